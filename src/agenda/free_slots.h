// Free slots: what could be offered, best first, and why something could not.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "practice/appointment.h"
#include "practice/offer.h"
#include "practice/practice.h"

namespace permanence::agenda {

// What is known of everybody's time in the stretch that is searched.
struct AgendaView {
  std::vector<Appointment> appointments;  // any state
  std::vector<Slot> held;                 // by offers open to somebody else
};

struct SlotRequest {
  PractitionerName practitioner;  // empty: whoever has the visit type
  VisitTypeName visit_type;
  bool known_patient = true;
  std::optional<PatientId> patient;       // whose own appointments aren't doubled
  std::optional<AppointmentId> replaces;  // this appointment's time counts as free, but isn't offered again
  // Whether a slot fits what is wished, and whether it is preferred among those; empty: all do.
  std::function<bool(LocalDateTime start, Minutes duration)> fits;
  std::function<bool(LocalDateTime start, Minutes duration)> preferred;
  std::size_t limit = 3;
};

enum class Refusal {
  none,
  not_open,
  absence,
  holiday,
  too_soon,
  too_far,
  taken,
  held,
  patient_busy,
  visit_type_not_offered
};

// Slots in the order to offer them: preferred first, then those that leave no unusable hole, then soonest; spread over
// days where that costs nothing.
std::vector<Slot> find_slots(const Practice& practice, const TimeZone& zone, const AgendaView& view,
                             Instant now, const SlotRequest& request);

// Whether exactly this time could be booked now, and if not why. Too far and too soon are said only of a slot that nothing
// else stands against: the practitioner may bend those two.
Refusal check_slot(const Practice& practice, const TimeZone& zone, const AgendaView& view, Instant now,
                   const SlotRequest& request, const Slot& slot);

// The intervals, in UTC, at which a practitioner works on that day: hours less absences and holidays.
std::vector<Interval> working_hours(const Practice& practice, const Practitioner& practitioner,
                                    const TimeZone& zone, LocalDate day);

// The slot for a visit type that begins at `start`, at the place where the practitioner works then; nullopt outside the
// hours of the week. Whether it may be booked is `check_slot`'s to say: absences and holidays too.
std::optional<Slot> slot_at(const Practice& practice, const TimeZone& zone,
                            const PractitionerName& practitioner, const VisitTypeName& visit_type,
                            Instant start);

// The visit type to offer: the practitioner's first one that this patient may book; nullptr if there is none.
const VisitType* default_visit_type(const Practice& practice, const PractitionerName& practitioner,
                                    bool known_patient);

}  // namespace permanence::agenda
