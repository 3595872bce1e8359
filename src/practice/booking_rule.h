// The one rule that says whether an appointment may stand where it is about to be saved. Every store asks it
// inside its writing transaction, with everything that touches the row's busy time.
#pragma once

#include <optional>
#include <vector>

#include "practice/appointment.h"
#include "practice/offer.h"

namespace permanence {

enum class BookingConflict {
  none,
  practitioner_busy,  // an occupying appointment of this practitioner stands there, or the group is full
  held,               // an offer open to somebody else holds it
  patient_busy,       // this patient is expected elsewhere at that time
};

// `row`: as it is about to be saved. `standing`: the same row as the store has it, none when it is new: what
// stands there already isn't asked again, so that an overlap which the practitioner accepted on one row
// doesn't freeze the other. `touching`: every appointment, of any practitioner and state, whose busy time
// touches `row.busy()`; more does no harm. `offers`: likewise every offer that may hold; those that don't at
// `now`, or are `accepting` or the same patient's, are passed over. Half-open intervals: touching ends don't
// overlap.
BookingConflict booking_conflict(const Appointment& row, const std::optional<Appointment>& standing,
                                 const std::vector<Appointment>& touching, const std::vector<Offer>& offers,
                                 Instant now, const std::optional<OfferId>& accepting);

// One of its slots, not taken back, stands in the row's way: at its time, or in its group.
bool stands_in_the_way(const Offer& offer, const Appointment& row);

// Open, holding, not yet expired.
bool holds_at(const Offer& offer, Instant now);

}  // namespace permanence
