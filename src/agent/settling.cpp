#include "agent/settling.h"

#include "compose/french.h"

#include <algorithm>

namespace permanence::agent {
namespace {

// A beginning for a person to finish, or a receipt: as it stands it answers nothing.
bool answers_something(const OutboxRow& row) {
  return row.kind != MessageKind::handover && row.kind != MessageKind::acknowledgement;
}

Result<bool> has_other_draft(Transaction& write, const OutboxRow& row) {
  if (!row.conversation) return false;
  PERMANENCE_TRY(rows, write.outbox.of_conversation(*row.conversation));
  return std::any_of(rows.begin(), rows.end(), [&](const OutboxRow& other) {
    return other.id != row.id && other.answers == row.answers && other.state == OutboxState::awaiting_approval;
  });
}

}  // namespace

Result<void> settle_message(Transaction& write, Context& context, const OutboxRow& row) {
  if (!row.answers) return {};
  PERMANENCE_TRY(message, write.messages.find(*row.answers));
  if (!message || message->state != MessageState::waiting) return {};
  const bool by_hand = row.message.provenance() == Provenance::person;
  PERMANENCE_TRY(tasks, row.conversation ? write.tasks.open_of_conversation(*row.conversation)
                                         : Result<std::vector<Task>>(std::vector<Task>{}));
  PERMANENCE_TRY(still_open, has_other_draft(write, row));
  for (const Task& task : tasks) {
    if (task.message != row.answers) continue;
    if (by_hand || (task.answered_by_reply && answers_something(row)))
      PERMANENCE_CHECK(write.tasks.close(task.id, context.clock.now()));
    else
      still_open = true;
  }
  if (still_open) return {};
  message->state = MessageState::handled;
  return write.messages.update(*message);
}

Result<void> leave_to_person(Transaction& write, Context& context, const OutboxRow& row, const std::string& reason) {
  if (!row.answers) return {};
  PERMANENCE_TRY(message, write.messages.find(*row.answers));
  if (!message) return {};
  if (message->state == MessageState::handled) {
    message->state = MessageState::waiting;
    PERMANENCE_CHECK(write.messages.update(*message));
  }
  return open_task(write, context,
                   Task{.id = {},
                        .kind = TaskKind::read_message,
                        .patient = row.patient,
                        .contact = row.contact,
                        .conversation = row.conversation,
                        .message = row.answers,
                        .appointment = row.appointment,
                        .reason = reason,
                        .created_at = context.clock.now()});
}

Result<std::optional<Appointment>> appointment_to_change(Transaction& write, const OutboxRow& row) {
  std::optional<AppointmentId> changed;
  if (!row.on_approval.cancel.empty()) changed = row.on_approval.cancel.front().appointment;
  if (!row.on_approval.move.empty()) changed = row.on_approval.move.front().appointment;
  if (!changed && row.offer) {
    PERMANENCE_TRY(offer, write.offers.find(*row.offer));
    if (offer) changed = offer->replaces;
  }
  if (!changed) return std::nullopt;
  return write.appointments.find(*changed);
}

Result<Touched> let_stand(Transaction& write, Context& context, const OutboxRow& row) {
  Touched touched;
  PERMANENCE_TRY(appointment, appointment_to_change(write, row));
  if (!appointment || appointment->change_request == ChangeRequest::none) return touched;
  PERMANENCE_TRY(rows, row.conversation ? write.outbox.of_conversation(*row.conversation)
                                        : Result<std::vector<OutboxRow>>(std::vector<OutboxRow>{}));
  for (const OutboxRow& other : rows) {
    if (other.id == row.id || !is_live(other.state)) continue;
    PERMANENCE_TRY(wanted, appointment_to_change(write, other));
    if (wanted && wanted->id == appointment->id) return touched;
  }
  appointment->change_request = ChangeRequest::none;
  PERMANENCE_CHECK(write.appointments.save(*appointment, context.clock.now()));
  touched.appointments.push_back(appointment->id);
  PERMANENCE_CHECK(record(write, context, "appointment.change_refused", "practitioner", appointment->id.text(),
                          permanence::subject_of(appointment->patient)));
  return touched;
}

Result<void> refuse_draft(Transaction& write, Context& context, const OutboxRow& row, const std::string& author) {
  PERMANENCE_TRY(unchanged, appointment_to_change(write, row));
  PERMANENCE_CHECK(withdraw(write, context, row, WithdrawalReason::refused));
  PERMANENCE_CHECK(record(write, context, "outbox.refused", author, row.id.text()));
  if (!row.answers) return {};
  if (!unchanged) return leave_to_person(write, context, row, context.catalogue.sentence("task.draft_refused"));
  const auto moment = context.zone.to_local(unchanged->time.begin);
  return leave_to_person(write, context, row,
                         context.catalogue.sentence("task.change_refused", {{"moment", compose::moment_in_words(moment)}}));
}

}  // namespace permanence::agent
