#include "agent/receiving.h"

#include <algorithm>

#include "agent/applying.h"
#include "base/text.h"
#include "desk/decide.h"

namespace permanence::agent {
namespace {

constexpr std::size_t batch = 50;

Result<MailboxCursor> cursor_for(Context& context, Mailbox& mailbox, const MailboxSettings& settings) {
  PERMANENCE_TRY(inbox, mailbox.state_of_inbox());
  std::optional<MailboxCursor> known;
  PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
    PERMANENCE_TRY(cursor, read.mailboxes.cursor(settings.name, settings.inbox_folder));
    known = cursor;
    return {};
  }));
  if (known && known->uid_validity == inbox.uid_validity) return *known;

  MailboxCursor cursor{settings.name, settings.inbox_folder, inbox.uid_validity, inbox.next_uid, context.clock.now()};
  if (known) {
    // The server renumbered: look at everything again, what is known is recognised by its content.
    cursor.next_uid = 1;
    cursor.look_again_below = inbox.next_uid;
    cursor.installed_at = known->installed_at;
  }
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) { return write.mailboxes.save(cursor); }));
  return cursor;
}

bool has_address(const Contact& contact, const std::string& value) {
  return std::any_of(contact.addresses.begin(), contact.addresses.end(),
                     [&](const ContactAddress& each) { return each.address.value == value; });
}

// The sender's contact: the one on file, or a new one, a correspondent not yet identified. Only From is vouched for by
// a server (RFC 8601): where Reply-To leads to somebody else, one of them on file, nothing it says is believed as theirs.
Result<ContactId> contact_of(Transaction& write, Context& context, IncomingMessage& mail) {
  const Address address{mail.channel, mail.answer_address()};
  PERMANENCE_TRY(by_answer, write.contacts.with_address(address));
  if (mail.answer_address() != mail.from_address) {
    PERMANENCE_TRY(by_sender, write.contacts.with_address({mail.channel, mail.from_address}));
    const Contact* sender = by_sender.empty() ? nullptr : &by_sender.front();
    const bool same_person = sender != nullptr && has_address(*sender, address.value);
    const bool somebody_on_file = (sender != nullptr && sender->is_identified()) ||
                                  (!by_answer.empty() && by_answer.front().is_identified());
    if (somebody_on_file && !same_person) mail.authentication = SenderAuthentication::failed;
  }
  if (!by_answer.empty()) return by_answer.front().id;
  Contact contact;
  contact.id = context.identifiers.make<ContactId>();
  contact.name = mail.from_name;
  contact.addresses.push_back({address, AddressState::usable});
  PERMANENCE_CHECK(write.contacts.save(contact));
  return contact.id;
}

// What is left alone is listed, not read: no text is kept of it.
IncomingMessage without_content(IncomingMessage mail) {
  mail.text.clear();
  mail.attachments.clear();
  return mail;
}

// Why a mail can't be read: keys of the catalogue.
struct Unreadable {
  const char* left_reason;
  const char* task;
};
constexpr Unreadable ends_the_process{"left.unreadable", "task.unreadable"};
constexpr Unreadable not_delivered{"left.not_delivered", "task.not_delivered"};

// Listed and told, its bytes untouched.
Result<void> leave_unread(Context& context, const MailboxSettings& settings, MailboxCursor& cursor,
                          std::uint32_t uid, const Unreadable& why) {
  MailboxCursor after = cursor;
  after.next_uid = uid + 1;
  PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
    StoredMessage stored;
    stored.id = context.identifiers.make<MessageId>();
    stored.content.position = MailPosition{settings.name, settings.inbox_folder, cursor.uid_validity, uid};
    stored.content.received_at = context.clock.now();
    stored.state = MessageState::left;
    stored.left_reason = why.left_reason;
    PERMANENCE_CHECK(write.messages.insert(stored, {}));
    PERMANENCE_CHECK(record(write, context, "message.unreadable", "agent", stored.id.text()));
    PERMANENCE_CHECK(
        open_task(write, context,
                  Task{.id = {},
                       .kind = TaskKind::read_message,
                       .message = stored.id,
                       .reason = context.catalogue.sentence(why.task, {{"mailbox", settings.name}}),
                       .created_at = context.clock.now()}));
    return write.mailboxes.save(after);
  }));
  cursor = after;
  return {};
}

// Automatic mail is never answered, but a web form's may carry somebody's cry for help: it is read for red flags. A
// list's only where its sender is on file (the practice's own address may be one): newsletters on health would alarm daily.
Result<bool> is_alarming(Context& context, const MailboxSettings& settings, const IncomingMessage& mail) {
  if (mail.automatic == AutomaticMail::mailing_list) {
    bool on_file = false;
    PERMANENCE_CHECK(context.store.read([&](const ReadTransaction& read) -> Result<void> {
      PERMANENCE_TRY(known, read.contacts.with_address({mail.channel, mail.from_address}));
      on_file = std::any_of(known.begin(), known.end(), [](const Contact& contact) { return contact.is_identified(); });
      return {};
    }));
    if (!on_file) return false;
  }
  language::ReadingContext reading;
  reading.channel = mail.channel;
  reading.subject = mail.subject;
  reading.received = context.zone.to_local(mail.received_at);
  if (const Practitioner* practitioner = context.practice.practitioner(settings.practitioner))
    reading.specialty = practitioner->specialty;
  return language::read(mail.text, reading, context.classifier).urgency == language::Urgency::emergency;
}

