// People, appointments, tasks, and the agent's own state.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "agenda/free_slots.h"
#include "agent/alerts.h"
#include "agent/applying.h"
#include "agent/command_handlers.h"
#include "base/text.h"

namespace permanence::agent {
namespace {

Result<Patient> patient_named(const ReadTransaction& read, const std::string& wanted) {
  PERMANENCE_TRY(patients, read.patients.all());
  std::vector<Patient> matching;
  for (const Patient& patient : patients) {
    if (patient.id.text() == wanted) return patient;
    if (folded(patient.full_name()) == folded(wanted) || folded(patient.family_name) == folded(wanted))
      matching.push_back(patient);
  }
  if (matching.empty()) return fail(ErrorKind::not_found, "error.command.no_patient", {{"name", wanted}});
  if (matching.size() > 1) return fail(ErrorKind::invalid_input, "error.command.several_patients", {{"name", wanted}});
  return matching.front();
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
    return write.state.set(state_name::alerts_tested, now);
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
  const auto id = ConversationId::parse(text);
  if (!id) return fail(ErrorKind::not_found, "error.command.not_found", {{"id", text}});
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
    PERMANENCE_TRY(conversation, write.conversations.find(*id));
    if (!conversation) return fail(ErrorKind::not_found, "error.command.not_found", {{"id", text}});
    conversation->silent = false;
    PERMANENCE_CHECK(write.conversations.save(*conversation));
    return record(write, context, "conversation.released", "practitioner", id->text());
  }));
  return Json::object();
}

Result<Json> add_patient(Context& context, const Json& request) {
  PERMANENCE_TRY(family_name, field(request, "family_name"));
  Patient patient;
  patient.id = context.identifiers.make<PatientId>();
  patient.given_name = normalized(trimmed(optional_field(request, "given_name")));
  patient.family_name = normalized(trimmed(family_name));
  patient.birth_date = parse_local_date(optional_field(request, "birth_date"));
  patient.since = context.clock.now();
  const std::string email = ascii_lowered(trimmed(optional_field(request, "email")));
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
    contact.links.push_back({.patient = patient.id,
                             .relation = known.empty() || !known.front().is_identified() ? Relation::self
                                                                                         : Relation::other});
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
  const std::lock_guard lock(context.deciding);
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
    PERMANENCE_TRY(patient, patient_named(write.reading(), name));
    Appointment saved = appointment;
    saved.patient = patient.id;
    PERMANENCE_CHECK(write.appointments.save(saved, context.clock.now()));
    return record(write, context, "appointment.made", "practitioner", saved.id.text(), subject_of(patient.id));
  }));
  context.observer.agenda_changed(appointment.id);
  return Json{{"id", appointment.id.text()}};
}

}  // namespace permanence::agent
