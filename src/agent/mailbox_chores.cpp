#include "agent/mailbox_chores.h"

#include "agent/laid_drafts.h"
#include "agent/sending.h"

namespace permanence::agent {
namespace {

// Once for a mailbox: the server keeps no keywords, and where the mail lies is not for us to change.
Result<void> tell_unmarked(Context& context, const MailboxSettings& settings) {
  bool told_before = false;
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
    const std::string name = "told_unmarked:" + settings.name;
    PERMANENCE_TRY(told, write.state.get(name));
    told_before = told && !told->empty();
    return told_before ? Result<void>() : write.state.set(name, "yes");
  }));
  if (!told_before)
    context.observer.trouble(context.catalogue.sentence("alert.no_keywords", {{"mailbox", settings.name}}));
  return {};
}

Result<void> mark_handled(Context& context, const MailboxSettings& settings, Mailbox& mailbox) {
  std::vector<StoredMessage> unmarked;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(found, read.messages.unmarked(settings.name));
    unmarked = found;
    return {};
  }));
  for (StoredMessage& message : unmarked) {
    if (message.state != MessageState::handled || !message.content.position) continue;
    if (!message.set_aside_by_person) {
      PERMANENCE_TRY(marking, mailbox.mark_handled(*message.content.position));
      if (marking == Marking::not_permitted) PERMANENCE_CHECK(tell_unmarked(context, settings));
    }
    PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
      PERMANENCE_TRY(current, write.messages.find(message.id));
      if (!current) return {};
      current->marked = true;
      return write.messages.update(*current);
    }));
    context.observer.reached(Step::marked, message.id.text());
  }
  return {};
}

// The row as the bytes that were sent: the same Message-ID and date.
Result<std::string> bytes_of(Context& context, const OutboxRow& row, const std::string& draft_header) {
  std::string raw;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(mail, mail_of(context, read, row, row.sent_at.value_or(context.clock.now())));
    mail.outbox_key_header = draft_header;
    PERMANENCE_TRY(bytes, context.mail_format.write(mail));
    raw = bytes;
    return {};
  }));
  return raw;
}

Result<void> save_row(Context& context, OutboxId id, const std::function<void(OutboxRow&)>& change) {
  return context.store.write([&](Transaction& write) -> Result<void> {
    PERMANENCE_TRY(row, write.outbox.find(id));
    if (!row) return {};
    change(*row);
    return write.outbox.save(*row);
  });
}

Result<void> file_sent(Context& context, const MailboxSettings& settings, Mailbox& mailbox) {
  std::vector<OutboxRow> unfiled;
  std::vector<std::string> message_ids;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(rows, read.outbox.unfiled(settings.name));
    unfiled = rows;
    for (const OutboxRow& row : unfiled) message_ids.push_back(read.outbox.message_id_header(row));
    return {};
  }));
  for (std::size_t i = 0; i < unfiled.size(); ++i) {
    if (!settings.server_files_sent) {
      PERMANENCE_TRY(there, mailbox.sent_contains(message_ids[i]));
      if (!there) {
        PERMANENCE_TRY(raw, bytes_of(context, unfiled[i], ""));
        PERMANENCE_CHECK(mailbox.file_sent(raw));
      }
    }
    PERMANENCE_CHECK(save_row(context, unfiled[i].id, [](OutboxRow& row) { row.filed = true; }));
    context.observer.reached(Step::filed, unfiled[i].id.text());
  }
  return {};
}

Result<void> lay_drafts(Context& context, const MailboxSettings& settings, Mailbox& mailbox) {
  struct Draft {
    OutboxRow row;
    std::string message_id;
  };
  std::vector<Draft> to_lay, settled;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(waiting, read.outbox.in_state(OutboxState::awaiting_approval));
    for (const OutboxRow& row : waiting) {
      if (row.mailbox != settings.name) continue;
      PERMANENCE_TRY(anew, is_to_be_laid_anew(read, row));
      if (!row.draft_laid || anew) to_lay.push_back({row, read.outbox.message_id_header(row)});
    }
    PERMANENCE_TRY(laid, read.outbox.with_laid_draft(settings.name));
    for (const OutboxRow& row : laid)
      if (row.state != OutboxState::awaiting_approval)
        settled.push_back({row, read.outbox.message_id_header(row)});
    return {};
  }));
  for (const Draft& draft : to_lay) {
    PERMANENCE_TRY(raw, bytes_of(context, draft.row, draft.row.id.text()));
    // A stop between the two would lay it twice: what may lie there from before goes first.
    PERMANENCE_CHECK(mailbox.remove_draft(draft.row.id.text(), draft.message_id));
    PERMANENCE_CHECK(mailbox.lay_draft(raw));
    PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
      PERMANENCE_TRY(row, write.outbox.find(draft.row.id));
      if (!row) return {};
      // Changed meanwhile, what lies there is already the old text.
      const bool is_current = row->revision == draft.row.revision;
      row->draft_laid = true;
      PERMANENCE_CHECK(is_current ? laid_anew(write, *row) : lay_anew(write, *row));
      return write.outbox.save(*row);
    }));
  }
  for (const Draft& draft : settled) {
    PERMANENCE_CHECK(mailbox.remove_draft(draft.row.id.text(), draft.message_id));
    PERMANENCE_CHECK(save_row(context, draft.row.id, [](OutboxRow& removed) { removed.draft_laid = false; }));
  }
  return {};
}

// An alert that its way out refuses again and again is laid into the inbox itself, where the practitioner looks.
Result<void> lay_stuck_alerts(Context& context, const MailboxSettings& settings, Mailbox& mailbox) {
  std::vector<OutboxRow> planned;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(rows, read.outbox.in_state(OutboxState::planned));
    planned = rows;
    return {};
  }));
  for (const OutboxRow& row : planned) {
    const bool stuck = row.kind == MessageKind::alert && row.attempts >= attempts_before_inbox;
    if (!stuck || row.mailbox != settings.name || context.in_flight.has(row.id)) continue;
    PERMANENCE_TRY(raw, bytes_of(context, row, ""));
    PERMANENCE_CHECK(mailbox.put_into_inbox(raw));
    const Instant now = context.clock.now();
    PERMANENCE_CHECK(save_row(context, row.id, [&](OutboxRow& laid) {
      if (laid.state != OutboxState::planned) return;
      laid.state = OutboxState::sent;
      laid.sent_at = now;
      laid.filed = true;
    }));
    context.observer.outbox_changed(row.id);
  }
  return {};
}

}  // namespace

Result<void> do_chores(Context& context, const MailboxSettings& settings, Mailbox& mailbox) {
  PERMANENCE_CHECK(mark_handled(context, settings, mailbox));
  PERMANENCE_CHECK(file_sent(context, settings, mailbox));
  PERMANENCE_CHECK(lay_stuck_alerts(context, settings, mailbox));
  if (settings.lay_drafts) PERMANENCE_CHECK(lay_drafts(context, settings, mailbox));
  return {};
}

}  // namespace permanence::agent
