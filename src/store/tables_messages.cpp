#include "store/failure.h"
#include "store/tables.h"

namespace permanence::store {
namespace {

std::string oldest_first(std::string where) {
  where += " ORDER BY received_at, sequence";
  return where;
}

std::string message_id_hash(const Workspace& work, const std::string& message_id) {
  if (message_id.empty()) return {};
  return keyed_hash_text(work.keys.key_for(Purpose::find_message_id), message_id);
}

MessageStanding standing_of(const StoredMessage& message) {
  return {message.state,       message.conversation, message.contact, message.patient,
          message.left_reason, message.reading,      message.marked,  message.set_aside_by_person};
}

StoredMessage assembled(MessageId id, IncomingMessage content, MessageStanding standing) {
  return {id,
          std::move(content),
          standing.state,
          standing.conversation,
          standing.contact,
          standing.patient,
          std::move(standing.left_reason),
          std::move(standing.reading),
          standing.marked,
          standing.set_aside_by_person};
}

void expect_message(Database& database, MessageId id) {
  if (!row_exists(database, "message", id.text())) give_up(ErrorKind::not_found, "error.store.not_found");
}

}  // namespace

Result<std::optional<Conversation>> SealedConversations::find(ConversationId id) const {
  return guarded(
      [&] { return load_one<Conversation>(work_, "conversation", "WHERE id = :id", {id.text()}); });
}

Result<std::vector<Conversation>> SealedConversations::of_contact(ContactId contact) const {
  return guarded([&] {
    return load<Conversation>(work_, "conversation",
                              "WHERE contact = :contact ORDER BY last_activity DESC, sequence",
                              {column(contact)});
  });
}

Result<std::vector<Conversation>> SealedConversations::of_patient(PatientId patient) const {
  return guarded([&] {
    return load<Conversation>(work_, "conversation",
                              "WHERE patient = :patient ORDER BY last_activity DESC, sequence",
                              {column(patient)});
  });
}

Result<std::optional<Conversation>> SealedConversations::with_message_id(
    const std::vector<std::string>& message_ids) const {
  return guarded([&]() -> std::optional<Conversation> {
    // References come oldest first: the last one known is the closest.
    for (auto id = message_ids.rbegin(); id != message_ids.rend(); ++id) {
      if (id->empty()) continue;
      const auto hash = message_id_hash(work_, *id);
      for (const char* table : {"message", "outbox"}) {
        auto found = load_one<Conversation>(work_, "conversation",
                                            std::string("WHERE id IN (SELECT conversation FROM ") + table +
                                                " WHERE message_id_hash = :hash) ORDER BY sequence",
                                            {hash});
        if (found) return found;
      }
    }
    return std::nullopt;
  });
}

Result<void> SealedConversations::save(Conversation& conversation) {
  return guarded([&] {
    save_revised(work_, "conversation", conversation,
                 sealing_subject(conversation.patient, conversation.contact),
                 {{"contact", column(conversation.contact)},
                  {"patient", column(conversation.patient)},
                  {"last_activity", seconds(conversation.last_activity)}});
  });
}

Result<std::optional<StoredMessage>> SealedMessages::find(MessageId id) const {
  return guarded([&] { return load_one("WHERE id = :id", {id.text()}); });
}

Result<std::optional<StoredMessage>> SealedMessages::at(const MailPosition& position) const {
  return guarded([&] {
    return load_one(
        "WHERE mailbox = :mailbox AND folder = :folder AND uid_validity = :validity AND uid = :uid",
        {clear_text(position.mailbox), clear_text(position.folder), position.uid_validity, position.uid});
  });
}

Result<std::optional<StoredMessage>> SealedMessages::with_content(const MailboxName& mailbox,
                                                                  const std::string& message_id,
                                                                  const std::string& body_hash) const {
  return guarded([&] {
    return load_one("WHERE content_hash = :hash AND mailbox = :mailbox ORDER BY sequence LIMIT 1",
                    {content_hash(message_id, body_hash), clear_text(mailbox)});
  });
}

Result<std::optional<StoredMessage>> SealedMessages::with_message_id(const std::string& message_id) const {
  return guarded([&]() -> std::optional<StoredMessage> {
    if (message_id.empty()) return std::nullopt;
    return load_one("WHERE message_id_hash = :hash ORDER BY received_at DESC, sequence DESC LIMIT 1",
                    {message_id_hash(work_, message_id)});
  });
}

Result<std::vector<StoredMessage>> SealedMessages::in_state(MessageState state) const {
  return guarded([&] { return load(oldest_first("WHERE state = :state"), {name_in_store(state)}); });
}

Result<std::vector<StoredMessage>> SealedMessages::of_conversation(ConversationId id) const {
  return guarded([&] { return load(oldest_first("WHERE conversation = :conversation"), {column(id)}); });
}

Result<std::vector<StoredMessage>> SealedMessages::unmarked(const MailboxName& mailbox) const {
  return guarded([&] {
    return load(oldest_first("WHERE state IN ('handled', 'waiting') AND marked = 0 AND mailbox = :mailbox"),
                {clear_text(mailbox)});
  });
}

Result<void> SealedMessages::insert(const StoredMessage& message, const std::vector<SubjectId>& subjects) {
  return guarded([&] {
    const auto id = message.id.text();
    if (row_exists(work_.database, "message", id)) give_up(ErrorKind::conflict, "error.store.stale");
    const auto key = SecretKey::random();
    auto columns = columns_of(message, key);
    columns.emplace_back("content", sealed_text(key, record_of(message.content), "message", "content", id));
    insert_row(work_.database, "message", id, std::move(columns));
    wrap(message.id, key, subjects.empty() ? std::vector{SubjectId{}} : subjects);
  });
}

Result<void> SealedMessages::update(const StoredMessage& message) {
  return guarded([&] {
    const auto id = message.id.text();
    expect_message(work_.database, message.id);
    const auto key = key_of(message.id);
    auto columns = columns_of(message, key);
    const auto standing = work_.database.rows("SELECT content FROM message WHERE id = :id", 1, {id});
    auto content = record_of(message.content);
    // A long text isn't written again for a mark.
    if (opened_text(key, standing.at(0).at(0), "message", "content", id) != content)
      columns.emplace_back("content", sealed_text(key, content, "message", "content", id));
    update_row(work_.database, "message", id, columns);
  });
}

Result<void> SealedMessages::add_subjects(MessageId id, const std::vector<SubjectId>& subjects) {
  return guarded([&] {
    expect_message(work_.database, id);
    wrap(id, key_of(id), subjects);
  });
}

SecretKey SealedMessages::key_of(MessageId id) const {
  for (const auto& row :
       work_.database.rows("SELECT subject FROM message_subject WHERE message = :id", 1, {id.text()}))
    if (auto key = work_.keys.message_key(parsed_subject(row[0]), id)) return *key;
  give_up(ErrorKind::corrupt, "error.store.row_unreadable", {{"table", "message"}});
}

void SealedMessages::wrap(MessageId id, const SecretKey& key, const std::vector<SubjectId>& subjects) {
  for (const auto& subject : subjects) {
    const Values link = {id.text(), subject.text()};
    if (work_.database.one_number(
            "SELECT count(*) FROM message_subject WHERE message = :id AND subject = :subject", link) != 0)
      continue;
    work_.keys.wrap(id, key, subject);
    work_.database.run("INSERT INTO message_subject (message, subject) VALUES (:id, :subject)", link);
  }
}

std::vector<StoredMessage> SealedMessages::load(const std::string& tail, const Values& values) const {
  std::vector<StoredMessage> result;
  for (const auto& row :
       work_.database.rows("SELECT id, content, standing FROM message " + tail, 3, values)) {
    const auto id = MessageId::parse(row[0]);
    if (!id) give_up(ErrorKind::corrupt, "error.store.row_unreadable", {{"table", "message"}});
    const auto key = key_of(*id);
    result.push_back(
        assembled(*id, from_record<IncomingMessage>(opened_text(key, row[1], "message", "content", row[0])),
                  from_record<MessageStanding>(opened_text(key, row[2], "message", "standing", row[0]))));
  }
  return result;
}

std::optional<StoredMessage> SealedMessages::load_one(const std::string& tail, const Values& values) const {
  auto found = load(tail, values);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::string SealedMessages::content_hash(const std::string& message_id, const std::string& body_hash) const {
  return keyed_hash_text(work_.keys.key_for(Purpose::find_content), message_id + '\n' + body_hash);
}

Columns SealedMessages::columns_of(const StoredMessage& message, const SecretKey& key) const {
  const auto id = message.id.text();
  const auto position = message.content.position.value_or(MailPosition{});
  return {{"state", name_in_store(message.state)},
          {"conversation", column(message.conversation)},
          {"mailbox", clear_text(position.mailbox)},
          {"folder", clear_text(position.folder)},
          {"uid_validity", position.uid_validity},
          {"uid", position.uid},
          {"message_id_hash", message_id_hash(work_, message.content.message_id)},
          {"content_hash", content_hash(message.content.message_id, message.content.body_hash)},
          {"received_at", seconds(message.content.received_at)},
          {"marked", message.marked ? 1 : 0},
          {"standing", sealed_text(key, record_of(standing_of(message)), "message", "standing", id)}};
}

Result<std::optional<Task>> SealedTasks::find(TaskId id) const {
  return guarded([&] { return load_one<Task>(work_, "task", "WHERE id = :id", {id.text()}); });
}

Result<std::vector<Task>> SealedTasks::open() const {
  return guarded(
      [&] { return load<Task>(work_, "task", "WHERE done_at = 0 ORDER BY created_at, sequence"); });
}

Result<std::vector<Task>> SealedTasks::open_of_conversation(ConversationId id) const {
  return guarded([&] {
    return load<Task>(work_, "task", "WHERE conversation = :id AND done_at = 0 ORDER BY created_at, sequence",
                      {column(id)});
  });
}

Result<void> SealedTasks::insert(const Task& task) {
  return guarded([&] {
    const auto id = task.id.text();
    if (row_exists(work_.database, "task", id)) give_up(ErrorKind::conflict, "error.store.stale");
    const auto subject = sealing_subject(task.patient, task.contact);
    insert_row(work_.database, "task", id,
               {{"subject", subject.text()},
                {"conversation", column(task.conversation)},
                {"created_at", seconds(task.created_at)},
                {"done_at", task.done_at ? seconds(*task.done_at) : 0},
                {"sealed", sealed_record(work_, "task", task, subject)}});
  });
}

Result<void> SealedTasks::close(TaskId id, Instant at) {
  return guarded([&] {
    auto task = load_one<Task>(work_, "task", "WHERE id = :id", {id.text()});
    if (!task) give_up(ErrorKind::not_found, "error.store.not_found");
    if (task->done_at) return;
    task->done_at = at;
    const auto subject = sealing_subject(task->patient, task->contact);
    update_row(work_.database, "task", id.text(),
               {{"done_at", seconds(at)}, {"sealed", sealed_record(work_, "task", *task, subject)}});
  });
}

}  // namespace permanence::store
