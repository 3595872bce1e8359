// People, appointments, tasks, and the agent's own state.
#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "agenda/free_slots.h"
#include "agent/after_restore.h"
#include "agent/alerts.h"
#include "agent/applying.h"
#include "agent/command_handlers.h"
#include "base/text.h"
#include "compose/french.h"
#include "practice/booking_rule.h"

namespace permanence::agent {
namespace {

// By name, else by the first characters of the identifier.
Result<Patient> patient_named(const ReadTransaction& read, const std::string& wanted) {
  PERMANENCE_TRY(patients, read.patients.all());
  std::vector<Patient> matching;
  for (const Patient& patient : patients) {
    if (folded(patient.full_name()) == folded(wanted) || folded(patient.family_name) == folded(wanted))
      matching.push_back(patient);
  }
  if (matching.empty()) {
    auto identified = by_prefix(patients, wanted);
    if (identified || identified.error().kind != ErrorKind::not_found) return identified;
    return fail(ErrorKind::not_found, "error.command.no_patient", {{"name", wanted}});
  }
  if (matching.size() > 1) return fail(ErrorKind::invalid_input, "error.command.several_patients", {{"name", wanted}});
  return matching.front();
}

std::optional<Relation> relation_named(const std::string& name) {
  using enum Relation;
  static constexpr std::array<std::pair<std::string_view, Relation>, 7> names{{{"self", self},
                                                                               {"parent", parent},
                                                                               {"guardian", guardian},
                                                                               {"carer", carer},
                                                                               {"professional", professional},
                                                                               {"institution", institution},
                                                                               {"other", other}}};
  for (const auto& [known, relation] : names)
    if (known == name) return relation;
  return std::nullopt;
}

bool is_mail_address(const std::string& text) {
  const auto at = text.find('@');
  return at != std::string::npos && at > 0 && at + 1 < text.size() &&
         text.find('@', at + 1) == std::string::npos &&
         text.find_first_of(" \t\r\n,;<>\"") == std::string::npos;
}

// What holds the time of the row for somebody else is taken back from its offer, and a person is told whose
// it was. The offer stays open, its slots keep the numbers that the patient has read: who answers with one
// that is gone gets others.
Result<std::vector<std::string>> take_held_slots(Transaction& write, Context& context,
                                                 const Appointment& row) {
  const Instant now = context.clock.now();
  std::vector<std::string> told;
  PERMANENCE_TRY(offers, write.offers.holding(row.busy(), now));
  for (Offer& offer : offers) {
    const bool own = offer.patient && offer.patient == row.patient;
    if (own || !holds_at(offer, now) || !stands_in_the_way(offer, row)) continue;
    std::vector<std::string> moments;
    for (Slot& slot : offer.slots) {
      if (slot.taken_back || slot.practitioner != row.practitioner || !overlaps(slot.time, row.busy()))
        continue;
      slot.taken_back = true;
      moments.push_back(compose::moment_in_words(context.zone.to_local(slot.time.begin)));
    }
    PERMANENCE_CHECK(write.offers.save(offer));
    PERMANENCE_CHECK(
        record(write, context, "offer.slot_taken_back", "practitioner", offer.id.text(), subject_of(offer)));
    PERMANENCE_TRY(patient, write.patients.find(offer.patient.value_or(PatientId())));
    told.push_back(context.catalogue.sentence(
        "task.held_slot_taken",
        {{"moment", joined(moments, ", ")}, {"name", patient ? patient->full_name() : ""}}));
    PERMANENCE_CHECK(open_task(write, context,
                               Task{.id = {},
                                    .kind = TaskKind::calendar_conflict,
                                    .patient = offer.patient,
                                    .contact = offer.contact,
                                    .conversation = offer.conversation,
                                    .reason = told.back(),
                                    .created_at = now}));
  }
  return told;
}

Result<BookingConflict> conflict_of(Transaction& write, const Appointment& row, Instant now) {
  PERMANENCE_TRY(touching, write.appointments.touching("", row.busy()));
  PERMANENCE_TRY(offers, write.offers.holding(row.busy(), now));
  return booking_conflict(row, std::nullopt, touching, offers, now, std::nullopt);
}

// An accepted slot of which nothing was written to the person stands as pending until its task is closed.
Result<void> book_what_no_row_announces(Transaction& write, Context& context, const Task& task) {
  if (!task.appointment) return {};
  PERMANENCE_TRY(appointment, write.appointments.find(*task.appointment));
  if (!appointment || appointment->state != AppointmentState::pending) return {};
  PERMANENCE_TRY(rows, write.outbox.of_appointment(appointment->id));
  for (const OutboxRow& row : rows)
    if (is_live(row.state)) return {};
  appointment->state = AppointmentState::booked;
  PERMANENCE_CHECK(write.appointments.save(*appointment, context.clock.now()));
  return record(write, context, "appointment.booked", "practitioner", appointment->id.text(),
                subject_of(appointment->patient));
}

Result<void> set_state(Context& context, const char* name, const std::string& value, const char* action) {
  return context.store.write([&](Transaction& write) -> Result<void> {
    PERMANENCE_CHECK(write.state.set(name, value));
    return record(write, context, action, "practitioner", "");
  });
}

}  // namespace

Result<Json> pause(Context& context, const Json&) {
  PERMANENCE_CHECK(set_state(context, state_name::paused_since, to_text(context.clock.now()), "agent.paused"));
  return Json::object();
}

Result<Json> resume(Context& context, const Json&) {
  int leaving = 0;
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
    PERMANENCE_TRY(missing, not_reread(write.reading(), context.practice));
    if (!missing.empty())
      return fail(ErrorKind::conflict, "error.command.not_reread", {{"mailbox", missing.front()}});
    for (const char* name : {state_name::paused_since, state_name::restored_at, state_name::clock_doubt_since})
      PERMANENCE_CHECK(write.state.set(name, ""));
    PERMANENCE_TRY(due, write.outbox.due(context.clock.now(), 1000));
    leaving = static_cast<int>(due.size());
    return record(write, context, "agent.resumed", "practitioner", "");
  }));
  return Json{{"leaving", leaving}};
}

