// Conversations, messages, tasks.
#pragma once

#include "store_contract/fixture.h"

namespace permanence::store_contract {

inline StoredMessage incoming(MessageId id, std::uint32_t uid, const char* received_at) {
  StoredMessage message;
  message.id = id;
  message.content.position = MailPosition{"cabinet", "INBOX", 17, uid};
  message.content.message_id = "m" + std::to_string(uid) + "@mail.example";
  message.content.body_hash = std::string(60, 'a') + std::to_string(1000 + uid);
  message.content.from_address = "elise.durand@mail.example";
  message.content.text = "Bonjour, pourrais-je déplacer mon rendez-vous ?";
  message.content.received_at = instant(received_at);
  return message;
}

template <class Row>
std::vector<std::string> ids_of(const std::vector<Row>& rows) {
  std::vector<std::string> ids;
  for (const Row& row : rows) ids.push_back(row.id.text());
  return ids;
}

TEST_P(StoreContract, KeepsEveryFieldOfAMessage) {
  const Patient patient = saved_patient();
  const Contact contact = saved_contact();
  const Conversation conversation = saved_conversation(contact, now);
  StoredMessage message = incoming(id<MessageId>(), 41, "2026-03-02T07:59:59Z");
  message.content.references = {"a@cabinet.example", "b@mail.example"};
  message.content.from_name = "Élise Durand 🌻";
  message.content.reply_to = "autre@mail.example";
  message.content.to = {"cabinet@kine.example", "copie@kine.example"};
  message.content.subject = "Re : rendez-vous";
  message.content.attachments = {{"ordonnance n°1.pdf", "application/pdf", 123456, false},
                                 {"logo.png", "image/png", 900, true}};
  message.content.automatic = AutomaticMail::bounce;
  message.content.authentication = SenderAuthentication::passed;
  message.content.bounce = Bounce{"x@cabinet.example", "parti@mail.example", true};
  message.content.truncated = true;
  write([&](Transaction& t) { return t.messages.insert(message, {subject_of(contact.id)}); });
  EXPECT_EQ(shown(found([&](const ReadTransaction& t) { return t.messages.find(message.id); })),
            shown(std::optional(message)));

  message.state = MessageState::left;
  message.conversation = conversation.id;
  message.contact = contact.id;
  message.patient = patient.id;
  message.left_reason = "left.newsletter";
  message.reading = R"({"intents":["move"]})";
  message.marked = true;
  message.set_aside_by_person = true;
  write([&](Transaction& t) -> Result<void> {
    PERMANENCE_CHECK(t.messages.update(message));
    return t.messages.add_subjects(message.id, {subject_of(patient.id), subject_of(contact.id)});
  });
  EXPECT_EQ(shown(found([&](const ReadTransaction& t) { return t.messages.find(message.id); })),
            shown(std::optional(message)));
}

TEST_P(StoreContract, KeepsAnSmsThatLiesInNoMailbox) {
  const Contact contact = saved_contact();
  StoredMessage message;
  message.id = id<MessageId>();
  message.content.channel = Channel::sms;
  message.content.from_address = "+33639980001";
  message.content.text = "ok pour jeudi";
  message.content.received_at = now;
  write([&](Transaction& t) { return t.messages.insert(message, {subject_of(contact.id)}); });
  EXPECT_EQ(shown(found([&](const ReadTransaction& t) { return t.messages.find(message.id); })),
            shown(std::optional(message)));
}

TEST_P(StoreContract, RefusesToChangeAMessageThatIsNotThere) {
  const StoredMessage message = incoming(id<MessageId>(), 1, "2026-03-02T07:00:00Z");
  EXPECT_EQ(refusal([&](Transaction& t) { return t.messages.update(message); }).kind, ErrorKind::not_found);
  EXPECT_EQ(refusal([&](Transaction& t) { return t.messages.add_subjects(message.id, {}); }).kind,
            ErrorKind::not_found);
}

TEST_P(StoreContract, KnowsAMessageByItsPositionAndAfterARenumberingByItsContent) {
  const Contact contact = saved_contact();
  const StoredMessage message = incoming(id<MessageId>(), 41, "2026-03-02T07:00:00Z");
  write([&](Transaction& t) { return t.messages.insert(message, {subject_of(contact.id)}); });

  MailPosition position = *message.content.position;
  const auto at = [&] { return found([&](const ReadTransaction& t) { return t.messages.at(position); }); };
  ASSERT_TRUE(at());
  EXPECT_EQ(at()->id, message.id);
  position.uid_validity = 18;
  EXPECT_FALSE(at()) << "a UID means nothing under another UIDVALIDITY";
  position = *message.content.position;
  position.folder = "Archives";
  EXPECT_FALSE(at());

  const auto with = [&](const char* mailbox, const std::string& message_id, const std::string& hash) {
    return found(
        [&](const ReadTransaction& t) { return t.messages.with_content(mailbox, message_id, hash); });
  };
  const auto& content = message.content;
  ASSERT_TRUE(with("cabinet", content.message_id, content.body_hash));
  EXPECT_EQ(with("cabinet", content.message_id, content.body_hash)->id, message.id);
  EXPECT_FALSE(with("accueil", content.message_id, content.body_hash));
  EXPECT_FALSE(with("cabinet", "other@mail.example", content.body_hash));
  EXPECT_FALSE(with("cabinet", content.message_id, std::string(64, 'f')));
}

TEST_P(StoreContract, FindsTheNewestMessageWithAMessageId) {
  const Contact contact = saved_contact();
  StoredMessage newer = incoming(id<MessageId>(), 41, "2026-03-02T07:00:00Z");
  StoredMessage older = incoming(id<MessageId>(), 42, "2026-03-02T06:00:00Z");
  older.content.message_id = newer.content.message_id;
  write([&](Transaction& t) -> Result<void> {
    PERMANENCE_CHECK(t.messages.insert(newer, {subject_of(contact.id)}));
    return t.messages.insert(older, {subject_of(contact.id)});
  });
  const auto with = [&](const std::string& message_id) {
    return found([&](const ReadTransaction& t) { return t.messages.with_message_id(message_id); });
  };
  ASSERT_TRUE(with("m41@mail.example"));
  EXPECT_EQ(with("m41@mail.example")->id, newer.id);
  EXPECT_FALSE(with("m42@mail.example"));
}

TEST_P(StoreContract, FindsAMessageAtItsNewPositionOnceItWasMoved) {
  const Contact contact = saved_contact();
  StoredMessage message = incoming(id<MessageId>(), 41, "2026-03-02T07:00:00Z");
  write([&](Transaction& t) { return t.messages.insert(message, {subject_of(contact.id)}); });
  const MailPosition before = *message.content.position;
  message.content.position = MailPosition{"cabinet", "INBOX", 18, 3};
  write([&](Transaction& t) { return t.messages.update(message); });
  EXPECT_FALSE(found([&](const ReadTransaction& t) { return t.messages.at(before); }));
  EXPECT_TRUE(found([&](const ReadTransaction& t) { return t.messages.at(*message.content.position); }));
}

TEST_P(StoreContract, ListsMessagesByStateAndConversationOldestFirst) {
  const Contact contact = saved_contact();
  const Conversation conversation = saved_conversation(contact, now);
  StoredMessage oldest = incoming(id<MessageId>(), 1, "2026-03-02T06:00:00Z");
  StoredMessage middle = incoming(id<MessageId>(), 2, "2026-03-02T07:00:00Z");
  StoredMessage newest = incoming(id<MessageId>(), 3, "2026-03-02T08:00:00Z");
  for (StoredMessage* each : {&oldest, &newest}) each->conversation = conversation.id;
  middle.state = MessageState::waiting;
  write([&](Transaction& t) -> Result<void> {
    for (const StoredMessage* each : {&newest, &oldest, &middle})
      PERMANENCE_CHECK(t.messages.insert(*each, {subject_of(contact.id)}));
    return {};
  });
  EXPECT_EQ(ids_of(found([](const ReadTransaction& t) { return t.messages.in_state(MessageState::stored); })),
            ids_of(std::vector{oldest, newest}));
  EXPECT_EQ(
      ids_of(found([&](const ReadTransaction& t) { return t.messages.of_conversation(conversation.id); })),
      ids_of(std::vector{oldest, newest}));
  EXPECT_TRUE(
      found([](const ReadTransaction& t) { return t.messages.in_state(MessageState::left); }).empty());
}

TEST_P(StoreContract, ListsWhatIsDecidedButNotYetMarkedInTheMailbox) {
  const Contact contact = saved_contact();
  std::vector<StoredMessage> messages;
  const MessageState states[] = {MessageState::stored, MessageState::handled, MessageState::waiting,
                                 MessageState::left, MessageState::handled};
  for (std::uint32_t uid = 1; uid <= 5; ++uid) {
    messages.push_back(incoming(id<MessageId>(), uid, "2026-03-02T06:00:00Z"));
    messages.back().content.received_at += Minutes(uid);
    messages.back().state = states[uid - 1];
  }
  messages[4].marked = true;
  StoredMessage elsewhere = incoming(id<MessageId>(), 9, "2026-03-02T06:00:00Z");
  elsewhere.state = MessageState::handled;
  elsewhere.content.position->mailbox = "accueil";
  messages.push_back(elsewhere);
  write([&](Transaction& t) -> Result<void> {
    for (const StoredMessage& each : messages)
      PERMANENCE_CHECK(t.messages.insert(each, {subject_of(contact.id)}));
    return {};
  });
  EXPECT_EQ(ids_of(found([](const ReadTransaction& t) { return t.messages.unmarked("cabinet"); })),
            ids_of(std::vector{messages[1], messages[2]}));
}

TEST_P(StoreContract, KeepsEveryFieldOfAConversationAndListsTheNewestActivityFirst) {
  const Patient patient = saved_patient();
  const Contact contact = saved_contact();
  Conversation earlier = saved_conversation(contact, instant("2026-03-01T08:00:00Z"));
  Conversation later = saved_conversation(contact, instant("2026-03-02T08:00:00Z"));
  EXPECT_EQ(ids_of(found([&](const ReadTransaction& t) { return t.conversations.of_contact(contact.id); })),
            ids_of(std::vector{later, earlier}));

  earlier.patient = patient.id;
  earlier.last_activity = instant("2026-03-03T08:00:00Z");
  earlier.silent = true;
  earlier.last_emergency_text = instant("2026-03-03T07:00:00Z");
  earlier.last_emergency_kind = EmergencyText::suicide;
  earlier.questions_asked = 2;
  const Conversation seen_earlier = earlier;
  write([&](Transaction& t) { return t.conversations.save(earlier); });
  EXPECT_EQ(shown(found([&](const ReadTransaction& t) { return t.conversations.find(earlier.id); })),
            shown(std::optional(earlier)));
  EXPECT_EQ(ids_of(found([&](const ReadTransaction& t) { return t.conversations.of_contact(contact.id); })),
            ids_of(std::vector{earlier, later}));
  EXPECT_EQ(ids_of(found([&](const ReadTransaction& t) { return t.conversations.of_patient(patient.id); })),
            ids_of(std::vector{earlier}));
  expect_stale([&](Transaction& t) {
    Conversation stale = seen_earlier;
    return t.conversations.save(stale);
  });
}

TEST_P(StoreContract, FindsTheConversationThatAReplyBelongsTo) {
  const Contact contact = saved_contact();
  const Conversation of_received = saved_conversation(contact, now);
  const Conversation of_sent = saved_conversation(contact, now);
  StoredMessage message = incoming(id<MessageId>(), 1, "2026-03-02T06:00:00Z");
  message.conversation = of_received.id;
  StoredMessage undecided = incoming(id<MessageId>(), 2, "2026-03-02T06:00:00Z");
  OutboxRow row = outbox_row(contact, "acknowledgement:1", now);
  row.conversation = of_sent.id;
  std::string header;
  write([&](Transaction& t) -> Result<void> {
    PERMANENCE_CHECK(t.messages.insert(message, {subject_of(contact.id)}));
    PERMANENCE_CHECK(t.messages.insert(undecided, {subject_of(contact.id)}));
    header = t.outbox.message_id_header(row);
    return t.outbox.save(row);
  });
  const auto with = [&](std::vector<std::string> ids) {
    return found([&](const ReadTransaction& t) { return t.conversations.with_message_id(ids); });
  };
  const std::string received = message.content.message_id;
  ASSERT_TRUE(with({received}));
  EXPECT_EQ(with({received})->id, of_received.id);
  EXPECT_EQ(with({"unknown@mail.example", header})->id, of_sent.id);
  EXPECT_EQ(with({received, header})->id, of_sent.id) << "the closest reference is the last";
  EXPECT_EQ(with({header, received, "unknown@mail.example"})->id, of_received.id);
  EXPECT_FALSE(with({"unknown@mail.example"}));
  EXPECT_FALSE(with({undecided.content.message_id})) << "a message without a conversation leads to none";
  EXPECT_FALSE(with({}));
  EXPECT_FALSE(with({""}));
}

TEST_P(StoreContract, ListsOpenTasksOldestFirstUntilTheyAreClosed) {
  const Patient patient = saved_patient();
  const Contact contact = saved_contact();
  const Conversation conversation = saved_conversation(contact, now);
  const StoredMessage message = incoming(id<MessageId>(), 1, "2026-03-02T06:00:00Z");
  Task whole;
  whole.id = id<TaskId>();
  whole.kind = TaskKind::clinical;
  whole.patient = patient.id;
  whole.contact = contact.id;
  whole.conversation = conversation.id;
  whole.message = message.id;
  whole.appointment = id<AppointmentId>();
  whole.reason = "Question de santé : à lire par vous.";
  whole.created_at = now + Minutes(1);
  Task system;
  system.id = id<TaskId>();
  system.kind = TaskKind::system;
  system.created_at = now;
  write([&](Transaction& t) -> Result<void> {
    PERMANENCE_CHECK(t.messages.insert(message, {subject_of(contact.id)}));
    PERMANENCE_CHECK(t.tasks.insert(whole));
    return t.tasks.insert(system);
  });
  const auto open = [&] { return found([](const ReadTransaction& t) { return t.tasks.open(); }); };
  EXPECT_EQ(shown(open()), shown(std::vector{system, whole}));
  const auto of_conversation = [&] {
    return found([&](const ReadTransaction& t) { return t.tasks.open_of_conversation(conversation.id); });
  };
  EXPECT_EQ(ids_of(of_conversation()), ids_of(std::vector{whole}));

  write([&](Transaction& t) { return t.tasks.close(whole.id, now + Minutes(5)); });
  EXPECT_EQ(ids_of(open()), ids_of(std::vector{system}));
  EXPECT_TRUE(of_conversation().empty());
  EXPECT_EQ(found([&](const ReadTransaction& t) { return t.tasks.find(whole.id); })->done_at,
            now + Minutes(5));
  EXPECT_EQ(refusal([&](Transaction& t) { return t.tasks.close(id<TaskId>(), now); }).kind,
            ErrorKind::not_found);
}

}  // namespace permanence::store_contract
