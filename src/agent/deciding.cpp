#include "agent/deciding.h"

#include <algorithm>

#include "agent/bounces.h"
#include "agent/offer_at_hand.h"
#include "agent/trace.h"

namespace permanence::agent {
namespace {

constexpr std::chrono::days conversation_pause{14};  // after this a new mail without references is a new matter
constexpr int attempts = 5;

bool has_left(const OutboxRow& row) {
  return row.state == OutboxState::sent || row.state == OutboxState::handed || row.state == OutboxState::uncertain;
}

bool is_over(const Appointment& appointment, Instant now) {
  return appointment.time.end <= now || !occupies(appointment.state);
}

// The conversation a message belongs to: by its references; else the contact's last one with that mailbox, if still warm;
// else a new one.
Result<Conversation> conversation_of(const ReadTransaction& read, Context& context, const StoredMessage& message) {
  const IncomingMessage& mail = message.content;
  PERMANENCE_TRY(by_reference, read.conversations.with_message_id(mail.references));
  const bool same = by_reference && by_reference->contact == message.contact &&
                    (!mail.position || by_reference->mailbox == mail.position->mailbox);
  if (same) return *by_reference;
  PERMANENCE_TRY(known, read.conversations.of_contact(message.contact));
  const MailboxName mailbox = mail.position ? mail.position->mailbox : context.practice.mailboxes.front().name;
  // Who writes to another mailbox writes to somebody else of the practice.
  for (const Conversation& conversation : known)
    if (conversation.mailbox == mailbox && conversation.last_activity + conversation_pause > context.clock.now())
      return conversation;
  Conversation fresh;
  fresh.id = context.identifiers.make<ConversationId>();
  fresh.contact = message.contact;
  fresh.mailbox = mailbox;
  fresh.subject = mail.subject;
  return fresh;
}

Result<std::vector<Patient>> patients_of(const ReadTransaction& read, const Contact& contact) {
  std::vector<Patient> patients;
  for (const ContactLink& link : contact.links) {
    if (link.suspended) continue;
    PERMANENCE_TRY(patient, read.patients.find(link.patient));
    if (patient) patients.push_back(*patient);
  }
  return patients;
}

Result<void> complete(const ReadTransaction& read, Context& context, const IncomingMessage* message,
                      Premises& premises) {
  const Instant now = context.clock.now();
  PERMANENCE_TRY(contact, read.contacts.find(premises.conversation.contact));
  premises.contact = contact;
  if (contact) {
    PERMANENCE_TRY(patients, patients_of(read, *contact));
    premises.patients = patients;
  }
  for (const Patient& patient : premises.patients) {
    PERMANENCE_TRY(appointments, read.appointments.of_patient(patient.id));
    for (const Appointment& appointment : appointments)
      if (!is_over(appointment, now)) premises.upcoming.push_back(appointment);
  }
  std::sort(premises.upcoming.begin(), premises.upcoming.end(),
            [](const Appointment& a, const Appointment& b) { return a.time.begin < b.time.begin; });
  PERMANENCE_TRY(at_hand, offer_at_hand(read, premises, message, now));
  premises.offer = at_hand.offer;
  premises.several_offers = at_hand.several;
  PERMANENCE_TRY(agenda, agenda_view(read, context, premises));
  premises.agenda = agenda;
  PERMANENCE_TRY(rows, read.outbox.of_conversation(premises.conversation.id));
  for (const OutboxRow& row : rows) {
    if (row.kind == MessageKind::alert) continue;
    premises.answers_us = premises.answers_us || has_left(row);
    if (!is_live(row.state)) continue;
    premises.live_rows.push_back(row);
    if (!row.offer) continue;
    PERMANENCE_TRY(live_offer, read.offers.find(*row.offer));
    if (live_offer) premises.live_offers.push_back(*live_offer);
  }
  PERMANENCE_TRY(count, read.outbox.automatic_since(premises.conversation.contact, now - std::chrono::hours(24)));
  premises.automatic_replies_today = count;
  return {};
}

// The same words from the same person within the hour, by another channel or pressed twice, are one request; once
// something of ours has left, they answer that.
Result<bool> repeats_earlier(const ReadTransaction& read, const StoredMessage& message, ConversationId conversation) {
  if (message.content.text.empty()) return false;
  PERMANENCE_TRY(earlier, read.messages.of_conversation(conversation));
  PERMANENCE_TRY(rows, read.outbox.of_conversation(conversation));
  const auto answered_since = [&](Instant instant) {
    return std::any_of(rows.begin(), rows.end(), [&](const OutboxRow& row) {
      return row.kind != MessageKind::alert && has_left(row) && row.sent_at.value_or(row.created_at) >= instant;
    });
  };
  return std::any_of(earlier.begin(), earlier.end(), [&](const StoredMessage& other) {
    return other.id != message.id && other.state != MessageState::stored &&
           other.content.text == message.content.text &&
           message.content.received_at - other.content.received_at < std::chrono::hours(1) &&
           message.content.received_at >= other.content.received_at &&
           !answered_since(other.content.received_at);
  });
}

// The patient that a message is about: the only one its sender speaks for.
std::optional<PatientId> patient_of(const Premises& premises) {
  if (premises.patients.size() != 1) return std::nullopt;
  return premises.patients.front().id;
}

Result<bool> is_emergency(const ReadTransaction& read, Context& context, const StoredMessage& message) {
  PERMANENCE_TRY(premises, premises_of(read, context, message));
  return language::read(message.content.text, reading_context(context, premises, message.content), context.classifier)
             .urgency == language::Urgency::emergency;
}

// The oldest that waits; while the clock is in doubt, the oldest emergency: every other decision needs the day it is.
Result<std::optional<StoredMessage>> next_to_decide(const ReadTransaction& read, Context& context) {
  PERMANENCE_TRY(stored, read.messages.in_state(MessageState::stored));
  PERMANENCE_TRY(doubt, state_of(read, state_name::clock_doubt_since));
  for (const StoredMessage& message : stored) {
    if (doubt.empty()) return std::optional(message);
    PERMANENCE_TRY(emergency, is_emergency(read, context, message));
    if (emergency) return std::optional(message);
  }
  return std::nullopt;
}

Result<void> decide_about(Context& context, StoredMessage message) {
  Premises premises;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(found, premises_of(read, context, message));
    premises = found;
    return {};
  }));
  const language::Reading reading = language::read(
      message.content.text, reading_context(context, premises, message.content), context.classifier);
  const desk::Decision decision = desk::decide(situation_of(context, premises, message.content, reading));

  // What is left alone opens no conversation.
  const bool left = decision.outcome == MessageState::left;
  const bool keeps_conversation = !left || premises.conversation.revision > 0;
  if (keeps_conversation) message.conversation = premises.conversation.id;
  message.patient = decision.patient ? decision.patient : patient_of(premises);
  message.state = decision.outcome;
  message.left_reason = decision.left_reason;
  message.reading = trace_of(reading, decision);
  Touched touched;
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
    PERMANENCE_TRY(still, write.messages.find(message.id));
    if (!still || still->state != MessageState::stored) return {};
    Conversation conversation = premises.conversation;
    conversation.patient = message.patient;
    conversation.last_activity = context.clock.now();
    StoredMessage written = message;
    if (left) {
      written.content.text.clear();
      written.reading.clear();
    }
    if (written.patient)
      PERMANENCE_CHECK(write.messages.add_subjects(written.id, {permanence::subject_of(*written.patient)}));
    if (!left && conversation.revision == 0) PERMANENCE_CHECK(write.conversations.save(conversation));
    PERMANENCE_TRY(done, apply(write, context, written, conversation, decision));
    touched = done;
    if (!left) PERMANENCE_CHECK(write.conversations.save(conversation));
    PERMANENCE_CHECK(write.messages.update(written));
    return record(write, context, "message.decided", "agent", written.id.text());
  }));
  context.observer.reached(Step::decided, message.id.text());
  context.observer.message_decided(message.id);
  tell(context.observer, touched);
  return {};
}

