#include "agent/by_hand.h"

#include <algorithm>
#include <map>
#include <set>

#include "agent/applying.h"
#include "agent/deciding.h"
#include "agent/laid_drafts.h"
#include "agent/settling.h"
#include "base/text.h"

namespace permanence::agent {
namespace {

constexpr const char* sent_folder_cursor = "\\Sent";  // names the cursor, whatever the folder is called
// Between sending a draft and filing its copy a mail program takes a moment: a draft that is gone is judged after this.
constexpr Seconds draft_grace{45};
// The other way round, between filing the copy and taking the draft away.
constexpr Seconds sent_grace{10};
// By how much the server's clock may differ from ours.
constexpr std::chrono::minutes clock_tolerance{10};

// Notes when something was first seen: true once that is `grace` ago.
Result<bool> seen_for(Transaction& write, Context& context, const std::string& what, Seconds grace) {
  PERMANENCE_TRY(noted, write.state.get(what));
  const auto since = noted ? parse_instant(*noted) : std::nullopt;
  if (since) return context.clock.now() >= *since + grace;
  PERMANENCE_CHECK(write.state.set(what, to_text(context.clock.now())));
  return false;
}
Result<void> forget(Transaction& write, const std::string& what) {
  PERMANENCE_TRY(noted, write.state.get(what));
  if (!noted || noted->empty()) return {};
  return write.state.set(what, "");
}

// Mails that wait, and what the practitioner did with them: nothing that is still waiting is among `done`.
struct SetAside {
  StoredMessage message;
  bool answered = false;  // and still there
};
Result<std::vector<SetAside>> set_aside_in_inbox(Context& context, const MailboxSettings& settings,
                                                 Mailbox& mailbox) {
  std::map<std::uint32_t, StoredMessage> waiting;
  std::uint32_t uid_validity = 0;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(cursor, read.mailboxes.cursor(settings.name, settings.inbox_folder));
    PERMANENCE_TRY(messages, read.messages.in_state(MessageState::waiting));
    if (cursor) uid_validity = cursor->uid_validity;
    for (const StoredMessage& message : messages) {
      const auto& position = message.content.position;
      if (position && position->mailbox == settings.name && position->uid_validity == uid_validity)
        waiting.emplace(position->uid, message);
    }
    return {};
  }));
  std::vector<SetAside> done;
  if (waiting.empty()) return done;
  std::vector<std::uint32_t> uids;
  for (const auto& [uid, message] : waiting) uids.push_back(uid);
  PERMANENCE_TRY(flags, mailbox.flags(uid_validity, uids));
  if (!flags) return done;
  for (const MailFlags& each : *flags) {
    const auto found = waiting.find(each.uid);
    if (found == waiting.end()) continue;
    if (each.answered && !each.deleted) done.push_back({found->second, true});
    if (!each.deleted) waiting.erase(found);
  }
  // What is left was deleted, or isn't there any more.
  for (const auto& [uid, message] : waiting) done.push_back({message});
  return done;
}

Result<void> judge_set_aside(Context& context, const MailboxSettings& settings,
                             const std::vector<SetAside>& done) {
  for (const SetAside& each : done) {
    bool settled = false;
    PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
      settled = false;
      PERMANENCE_TRY(current, write.messages.find(each.message.id));
      if (!current || current->state != MessageState::waiting) return {};
      // The answer may be the draft that we laid: the copy in Sent tells, once it is there.
      if (each.answered && settings.lay_drafts) {
        PERMANENCE_TRY(old_enough, seen_for(write, context, "answered:" + current->id.text(), draft_grace));
        if (!old_enough) return {};
      }
      settled = true;
      current->state = MessageState::handled;
      current->set_aside_by_person = true;
      PERMANENCE_CHECK(write.messages.update(*current));
      return taken_over(write, context, current->conversation, Silence::yes, "conversation.set_aside");
    }));
    if (settled) context.observer.message_decided(each.message.id);
  }
  return {};
}

// Mails in Sent that aren't ours, since the last look; the cursor is to be saved once they are judged.
struct NewInSent {
  std::vector<FoundMail> by_hand;
  MailboxCursor cursor;
};

