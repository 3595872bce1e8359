#include "agenda/slot_rules.h"

#include <algorithm>

#include "agenda/holidays.h"
#include "agenda/stretches.h"

namespace permanence::agenda {

bool may_book(const Practitioner& practitioner, const VisitType& type, bool known_patient) {
  const auto& offered = practitioner.visit_types;
  return std::find(offered.begin(), offered.end(), type.name) != offered.end() &&
         (known_patient ? type.for_known_patients : type.for_new_patients);
}

LocalDate last_day(const VisitType& type, const TimeZone& zone, Instant now) {
  return date_of(zone.to_local(now)) + type.horizon;
}

Interval busy_of(const Practice& practice, const Slot& held) {
  const VisitType* type = practice.visit_type(held.visit_type);
  if (!type) return held.time;
  return {held.time.begin - type->buffer_before, held.time.end + type->buffer_after};
}

BookingConflict conflict_of(const Practice& practice, const AgendaView& view, Instant now,
                            const SlotRequest& request, const VisitType& type, const Slot& slot) {
  Appointment row;
  row.id = request.replaces.value_or(AppointmentId());
  row.patient = request.patient.value_or(PatientId());
  row.practitioner = slot.practitioner;
  row.place = slot.place;
  row.visit_type = slot.visit_type;
  row.time = slot.time;
  row.buffer_before = type.buffer_before;
  row.buffer_after = type.buffer_after;
  row.capacity = type.capacity;

  std::vector<Offer> held;
  for (const Slot& each : view.held) {
    Offer offer;
    offer.slots = {each};
    const bool one_group = type.capacity > 1 && each.visit_type == slot.visit_type && each.time == slot.time;
    if (!one_group) offer.slots.front().time = busy_of(practice, each);
    offer.holds = true;
    offer.state = OfferState::open;
    offer.expires_at = Instant::max();
    held.push_back(std::move(offer));
  }
  return booking_conflict(row, {}, view.appointments, held, now, {});
}

Refusal check_slot(const Practice& practice, const TimeZone& zone, const AgendaView& view, Instant now,
                   const SlotRequest& request, const Slot& slot) {
  const Practitioner* practitioner = practice.practitioner(slot.practitioner);
  const VisitType* type = practice.visit_type(slot.visit_type);
  if (!practitioner || !type || !may_book(*practitioner, *type, request.known_patient))
    return Refusal::visit_type_not_offered;

  const LocalDate day = date_of(zone.to_local(slot.time.begin));
  const auto open = opening_stretches(*practitioner, zone, day);
  const bool works_there = std::any_of(open.begin(), open.end(), [&](const Stretch& each) {
    return contains(each.time, slot.time) && *each.place == slot.place;
  });
  if (!works_there || slot.time.end <= slot.time.begin) return Refusal::not_open;
  if (!practice.open_on_holidays && is_holiday(day, practice.holiday_region)) return Refusal::holiday;
  for (const Interval& absence : absences_of(*practitioner, zone))
    if (overlaps(absence, slot.time)) return Refusal::absence;

  switch (conflict_of(practice, view, now, request, *type, slot)) {
    case BookingConflict::none:
      break;
    case BookingConflict::practitioner_busy:
      return Refusal::taken;
    case BookingConflict::held:
      return Refusal::held;
    case BookingConflict::patient_busy:
      return Refusal::patient_busy;
  }
  if (day > last_day(*type, zone, now)) return Refusal::too_far;
  if (slot.time.begin < now + type->minimum_notice) return Refusal::too_soon;
  return Refusal::none;
}

std::optional<Slot> slot_at(const Practice& practice, const TimeZone& zone,
                            const PractitionerName& practitioner, const VisitTypeName& visit_type,
                            Instant start) {
  const Practitioner* who = practice.practitioner(practitioner);
  const VisitType* type = practice.visit_type(visit_type);
  if (!who || !type) return std::nullopt;
  const Interval time{start, start + type->duration};
  for (const Stretch& each : opening_stretches(*who, zone, date_of(zone.to_local(start))))
    if (contains(each.time, time)) return Slot{time, practitioner, *each.place, visit_type};
  return std::nullopt;
}

const VisitType* default_visit_type(const Practice& practice, const PractitionerName& practitioner,
                                    bool known_patient) {
  for (const Practitioner& each : practice.practitioners) {
    if (!practitioner.empty() && each.name != practitioner) continue;
    for (const VisitTypeName& name : each.visit_types)
      if (const VisitType* type = practice.visit_type(name); type && may_book(each, *type, known_patient))
        return type;
  }
  return nullptr;
}

}  // namespace permanence::agenda
