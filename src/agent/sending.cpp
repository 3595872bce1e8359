#include "agent/sending.h"

#include <algorithm>

#include "agenda/departure.h"
#include "agent/applying.h"
#include "agent/bounces.h"
#include "agent/settling.h"
#include "followup/reminder.h"

namespace permanence::agent {
namespace {

constexpr Seconds filing_grace{30};
constexpr std::chrono::hours deferred_at_most{24};
constexpr int repeated_at_most = 3;

bool is_for_practitioner(const OutboxRow& row) { return row.kind == MessageKind::alert; }
bool waits_for_nobody(const OutboxRow& row) {
  return is_for_practitioner(row) || row.kind == MessageKind::emergency || row.kind == MessageKind::neutral_receipt;
}

Seconds back_off(int attempts) {
  return std::min<Seconds>(Seconds(15) * (1 << std::min(attempts, 7)), std::chrono::minutes(30));
}

// The world, read again at the moment of sending: none if the row may leave, else why it must not.
Result<WithdrawalReason> objection(Transaction& write, const OutboxRow& row) {
  if (is_for_practitioner(row)) return WithdrawalReason::none;
  if (row.appointment && row.kind != MessageKind::appointment_cancelled) {
    PERMANENCE_TRY(appointment, write.appointments.find(*row.appointment));
    const bool stands = appointment && occupies(appointment->state) &&
                        appointment->announced_version == row.announced_version;
    const bool silenced = row.kind == MessageKind::reminder && appointment &&
                          appointment->change_request != ChangeRequest::none;
    if (!stands || silenced) return WithdrawalReason::appointment_changed;
  }
  if (row.kind == MessageKind::emergency || row.kind == MessageKind::neutral_receipt) return WithdrawalReason::none;
  if (row.patient) {
    PERMANENCE_TRY(patient, write.patients.find(*row.patient));
    const bool silent = !patient || patient->state == PatientState::deceased ||
                        patient->state == PatientState::do_not_contact;
    if (silent && row.message.provenance() != Provenance::person) return WithdrawalReason::not_to_be_written_to;
  }
  PERMANENCE_TRY(contact, write.contacts.find(row.contact));
  if (contact && row.kind == MessageKind::reminder) {
    for (const ContactLink& link : contact->links)
      if (row.patient && link.patient == *row.patient && (link.suspended || !link.may_receive))
        return WithdrawalReason::not_to_be_written_to;
    for (const ContactAddress& address : contact->addresses)
      if (address.address == row.to && address.state != AddressState::usable)
        return WithdrawalReason::not_to_be_written_to;
  }
  return WithdrawalReason::none;
}

// A reminder keeps the quiet hours whenever it leaves: planned before a stop, approved at night. None: it may leave now.
Result<std::optional<Instant>> permitted_later(Transaction& write, Context& context, const OutboxRow& row) {
  if (row.kind != MessageKind::reminder || !row.appointment) return std::nullopt;
  PERMANENCE_TRY(appointment, write.appointments.find(*row.appointment));
  if (!appointment) return std::nullopt;
  const Instant now = context.clock.now();
  const auto due = followup::reminder_due(context.practice, context.zone, *appointment);
  if (due && now <= *due + followup::punctual) return std::nullopt;
  const Instant permitted = agenda::first_permitted_at_or_after(context.practice, context.zone, now);
  return permitted == now || permitted >= appointment->time.begin ? std::nullopt : std::optional(permitted);
}

// Claims the row, or settles that it doesn't leave: true if it is to be sent now.
Result<bool> claim(Context& context, OutboxRow& row) {
  bool claimed = false;
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
    claimed = false;
    PERMANENCE_TRY(current, write.outbox.find(row.id));
    if (!current || current->state != OutboxState::planned) return {};
    PERMANENCE_TRY(permitted, may_send(write.reading()));
    PERMANENCE_TRY(left_before, may_have_left_before_restore(write.reading(), *current));
    if ((!permitted && !waits_for_nobody(*current)) || left_before) return {};
    if (current->not_after && *current->not_after <= context.clock.now()) {
      return expire(write, context, *current);
    }
    PERMANENCE_TRY(reason, objection(write, *current));
    if (reason != WithdrawalReason::none) {
      PERMANENCE_CHECK(withdraw(write, context, *current, reason));
      return leave_to_person(write, context, *current, context.catalogue.sentence("task.reply_outdated"));
    }
    PERMANENCE_TRY(later, permitted_later(write, context, *current));
    if (later) {
      current->not_before = *later;
      return write.outbox.save(*current);
    }
    current->state = OutboxState::claimed;
    ++current->attempts;
    if (!current->first_tried_at) current->first_tried_at = context.clock.now();
    PERMANENCE_CHECK(write.outbox.save(*current));
    row = *current;
    claimed = true;
    return {};
  }));
  return claimed;
}