// Whether it is the copy of what we sent ourselves. A draft that a mail program sent as it stood keeps our
// Message-ID.
Result<bool> is_our_copy(const ReadTransaction& read, const FoundMail& mail) {
  for (const std::string& id : {mail.content.message_id, mail.message_id_header}) {
    if (id.empty()) continue;
    PERMANENCE_TRY(row, read.outbox.with_message_id(id));
    if (!row) continue;
    const bool never_left = row->state == OutboxState::awaiting_approval ||
                            row->state == OutboxState::withdrawn || row->state == OutboxState::expired ||
                            (row->state == OutboxState::planned && row->draft_laid);
    if (!never_left) return true;
  }
  return false;
}

Result<NewInSent> new_in_sent(Context& context, const MailboxSettings& settings, Mailbox& mailbox) {
  PERMANENCE_TRY(state, mailbox.state_of_sent());
  const Instant now = context.clock.now();
  std::optional<MailboxCursor> known;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(cursor, read.mailboxes.cursor(settings.name, sent_folder_cursor));
    known = cursor;
    return {};
  }));
  NewInSent result{{}, {settings.name, sent_folder_cursor, state.uid_validity, state.next_uid, now}};
  if (!known) return result;
  // The folder is away: when it is back it is looked at from where we stood.
  if (state.next_uid == 0) return NewInSent{{}, *known};
  const bool renumbered = known->uid_validity != state.uid_validity;
  std::vector<FoundMail> found;
  if (renumbered || known->next_uid < state.next_uid) {
    // `installed_at` is when Sent was last looked at: numbers say nothing any more, dates do.
    PERMANENCE_TRY(mails, renumbered ? mailbox.read_sent(1, known->installed_at - clock_tolerance)
                                     : mailbox.read_sent(known->next_uid));
    found = std::move(mails);
    for (const FoundMail& mail : found)
      result.cursor.next_uid = std::max(result.cursor.next_uid, mail.uid + 1);
  }
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    for (const FoundMail& mail : found) {
      PERMANENCE_TRY(ours, is_our_copy(read, mail));
      if (!ours) result.by_hand.push_back(mail);
    }
    return {};
  }));
  return result;
}

enum class Effects { applied, left_out };

// A laid draft was sent from the mail program: approved, with its edits.
Result<void> approve_sent_draft(Transaction& write, Context& context, OutboxId id,
                                const IncomingMessage& sent, Effects effects) {
  PERMANENCE_TRY(row, write.outbox.find(id));
  if (!row || (row->state != OutboxState::awaiting_approval && row->state != OutboxState::planned)) return {};
  if (effects == Effects::applied)
    PERMANENCE_CHECK(apply_effects(write, context, row->on_approval, Actor::practitioner, taken_offer(*row)));
  row->on_approval = {};
  // What has no text of its own (a picture, an attachment) leaves the one that was laid on record.
  if (auto text = MessageComposer::by_hand(sent.subject, sent.text, "practitioner"))
    row->message = *std::move(text);
  PERMANENCE_CHECK(withdraw_rewritten_offer(write, context, *row));
  PERMANENCE_CHECK(open_offer(write, context, *row));
  row->state = OutboxState::sent;
  row->sent_at = context.clock.now();
  row->filed = true;
  PERMANENCE_CHECK(write.outbox.save(*row));
  PERMANENCE_CHECK(settle_message(write, context, *row));
  PERMANENCE_CHECK(record(write, context, "outbox.sent_by_hand", "practitioner", row->id.text()));
  if (effects == Effects::applied) return {};
  return open_task(write, context,
                   Task{.id = {},
                        .kind = TaskKind::calendar_conflict,
                        .patient = row->patient,
                        .contact = row->contact,
                        .conversation = row->conversation,
                        .message = row->answers,
                        .appointment = row->appointment,
                        .reason = context.catalogue.sentence("task.sent_but_agenda_changed"),
                        .created_at = context.clock.now()});
}

// It did leave: what can't be carried out any more is for a person, and must not stop what comes after it.
Result<void> record_sent_draft(Context& context, const LaidDraft& draft, const IncomingMessage& sent) {
  auto written = context.store.write([&](Transaction& write) {
    return approve_sent_draft(write, context, draft.row.id, sent, Effects::applied);
  });
  if (!written && written.error().kind == ErrorKind::conflict) {
    written = context.store.write([&](Transaction& write) {
      return approve_sent_draft(write, context, draft.row.id, sent, Effects::left_out);
    });
  }
  if (written) context.observer.outbox_changed(draft.row.id);
  return written;
}

