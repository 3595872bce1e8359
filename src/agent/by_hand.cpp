#include "agent/by_hand.h"

#include <algorithm>
#include <map>
#include <set>

#include "agent/applying.h"

namespace permanence::agent {
namespace {

constexpr const char* sent_folder_cursor = "\\Sent";  // names the cursor, whatever the folder is called
// Between sending a draft and filing its copy a mail program takes a moment: a draft that is gone is judged after this.
constexpr Seconds draft_grace{45};

bool answers(const IncomingMessage& sent, const std::string& message_id) {
  return !message_id.empty() &&
         std::find(sent.references.begin(), sent.references.end(), message_id) != sent.references.end();
}

Result<void> look_at_flags(Context& context, const MailboxSettings& settings, Mailbox& mailbox) {
  std::map<std::uint32_t, StoredMessage> waiting;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(cursor, read.mailboxes.cursor(settings.name, settings.inbox_folder));
    PERMANENCE_TRY(messages, read.messages.in_state(MessageState::waiting));
    for (const StoredMessage& message : messages) {
      const auto& position = message.content.position;
      if (cursor && position && position->mailbox == settings.name && position->uid_validity == cursor->uid_validity)
        waiting.emplace(position->uid, message);
    }
    return {};
  }));
  if (waiting.empty()) return {};
  std::vector<std::uint32_t> uids;
  for (const auto& [uid, message] : waiting) uids.push_back(uid);
  PERMANENCE_TRY(flags, mailbox.flags(uids));
  for (const MailFlags& each : flags)
    if (!each.answered && !each.deleted) waiting.erase(each.uid);
  // What is left was answered, deleted, or isn't there any more.
  for (const auto& [uid, message] : waiting) {
    PERMANENCE_CHECK(context.store.write([&, id = message.id](Transaction& write) -> Result<void> {
      PERMANENCE_TRY(current, write.messages.find(id));
      if (!current || current->state != MessageState::waiting) return {};
      current->state = MessageState::handled;
      current->set_aside_by_person = true;
      PERMANENCE_CHECK(write.messages.update(*current));
      return taken_over(write, context, current->conversation, Silence::yes, "conversation.set_aside");
    }));
    context.observer.message_decided(message.id);
  }
  return {};
}

// Mails in Sent that aren't ours, since the last look; the cursor is to be saved once they are judged.
struct NewInSent {
  std::vector<FoundMail> by_hand;
  MailboxCursor cursor;
};
Result<NewInSent> new_in_sent(Context& context, const MailboxSettings& settings, Mailbox& mailbox) {
  PERMANENCE_TRY(state, mailbox.state_of_sent());
  MailboxCursor cursor{settings.name, sent_folder_cursor, state.uid_validity, state.next_uid, context.clock.now()};
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(known, read.mailboxes.cursor(settings.name, sent_folder_cursor));
    if (known && known->uid_validity == state.uid_validity) cursor = *known;
    return {};
  }));
  std::vector<FoundMail> found;
  if (cursor.next_uid < state.next_uid) {
    PERMANENCE_TRY(mails, mailbox.read_sent(cursor.next_uid));
    found = mails;
    cursor.next_uid = state.next_uid;
    for (const FoundMail& mail : found) cursor.next_uid = std::max(cursor.next_uid, mail.uid + 1);
  }
  NewInSent result{{}, cursor};
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    for (const FoundMail& mail : found) {
      PERMANENCE_TRY(ours, read.outbox.with_message_id(mail.content.message_id));
      // A laid draft that a mail program sent as it stood keeps our Message-ID.
      if (!ours || ours->state == OutboxState::awaiting_approval) result.by_hand.push_back(mail);
    }
    return {};
  }));
  return result;
}

// The laid draft of a conversation was sent from the mail program: approved, with its edits.
Result<void> approve_sent_draft(Transaction& write, Context& context, OutboxRow row, const IncomingMessage& sent) {
  PERMANENCE_CHECK(apply_effects(write, context, row.on_approval, Actor::practitioner, taken_offer(row)));
  PERMANENCE_CHECK(open_offer(write, context, row));
  PERMANENCE_TRY(text, MessageComposer::by_hand(sent.subject, sent.text, "practitioner"));
  row.message = text;
  row.state = OutboxState::sent;
  row.sent_at = context.clock.now();
  row.filed = true;
  PERMANENCE_CHECK(write.outbox.save(row));
  if (row.answers) {
    PERMANENCE_TRY(message, write.messages.find(*row.answers));
    if (message && message->state == MessageState::waiting) {
      message->state = MessageState::handled;
      PERMANENCE_CHECK(write.messages.update(*message));
    }
  }
  PERMANENCE_TRY(tasks, row.conversation ? write.tasks.open_of_conversation(*row.conversation)
                                         : Result<std::vector<Task>>(std::vector<Task>{}));
  for (const Task& task : tasks)
    if (task.message == row.answers) PERMANENCE_CHECK(write.tasks.close(task.id, context.clock.now()));
  return record(write, context, "outbox.sent_by_hand", "practitioner", row.id.text());
}

