// What a person looks at.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "agent/applying.h"
#include "agent/command_handlers.h"
#include "base/text.h"

namespace permanence::agent {
namespace {

std::string wall(const Context& context, Instant instant) { return to_text(context.zone.to_local(instant)); }

Result<std::string> patient_name(const ReadTransaction& read, const std::optional<PatientId>& id) {
  if (!id) return std::string();
  PERMANENCE_TRY(patient, read.patients.find(*id));
  return patient ? patient->full_name() : std::string();
}

std::string_view name_of(OutboxState state) {
  switch (state) {
    case OutboxState::planned: return "planned";
    case OutboxState::awaiting_approval: return "awaiting_approval";
    case OutboxState::claimed: return "claimed";
    case OutboxState::handed: return "handed";
    case OutboxState::sent: return "sent";
    case OutboxState::failed: return "failed";
    case OutboxState::expired: return "expired";
    case OutboxState::uncertain: return "uncertain";
    case OutboxState::withdrawn: return "withdrawn";
  }
  return "";
}

std::string_view name_of(AppointmentState state) {
  switch (state) {
    case AppointmentState::pending: return "pending";
    case AppointmentState::booked: return "booked";
    case AppointmentState::confirmed: return "confirmed";
    case AppointmentState::cancelled: return "cancelled";
    case AppointmentState::attended: return "attended";
    case AppointmentState::missed: return "missed";
    case AppointmentState::missed_excused: return "missed_excused";
  }
  return "";
}

std::string_view name_of(ChangeRequest request) {
  switch (request) {
    case ChangeRequest::none: return "";
    case ChangeRequest::cancel: return "cancel";
    case ChangeRequest::move: return "move";
  }
  return "";
}

std::string_view name_of(TaskKind kind) {
  switch (kind) {
    case TaskKind::read_message: return "read_message";
    case TaskKind::clinical: return "clinical";
    case TaskKind::emergency: return "emergency";
    case TaskKind::violence: return "violence";
    case TaskKind::wrong_person: return "wrong_person";
    case TaskKind::identify: return "identify";
    case TaskKind::call: return "call";
    case TaskKind::uncertain_send: return "uncertain_send";
    case TaskKind::failed_send: return "failed_send";
    case TaskKind::calendar_conflict: return "calendar_conflict";
    case TaskKind::system: return "system";
  }
  return "";
}

std::string_view name_of(MessageState state) {
  switch (state) {
    case MessageState::stored: return "stored";
    case MessageState::handled: return "handled";
    case MessageState::waiting: return "waiting";
    case MessageState::left: return "left";
  }
  return "";
}

Result<Json> row_as_json(const Context& context, const ReadTransaction& read, const OutboxRow& row) {
  PERMANENCE_TRY(patient, patient_name(read, row.patient));
  Json json{{"id", row.id.text()},
            {"kind", permanence::name_of(row.kind)},
            {"state", name_of(row.state)},
            {"to", row.to.value},
            {"patient", patient},
            {"subject", row.message.subject()},
            {"text", row.message.text()},
            {"created_at", wall(context, row.created_at)},
            {"leaves_at", wall(context, row.not_before)}};
  if (row.answers) {
    PERMANENCE_TRY(message, read.messages.find(*row.answers));
    if (message) {
      json["answers"] = message->content.text;
      const Json reading = Json::parse(message->reading, nullptr, false);
      if (reading.is_object() && reading.contains("reason")) json["reason"] = reading["reason"];
    }
  }
  return json;
}

Result<Json> appointment_as_json(const Context& context, const ReadTransaction& read, const Appointment& appointment) {
  PERMANENCE_TRY(patient, patient_name(read, appointment.patient));
  return Json{{"id", appointment.id.text()},
              {"patient", patient},
              {"practitioner", appointment.practitioner},
              {"place", appointment.place},
              {"visit_type", appointment.visit_type},
              {"start", wall(context, appointment.time.begin)},
              {"end", wall(context, appointment.time.end)},
              {"state", name_of(appointment.state)},
              {"request", name_of(appointment.change_request)}};
}

// Runs `f` on one view and gives what it filled.
template <class F>
Result<Json> read_json(Context& context, F f) {
  Json json;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    json = Json::object();
    return f(read, json);
  }));
  return json;
}

}  // namespace

