#include "followup/reminder.h"

#include "agenda/departure.h"
#include "compose/french.h"

namespace permanence::followup {

namespace {

constexpr std::chrono::hours recently{24};
constexpr Minutes after_booking{10};
constexpr std::chrono::hours useful_before_start{2};

bool gets_reminders(const Practice& practice, const Appointment& appointment) {
  return practice.reminder.enabled && appointment.change_request == ChangeRequest::none &&
         (appointment.state == AppointmentState::booked || appointment.state == AppointmentState::confirmed);
}

// Booked when the usual moment had passed: soon after, if that still helps.
std::optional<Instant> due_for_late_booking(const Practice& practice, const TimeZone& zone,
                                            const Appointment& appointment) {
  const Instant due =
      agenda::first_permitted_at_or_after(practice, zone, appointment.created_at + after_booking);
  if (due + useful_before_start > appointment.time.begin) return std::nullopt;
  return due;
}

}  // namespace

std::optional<Instant> reminder_due(const Practice& practice, const TimeZone& zone,
                                    const Appointment& appointment) {
  if (!gets_reminders(practice, appointment)) return std::nullopt;
  const Instant usual = zone.to_instant(zone.to_local(appointment.time.begin) - practice.reminder.before);
  const Instant due = agenda::last_permitted_at_or_before(practice, zone, usual);
  if (appointment.confirmed_at > due - recently) return std::nullopt;
  if (appointment.created_at > due) return due_for_late_booking(practice, zone, appointment);
  if (appointment.created_at > due - recently) return std::nullopt;
  return due;
}

bool may_leave(const Practice& practice, const TimeZone& zone, const Appointment& appointment, Instant now) {
  const auto due = reminder_due(practice, zone, appointment);
  if (!due || now < *due || now >= appointment.time.begin) return false;
  // Caught up after a stop: not in the night, unless the morning would be too late.
  const Instant permitted = agenda::first_permitted_at_or_after(practice, zone, now);
  return permitted == now || permitted >= appointment.time.begin;
}

std::string reminder_key(const Practice& practice, const Appointment& appointment) {
  return "reminder:" + std::to_string(practice.reminder.before.count()) + "h:" + appointment.id.text() + ":" +
         std::to_string(appointment.announced_version);
}

compose::Facts reminder_facts(const Practice& practice, const TimeZone& zone, const Appointment& appointment,
                              const Patient& patient, const Contact& contact) {
  const LocalDateTime moment = zone.to_local(appointment.time.begin);
  const Practitioner* practitioner = practice.practitioner(appointment.practitioner);
  const Place* place = practice.place(appointment.place);
  bool for_themselves = false;
  for (const ContactLink& link : contact.links)
    if (link.patient == patient.id && link.relation == Relation::self) for_themselves = true;

  compose::Facts facts;
  facts.values = {{"practice", practice.name},
                  {"telephone", practice.telephone},
                  {"moment", compose::moment_in_words(moment)},
                  {"date", compose::date_in_words(date_of(moment))},
                  {"time", compose::time_in_words(time_of(moment))},
                  {"practitioner", practitioner ? practitioner->display_name : practice.name},
                  {"place", place ? place->label : std::string()},
                  {"address", place ? place->address : std::string()},
                  {"patient_name", patient.full_name()}};
  // Only a patient's own name is sure: how a parent or carer is called isn't on file.
  if (for_themselves) facts.values["greeting_name"] = patient.full_name();
  facts.conditions = {{"has_name", for_themselves},
                      {"for_someone_else", !for_themselves},
                      {"several_practitioners", practice.practitioners.size() > 1},
                      {"several_places", practice.places.size() > 1}};
  return facts;
}

}  // namespace permanence::followup
