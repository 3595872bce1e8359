#include "agent/after_restore.h"

#include "agent/applying.h"

namespace permanence::agent {
namespace {

Result<void> tell_a_person(Transaction& write, Context& context, const OutboxRow& row, const char* why) {
  return open_task(write, context,
                   Task{.id = {},
                        .kind = TaskKind::read_message,
                        .patient = row.patient,
                        .contact = row.contact.is_nil() ? std::nullopt : std::optional(row.contact),
                        .conversation = row.conversation,
                        .message = row.answers,
                        .appointment = row.appointment,
                        .reason = context.catalogue.sentence(why, {{"address", row.to.value}}),
                        .created_at = context.clock.now()});
}

// What it announced was lost with the data since the backup: the agenda is for a person to compare.
Result<void> left_already(Transaction& write, Context& context, OutboxRow row) {
  const bool was_draft = row.state == OutboxState::awaiting_approval;
  row.state = OutboxState::sent;
  row.sent_at = context.clock.now();
  row.filed = true;
  PERMANENCE_CHECK(open_offer(write, context, row));
  PERMANENCE_CHECK(write.outbox.save(row));
  if (was_draft) PERMANENCE_CHECK(tell_a_person(write, context, row, "task.left_before_restore"));
  return record(write, context, "outbox.found_sent", "agent", row.id.text());
}

Result<void> settle_row(Context& context, Mailbox& mailbox, const OutboxRow& row, Instant restored_at) {
  std::string message_id;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    message_id = read.outbox.message_id_header(row);
    return {};
  }));
  bool left = false, answered = false;
  if (row.created_at < restored_at) {
    PERMANENCE_TRY(found, mailbox.sent_contains(message_id));
    left = found;
  }
  if (!left && row.kind != MessageKind::alert && !row.in_reply_to.empty()) {
    PERMANENCE_TRY(found, mailbox.sent_answers(row.in_reply_to));
    answered = found;
  }
  if (!left && !answered) return {};
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
    PERMANENCE_TRY(current, write.outbox.find(row.id));
    if (!current || current->state != row.state) return {};
    if (left) return left_already(write, context, *current);
    PERMANENCE_CHECK(withdraw(write, context, *current, WithdrawalReason::answered_by_hand));
    return tell_a_person(write, context, *current, "task.answered_before_restore");
  }));
  context.observer.outbox_changed(row.id);
  return {};
}

}  // namespace

Result<void> settle_after_restore(Context& context, const MailboxSettings& settings, Mailbox& mailbox) {
  std::string restored;
  std::vector<OutboxRow> waiting;
  bool undecided = false;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(at, state_of(read, state_name::restored_at));
    restored = at;
    if (restored.empty()) return {};
    for (const OutboxState state : {OutboxState::planned, OutboxState::awaiting_approval}) {
      PERMANENCE_TRY(rows, read.outbox.in_state(state));
      for (OutboxRow& row : rows)
        if (row.mailbox == settings.name) waiting.push_back(std::move(row));
    }
    PERMANENCE_TRY(stored, read.messages.in_state(MessageState::stored));
    undecided = !stored.empty();
    return {};
  }));
  const auto restored_at = parse_instant(restored);
  if (!restored_at) return {};
  for (const OutboxRow& row : waiting) PERMANENCE_CHECK(settle_row(context, mailbox, row, *restored_at));
  if (undecided) return {};
  return context.store.write(
      [&](Transaction& write) { return write.state.set(state_name::reread_since_restore + settings.name, restored); });
}

Result<std::vector<MailboxName>> not_reread(const ReadTransaction& read, const Practice& practice) {
  std::vector<MailboxName> names;
  for (const MailboxSettings& mailbox : practice.mailboxes) {
    PERMANENCE_TRY(reread, was_reread(read, mailbox.name));
    if (!reread) names.push_back(mailbox.name);
  }
  return names;
}

}  // namespace permanence::agent