Result<Json> test_alert(Context& context, const Json&) {
  const std::string now = to_text(context.clock.now());
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
    PERMANENCE_CHECK(alert_system(write, context, "test:" + now, "alert.test", {}));
    PERMANENCE_CHECK(write.state.set(state_name::alerts_tested, now));
    return record(write, context, "system.alert_tested", "practitioner", "");
  }));
  return Json::object();
}

Result<Json> close_task(Context& context, const Json& request) {
  PERMANENCE_TRY(id, field(request, "id"));
  const std::lock_guard lock(context.deciding);
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
    PERMANENCE_TRY(open, write.tasks.open());
    PERMANENCE_TRY(task, by_prefix(open, id));
    PERMANENCE_CHECK(write.tasks.close(task.id, context.clock.now()));
    PERMANENCE_CHECK(book_what_no_row_announces(write, context, task));
    if (task.message) {
      // The message has been seen to, unless something else about it is still open.
      PERMANENCE_TRY(message, write.messages.find(*task.message));
      PERMANENCE_TRY(open_here, task.conversation ? write.tasks.open_of_conversation(*task.conversation)
                                              : Result<std::vector<Task>>(std::vector<Task>{}));
      PERMANENCE_TRY(rows, task.conversation ? write.outbox.of_conversation(*task.conversation)
                                             : Result<std::vector<OutboxRow>>(std::vector<OutboxRow>{}));
      const bool open_task_left = std::any_of(open_here.begin(), open_here.end(), [&](const Task& other) {
        return other.message == task.message;
      });
      bool open_draft = false;
      for (const OutboxRow& row : rows)
        open_draft = open_draft || (row.answers == task.message && row.state == OutboxState::awaiting_approval);
      if (message && message->state == MessageState::waiting && !open_task_left && !open_draft) {
        message->state = MessageState::handled;
        PERMANENCE_CHECK(write.messages.update(*message));
      }
    }
    return record(write, context, "task.closed", "practitioner", task.id.text());
  }));
  return Json::object();
}

Result<Json> release(Context& context, const Json& request) {
  PERMANENCE_TRY(text, field(request, "id"));
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
    PERMANENCE_TRY(conversations, all_conversations(write.reading()));
    PERMANENCE_TRY(conversation, by_prefix(conversations, text));
    conversation.silent = false;
    PERMANENCE_CHECK(write.conversations.save(conversation));
    return record(write, context, "conversation.released", "practitioner", conversation.id.text());
  }));
  return Json::object();
}