// A message that a person answered before we decided about it gets its conversation, so that the answer takes
// it over.
Result<void> assign_undecided(Transaction& write, Context& context, const IncomingMessage& sent) {
  for (const std::string& id : sent.references) {
    PERMANENCE_TRY(message, write.messages.with_message_id(id));
    const bool undecided = message && message->conversation.is_nil() &&
                           (message->state == MessageState::stored || message->set_aside_by_person);
    if (!undecided || !goes_to(sent, {ascii_lowered(message->content.answer_address()),
                                      ascii_lowered(message->content.from_address)}))
      continue;
    PERMANENCE_TRY(premises, premises_of(write.reading(), context, *message));
    premises.conversation.last_activity = context.clock.now();
    PERMANENCE_CHECK(write.conversations.save(premises.conversation));
    message->conversation = premises.conversation.id;
    message->state = MessageState::handled;
    message->set_aside_by_person = true;
    PERMANENCE_CHECK(write.messages.update(*message));
  }
  return {};
}

// A mail of the practitioner's own. Only what goes to the person who wrote is an answer: a forward isn't.
Result<void> judge_answer(Context& context, const IncomingMessage& sent) {
  return context.store.write([&](Transaction& write) -> Result<void> {
    PERMANENCE_CHECK(assign_undecided(write, context, sent));
    PERMANENCE_TRY(conversation, write.conversations.with_message_id(sent.references));
    if (!conversation) return {};
    PERMANENCE_TRY(addresses, addresses_of(write.reading(), conversation->contact));
    PERMANENCE_TRY(messages, write.messages.of_conversation(conversation->id));
    for (const StoredMessage& message : messages)
      addresses.push_back(ascii_lowered(message.content.from_address));
    if (!goes_to(sent, addresses)) return {};
    return taken_over(write, context, conversation->id, Silence::yes, "conversation.answered_by_hand");
  });
}

using Lying = std::set<OutboxId>;  // rows whose draft is in Drafts

// Which draft this mail in Sent was; `doubtful`: it answers the same message, but that draft still lies there
// and the text is another.
struct Verdict {
  std::optional<LaidDraft> approved, doubtful;
};
Verdict verdict_on(const FoundMail& mail, const std::vector<LaidDraft>& drafts, const Lying& lying) {
  Verdict verdict;
  for (const LaidDraft& draft : drafts) {
    const Likeness alike = likeness(mail, draft);
    // With somebody else's address in it, it went to somebody else.
    if (alike == Likeness::identity && goes_to(mail.content, draft.addresses)) return {draft, {}};
    if (alike != Likeness::thread) continue;
    if (lying.count(draft.row.id) == 0 || resembles(mail.content.text, draft))
      verdict.approved = draft;
    else
      verdict.doubtful = draft;
  }
  return verdict;
}

// True once the mail is settled; false while the mail program may still be about to take the draft away.
Result<bool> judge_one(Context& context, const MailboxSettings& settings, const FoundMail& mail,
                       const Lying& lying) {
  std::vector<LaidDraft> drafts;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(laid, laid_drafts(read, settings.name));
    drafts = std::move(laid);
    return {};
  }));
  const Verdict verdict = verdict_on(mail, drafts, lying);
  if (verdict.approved) {
    PERMANENCE_CHECK(record_sent_draft(context, *verdict.approved, mail.content));
    return true;
  }
  if (verdict.doubtful) {
    bool told = false;
    PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
      const std::string what = "answer_beside:" + verdict.doubtful->row.id.text();
      PERMANENCE_TRY(old_enough, seen_for(write, context, what, sent_grace));
      told = old_enough;
      return told ? forget(write, what) : Result<void>();
    }));
    if (!told) return false;
  }
  PERMANENCE_CHECK(judge_answer(context, mail.content));
  return true;
}

