// Transactions, the agent's own facts, cursors, the audit.
#pragma once

#include "store_contract/fixture.h"

namespace permanence::store_contract {

TEST_P(StoreContract, UndoesEverythingWhenATransactionFails) {
  Contact contact = saved_contact();
  const Contact before = contact;
  const auto head_before = found([](const ReadTransaction& t) { return t.audit.verify(); });
  Appointment row = appointment("2026-03-10T09:00:00Z");
  OutboxRow mail = outbox_row(contact, "acknowledgement:1", now);
  Conversation conversation;
  conversation.id = id<ConversationId>();
  conversation.contact = contact.id;
  StoredMessage message;
  message.id = id<MessageId>();
  message.content.position = MailPosition{"cabinet", "INBOX", 1, 7};
  Task task;
  task.id = id<TaskId>();
  Offer offer;
  offer.id = id<OfferId>();
  offer.contact = contact.id;

  const Error error = refusal([&](Transaction& t) -> Result<void> {
    contact.name = "Quelqu’un d’autre";
    PERMANENCE_CHECK(t.contacts.save(contact));
    PERMANENCE_CHECK(t.conversations.save(conversation));
    PERMANENCE_CHECK(t.messages.insert(message, {subject_of(contact.id)}));
    PERMANENCE_CHECK(t.appointments.save(row, now));
    PERMANENCE_CHECK(t.offers.save(offer));
    PERMANENCE_CHECK(t.outbox.save(mail));
    PERMANENCE_CHECK(t.tasks.insert(task));
    PERMANENCE_CHECK(t.mailboxes.save({"cabinet", "INBOX", 1, 8, now}));
    PERMANENCE_CHECK(t.state.set("paused", "yes"));
    PERMANENCE_CHECK(t.audit.append({"contact.changed", "agent", contact.id.text(), now, {}, ""}));
    return fail(ErrorKind::refused, "error.test.stop");
  });
  EXPECT_EQ(error.text, "error.test.stop");

  EXPECT_EQ(shown(found([&](const ReadTransaction& t) { return t.contacts.find(contact.id); })),
            shown(std::optional(before)));
  EXPECT_FALSE(found([&](const ReadTransaction& t) { return t.conversations.find(conversation.id); }));
  EXPECT_FALSE(found([&](const ReadTransaction& t) { return t.messages.find(message.id); }));
  EXPECT_FALSE(found([&](const ReadTransaction& t) { return t.appointments.find(row.id); }));
  EXPECT_FALSE(found([&](const ReadTransaction& t) { return t.offers.find(offer.id); }));
  EXPECT_FALSE(found([&](const ReadTransaction& t) { return t.outbox.with_key(mail.key); }));
  EXPECT_FALSE(found([&](const ReadTransaction& t) { return t.tasks.find(task.id); }));
  EXPECT_FALSE(found([&](const ReadTransaction& t) { return t.mailboxes.cursor("cabinet", "INBOX"); }));
  EXPECT_FALSE(found([&](const ReadTransaction& t) { return t.state.get("paused"); }));
  const auto head_after = found([](const ReadTransaction& t) { return t.audit.verify(); });
  EXPECT_TRUE(head_after.intact);
  EXPECT_EQ(head_after.entries, head_before.entries);
  EXPECT_EQ(head_after.head, head_before.head);
}

TEST_P(StoreContract, UndoesSeveralChangesOfOneRowToWhatStoodBefore) {
  write([&](Transaction& t) { return t.state.set("step", "first"); });
  refusal([&](Transaction& t) -> Result<void> {
    PERMANENCE_CHECK(t.state.set("step", "second"));
    PERMANENCE_CHECK(t.state.set("step", "third"));
    return fail(ErrorKind::refused, "error.test.stop");
  });
  EXPECT_EQ(found([](const ReadTransaction& t) { return t.state.get("step"); }), "first");
}

TEST_P(StoreContract, ForgetsAStateThatIsSetToNothing) {
  write([&](Transaction& t) { return t.state.set("step", "first"); });
  write([&](Transaction& t) { return t.state.set("step", ""); });
  EXPECT_FALSE(found([](const ReadTransaction& t) { return t.state.get("step"); }));
  write([&](Transaction& t) { return t.state.set("step", ""); });
}

TEST_P(StoreContract, SeesItsOwnWritesInsideTheTransaction) {
  write([&](Transaction& t) -> Result<void> {
    PERMANENCE_CHECK(t.state.set("step", "inside"));
    PERMANENCE_TRY(seen, t.reading().state.get("step"));
    EXPECT_EQ(seen, "inside");
    return {};
  });
}

TEST_P(StoreContract, HandsOnTheErrorOfAReader) {
  const auto done = store->read([](const ReadTransaction&) -> Result<void> {
    return fail(ErrorKind::not_found, "error.test.nothing", {{"what", "rien"}});
  });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().text, "error.test.nothing");
  EXPECT_EQ(done.error().facts.size(), 1U);
}