// What can't be decided, for whatever reason of ours, goes to a person; the messages behind it aren't kept waiting.
Result<void> hand_over(Context& context, StoredMessage message, const Error& error) {
  message.state = MessageState::waiting;
  context.observer.trouble(context.catalogue.sentence(error));
  return context.store.write([&](Transaction& write) -> Result<void> {
    PERMANENCE_CHECK(write.messages.update(message));
    PERMANENCE_CHECK(record(write, context, "message.not_decided", "agent", message.id.text()));
    return open_task(write, context,
                     Task{.id = {},
                          .kind = TaskKind::read_message,
                          .contact = message.contact.is_nil() ? std::nullopt : std::optional(message.contact),
                          .message = message.id,
                          .reason = context.catalogue.sentence(
                              "task.not_decided", {{"error", context.catalogue.sentence(error)}}),
                          .created_at = context.clock.now()});
  });
}

}  // namespace

Result<agenda::AgendaView> agenda_view(const ReadTransaction& read, Context& context, const Premises& premises) {
  const Instant now = context.clock.now();
  std::chrono::days horizon{1};
  for (const auto& [name, type] : context.practice.visit_types) horizon = std::max(horizon, type.horizon);
  const Interval searched{now - std::chrono::days(1), now + horizon + std::chrono::days(1)};
  agenda::AgendaView view;
  PERMANENCE_TRY(appointments, read.appointments.touching("", searched));
  view.appointments = appointments;
  const auto add_held = [&](const Offer& offer) {
    if (offer.holds && (!premises.offer || premises.offer->id != offer.id))
      view.held.insert(view.held.end(), offer.slots.begin(), offer.slots.end());
  };
  PERMANENCE_TRY(holding, read.offers.holding(searched, now));
  for (const Offer& offer : holding) add_held(offer);
  // Approved and not yet gone: the same slot isn't promised twice while they wait for their departure.
  const bool for_one = premises.patients.size() <= 1;
  for (const OutboxState state : {OutboxState::planned, OutboxState::claimed, OutboxState::handed}) {
    PERMANENCE_TRY(rows, read.outbox.in_state(state));
    for (const OutboxRow& row : rows) {
      if (!row.offer || (for_one && row.conversation == premises.conversation.id)) continue;
      PERMANENCE_TRY(offer, read.offers.find(*row.offer));
      if (offer && offer->state == OfferState::drafted) add_held(*offer);
    }
  }
  return view;
}

