#include "agent/sending.h"

#include <algorithm>

#include "agent/applying.h"
#include "agent/bounces.h"

namespace permanence::agent {
namespace {

constexpr Seconds filing_grace{30};

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

// Claims the row, or settles that it doesn't leave: true if it is to be sent now.
Result<bool> claim(Context& context, OutboxRow& row) {
  bool claimed = false;
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
    claimed = false;
    PERMANENCE_TRY(current, write.outbox.find(row.id));
    if (!current || current->state != OutboxState::planned) return {};
    PERMANENCE_TRY(permitted, may_send(write.reading()));
    if (!permitted && !waits_for_nobody(*current)) return {};
    if (current->not_after && *current->not_after <= context.clock.now()) {
      PERMANENCE_CHECK(undo_preparations(write, context, *current));
      current->state = OutboxState::expired;
      return write.outbox.save(*current);
    }
    PERMANENCE_TRY(reason, objection(write, *current));
    if (reason != WithdrawalReason::none) {
      PERMANENCE_CHECK(withdraw(write, context, *current, reason));
      return {};
    }
    current->state = OutboxState::claimed;
    ++current->attempts;
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
  return change(context, row, [&](Transaction&, OutboxRow& again) -> Result<void> {
    again.state = OutboxState::planned;
    again.not_before = context.clock.now() + back_off(again.attempts);
    return {};
  });
}

// What the error of one send means for its row; the error itself if the way out is broken for every row.
Result<void> settle_failure(Context& context, OutboxRow& row, const Error& error) {
  // The row stays handed: settle_unanswered asks the mailbox.
  if (row.state == OutboxState::handed && error.kind == ErrorKind::unknown_outcome) return fail(error);
  // Refused for good with nothing to be mended on our side: this recipient, this message.
  if (error.kind == ErrorKind::refused && error.retry == Retry::never) {
    return context.store.write([&](Transaction& write) -> Result<void> {
      return mark_failed(write, context, row, "task.refused", AddressBlame::yes);
    });
  }
  PERMANENCE_CHECK(plan_again(context, row));
  return fail(error);
}

Result<void> send_one(Context& context, const MailboxSettings& settings, Sender& sender, OutboxRow row) {
  std::string raw;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(mail, mail_of(context, read, row, context.clock.now()));
    PERMANENCE_TRY(bytes, context.mail_format.write(mail));
    raw = bytes;
    return {};
  }));
  const auto sent = sender.send(settings.address, row.to.value, raw, [&]() -> Result<void> {
    PERMANENCE_CHECK(change(context, row, [&](Transaction&, OutboxRow& handed) -> Result<void> {
      handed.state = OutboxState::handed;
      handed.handed_at = context.clock.now();
      return {};
    }));
    context.observer.reached(Step::handed, row.id.text());
    return {};
  });
  if (!sent) return settle_failure(context, row, sent.error());
  context.observer.reached(Step::accepted, row.id.text());
  PERMANENCE_CHECK(record_sent(context, row));
  context.observer.reached(Step::sent_recorded, row.id.text());
  return {};
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

Result<int> send_due(Context& context, const MailboxSettings& settings, Sender& sender) {
  PERMANENCE_CHECK(replan_claimed(context));
  std::vector<OutboxRow> due;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(rows, read.outbox.due(context.clock.now(), 1000));
    due = rows;
    return {};
  }));
  int sent = 0;
  for (OutboxRow& row : due) {
    if (row.mailbox != settings.name) continue;
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
    } else if (waits_for_nobody(row)) {
      PERMANENCE_CHECK(plan_again(context, row));
    } else {
      PERMANENCE_CHECK(record_uncertain(context, row));
    }
    context.observer.outbox_changed(row.id);
  }
  return {};
}

}  // namespace permanence::agent