// Changes the row in a transaction of its own; the row given follows. It is read again inside: the mailbox's thread may
// have noted something about it meanwhile (a draft taken away), but its state is ours alone while we send it.
Result<void> change(Context& context, OutboxRow& row,
                    const std::function<Result<void>(Transaction&, OutboxRow&)>& with) {
  OutboxRow changed = row;
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
    PERMANENCE_TRY(current, write.outbox.find(row.id));
    if (!current || current->state != row.state) return fail(ErrorKind::conflict, "error.store.stale");
    changed = *current;
    PERMANENCE_CHECK(with(write, changed));
    return write.outbox.save(changed);
  }));
  row = changed;
  return {};
}

Result<void> record_sent(Context& context, OutboxRow& row) {
  return change(context, row, [&](Transaction& write, OutboxRow& sent) -> Result<void> {
    sent.state = OutboxState::sent;
    sent.sent_at = context.clock.now();
    PERMANENCE_CHECK(open_offer(write, context, sent));
    return record(write, context, "outbox.sent", "agent", sent.id.text(),
                  sent.patient ? std::optional(subject_of(*sent.patient)) : std::nullopt);
  });
}

Result<void> record_uncertain(Context& context, OutboxRow& row) {
  return change(context, row, [&](Transaction& write, OutboxRow& lost) -> Result<void> {
    lost.state = OutboxState::uncertain;
    lost.cause = "task.uncertain";
    // If it did arrive the patient may answer it: its slots are kept as if it had left.
    PERMANENCE_CHECK(open_offer(write, context, lost));
    PERMANENCE_CHECK(record(write, context, "outbox.uncertain", "agent", lost.id.text()));
    return open_task(write, context,
                     Task{.id = {},
                          .kind = TaskKind::uncertain_send,
                          .patient = lost.patient,
                          .contact = lost.contact.is_nil() ? std::nullopt : std::optional(lost.contact),
                          .conversation = lost.conversation,
                          .message = lost.answers,
                          .appointment = lost.appointment,
                          .reason = context.catalogue.sentence("task.uncertain", {{"address", lost.to.value}}),
                          .created_at = context.clock.now()});
  });
}

Result<void> plan_again(Context& context, OutboxRow& row) {
  const int attempts = row.attempts;
  return change(context, row, [&](Transaction&, OutboxRow& again) -> Result<void> {
    again.state = OutboxState::planned;
    again.attempts = attempts;
    again.not_before = context.clock.now() + back_off(attempts);
    return {};
  });
}

Result<void> give_up(Context& context, const OutboxRow& row, const std::string& cause, AddressBlame blame) {
  return context.store.write(
      [&](Transaction& write) -> Result<void> { return mark_failed(write, context, row, cause, blame); });
}

