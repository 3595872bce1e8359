// Invitations as iCalendar (RFC 5545, 5546): one UID for an appointment's life, SEQUENCE raised with each announcement.
#pragma once

#include <string>

#include "base/result.h"
#include "base/time.h"

namespace permanence {

struct Invitation {
  std::string uid;                // stable for the appointment's life
  std::uint32_t sequence = 0;     // announced_version
  bool cancels = false;           // METHOD:CANCEL, STATUS:CANCELLED
  Interval time;
  Instant made_at{};
  std::string title;              // "Rendez-vous avec Anna Kermarec": never a reason or a specialty
  std::string place;
  std::string organizer_address;
  std::string organizer_name;
  std::string attendee_address;
};

class InvitationFormat {
 public:
  virtual ~InvitationFormat() = default;
  virtual Result<std::string> write(const Invitation& invitation) const = 0;
};

}  // namespace permanence