// Several drafts gone at once are a fault of the server: they are laid anew, and a person is told.
Result<void> lay_vanished(Transaction& write, Context& context, const MailboxSettings& settings,
                          const std::vector<LaidDraft>& drafts) {
  for (const LaidDraft& draft : drafts) {
    OutboxRow row = draft.row;
    row.draft_laid = false;
    PERMANENCE_CHECK(write.outbox.save(row));
    PERMANENCE_CHECK(forget(write, "draft_gone:" + row.id.text()));
  }
  const std::string sentence =
      context.catalogue.sentence("task.drafts_vanished", {{"mailbox", settings.name}});
  PERMANENCE_TRY(open, write.tasks.open());
  if (std::any_of(open.begin(), open.end(), [&](const Task& task) { return task.reason == sentence; }))
    return {};
  return open_task(
      write, context,
      Task{.id = {}, .kind = TaskKind::system, .reason = sentence, .created_at = context.clock.now()});
}

Result<void> judge_deleted_drafts(Context& context, const MailboxSettings& settings, const Lying& lying) {
  return context.store.write([&](Transaction& write) -> Result<void> {
    PERMANENCE_TRY(drafts, laid_drafts(write.reading(), settings.name));
    std::erase_if(drafts,
                  [](const LaidDraft& draft) { return draft.row.state != OutboxState::awaiting_approval; });
    std::vector<LaidDraft> gone;
    for (const LaidDraft& draft : drafts) {
      const std::string what = "draft_gone:" + draft.row.id.text();
      if (lying.count(draft.row.id) > 0) {
        PERMANENCE_CHECK(forget(write, what));
        continue;
      }
      PERMANENCE_TRY(old_enough, seen_for(write, context, what, draft_grace));
      if (old_enough) gone.push_back(draft);
    }
    if (gone.size() > 1 && gone.size() == drafts.size()) return lay_vanished(write, context, settings, gone);
    for (const LaidDraft& draft : gone) {
      PERMANENCE_CHECK(refuse_draft(write, context, draft.row, "practitioner"));
      PERMANENCE_CHECK(forget(write, "draft_gone:" + draft.row.id.text()));
    }
    return {};
  });
}

Result<Lying> still_lying(Context& context, const MailboxSettings& settings,
                          const std::vector<FoundMail>& mails) {
  Lying lying;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(drafts, laid_drafts(read, settings.name));
    for (const LaidDraft& draft : drafts)
      if (std::any_of(mails.begin(), mails.end(),
                      [&](const FoundMail& mail) { return likeness(mail, draft) != Likeness::none; }))
        lying.insert(draft.row.id);
    return {};
  }));
  return lying;
}

}  // namespace

Result<void> taken_over(Transaction& write, Context& context, ConversationId id, Silence silence,
                        const std::string& action) {
  PERMANENCE_CHECK(withdraw_live_rows(write, context, id, WithdrawalReason::answered_by_hand));
  PERMANENCE_TRY(tasks, write.tasks.open_of_conversation(id));
  for (const Task& task : tasks) PERMANENCE_CHECK(write.tasks.close(task.id, context.clock.now()));
  PERMANENCE_TRY(messages, write.messages.of_conversation(id));
  for (StoredMessage& message : messages) {
    if (message.state != MessageState::waiting && message.state != MessageState::stored) continue;
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

Result<LookAgain> watch_the_practitioner(Context& context, const MailboxSettings& settings,
                                         Mailbox& mailbox) {
  // Drafts first: a mail program mostly files the copy in Sent before it takes the draft away, so a draft
  // that is gone by now has its copy found below. All of it before the lock: whoever decides doesn't wait for
  // a server.
  std::vector<FoundMail> drafts;
  if (settings.lay_drafts) {
    PERMANENCE_TRY(found, mailbox.read_drafts());
    drafts = std::move(found);
  }
  PERMANENCE_TRY(sent, new_in_sent(context, settings, mailbox));
  PERMANENCE_TRY(set_aside, set_aside_in_inbox(context, settings, mailbox));

  const std::lock_guard lock(context.deciding);
  PERMANENCE_TRY(lying, still_lying(context, settings, drafts));
  LookAgain look_again = LookAgain::as_usual;
  for (const FoundMail& mail : sent.by_hand) {
    PERMANENCE_TRY(settled, judge_one(context, settings, mail, lying));
    if (settled) continue;
    sent.cursor.next_uid = mail.uid;
    look_again = LookAgain::soon;
    break;
  }
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) { return write.mailboxes.save(sent.cursor); }));
  if (settings.lay_drafts) PERMANENCE_CHECK(judge_deleted_drafts(context, settings, lying));
  PERMANENCE_CHECK(judge_set_aside(context, settings, set_aside));
  return look_again;
}

}  // namespace permanence::agent