// What the server said to this message alone.
Result<void> settle(Context& context, OutboxRow& row, Delivery delivery) {
  switch (delivery) {
    case Delivery::accepted:
      context.observer.reached(Step::accepted, row.id.text());
      PERMANENCE_CHECK(record_sent(context, row));
      context.observer.reached(Step::sent_recorded, row.id.text());
      return {};
    case Delivery::deferred:
      if (context.clock.now() - *row.first_tried_at < deferred_at_most) return plan_again(context, row);
      break;
    case Delivery::recipient_refused:
    case Delivery::message_refused:
      break;
  }
  // The practitioner has to hear of it all the same: into the inbox.
  if (is_for_practitioner(row)) {
    row.attempts = std::max(row.attempts, attempts_before_inbox);
    return plan_again(context, row);
  }
  const bool refused_address = delivery == Delivery::recipient_refused;
  return give_up(context, row,
                 delivery == Delivery::deferred ? "task.never_accepted"
                 : refused_address              ? "task.refused"
                                                : "task.message_refused",
                 refused_address ? AddressBlame::yes : AddressBlame::no);
}

Result<std::string> bytes_of(Context& context, const OutboxRow& row) {
  std::string raw;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(mail, mail_of(context, read, row, context.clock.now()));
    PERMANENCE_TRY(bytes, context.mail_format.write(mail));
    raw = bytes;
    return {};
  }));
  return raw;
}

// An error is the way out's, or the store's.
Result<void> send_one(Context& context, const MailboxSettings& settings, Sender& sender, OutboxRow row) {
  const auto raw = bytes_of(context, row);
  // What can't be written never will be (an address that is none): the rows behind it aren't kept waiting.
  if (!raw && raw.error().kind == ErrorKind::invalid_input)
    return give_up(context, row, "task.unwritable", AddressBlame::no);
  if (!raw) return fail(raw.error());
  const auto sent = sender.send(settings.address, row.to.value, *raw, [&]() -> Result<void> {
    PERMANENCE_CHECK(change(context, row, [&](Transaction&, OutboxRow& handed) -> Result<void> {
      handed.state = OutboxState::handed;
      handed.handed_at = context.clock.now();
      return {};
    }));
    context.observer.reached(Step::handed, row.id.text());
    return {};
  });
  if (sent) return settle(context, row, *sent);
  // Its fate is unknown: it stays handed, settle_unanswered asks the mailbox.
  if (sent.error().kind != ErrorKind::unknown_outcome) PERMANENCE_CHECK(plan_again(context, row));
  return fail(sent.error());
}

// False if the row isn't to leave now.
Result<bool> claim_and_send(Context& context, const MailboxSettings& settings, Sender& sender, OutboxRow& row) {
  PERMANENCE_TRY(claimed, claim(context, row));
  if (!claimed) return false;
  context.observer.reached(Step::claimed, row.id.text());
  const auto outcome = send_one(context, settings, sender, row);
  context.observer.outbox_changed(row.id);
  if (!outcome) return fail(outcome.error());
  return true;
}

Result<std::vector<OutboxRow>> rows_in(Context& context, OutboxState state) {
  std::vector<OutboxRow> rows;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(found, read.outbox.in_state(state));
    rows = found;
    return {};
  }));
  return rows;
}

// The appointment as it will be once the row is approved (applying.cpp, apply_effects): a draft is laid
// before.
void announce(Appointment& appointment, const AgendaEffects& effects) {
  for (const permanence::CancelAppointment& cancel : effects.cancel)
    if (cancel.appointment == appointment.id) ++appointment.announced_version;
  for (const permanence::MoveAppointment& move : effects.move) {
    if (move.appointment != appointment.id) continue;
    appointment.time = move.to.time;
    appointment.practitioner = move.to.practitioner;
    appointment.place = move.to.place;
    ++appointment.announced_version;
  }
}

}  // namespace