Result<Json> status(Context& context, const Json&) {
  return read_json(context, [&](const ReadTransaction& read, Json& json) -> Result<void> {
    PERMANENCE_TRY(stored, read.messages.in_state(MessageState::stored));
    PERMANENCE_TRY(waiting, read.messages.in_state(MessageState::waiting));
    PERMANENCE_TRY(left, read.messages.in_state(MessageState::left));
    PERMANENCE_TRY(drafts, read.outbox.in_state(OutboxState::awaiting_approval));
    PERMANENCE_TRY(planned, read.outbox.in_state(OutboxState::planned));
    PERMANENCE_TRY(uncertain, read.outbox.in_state(OutboxState::uncertain));
    PERMANENCE_TRY(tasks, read.tasks.open());
    json = Json{{"undecided", stored.size()}, {"waiting", waiting.size()}, {"left", left.size()},
                {"drafts", drafts.size()},    {"planned", planned.size()}, {"uncertain", uncertain.size()},
                {"tasks", tasks.size()}};
    std::size_t calls = 0;
    for (const Task& task : tasks) calls += task.kind == TaskKind::call ? 1 : 0;
    json["to_call"] = calls;
    for (const char* name : {state_name::paused_since, state_name::restored_at, state_name::clock_doubt_since,
                             state_name::last_alive}) {
      PERMANENCE_TRY(value, state_of(read, name));
      const auto instant = parse_instant(value);
      json[name] = instant ? wall(context, *instant) : "";
    }
    return {};
  });
}

Result<Json> list_drafts(Context& context, const Json&) {
  return read_json(context, [&](const ReadTransaction& read, Json& json) -> Result<void> {
    json["drafts"] = Json::array();
    json["planned"] = Json::array();
    for (const OutboxState state : {OutboxState::awaiting_approval, OutboxState::planned}) {
      PERMANENCE_TRY(rows, read.outbox.in_state(state));
      for (const OutboxRow& row : rows) {
        PERMANENCE_TRY(each, row_as_json(context, read, row));
        json[state == OutboxState::planned ? "planned" : "drafts"].push_back(std::move(each));
      }
    }
    return {};
  });
}

Result<Json> list_tasks(Context& context, const Json& request) {
  const std::string wanted = optional_field(request, "kind");
  return read_json(context, [&](const ReadTransaction& read, Json& json) -> Result<void> {
    json["tasks"] = Json::array();
    PERMANENCE_TRY(tasks, read.tasks.open());
    for (const Task& task : tasks) {
      if (!wanted.empty() && name_of(task.kind) != wanted) continue;
      PERMANENCE_TRY(patient, patient_name(read, task.patient));
      Json each{{"id", task.id.text()},
                {"kind", name_of(task.kind)},
                {"reason", task.reason},
                {"patient", patient},
                {"since", wall(context, task.created_at)}};
      if (task.conversation) each["conversation"] = task.conversation->text();
      if (task.message) {
        PERMANENCE_TRY(message, read.messages.find(*task.message));
        if (message) {
          each["from"] = message->content.from_address;
          each["subject"] = message->content.subject;
          each["text"] = message->content.text;
        }
      }
      json["tasks"].push_back(std::move(each));
    }
    return {};
  });
}

Result<Json> list_left(Context& context, const Json&) {
  return read_json(context, [&](const ReadTransaction& read, Json& json) -> Result<void> {
    json["left"] = Json::array();
    PERMANENCE_TRY(messages, read.messages.in_state(MessageState::left));
    for (const StoredMessage& message : messages)
      json["left"].push_back({{"from", message.content.from_address},
                              {"subject", message.content.subject},
                              {"received_at", wall(context, message.content.received_at)},
                              {"reason", context.catalogue.sentence(message.left_reason)}});
    return {};
  });
}

Result<Json> list_patients(Context& context, const Json&) {
  return read_json(context, [&](const ReadTransaction& read, Json& json) -> Result<void> {
    json["patients"] = Json::array();
    PERMANENCE_TRY(patients, read.patients.all());
    std::sort(patients.begin(), patients.end(), [](const Patient& a, const Patient& b) {
      return std::pair(folded(a.family_name), folded(a.given_name)) <
             std::pair(folded(b.family_name), folded(b.given_name));
    });
    for (const Patient& patient : patients) {
      Json addresses = Json::array();
      PERMANENCE_TRY(contacts, read.contacts.of_patient(patient.id));
      for (const Contact& contact : contacts)
        for (const ContactAddress& address : contact.addresses) addresses.push_back(address.address.value);
      json["patients"].push_back({{"id", patient.id.text()},
                                  {"name", patient.full_name()},
                                  {"birth_date", patient.birth_date ? to_text(*patient.birth_date) : ""},
                                  {"addresses", std::move(addresses)}});
    }
    return {};
  });
}

Result<std::vector<Conversation>> all_conversations(const ReadTransaction& read) {
  std::vector<Conversation> all;
  PERMANENCE_TRY(contacts, read.contacts.all());
  for (const Contact& contact : contacts) {
    PERMANENCE_TRY(theirs, read.conversations.of_contact(contact.id));
    all.insert(all.end(), theirs.begin(), theirs.end());
  }
  return all;
}

