// The outbox: unique keys, order of leaving, Message-IDs.
#pragma once

#include "store_contract/fixture.h"
#include "store_contract/message_contract.h"

namespace permanence::store_contract {

TEST_P(StoreContract, KeepsEveryFieldOfAnOutboxRow) {
  const Patient patient = saved_patient();
  const Contact contact = saved_contact();
  OutboxRow row = outbox_row(contact, "acknowledgement:whole", now + Minutes(2));
  write([&](Transaction& t) { return t.outbox.save(row); });
  EXPECT_EQ(row.revision, 1U);
  const auto back = [&] { return found([&](const ReadTransaction& t) { return t.outbox.find(row.id); }); };
  EXPECT_EQ(shown(back()), shown(std::optional(row)));

  const AppointmentId appointment_id = id<AppointmentId>();
  row.kind = MessageKind::appointment_moved;
  row.state = OutboxState::uncertain;
  row.withdrawal = WithdrawalReason::answered_by_hand;
  row.patient = patient.id;
  row.conversation = saved_conversation(contact, now).id;
  row.answers = id<MessageId>();
  row.offer = id<OfferId>();
  row.appointment = appointment_id;
  row.announced_version = 3;
  row.to = {Channel::sms, "+33639980001"};
  row.message = ComposedMessageArchive::restore("Déplacé", "Voilà.", "<p>Voilà.</p>", Provenance::person,
                                                "Anna Kermarec");
  row.invitations = {{appointment_id, true}, {id<AppointmentId>(), false}};
  row.in_reply_to = "b@mail.example";
  row.references = {"a@mail.example", "b@mail.example"};
  row.on_approval.book = {{appointment_id, 4}};
  row.on_approval.cancel = {{id<AppointmentId>(), 5}};
  row.on_approval.move = {
      {appointment_id,
       6,
       {between("2026-03-10T09:00:00Z", "2026-03-10T09:30:00Z"), "anna", "tilleuls", "seance"}}};
  row.not_after = now + Minutes(60);
  row.handed_at = now + Minutes(3);
  row.sent_at = now + Minutes(4);
  row.attempts = 2;
  row.filed = true;
  row.draft_laid = true;
  row.cause = "error.sender.no_answer";
  write([&](Transaction& t) { return t.outbox.save(row); });
  EXPECT_EQ(shown(back()), shown(std::optional(row)));
}

TEST_P(StoreContract, NeverTakesTheSameOutboxKeyTwice) {
  const Contact contact = saved_contact();
  OutboxRow first = outbox_row(contact, "reminder:24h:x:1", now);
  write([&](Transaction& t) { return t.outbox.save(first); });
  OutboxRow second = outbox_row(contact, "reminder:24h:x:1", now);
  const Error error = refusal([&](Transaction& t) { return t.outbox.save(second); });
  EXPECT_EQ(error.kind, ErrorKind::conflict);
  EXPECT_EQ(error.text, "error.outbox.duplicate_key");

  first.state = OutboxState::withdrawn;
  write([&](Transaction& t) { return t.outbox.save(first); });
  EXPECT_EQ(refusal([&](Transaction& t) { return t.outbox.save(second); }).text, "error.outbox.duplicate_key")
      << "a withdrawn row keeps its key";
  EXPECT_EQ(found([](const ReadTransaction& t) { return t.outbox.with_key("reminder:24h:x:1"); })->id,
            first.id);
  EXPECT_FALSE(found([](const ReadTransaction& t) { return t.outbox.with_key("reminder:24h:x:2"); }));
}

TEST_P(StoreContract, RefusesAnOutboxRowThatWasChangedMeanwhile) {
  const Contact contact = saved_contact();
  OutboxRow row = outbox_row(contact, "acknowledgement:1", now);
  write([&](Transaction& t) { return t.outbox.save(row); });
  OutboxRow withdrawn = row;
  withdrawn.state = OutboxState::withdrawn;
  row.state = OutboxState::claimed;
  write([&](Transaction& t) { return t.outbox.save(row); });
  expect_stale([&](Transaction& t) { return t.outbox.save(withdrawn); });
  EXPECT_EQ(found([&](const ReadTransaction& t) { return t.outbox.find(row.id); })->state,
            OutboxState::claimed);
}

TEST_P(StoreContract, LetsEmergenciesAndAlertsLeaveFirst) {
  const Contact contact = saved_contact();
  OutboxRow older = outbox_row(contact, "k:older", now - Minutes(10));
  OutboxRow newer = outbox_row(contact, "k:newer", now - Minutes(5));
  OutboxRow emergency = outbox_row(contact, "k:emergency", now);
  OutboxRow alert = outbox_row(contact, "k:alert", now - Minutes(1));
  OutboxRow not_yet = outbox_row(contact, "k:not-yet", now + Seconds(1));
  OutboxRow draft = outbox_row(contact, "k:draft", now - Minutes(30));
  emergency.kind = MessageKind::emergency;
  alert.kind = MessageKind::alert;
  alert.contact = ContactId();
  draft.state = OutboxState::awaiting_approval;
  write([&](Transaction& t) -> Result<void> {
    for (OutboxRow* each : {&newer, &not_yet, &emergency, &draft, &older, &alert})
      PERMANENCE_CHECK(t.outbox.save(*each));
    return {};
  });
  const auto due = [&](std::size_t limit) {
    return ids_of(found([&](const ReadTransaction& t) { return t.outbox.due(now, limit); }));
  };
  EXPECT_EQ(due(10), ids_of(std::vector{alert, emergency, older, newer}));
  EXPECT_EQ(due(3), ids_of(std::vector{alert, emergency, older}));
  EXPECT_TRUE(due(0).empty());
  EXPECT_EQ(found([](const ReadTransaction& t) { return t.outbox.next_due(); }), now - Minutes(10));

  write([&](Transaction& t) -> Result<void> {
    for (OutboxRow* each : {&older, &newer, &emergency, &alert}) {
      each->state = OutboxState::claimed;
      PERMANENCE_CHECK(t.outbox.save(*each));
    }
    return {};
  });
  EXPECT_TRUE(due(10).empty()) << "what is claimed is nobody else's to send";
  EXPECT_EQ(found([](const ReadTransaction& t) { return t.outbox.next_due(); }), now + Seconds(1));
}

TEST_P(StoreContract, ListsOutboxRowsByStateConversationAndAppointmentOldestFirst) {
  const Contact contact = saved_contact();
  const ConversationId conversation = saved_conversation(contact, now).id;
  const AppointmentId appointment_id = id<AppointmentId>();
  OutboxRow first = outbox_row(contact, "k:1", now);
  OutboxRow second = outbox_row(contact, "k:2", now);
  OutboxRow third = outbox_row(contact, "k:3", now);
  first.created_at = now - Minutes(3), second.created_at = now - Minutes(2),
  third.created_at = now - Minutes(1);
  for (OutboxRow* each : {&first, &third}) {
    each->state = OutboxState::sent;
    each->conversation = conversation;
    each->appointment = appointment_id;
  }
  second.state = OutboxState::sent;
  second.filed = true;
  write([&](Transaction& t) -> Result<void> {
    for (OutboxRow* each : {&third, &second, &first}) PERMANENCE_CHECK(t.outbox.save(*each));
    return {};
  });
  const auto both = ids_of(std::vector{first, third});
  EXPECT_EQ(ids_of(found([](const ReadTransaction& t) { return t.outbox.in_state(OutboxState::sent); })),
            ids_of(std::vector{first, second, third}));
  EXPECT_EQ(ids_of(found([&](const ReadTransaction& t) { return t.outbox.of_conversation(conversation); })),
            both);
  EXPECT_EQ(ids_of(found([&](const ReadTransaction& t) { return t.outbox.of_appointment(appointment_id); })),
            both);
  EXPECT_EQ(ids_of(found([](const ReadTransaction& t) { return t.outbox.unfiled("cabinet"); })), both);
  EXPECT_TRUE(found([](const ReadTransaction& t) { return t.outbox.unfiled("accueil"); }).empty());
}

TEST_P(StoreContract, ListsTheRowsOfWhichADraftLiesInTheMailboxInAnyState) {
  const Contact contact = saved_contact();
  OutboxRow waiting = outbox_row(contact, "k:1", now);
  OutboxRow withdrawn = outbox_row(contact, "k:2", now);
  OutboxRow elsewhere = outbox_row(contact, "k:3", now);
  OutboxRow not_laid = outbox_row(contact, "k:4", now);
  waiting.state = OutboxState::awaiting_approval;
  withdrawn.state = OutboxState::withdrawn;
  elsewhere.mailbox = "accueil";
  withdrawn.created_at = now + Minutes(1);
  waiting.draft_laid = withdrawn.draft_laid = elsewhere.draft_laid = true;
  write([&](Transaction& t) -> Result<void> {
    for (OutboxRow* each : {&not_laid, &withdrawn, &elsewhere, &waiting})
      PERMANENCE_CHECK(t.outbox.save(*each));
    return {};
  });
  EXPECT_EQ(ids_of(found([](const ReadTransaction& t) { return t.outbox.with_laid_draft("cabinet"); })),
            ids_of(std::vector{waiting, withdrawn}));
}

TEST_P(StoreContract, CountsTheRepliesThatAMachineMadeForSomebody) {
  const Contact contact = saved_contact("a@mail.example");
  const Contact other = saved_contact("b@mail.example");
  const Instant since = now - std::chrono::hours(12);
  int number = 0;
  const auto add = [&](const Contact& to, const std::function<void(OutboxRow&)>& change) {
    OutboxRow row = outbox_row(to, "k:" + std::to_string(++number), now);
    row.answers = id<MessageId>();
    change(row);
    write([&](Transaction& t) { return t.outbox.save(row); });
  };
  add(contact, [](OutboxRow&) {});
  add(contact, [&](OutboxRow& row) { row.created_at = since, row.state = OutboxState::sent; });
  add(contact, [&](OutboxRow& row) { row.created_at = since - Seconds(1); });
  add(contact, [](OutboxRow& row) { row.answers.reset(); });
  add(contact, [](OutboxRow& row) { row.state = OutboxState::withdrawn; });
  add(contact, [](OutboxRow& row) {
    row.message = ComposedMessageArchive::restore("s", "t", "", Provenance::person, "Anna Kermarec");
  });
  add(other, [](OutboxRow&) {});
  EXPECT_EQ(found([&](const ReadTransaction& t) { return t.outbox.automatic_since(contact.id, since); }), 2);
}

TEST_P(StoreContract, GivesEveryRowOneMessageIdForLife) {
  const Contact contact = saved_contact();
  OutboxRow first = outbox_row(contact, "reply:1", now);
  OutboxRow second = outbox_row(contact, "reply:2", now);
  std::string before;
  write([&](Transaction& t) -> Result<void> {
    before = t.outbox.message_id_header(first);
    PERMANENCE_CHECK(t.outbox.save(first));
    return t.outbox.save(second);
  });
  first.state = OutboxState::sent;
  first.attempts = 3;
  write([&](Transaction& t) { return t.outbox.save(first); });
  read([&](const ReadTransaction& t) -> Result<void> {
    EXPECT_EQ(t.outbox.message_id_header(first), before);
    EXPECT_NE(t.outbox.message_id_header(second), before);
    const std::size_t at = before.find('@');
    EXPECT_GE(at, 16U) << before;
    EXPECT_EQ(before.find_first_not_of("0123456789abcdef"), at) << before;
    EXPECT_GT(before.size(), at + 1) << before;
    EXPECT_EQ(before.find("reply"), std::string::npos);
    return {};
  });
  const auto back = found([&](const ReadTransaction& t) { return t.outbox.with_message_id(before); });
  ASSERT_TRUE(back);
  EXPECT_EQ(back->id, first.id);
  EXPECT_FALSE(
      found([](const ReadTransaction& t) { return t.outbox.with_message_id("ff@unknown.example"); }));
}

}  // namespace permanence::store_contract
