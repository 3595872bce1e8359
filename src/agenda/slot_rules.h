// The rules that finding slots and checking one have in common.
#pragma once

#include "agenda/free_slots.h"
#include "practice/booking_rule.h"

namespace permanence::agenda {

bool may_book(const Practitioner& practitioner, const VisitType& type, bool known_patient);

// The last day of the visit type's horizon, on the wall calendar.
LocalDate last_day(const VisitType& type, const TimeZone& zone, Instant now);

// A held slot with the buffers of its visit type: what it would occupy once it is booked.
Interval busy_of(const Practice& practice, const Slot& held);

// The booking rule over what the view knows.
BookingConflict conflict_of(const Practice& practice, const AgendaView& view, Instant now,
                            const SlotRequest& request, const VisitType& type, const Slot& slot);

}  // namespace permanence::agenda
