#include "practice/booking_rule.h"

#include <algorithm>

namespace permanence {

namespace {

bool stands_already(const Appointment& row, const Appointment& standing) {
  return occupies(standing.state) && !standing.overlap_accepted &&
         standing.practitioner == row.practitioner && standing.patient == row.patient &&
         standing.visit_type == row.visit_type && standing.time == row.time &&
         standing.busy() == row.busy() && standing.capacity == row.capacity;
}

// A slot has no buffers of its own: the visit type's are the row's where both are of one group.
enum class Holding { nothing, place_in_group, time };

Holding holding_of(const Offer& offer, const Appointment& row) {
  auto found = Holding::nothing;
  for (const Slot& slot : offer.slots) {
    if (slot.taken_back || slot.practitioner != row.practitioner || !overlaps(slot.time, row.busy()))
      continue;
    if (row.capacity <= 1 || slot.visit_type != row.visit_type || slot.time != row.time) return Holding::time;
    found = Holding::place_in_group;
  }
  return found;
}

}  // namespace

bool stands_in_the_way(const Offer& offer, const Appointment& row) {
  return holding_of(offer, row) != Holding::nothing;
}

bool holds_at(const Offer& offer, Instant now) {
  return offer.holds && offer.state == OfferState::open && now < offer.expires_at;
}

BookingConflict booking_conflict(const Appointment& row, const std::optional<Appointment>& standing,
                                 const std::vector<Appointment>& touching, const std::vector<Offer>& offers,
                                 Instant now, const std::optional<OfferId>& accepting) {
  if (!occupies(row.state) || row.overlap_accepted) return BookingConflict::none;
  if (standing && stands_already(row, *standing)) return BookingConflict::none;

  int places = row.capacity;
  int taken = 1;
  for (const Appointment& other : touching) {
    if (other.id == row.id || !occupies(other.state)) continue;
    if (!row.patient.is_nil() && other.patient == row.patient && overlaps(other.time, row.time))
      return BookingConflict::patient_busy;
    if (other.practitioner != row.practitioner || !overlaps(other.busy(), row.busy())) continue;
    if (!may_share(row, other)) return BookingConflict::practitioner_busy;
    places = std::min(places, other.capacity);
    ++taken;
  }
  if (taken > places) return BookingConflict::practitioner_busy;

  for (const Offer& offer : offers) {
    if (!holds_at(offer, now) || offer.id == accepting) continue;
    if (offer.patient && offer.patient == row.patient) continue;
    switch (holding_of(offer, row)) {
      case Holding::nothing:
        break;
      case Holding::place_in_group:
        ++taken;
        break;
      case Holding::time:
        return BookingConflict::held;
    }
  }
  return taken > places ? BookingConflict::held : BookingConflict::none;
}

}  // namespace permanence
