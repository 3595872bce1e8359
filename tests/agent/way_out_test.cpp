// What becomes of a row when its way out fails, or the server says no to it alone.
#include "back_office.h"

namespace permanence::agent {
namespace {

constexpr const char* jeanne = "jeanne@mail.example";
constexpr const char* louis = "louis@mail.example";
const char* question = "Bonjour, quels sont vos horaires ?";

TEST_F(BackOffice, AWayOutThatFailsBlamesNobody) {
  writes(jeanne, question);
  writes(louis, question);
  sender.answers = {fail(ErrorKind::refused, "error.mail_server.wrong_password", {{"host", "smtp"}}, Retry::when_online)};
  const auto failed = sends();
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().text, "error.mail_server.wrong_password");
  EXPECT_EQ(sender.asked, 1) << "the others would fail alike";
  EXPECT_EQ(rows(OutboxState::planned).size(), 2u);
  EXPECT_EQ(state_of_address(jeanne), AddressState::usable);
  clock.advance(std::chrono::minutes(10));
  ASSERT_TRUE(sends());
  EXPECT_EQ(sender.accepted.size(), 2u);
}

TEST_F(BackOffice, ARefusedAddressIsMarkedAndSomebodyCalls) {
  writes(jeanne, question);
  writes(louis, question);
  sender.answers = {Delivery::recipient_refused};
  ASSERT_TRUE(sends());
  EXPECT_EQ(rows(OutboxState::failed).size(), 1u);
  EXPECT_EQ(state_of_address(jeanne), AddressState::bounced);
  ASSERT_EQ(tasks(TaskKind::call).size(), 1u);
  EXPECT_EQ(sender.accepted, std::vector<std::string>{louis}) << "the next one isn't kept waiting";
}

TEST_F(BackOffice, ARefusedMessageIsNotTheAddresssFault) {
  writes(jeanne, question);
  sender.answers = {Delivery::message_refused};
  ASSERT_TRUE(sends());
  EXPECT_EQ(rows(OutboxState::failed).size(), 1u);
  EXPECT_EQ(state_of_address(jeanne), AddressState::usable);
  EXPECT_EQ(tasks(TaskKind::call).size(), 1u);
}

TEST_F(BackOffice, WhatIsDeferredIsTriedForADay) {
  writes(jeanne, question);
  writes(louis, question);
  sender.answers = {Delivery::deferred};
  ASSERT_TRUE(sends()) << "greylisting is no failure of the way out";
  EXPECT_EQ(sender.accepted, std::vector<std::string>{louis});
  EXPECT_EQ(rows(OutboxState::planned).size(), 1u);
  int tries = 1;
  for (int hour = 0; hour < 26; ++hour) {
    clock.advance(std::chrono::hours(1));
    sender.answers = {Delivery::deferred};
    const int before = sender.asked;
    ASSERT_TRUE(sends());
    tries += sender.asked - before;
  }
  EXPECT_GE(tries, 20);
  EXPECT_EQ(rows(OutboxState::failed).size(), 1u);
  EXPECT_EQ(tasks(TaskKind::call).size(), 1u);
  EXPECT_EQ(state_of_address(jeanne), AddressState::usable);
}

TEST_F(BackOffice, WhatCannotBeWrittenKeepsNobodyWaiting) {
  writes("a_b@mauvais_domaine.example", "J’ai une forte douleur dans la poitrine, avec des sueurs.");
  writes(jeanne, question);
  ASSERT_TRUE(sends());
  EXPECT_NE(std::find(sender.accepted.begin(), sender.accepted.end(), jeanne), sender.accepted.end());
  EXPECT_EQ(rows(OutboxState::failed).size(), 1u);
  EXPECT_EQ(tasks(TaskKind::call).size(), 1u);
  EXPECT_EQ(tasks(TaskKind::emergency).size(), 1u);
}

TEST_F(BackOffice, NoReplyLeavesBeforeTheMailboxWasLookedAt) {
  writes(jeanne, question);
  writes(louis, "J’ai une forte douleur dans la poitrine, avec des sueurs.");
  ASSERT_TRUE(sends(Watched::not_yet));
  EXPECT_EQ(std::count(sender.accepted.begin(), sender.accepted.end(), jeanne), 0) << "somebody may have answered";
  EXPECT_EQ(std::count(sender.accepted.begin(), sender.accepted.end(), louis), 1) << "an emergency waits for nobody";
  ASSERT_TRUE(sends());
  EXPECT_EQ(std::count(sender.accepted.begin(), sender.accepted.end(), jeanne), 1);
}

TEST_F(BackOffice, AnUnknownFateIsAskedOfTheMailbox) {
  writes(jeanne, question);
  sender.answers = {fail(ErrorKind::unknown_outcome, "error.mail_server.unknown_outcome", {{"host", "smtp"}})};
  EXPECT_FALSE(sends());
  EXPECT_EQ(rows(OutboxState::handed).size(), 1u);
  ASSERT_TRUE(settle_unanswered(context, box(), mailbox));
  EXPECT_EQ(rows(OutboxState::uncertain).size(), 1u);
  EXPECT_EQ(tasks(TaskKind::uncertain_send).size(), 1u);
  clock.advance(std::chrono::hours(3));
  ASSERT_TRUE(sends());
  EXPECT_TRUE(sender.accepted.empty()) << "never again by itself";
}

TEST_F(BackOffice, OnlyTheEmergencyTextIsRepeatedAndNotForEver) {
  practice.alerts = {{"anna@mail.example", ""}};
  writes(jeanne, "J’ai une forte douleur dans la poitrine, avec des sueurs.");
  for (int time = 0; time < 6; ++time) {
    sender.answers = {fail(ErrorKind::unknown_outcome, "error.mail_server.unknown_outcome", {{"host", "smtp"}}),
                      fail(ErrorKind::unknown_outcome, "error.mail_server.unknown_outcome", {{"host", "smtp"}})};
    while (!sends()) continue;
    ASSERT_TRUE(settle_unanswered(context, box(), mailbox));
    clock.advance(std::chrono::hours(1));
  }
  EXPECT_EQ(rows(OutboxState::uncertain).size(), 2u) << "the text and the alert";
  EXPECT_LE(sender.asked, 8);
}

TEST_F(BackOffice, AnAlertThatIsRefusedGoesIntoTheInbox) {
  practice.alerts = {{"anna@mail.example", ""}};
  writes(jeanne, "J’ai une forte douleur dans la poitrine, avec des sueurs.");
  sender.answers = {Delivery::recipient_refused, Delivery::recipient_refused};
  ASSERT_TRUE(sends());
  for (const OutboxRow& row : rows(OutboxState::planned)) {
    EXPECT_EQ(row.kind, MessageKind::alert);
    EXPECT_GE(row.attempts, attempts_before_inbox);
  }
  EXPECT_EQ(rows(OutboxState::planned).size(), 1u);
}

TEST_F(BackOffice, ABounceWithoutHeadersStillNamesTheAddress) {
  writes(jeanne, question);
  ASSERT_TRUE(sends());
  IncomingMessage report;
  report.from_address = "mailer-daemon@mail.example";
  report.automatic = AutomaticMail::bounce;
  report.message_id = "rapport@mail.example";
  report.bounce = Bounce{"", jeanne, true};
  report.received_at = clock.now();
  receives(report);
  EXPECT_EQ(state_of_address(jeanne), AddressState::bounced);
  EXPECT_EQ(tasks(TaskKind::call).size(), 1u);
}

}  // namespace
}  // namespace permanence::agent