TEST_P(StoreContract, KeepsTheAgentsOwnFacts) {
  write([&](Transaction& t) { return t.state.set("clock.last_seen", "2026-03-02T08:00:00Z"); });
  write([&](Transaction& t) { return t.state.set("clock.last_seen", "2026-03-02T08:00:05Z"); });
  EXPECT_EQ(found([](const ReadTransaction& t) { return t.state.get("clock.last_seen"); }), "2026-03-02T08:00:05Z");
}

TEST_P(StoreContract, KeepsACursorForEachFolder) {
  const MailboxCursor inbox{"cabinet", "INBOX", 4294967295U, 12, now, 5};
  write([&](Transaction& t) -> Result<void> {
    PERMANENCE_CHECK(t.mailboxes.save(inbox));
    return t.mailboxes.save({"cabinet", "Envoyés", 3, 1, now});
  });
  write([&](Transaction& t) { return t.mailboxes.save({"cabinet", "Envoyés", 3, 2, now}); });

  const auto first = found([](const ReadTransaction& t) { return t.mailboxes.cursor("cabinet", "INBOX"); });
  ASSERT_TRUE(first);
  EXPECT_EQ(first->uid_validity, 4294967295U);
  EXPECT_EQ(first->next_uid, 12U);
  EXPECT_EQ(first->installed_at, now);
  EXPECT_EQ(first->look_again_below, 5U);
  EXPECT_EQ(
      found([](const ReadTransaction& t) { return t.mailboxes.cursor("cabinet", "Envoyés"); })->next_uid, 2U);
  EXPECT_FALSE(found([](const ReadTransaction& t) { return t.mailboxes.cursor("accueil", "INBOX"); }));
}

TEST_P(StoreContract, ChainsTheAuditAndVerifiesIt) {
  const Patient patient = saved_patient();
  const auto before = found([](const ReadTransaction& t) { return t.audit.verify(); });
  EXPECT_TRUE(before.intact);
  std::vector<std::string> heads{before.head};
  for (const char* action : {"message.stored", "outbox.sent", "appointment.cancelled"}) {
    write([&](Transaction& t) {
      return t.audit.append({action, "agent", patient.id.text(), now, subject_of(patient.id),
                             std::string("détail : ") + action});
    });
    heads.push_back(found([](const ReadTransaction& t) { return t.audit.verify(); }).head);
  }
  const auto reaches = [&](std::uint64_t entries, const std::string& hash) {
    return found([&](const ReadTransaction& t) { return t.audit.reaches({entries, hash}); });
  };
  EXPECT_TRUE(reaches(0, "")) << "where it began";
  EXPECT_TRUE(reaches(before.entries + 1, heads[1]));
  EXPECT_FALSE(reaches(before.entries + 2, heads[1]));
  EXPECT_FALSE(reaches(before.entries + heads.size(), heads.back())) << "not as far as that";
  const auto after = found([](const ReadTransaction& t) { return t.audit.verify(); });
  EXPECT_TRUE(after.intact);
  EXPECT_FALSE(after.first_bad);
  EXPECT_EQ(after.entries, before.entries + 3);
  std::sort(heads.begin(), heads.end());
  EXPECT_EQ(std::unique(heads.begin(), heads.end()), heads.end()) << "every entry gives a head of its own";

  const auto newest = found([](const ReadTransaction& t) { return t.audit.newest(2); });
  ASSERT_EQ(newest.size(), 2U);
  EXPECT_EQ(newest[0].action, "appointment.cancelled");
  EXPECT_EQ(newest[1].action, "outbox.sent");
  EXPECT_EQ(newest[0].detail, "détail : appointment.cancelled");
  EXPECT_EQ(newest[0].actor, "agent");
  EXPECT_EQ(newest[0].object, patient.id.text());
  EXPECT_EQ(newest[0].at, now);
  EXPECT_EQ(newest[0].subject, subject_of(patient.id));
}

TEST_P(StoreContract, AuditsWhatConcernsNobody) {
  write([&](Transaction& t) { return t.audit.append({"agent.started", "agent", "", now, {}, ""}); });
  const auto newest = found([](const ReadTransaction& t) { return t.audit.newest(1); });
  ASSERT_EQ(newest.size(), 1U);
  EXPECT_EQ(newest[0].action, "agent.started");
  EXPECT_FALSE(newest[0].subject);
}

}  // namespace permanence::store_contract