Result<Json> list_conversations(Context& context, const Json&) {
  return read_json(context, [&](const ReadTransaction& read, Json& json) -> Result<void> {
    json["conversations"] = Json::array();
    PERMANENCE_TRY(conversations, all_conversations(read));
    for (const Conversation& conversation : conversations) {
      if (!conversation.silent) continue;
      PERMANENCE_TRY(contact, read.contacts.find(conversation.contact));
      json["conversations"].push_back({{"id", conversation.id.text()},
                                       {"name", contact ? contact->name : ""},
                                       {"subject", conversation.subject},
                                       {"since", wall(context, conversation.last_activity)}});
    }
    return {};
  });
}

Result<Json> list_agenda(Context& context, const Json& request) {
  const std::string wanted = optional_field(request, "from");
  const auto from = parse_local_date(wanted);
  if (!wanted.empty() && !from)
    return fail(ErrorKind::invalid_input, "error.command.bad_day", {{"day", wanted}});
  const LocalDate first = from.value_or(date_of(context.zone.to_local(context.clock.now())));
  const int days = std::clamp(request.value("days", 7), 1, 366);
  const Interval shown{context.zone.to_instant(first + at(0)),
                       context.zone.to_instant(first + std::chrono::days(days) + at(0))};
  return read_json(context, [&](const ReadTransaction& read, Json& json) -> Result<void> {
    json["from"] = to_text(first);
    json["appointments"] = Json::array();
    PERMANENCE_TRY(appointments, read.appointments.touching("", shown));
    for (const Appointment& appointment : appointments) {
      PERMANENCE_TRY(each, appointment_as_json(context, read, appointment));
      json["appointments"].push_back(std::move(each));
    }
    return {};
  });
}

Result<Json> trace_message(Context& context, const Json& request) {
  PERMANENCE_TRY(message_id, field(request, "message_id"));
  return read_json(context, [&](const ReadTransaction& read, Json& json) -> Result<void> {
    std::optional<StoredMessage> message;
    if (const auto id = MessageId::parse(message_id)) {
      PERMANENCE_TRY(found, read.messages.find(*id));
      message = found;
    } else {
      PERMANENCE_TRY(found, read.messages.with_message_id(message_id));
      message = found;
    }
    json["known"] = message.has_value();
    if (!message) return {};
    json["id"] = message->id.text();
    json["state"] = name_of(message->state);
    json["from"] = message->content.from_address;
    json["subject"] = message->content.subject;
    json["text"] = message->content.text;
    json["left_reason"] = message->left_reason.empty() ? "" : context.catalogue.sentence(message->left_reason);
    json["reading"] = Json::parse(message->reading, nullptr, false);
    if (json["reading"].is_discarded()) json["reading"] = Json::object();
    json["rows"] = Json::array();
    json["tasks"] = Json::array();
    if (message->conversation.is_nil()) return {};
    PERMANENCE_TRY(rows, read.outbox.of_conversation(message->conversation));
    for (const OutboxRow& row : rows) {
      if (row.answers != message->id) continue;
      PERMANENCE_TRY(each, row_as_json(context, read, row));
      json["rows"].push_back(std::move(each));
    }
    PERMANENCE_TRY(tasks, read.tasks.open_of_conversation(message->conversation));
    for (const Task& task : tasks)
      if (task.message == message->id)
        json["tasks"].push_back({{"kind", name_of(task.kind)}, {"reason", task.reason}});
    json["appointments"] = Json::array();
    if (message->patient) {
      PERMANENCE_TRY(appointments, read.appointments.of_patient(*message->patient));
      for (const Appointment& appointment : appointments) {
        PERMANENCE_TRY(each, appointment_as_json(context, read, appointment));
        json["appointments"].push_back(std::move(each));
      }
    }
    return {};
  });
}

Result<Json> verify_audit(Context& context, const Json& request) {
  const std::string given = optional_field(request, "head");
  if (!given.empty() && !parse_audit_head(given))
    return fail(ErrorKind::invalid_input, "error.command.bad_audit_head");
  return read_json(context, [&](const ReadTransaction& read, Json& json) -> Result<void> {
    PERMANENCE_TRY(verdict, read.audit.verify());
    json = Json{{"intact", verdict.intact}, {"entries", verdict.entries}, {"head", verdict.head}};
    if (verdict.first_bad) json["first_bad"] = *verdict.first_bad;
    // Entries cut off at the end leave a chain that holds: only where it once stood tells.
    PERMANENCE_TRY(noted, state_of(read, audit_head_state));
    for (const std::string& text : {noted, given}) {
      const auto head = parse_audit_head(text);
      if (!head) continue;
      PERMANENCE_TRY(reached, read.audit.reaches(*head));
      if (reached) continue;
      json["intact"] = false;
      json["cut_before"] = head->entries;
    }
    return {};
  });
}

}  // namespace permanence::agent
