// An appointment, and the rule that says which two may not stand beside each other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/time.h"
#include "practice/identifiers.h"

namespace permanence {

enum class AppointmentState { pending, booked, confirmed, cancelled, attended, missed, missed_excused };
enum class Actor { patient, practitioner, agent, calendar };
// What the patient has asked about it that nobody has decided yet: reminders are silent and the agenda shows it.
enum class ChangeRequest { none, cancel, move };

struct Appointment {
  AppointmentId id;
  PatientId patient;
  PractitionerName practitioner;
  PlaceName place;
  VisitTypeName visit_type;
  Interval time;                 // what the patient is told
  Minutes buffer_before{0};      // busy for everyone else, told to nobody
  Minutes buffer_after{0};
  int capacity = 1;              // how many appointments of this visit type may stand side by side
  AppointmentState state = AppointmentState::booked;
  ChangeRequest change_request = ChangeRequest::none;
  std::optional<Actor> cancelled_by;
  Instant created_at{};
  Instant confirmed_at{};        // by the patient; the epoch if never
  std::uint32_t revision = 0;           // rises with every change
  std::uint32_t announced_version = 0;  // rises when start, place, practitioner or cancellation changes
  bool overlap_accepted = false;        // the practitioner's word, on the record

  Interval busy() const { return {time.begin - buffer_before, time.end + buffer_after}; }
};

// Pending and held count as busy; cancelled and missed don't.
constexpr bool occupies(AppointmentState state) {
  return state == AppointmentState::pending || state == AppointmentState::booked ||
         state == AppointmentState::confirmed || state == AppointmentState::attended;
}

// Two appointments of one practitioner whose busy times touch share it only as a group: the same visit type with a
// capacity above one. How many may stand in it is counted by who knows them all (the store, inside its transaction).
inline bool may_share(const Appointment& a, const Appointment& b) {
  return a.capacity > 1 && b.capacity > 1 && a.visit_type == b.visit_type && a.time == b.time;
}

}  // namespace permanence