// Moved back, or renumbered by the server. Without a Message-ID the same few words may be another person's, or said anew:
// then only a renumbered mail of the same sender and date is the same mail.
bool is_known_again(const IncomingMessage& known, const IncomingMessage& mail) {
  if (!mail.message_id.empty()) return true;
  return known.position && known.position->uid_validity != mail.position->uid_validity &&
         known.from_address == mail.from_address && known.received_at == mail.received_at;
}

// Written to two of our mailboxes at once: one message, one answer.
Result<bool> is_handled_elsewhere(Transaction& write, const IncomingMessage& mail) {
  if (mail.message_id.empty()) return false;
  PERMANENCE_TRY(same, write.messages.with_message_id(mail.message_id));
  return same && same->content.position && same->content.position->mailbox != mail.position->mailbox &&
         same->content.from_address == mail.from_address && same->state != MessageState::left &&
         trimmed(same->content.text) == trimmed(mail.text);
}

enum class Triage { as_usual, read_whatever_it_is };

Result<bool> store_one(Transaction& write, Context& context, const IncomingMessage& mail, MessageId id, Triage triage) {
  PERMANENCE_TRY(seen, write.messages.at(*mail.position));
  if (seen) return false;
  PERMANENCE_TRY(same_content,
                 write.messages.with_content(mail.position->mailbox, mail.message_id, mail.body_hash));
  if (same_content && is_known_again(same_content->content, mail)) {
    StoredMessage known = *same_content;
    known.content.position = mail.position;
    PERMANENCE_CHECK(write.messages.update(known));
    return false;
  }
  StoredMessage stored;
  stored.id = id;
  PERMANENCE_TRY(elsewhere, is_handled_elsewhere(write, mail));
  const bool keep = triage == Triage::read_whatever_it_is || mail.automatic == AutomaticMail::bounce;
  auto left = keep ? std::nullopt : desk::triage(mail, context.practice);
  if (!left && elsewhere) left = desk::LeaveAlone{"left.other_mailbox"};
  if (left) {
    stored.content = without_content(mail);
    stored.state = MessageState::left;
    stored.left_reason = left->reason;
    PERMANENCE_CHECK(write.messages.insert(stored, {}));
  } else {
    stored.content = mail;
    PERMANENCE_TRY(contact, contact_of(write, context, stored.content));
    stored.contact = contact;
    // Answered by hand before we came to read it: it isn't ours to answer any more.
    if (mail.answered_already && mail.automatic != AutomaticMail::bounce) {
      stored.state = MessageState::handled;
      stored.set_aside_by_person = true;
    }
    PERMANENCE_CHECK(write.messages.insert(stored, {subject_of(contact)}));
  }
  PERMANENCE_CHECK(write.audit.append({left ? "message.left" : "message.stored", "agent", stored.id.text(),
                                       context.clock.now(), std::nullopt, ""}));
  return stored.state == MessageState::stored;
}

}  // namespace

Result<int> receive_new(Context& context, Mailbox& mailbox, const MailboxSettings& settings) {
  PERMANENCE_TRY(cursor, cursor_for(context, mailbox, settings));
  int to_decide = 0;
  for (;;) {
    std::size_t read = 0;
    const auto consume = [&](IncomingMessage mail) -> Result<void> {
      ++read;
      if (is_undelivered(mail))
        return leave_unread(context, settings, cursor, mail.position->uid, not_delivered);
      const MessageId id = context.identifiers.make<MessageId>();
      MailboxCursor after = cursor;
      after.next_uid = mail.position->uid + 1;
      bool stored = false;
      const auto left = desk::triage(mail, context.practice);
      PERMANENCE_TRY(alarming, left && left->because_automatic ? is_alarming(context, settings, mail) : Result<bool>(false));
      const Triage triage = alarming ? Triage::read_whatever_it_is : Triage::as_usual;
      PERMANENCE_CHECK(context.store.write([&](Transaction& write) -> Result<void> {
        stored = false;
        const bool may_be_old = mail.position->uid < cursor.look_again_below;
        if (!may_be_old || mail.received_at >= cursor.installed_at) {
          PERMANENCE_TRY(is_new, store_one(write, context, mail, id, triage));
          stored = is_new;
        }
        return write.mailboxes.save(after);
      }));
      cursor = after;
      if (stored) {
        ++to_decide;
        context.observer.reached(Step::stored, id.text());
      }
      return {};
    };
    const auto wanted = [&](std::uint32_t uid) -> Result<bool> {
      const std::string what = std::to_string(cursor.uid_validity) + ":" + std::to_string(uid);
      PERMANENCE_TRY(may, context.guard.may_try(context.store, "read:" + settings.name, what));
      if (may) {
        context.observer.reached(Step::reading, what);
        return true;
      }
      ++read;
      PERMANENCE_CHECK(leave_unread(context, settings, cursor, uid, ends_the_process));
      return false;
    };
    PERMANENCE_CHECK(mailbox.read_inbox(cursor.next_uid, batch, consume, wanted));
    if (read < batch) return to_decide;
  }
}

}  // namespace permanence::agent
