#include "ports/memory_tables.h"
#include "practice/booking_rule.h"

namespace permanence::memory {

namespace {

Instant start_of(const Appointment& appointment) { return appointment.time.begin; }

// Offers have no instant of creation: the last inserted is the newest.
template <class Wanted>
std::vector<Offer> newest_first(const Rows<OfferId, Offer>& rows, Wanted wanted) {
  auto offers = rows.select(wanted);
  std::reverse(offers.begin(), offers.end());
  return offers;
}

}  // namespace

Result<std::optional<Appointment>> Appointments::find(AppointmentId id) const { return rows.copy(id); }

Result<std::vector<Appointment>> Appointments::touching(const PractitionerName& practitioner,
                                                        Interval interval) const {
  return rows.select(
      [&](const Appointment& each) {
        return (practitioner.empty() || each.practitioner == practitioner) && overlaps(each.busy(), interval);
      },
      start_of);
}

Result<std::vector<Appointment>> Appointments::of_patient(PatientId patient) const {
  return rows.select([&](const Appointment& each) { return each.patient == patient; }, start_of);
}

Result<void> Appointments::save(Appointment& appointment, Instant now, std::optional<OfferId> accepting) {
  PERMANENCE_CHECK(rows.check_revision(appointment.id, appointment));
  PERMANENCE_TRY(others, touching({}, appointment.busy()));
  PERMANENCE_TRY(offers, offers_.holding(appointment.busy(), now));
  const auto conflict =
      booking_conflict(appointment, rows.copy(appointment.id), others, offers, now, accepting);
  if (conflict != BookingConflict::none) return fail(ErrorKind::conflict, "error.agenda.slot_taken");
  return rows.save(appointment.id, appointment);
}

Result<std::optional<Offer>> Offers::find(OfferId id) const { return rows.copy(id); }

Result<std::vector<Offer>> Offers::of_contact(ContactId contact) const {
  return newest_first(rows, [&](const Offer& each) { return each.contact == contact; });
}

Result<std::vector<Offer>> Offers::of_patient(PatientId patient) const {
  return newest_first(rows, [&](const Offer& each) { return each.patient == patient; });
}

Result<std::vector<Offer>> Offers::holding(Interval interval, Instant now) const {
  return rows.select([&](const Offer& each) {
    return holds_at(each, now) && std::any_of(each.slots.begin(), each.slots.end(), [&](const Slot& slot) {
             return overlaps(slot.time, interval);
           });
  });
}

Result<std::vector<Offer>> Offers::open_and_expired(Instant now) const {
  return rows.select(
      [&](const Offer& each) { return each.state == OfferState::open && each.expires_at <= now; });
}

Result<void> Offers::save(Offer& offer) { return rows.save(offer.id, offer); }

}  // namespace permanence::memory