Result<OutgoingMail> mail_of(Context& context, const ReadTransaction& read, const OutboxRow& row, Instant date) {
  const MailboxSettings* mailbox = context.practice.mailbox(row.mailbox);
  if (mailbox == nullptr) return fail(ErrorKind::internal, "error.agent.no_mailbox", {{"mailbox", row.mailbox}});
  OutgoingMail mail;
  mail.message_id = read.outbox.message_id_header(row);
  mail.from_address = mailbox->address;
  mail.from_name = mailbox->display_name;
  mail.to_address = row.to.value;
  mail.subject = row.message.subject();
  mail.text = row.message.text();
  mail.html = row.message.html();
  mail.in_reply_to = row.in_reply_to;
  mail.references = row.references;
  if (!row.in_reply_to.empty() &&
      std::find(mail.references.begin(), mail.references.end(), row.in_reply_to) == mail.references.end())
    mail.references.push_back(row.in_reply_to);
  mail.auto_submitted = row.message.provenance() != Provenance::person;
  mail.reply = row.answers.has_value() && !is_for_practitioner(row);
  mail.date = date.time_since_epoch().count();
  mail.utc_offset = static_cast<int>(context.zone.utc_offset(date).count());
  if (!row.invitations.empty()) {
    const InvitationReference& reference = row.invitations.front();
    PERMANENCE_TRY(appointment, read.appointments.find(reference.appointment));
    if (appointment) {
      announce(*appointment, row.on_approval);
      const Place* place = context.practice.place(appointment->place);
      const Practitioner* practitioner = context.practice.practitioner(appointment->practitioner);
      PERMANENCE_TRY(calendar,
                     context.invitation_format.write(
                         {.uid = appointment->id.text() + "@" + mailbox->domain(),
                          .sequence = appointment->announced_version,
                          .cancels = reference.cancels,
                          .time = appointment->time,
                          .made_at = date,
                          .title = context.catalogue.sentence(
                              "label.invitation_title",
                              {{"practitioner", practitioner == nullptr ? context.practice.name
                                                                        : practitioner->display_name}}),
                          .place = place == nullptr ? "" : place->address,
                          .organizer_address = mailbox->address,
                          .organizer_name = mailbox->display_name,
                          .attendee_address = row.to.value}));
      mail.calendar = calendar;
      mail.calendar_method = reference.cancels ? "CANCEL" : "REQUEST";
    }
  }
  return mail;
}

Result<int> send_due(Context& context, const MailboxSettings& settings, Sender& sender, Watched watched) {
  PERMANENCE_CHECK(replan_claimed(context));
  std::vector<OutboxRow> due;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(rows, read.outbox.due(context.clock.now(), 1000));
    due = rows;
    return {};
  }));
  int sent = 0;
  for (OutboxRow& row : due) {
    const bool may_be_answered_by_hand = row.answers && !waits_for_nobody(row);
    if (row.mailbox != settings.name || (may_be_answered_by_hand && watched == Watched::not_yet)) continue;
    context.in_flight.enter(row.id);
    const auto outcome = claim_and_send(context, settings, sender, row);
    context.in_flight.leave(row.id);
    if (!outcome) return fail(outcome.error());
    sent += *outcome ? 1 : 0;
  }
  return sent;
}

Result<void> replan_claimed(Context& context) {
  PERMANENCE_TRY(rows, rows_in(context, OutboxState::claimed));
  for (OutboxRow& row : rows) {
    if (context.in_flight.has(row.id)) continue;
    PERMANENCE_CHECK(change(context, row, [](Transaction&, OutboxRow& again) -> Result<void> {
      again.state = OutboxState::planned;
      return {};
    }));
  }
  return {};
}

Result<void> settle_unanswered(Context& context, const MailboxSettings& settings, Mailbox& mailbox) {
  PERMANENCE_TRY(rows, rows_in(context, OutboxState::handed));
  for (OutboxRow& row : rows) {
    if (row.mailbox != settings.name || context.in_flight.has(row.id)) continue;
    if (settings.server_files_sent && row.handed_at && context.clock.now() < *row.handed_at + filing_grace) continue;
    std::string message_id;
    PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
      message_id = read.outbox.message_id_header(row);
      return {};
    }));
    PERMANENCE_TRY(found, mailbox.sent_contains(message_id));
    if (found) {
      PERMANENCE_CHECK(record_sent(context, row));
    } else if (row.kind != MessageKind::neutral_receipt && waits_for_nobody(row) && row.attempts < repeated_at_most) {
      PERMANENCE_CHECK(plan_again(context, row));
    } else {
      PERMANENCE_CHECK(record_uncertain(context, row));
    }
    context.observer.outbox_changed(row.id);
  }
  return {};
}

}  // namespace permanence::agent