Result<Premises> premises_of(const ReadTransaction& read, Context& context, const StoredMessage& message) {
  Premises premises;
  PERMANENCE_TRY(conversation, conversation_of(read, context, message));
  premises.conversation = conversation;
  PERMANENCE_CHECK(complete(read, context, &message.content, premises));
  for (const std::string& reference : message.content.references) {
    PERMANENCE_TRY(row, read.outbox.with_message_id(reference));
    premises.answers_us = premises.answers_us || (row && has_left(*row));
  }
  PERMANENCE_TRY(repeats, repeats_earlier(read, message, premises.conversation.id));
  premises.repeats_earlier_request = repeats;
  return premises;
}

Result<Premises> premises_of(const ReadTransaction& read, Context& context, const Conversation& conversation) {
  Premises premises;
  premises.conversation = conversation;
  PERMANENCE_CHECK(complete(read, context, nullptr, premises));
  return premises;
}

language::ReadingContext reading_context(Context& context, const Premises& premises, const IncomingMessage& message) {
  language::ReadingContext reading;
  reading.channel = message.channel;
  reading.subject = message.subject;
  reading.received = context.zone.to_local(message.received_at);
  const MailboxSettings* mailbox = context.practice.mailbox(premises.conversation.mailbox);
  const Practitioner* practitioner =
      mailbox == nullptr ? nullptr : context.practice.practitioner(mailbox->practitioner);
  if (practitioner == nullptr && !context.practice.practitioners.empty())
    practitioner = &context.practice.practitioners.front();
  if (practitioner != nullptr) reading.specialty = practitioner->specialty;
  if (!premises.upcoming.empty()) reading.appointment = context.zone.to_local(premises.upcoming.front().time.begin);
  if (premises.offer)
    for (const Slot& slot : premises.offer->slots) reading.offered.push_back(context.zone.to_local(slot.time.begin));
  return reading;
}

desk::Situation situation_of(Context& context, const Premises& premises, const IncomingMessage& message,
                             const language::Reading& reading) {
  return desk::Situation{.practice = context.practice,
                         .zone = context.zone,
                         .composer = context.composer,
                         .catalogue = context.catalogue,
                         .now = context.clock.now(),
                         .message = message,
                         .reading = reading,
                         .reply_to = {message.channel, message.answer_address()},
                         .contact = premises.contact,
                         .patients = premises.patients,
                         .conversation = premises.conversation,
                         .upcoming = premises.upcoming,
                         .offer = premises.offer,
                         .agenda = premises.agenda,
                         .live_rows = premises.live_rows,
                         .live_offers = premises.live_offers,
                         .answers_us = premises.answers_us,
                         .automatic_replies_today = premises.automatic_replies_today,
                         .several_offers = premises.several_offers,
                         .repeats_earlier_request = premises.repeats_earlier_request,
                         .new_appointment = context.identifiers.make<AppointmentId>(),
                         .new_offer = context.identifiers.make<OfferId>()};
}

Result<bool> decide_next(Context& context) {
  const std::lock_guard lock(context.deciding);
  std::optional<StoredMessage> message;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(next, next_to_decide(read, context));
    message = next;
    return {};
  }));
  if (!message) return false;
  PERMANENCE_TRY(may_try, context.guard.may_try(context.store, "decide", message->id.text()));
  if (!may_try) {
    PERMANENCE_CHECK(hand_over(context, *message, {ErrorKind::internal, "error.agent.crashed", {}, Retry::never}));
    return true;
  }
  context.observer.reached(Step::deciding, message->id.text());
  if (message->content.automatic == AutomaticMail::bounce) {
    PERMANENCE_CHECK(handle_bounce(context, *message));
    return true;
  }
  for (int attempt = 1;; ++attempt) {
    const auto decided = decide_about(context, *message);
    if (decided) return true;
    if (decided.error().kind == ErrorKind::unavailable) return fail(decided.error());
    const bool stale = decided.error().kind == ErrorKind::conflict;
    if (!stale || attempt == attempts) {
      PERMANENCE_CHECK(hand_over(context, *message, decided.error()));
      return true;
    }
  }
}

}  // namespace permanence::agent
