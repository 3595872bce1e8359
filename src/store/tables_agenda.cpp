#include <algorithm>

#include "practice/booking_rule.h"
#include "store/failure.h"
#include "store/tables.h"

namespace permanence::store {

Result<std::optional<Appointment>> SealedAppointments::find(AppointmentId id) const {
  return guarded([&] { return load_one<Appointment>(work_, "appointment", "WHERE id = :id", {id.text()}); });
}

Result<std::vector<Appointment>> SealedAppointments::touching(const PractitionerName& practitioner,
                                                              Interval interval) const {
  return guarded([&] {
    std::string tail = "WHERE busy_until > :from AND busy_from < :until";
    Values values = {seconds(interval.begin), seconds(interval.end)};
    if (!practitioner.empty()) {
      tail += " AND practitioner = :practitioner";
      values.emplace_back(clear_text(practitioner));
    }
    return load<Appointment>(work_, "appointment", tail + " ORDER BY begins_at, sequence", values);
  });
}

Result<std::vector<Appointment>> SealedAppointments::of_patient(PatientId patient) const {
  return guarded([&] {
    return load<Appointment>(work_, "appointment", "WHERE patient = :patient ORDER BY begins_at, sequence",
                             {column(patient)});
  });
}

Result<void> SealedAppointments::save(Appointment& appointment, Instant now,
                                      std::optional<OfferId> accepting) {
  return guarded([&] {
    check_revision(work_.database, "appointment", appointment.id.text(), appointment.revision);
    const auto busy = appointment.busy();
    const auto conflict = booking_conflict(appointment, must(find(appointment.id)), must(touching({}, busy)),
                                           must(SealedOffers(work_).holding(busy, now)), now, accepting);
    if (conflict != BookingConflict::none) give_up(ErrorKind::conflict, "error.agenda.slot_taken");
    save_revised(work_, "appointment", appointment, sealing_subject(appointment.patient, {}),
                 {{"patient", column(appointment.patient)},
                  {"practitioner", clear_text(appointment.practitioner)},
                  {"place", clear_text(appointment.place)},
                  {"state", name_in_store(appointment.state)},
                  {"begins_at", seconds(appointment.time.begin)},
                  {"ends_at", seconds(appointment.time.end)},
                  {"busy_from", seconds(busy.begin)},
                  {"busy_until", seconds(busy.end)}});
  });
}

Result<std::optional<Offer>> SealedOffers::find(OfferId id) const {
  return guarded([&] { return load_one<Offer>(work_, "offer", "WHERE id = :id", {id.text()}); });
}

Result<std::vector<Offer>> SealedOffers::of_contact(ContactId contact) const {
  return guarded([&] {
    return load<Offer>(work_, "offer", "WHERE contact = :contact ORDER BY sequence DESC", {column(contact)});
  });
}

Result<std::vector<Offer>> SealedOffers::of_patient(PatientId patient) const {
  return guarded([&] {
    return load<Offer>(work_, "offer", "WHERE patient = :patient ORDER BY sequence DESC", {column(patient)});
  });
}

Result<std::vector<Offer>> SealedOffers::holding(Interval interval, Instant now) const {
  return guarded([&] {
    auto offers = load<Offer>(work_, "offer",
                              "WHERE state = 'open' AND holds = 1 AND expires_at > :now ORDER BY sequence",
                              {seconds(now)});
    const auto is_elsewhere = [&](const Offer& offer) {
      return std::none_of(offer.slots.begin(), offer.slots.end(),
                          [&](const Slot& slot) { return overlaps(slot.time, interval); });
    };
    offers.erase(std::remove_if(offers.begin(), offers.end(), is_elsewhere), offers.end());
    return offers;
  });
}

Result<std::vector<Offer>> SealedOffers::open_and_expired(Instant now) const {
  return guarded([&] {
    return load<Offer>(work_, "offer", "WHERE state = 'open' AND expires_at <= :now ORDER BY sequence",
                       {seconds(now)});
  });
}

Result<void> SealedOffers::save(Offer& offer) {
  return guarded([&] {
    save_revised(work_, "offer", offer, sealing_subject(offer.patient, offer.contact),
                 {{"contact", column(offer.contact)},
                  {"patient", column(offer.patient)},
                  {"state", name_in_store(offer.state)},
                  {"holds", offer.holds ? 1 : 0},
                  {"expires_at", seconds(offer.expires_at)}});
  });
}

}  // namespace permanence::store
