#include "agent/bounces.h"

#include "agent/applying.h"

namespace permanence::agent {

Result<void> mark_failed(Transaction& write, Context& context, OutboxRow row, const std::string& cause,
                         AddressBlame blame) {
  PERMANENCE_CHECK(undo_preparations(write, context, row));
  row.state = OutboxState::failed;
  row.cause = cause;
  PERMANENCE_CHECK(write.outbox.save(row));
  if (blame == AddressBlame::yes && !row.contact.is_nil()) {
    PERMANENCE_TRY(contact, write.contacts.find(row.contact));
    if (contact) {
      for (ContactAddress& address : contact->addresses)
        if (address.address == row.to) address.state = AddressState::bounced;
      PERMANENCE_CHECK(write.contacts.save(*contact));
    }
  }
  PERMANENCE_CHECK(open_task(write, context,
                             Task{.id = {},
                                  .kind = row.kind == MessageKind::alert ? TaskKind::failed_send : TaskKind::call,
                                  .patient = row.patient,
                                  .contact = row.contact.is_nil() ? std::nullopt : std::optional(row.contact),
                                  .conversation = row.conversation,
                                  .message = row.answers,
                                  .appointment = row.appointment,
                                  .reason = context.catalogue.sentence(cause),
                                  .created_at = context.clock.now()}));
  return record(write, context, "outbox.failed", "agent", row.id.text());
}

namespace {

constexpr std::chrono::days lately{5};  // servers try that long before they give up (RFC 5321, 4.5.4.1)

// A report without our headers still names an address: where we wrote there lately, nothing arrives any more.
Result<void> blame_recipient(Transaction& write, Context& context, const std::string& recipient) {
  if (recipient.empty()) return {};
  PERMANENCE_TRY(contacts, write.contacts.with_address({Channel::email, recipient}));
  for (Contact& contact : contacts) {
    PERMANENCE_TRY(written, write.outbox.automatic_since(contact.id, context.clock.now() - lately));
    if (written == 0) continue;
    for (ContactAddress& address : contact.addresses)
      if (address.address.value == recipient) address.state = AddressState::bounced;
    PERMANENCE_CHECK(write.contacts.save(contact));
    PERMANENCE_CHECK(open_task(write, context,
                               Task{.id = {},
                                    .kind = TaskKind::call,
                                    .contact = contact.id,
                                    .reason = context.catalogue.sentence("task.bounced"),
                                    .created_at = context.clock.now()}));
  }
  return {};
}

}  // namespace

Result<void> handle_bounce(Context& context, StoredMessage message) {
  const std::optional<Bounce>& bounce = message.content.bounce;
  return context.store.write([&](Transaction& write) -> Result<void> {
    std::optional<OutboxRow> row;
    if (bounce && !bounce->original_message_id.empty()) {
      PERMANENCE_TRY(found, write.outbox.with_message_id(bounce->original_message_id));
      row = found;
    }
    StoredMessage written = message;
    // What isn't about one of our messages is the practitioner's own business; a delay is not yet a failure.
    if (!row && bounce && bounce->permanent) PERMANENCE_CHECK(blame_recipient(write, context, bounce->recipient));
    if (!row || !bounce->permanent) {
      written.state = MessageState::left;
      written.left_reason = row ? "left.delayed" : "left.bounce";
      written.content.text.clear();
      return write.messages.update(written);
    }
    written.state = MessageState::handled;
    if (row->conversation) written.conversation = *row->conversation;
    PERMANENCE_CHECK(write.messages.update(written));
    if (row->state == OutboxState::failed) return {};
    return mark_failed(write, context, *row, "task.bounced", AddressBlame::yes);
  });
}

}  // namespace permanence::agent