Result<void> judge_sent(Context& context, const MailboxSettings& settings, const std::vector<FoundMail>& by_hand,
                        const std::set<std::string>& drafts_lying) {
  for (const FoundMail& mail : by_hand) {
    PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
      PERMANENCE_TRY(conversation, write.conversations.with_message_id(mail.content.references));
      if (!conversation) return {};
      PERMANENCE_TRY(rows, write.outbox.of_conversation(conversation->id));
      for (const OutboxRow& row : rows) {
        const bool is_its_draft = row.state == OutboxState::awaiting_approval && row.mailbox == settings.name &&
                                  row.draft_laid && drafts_lying.count(row.id.text()) == 0 &&
                                  answers(mail.content, row.in_reply_to);
        if (is_its_draft) return approve_sent_draft(write, context, row, mail.content);
      }
      return taken_over(write, context, conversation->id, Silence::yes, "conversation.answered_by_hand");
    }));
  }
  return {};
}

Result<void> judge_deleted_drafts(Context& context, const MailboxSettings& settings,
                                  const std::set<std::string>& drafts_lying) {
  return context.store.write([&](Transaction& write) -> Result<void> {
    PERMANENCE_TRY(rows, write.outbox.in_state(OutboxState::awaiting_approval));
    for (OutboxRow& row : rows) {
      if (!row.draft_laid || row.mailbox != settings.name) continue;
      const std::string noticed = "draft_gone:" + row.id.text();
      PERMANENCE_TRY(since, write.state.get(noticed));
      if (drafts_lying.count(row.id.text()) > 0) {
        if (since && !since->empty()) PERMANENCE_CHECK(write.state.set(noticed, ""));
        continue;
      }
      if (!since || since->empty()) {
        PERMANENCE_CHECK(write.state.set(noticed, to_text(context.clock.now())));
        continue;
      }
      const auto first_seen = parse_instant(*since);
      if (first_seen && context.clock.now() < *first_seen + draft_grace) continue;
      PERMANENCE_CHECK(withdraw(write, context, row, WithdrawalReason::refused));
      PERMANENCE_CHECK(write.state.set(noticed, ""));
    }
    return {};
  });
}

}  // namespace

Result<void> taken_over(Transaction& write, Context& context, ConversationId id, Silence silence,
                        const std::string& action) {
  PERMANENCE_CHECK(withdraw_live_rows(write, context, id, WithdrawalReason::answered_by_hand));
  PERMANENCE_TRY(tasks, write.tasks.open_of_conversation(id));
  for (const Task& task : tasks) PERMANENCE_CHECK(write.tasks.close(task.id, context.clock.now()));
  PERMANENCE_TRY(messages, write.messages.of_conversation(id));
  for (StoredMessage& message : messages) {
    if (message.state != MessageState::waiting) continue;
    message.state = MessageState::handled;
    message.set_aside_by_person = true;
    PERMANENCE_CHECK(write.messages.update(message));
  }
  PERMANENCE_TRY(conversation, write.conversations.find(id));
  if (!conversation) return {};
  PERMANENCE_TRY(offers, write.offers.of_contact(conversation->contact));
  for (Offer& offer : offers) {
    if (offer.conversation != id || (offer.state != OfferState::open && offer.state != OfferState::drafted)) continue;
    PERMANENCE_CHECK(settle_offer(write, context, offer, OfferState::withdrawn));
  }
  if (silence == Silence::yes && !conversation->silent) {
    conversation->silent = true;
    PERMANENCE_CHECK(write.conversations.save(*conversation));
  }
  return record(write, context, action, "practitioner", id.text());
}

Result<void> watch_the_practitioner(Context& context, const MailboxSettings& settings, Mailbox& mailbox) {
  // Drafts first: a mail program files the copy in Sent before it takes the draft away, so a draft that is gone by now
  // has its copy found below.
  std::set<std::string> drafts_lying;
  if (settings.lay_drafts) {
    PERMANENCE_TRY(drafts, mailbox.read_drafts());
    for (const FoundMail& draft : drafts) drafts_lying.insert(draft.outbox_key_header);
  }
  PERMANENCE_TRY(sent, new_in_sent(context, settings, mailbox));
  const std::lock_guard lock(context.deciding);
  PERMANENCE_CHECK(judge_sent(context, settings, sent.by_hand, drafts_lying));
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) { return write.mailboxes.save(sent.cursor); }));
  if (settings.lay_drafts) PERMANENCE_CHECK(judge_deleted_drafts(context, settings, drafts_lying));
  return look_at_flags(context, settings, mailbox);
}

}  // namespace permanence::agent