Result<Json> add_patient(Context& context, const Json& request) {
  PERMANENCE_TRY(family_name, field(request, "family_name"));
  Patient patient;
  patient.id = context.identifiers.make<PatientId>();
  patient.given_name = normalized(trimmed(optional_field(request, "given_name")));
  patient.family_name = normalized(trimmed(family_name));
  const std::string birth_date = optional_field(request, "birth_date");
  patient.birth_date = parse_local_date(birth_date);
  if (!birth_date.empty() && !patient.birth_date)
    return fail(ErrorKind::invalid_input, "error.command.bad_day", {{"day", birth_date}});
  patient.since = context.clock.now();
  const std::string email = ascii_lowered(trimmed(optional_field(request, "email")));
  if (!email.empty() && !is_mail_address(email))
    return fail(ErrorKind::invalid_input, "error.command.bad_address", {{"address", email}});
  const std::string relation_name = optional_field(request, "relation");
  const auto relation = relation_named(relation_name);
  if (!relation_name.empty() && !relation)
    return fail(ErrorKind::invalid_input, "error.command.bad_relation", {{"relation", relation_name}});
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
    Patient saved = patient;
    PERMANENCE_CHECK(write.patients.save(saved));
    if (email.empty()) return record(write, context, "patient.added", "practitioner", patient.id.text(), subject_of(patient.id));
    // The address may be known already: a correspondent not yet identified, or the parent of another patient.
    PERMANENCE_TRY(known, write.contacts.with_address({Channel::email, email}));
    Contact contact;
    if (known.empty()) {
      contact.id = context.identifiers.make<ContactId>();
      contact.name = patient.full_name();
      contact.addresses.push_back({{Channel::email, email}, AddressState::usable});
    } else {
      contact = known.front();
    }
    contact.links.push_back(
        {.patient = patient.id,
         .relation = relation.value_or(contact.is_identified() ? Relation::other : Relation::self)});
    PERMANENCE_CHECK(write.contacts.save(contact));
    return record(write, context, "patient.added", "practitioner", patient.id.text(), subject_of(patient.id));
  }));
  return Json{{"id", patient.id.text()}};
}

Result<Json> add_appointment(Context& context, const Json& request) {
  PERMANENCE_TRY(name, field(request, "patient"));
  PERMANENCE_TRY(start_text, field(request, "start"));
  const auto start = parse_local_date_time(start_text);
  if (!start) return fail(ErrorKind::invalid_input, "error.command.bad_moment", {{"moment", start_text}});
  std::string practitioner = optional_field(request, "practitioner");
  if (practitioner.empty()) practitioner = context.practice.practitioners.front().name;
  std::string visit_type = optional_field(request, "visit_type");
  if (visit_type.empty()) {
    const VisitType* usual = agenda::default_visit_type(context.practice, practitioner, true);
    if (usual != nullptr) visit_type = usual->name;
  }
  const VisitType* type = context.practice.visit_type(visit_type);
  if (type == nullptr) return fail(ErrorKind::invalid_input, "error.command.no_visit_type", {{"name", visit_type}});
  const Instant begin = context.zone.to_instant(*start);
  const auto slot = agenda::slot_at(context.practice, context.zone, practitioner, visit_type, begin);
  Appointment appointment;
  appointment.id = context.identifiers.make<AppointmentId>();
  appointment.practitioner = practitioner;
  // Outside opening hours the practitioner's word is enough; the place is then the first.
  appointment.place = slot ? slot->place : context.practice.places.empty() ? "" : context.practice.places.front().name;
  appointment.visit_type = visit_type;
  appointment.time = {begin, begin + type->duration};
  appointment.buffer_before = type->buffer_before;
  appointment.buffer_after = type->buffer_after;
  appointment.capacity = type->capacity;
  appointment.created_at = context.clock.now();
  const bool may_overlap = request.value("overlap", false);
  std::vector<std::string> taken;
  const std::lock_guard lock(context.deciding);
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
    PERMANENCE_TRY(patient, patient_named(write.reading(), name));
    Appointment saved = appointment;
    saved.patient = patient.id;
    PERMANENCE_TRY(conflict, conflict_of(write, saved, saved.created_at));
    taken.clear();
    if (conflict == BookingConflict::held || (conflict != BookingConflict::none && may_overlap)) {
      PERMANENCE_TRY(told, take_held_slots(write, context, saved));
      taken = told;
    }
    if (conflict != BookingConflict::none && conflict != BookingConflict::held) {
      if (!may_overlap)
        return fail(ErrorKind::conflict, "error.command.moment_taken", {{"moment", start_text}});
      saved.overlap_accepted = true;
    }
    PERMANENCE_CHECK(write.appointments.save(saved, context.clock.now()));
    return record(write, context, "appointment.made", "practitioner", saved.id.text(), subject_of(patient.id));
  }));
  context.observer.agenda_changed(appointment.id);
  return Json{{"id", appointment.id.text()}, {"told", taken}};
}

}  // namespace permanence::agent
