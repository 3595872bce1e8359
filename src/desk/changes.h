// A request acts before its answer: the appointment's reminders fall silent and the agenda shows it at once.
#pragma once

#include "desk/part.h"

namespace permanence::desk {

// Adds the step, unless the same was asked before. Gives the revision that the appointment then has.
inline std::uint32_t request_change(Part& part, const Appointment& appointment, ChangeRequest request) {
  if (appointment.change_request == request) return appointment.revision;
  part.steps.emplace_back(RequestChange{appointment.id, appointment.revision, request});
  return appointment.revision + 1;
}

}  // namespace permanence::desk
