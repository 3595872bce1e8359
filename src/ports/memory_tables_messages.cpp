#include "ports/memory_tables.h"

namespace permanence::memory {

namespace {

template <class Wanted>
std::vector<StoredMessage> oldest_first(const Rows<MessageId, MessageWithSubjects>& rows, Wanted wanted) {
  std::vector<StoredMessage> messages;
  for (auto& row :
       rows.select([&](const MessageWithSubjects& each) { return wanted(each.message); },
                   [](const MessageWithSubjects& each) { return each.message.content.received_at; }))
    messages.push_back(std::move(row.message));
  return messages;
}

template <class Wanted>
std::optional<StoredMessage> first(const Rows<MessageId, MessageWithSubjects>& rows, Wanted wanted) {
  const auto* found = rows.first([&](const MessageWithSubjects& each) { return wanted(each.message); });
  return found ? std::optional(found->message) : std::nullopt;
}

template <class Wanted>
std::vector<Conversation> newest_first(const Rows<ConversationId, Conversation>& rows, Wanted wanted) {
  return rows.select(wanted, [](const Conversation& each) { return -each.last_activity.time_since_epoch(); });
}

Instant created_at(const Task& task) { return task.created_at; }

}  // namespace

Result<std::optional<StoredMessage>> Messages::find(MessageId id) const {
  const auto* found = rows.find(id);
  return found ? std::optional(found->message) : std::nullopt;
}

Result<std::optional<StoredMessage>> Messages::at(const MailPosition& position) const {
  return first(rows, [&](const StoredMessage& message) { return message.content.position == position; });
}

Result<std::optional<StoredMessage>> Messages::with_message_id(const std::string& message_id) const {
  auto found = oldest_first(
      rows, [&](const StoredMessage& message) { return message.content.message_id == message_id; });
  return found.empty() ? std::nullopt : std::optional(std::move(found.back()));
}

Result<std::optional<StoredMessage>> Messages::with_content(const MailboxName& mailbox,
                                                            const std::string& message_id,
                                                            const std::string& body_hash) const {
  return first(rows, [&](const StoredMessage& message) {
    const IncomingMessage& content = message.content;
    return content.position && content.position->mailbox == mailbox && content.message_id == message_id &&
           content.body_hash == body_hash;
  });
}

Result<std::vector<StoredMessage>> Messages::in_state(MessageState state) const {
  return oldest_first(rows, [&](const StoredMessage& message) { return message.state == state; });
}

Result<std::vector<StoredMessage>> Messages::of_conversation(ConversationId id) const {
  return oldest_first(rows, [&](const StoredMessage& message) { return message.conversation == id; });
}

Result<std::vector<StoredMessage>> Messages::unmarked(const MailboxName& mailbox) const {
  return oldest_first(rows, [&](const StoredMessage& message) {
    return !message.marked &&
           (message.state == MessageState::handled || message.state == MessageState::waiting) &&
           message.content.position && message.content.position->mailbox == mailbox;
  });
}

Result<void> Messages::insert(const StoredMessage& message, const std::vector<SubjectId>& subjects) {
  if (rows.find(message.id)) return fail(ErrorKind::conflict, "error.store.stale");
  rows.put(message.id, {message, {subjects.begin(), subjects.end()}});
  return {};
}

Result<void> Messages::update(const StoredMessage& message) {
  const auto* standing = rows.find(message.id);
  if (!standing) return fail(ErrorKind::not_found, "error.store.not_found");
  rows.put(message.id, {message, standing->subjects});
  return {};
}

Result<void> Messages::add_subjects(MessageId id, const std::vector<SubjectId>& subjects) {
  auto row = rows.copy(id);
  if (!row) return fail(ErrorKind::not_found, "error.store.not_found");
  row->subjects.insert(subjects.begin(), subjects.end());
  rows.put(id, *std::move(row));
  return {};
}

Result<std::optional<Conversation>> Conversations::find(ConversationId id) const { return rows.copy(id); }

Result<std::vector<Conversation>> Conversations::of_contact(ContactId contact) const {
  return newest_first(rows, [&](const Conversation& each) { return each.contact == contact; });
}

Result<std::vector<Conversation>> Conversations::of_patient(PatientId patient) const {
  return newest_first(rows, [&](const Conversation& each) { return each.patient == patient; });
}

Result<std::optional<Conversation>> Conversations::with_message_id(
    const std::vector<std::string>& message_ids) const {
  // References come oldest first: the last one known is the closest.
  for (auto id = message_ids.rbegin(); id != message_ids.rend(); ++id) {
    if (id->empty()) continue;
    const auto* received = messages_.rows.first([&](const MessageWithSubjects& each) {
      return each.message.content.message_id == *id && rows.find(each.message.conversation);
    });
    if (received) return rows.copy(received->message.conversation);
    const auto* sent = outbox_.rows.first([&](const OutboxRow& row) {
      return row.conversation && outbox_.message_id_header(row) == *id && rows.find(*row.conversation);
    });
    if (sent) return rows.copy(*sent->conversation);
  }
  return std::nullopt;
}

Result<void> Conversations::save(Conversation& conversation) {
  return rows.save(conversation.id, conversation);
}

Result<std::optional<Task>> Tasks::find(TaskId id) const { return rows.copy(id); }

Result<std::vector<Task>> Tasks::open() const {
  return rows.select([](const Task& task) { return !task.done_at; }, created_at);
}

Result<std::vector<Task>> Tasks::open_of_conversation(ConversationId id) const {
  return rows.select([&](const Task& task) { return !task.done_at && task.conversation == id; }, created_at);
}

Result<void> Tasks::insert(const Task& task) {
  if (rows.find(task.id)) return fail(ErrorKind::conflict, "error.store.stale");
  rows.put(task.id, task);
  return {};
}

Result<void> Tasks::close(TaskId id, Instant at) {
  auto task = rows.copy(id);
  if (!task) return fail(ErrorKind::not_found, "error.store.not_found");
  if (task->done_at) return {};
  task->done_at = at;
  rows.put(id, *std::move(task));
  return {};
}

}  // namespace permanence::memory
