// What the practitioner does in their own mail program, where a conversation can't show it.
#include "agent/by_hand.h"

#include <gtest/gtest.h>

#include "agent/deciding.h"
#include "agent/receiving.h"
#include "conversations/cabinet.h"

namespace permanence {
namespace {

using conversations::Cabinet;

constexpr const char* jeanne = "jeanne.morel@mail.example";

struct ByHand : ::testing::Test {
  void open(const std::vector<std::string>& wishes) {
    std::vector<std::string> all{"kinesitherapeute"};
    all.insert(all.end(), wishes.begin(), wishes.end());
    cabinet = std::make_unique<Cabinet>(all);
    cabinet->set_clock(*parse_instant("2026-03-03T08:00:00Z"));
    cabinet->add_file({std::string("Jeanne Morel <") + jeanne + ">"});
  }
  void book() { cabinet->add_appointment("Jeanne Morel", date(2026, 3, 6) + at(10), {}); }
  void change(const std::function<Result<void>(Transaction&)>& f) {
    const auto written = cabinet->store().write(f);
    ASSERT_TRUE(written) << written.error().text;
  }
  std::vector<OutboxState> states() const {
    std::vector<OutboxState> all;
    for (const OutboxRow& row : cabinet->rows()) all.push_back(row.state);
    return all;
  }
  const MailboxSettings& settings() const { return cabinet->practice().mailboxes.front(); }
  const std::string& raw_draft() const { return cabinet->mailbox().drafts().back().raw; }

  std::unique_ptr<Cabinet> cabinet;
};

TEST_F(ByHand, ADraftSentAfterTheAgendaChangedIsRecordedAndAPersonTold) {
  open({"niveaux auto", "annulation en brouillon", "brouillons déposés"});
  book();
  cabinet->deliver("", {}, "Bonjour, je dois annuler mon rendez-vous de vendredi. Jeanne Morel");
  Appointment appointment = cabinet->appointments_of("Jeanne Morel").front();
  change([&](Transaction& write) -> Result<void> {
    appointment.state = AppointmentState::confirmed;
    return write.appointments.save(appointment, cabinet->now());
  });
  cabinet->practitioner_does("envoie le brouillon");
  EXPECT_EQ(states(), std::vector{OutboxState::sent});
  ASSERT_EQ(cabinet->open_tasks().size(), 1u);
  EXPECT_EQ(cabinet->open_tasks().front().kind, TaskKind::calendar_conflict);
  EXPECT_EQ(cabinet->appointments_of("Jeanne Morel").front().state, AppointmentState::confirmed);
  // And what comes after it is still seen.
  cabinet->deliver("", {}, "Bonjour, quels sont vos tarifs ?");
  EXPECT_EQ(states().size(), 2u);
}

TEST_F(ByHand, AReplyThatTheAgendaOvertookIsNotSentAndAPersonTold) {
  open({"niveaux auto", "délai 2 minutes"});
  book();
  cabinet->deliver("", {}, "Bonjour, à quelle heure est mon rendez-vous, s’il vous plaît ? Jeanne Morel");
  ASSERT_EQ(states(), std::vector{OutboxState::planned});
  Appointment appointment = cabinet->appointments_of("Jeanne Morel").front();
  change([&](Transaction& write) -> Result<void> {
    appointment.time = {appointment.time.begin + Minutes(60), appointment.time.end + Minutes(60)};
    ++appointment.announced_version;
    return write.appointments.save(appointment, cabinet->now());
  });
  cabinet->advance(Minutes(5));
  EXPECT_EQ(states(), std::vector{OutboxState::withdrawn});
  ASSERT_EQ(cabinet->open_tasks().size(), 1u) << "the question has had no answer";
  EXPECT_EQ(cabinet->open_tasks().front().kind, TaskKind::read_message);
  EXPECT_EQ(cabinet->last_message().state, MessageState::waiting);
}

TEST_F(ByHand, ALaidMoveCarriesTheNewTimeInItsCalendar) {
  open({"niveaux auto", "deplacement en brouillon", "brouillons déposés"});
  book();
  cabinet->deliver("", {},
                   "Bonjour, je ne peux pas venir vendredi à 10 h. Peut-on déplacer mon rendez-vous à la "
                   "semaine prochaine ?");
  cabinet->advance(Minutes(3));
  cabinet->deliver("", {}, "Le deuxième me convient très bien, merci.");
  ASSERT_EQ(cabinet->mailbox().drafts().size(), 1u);
  const OutboxRow row = cabinet->rows().back();
  ASSERT_EQ(row.on_approval.move.size(), 1u);
  const std::string time = to_text(row.on_approval.move.front().to.time.begin);
  EXPECT_NE(raw_draft().find(" 1 " + time), std::string::npos) << raw_draft();
}

TEST_F(ByHand, ALaidCancellationCarriesTheNextSequence) {
  open({"niveaux auto", "annulation en brouillon", "brouillons déposés"});
  book();
  cabinet->deliver("", {}, "Bonjour, je dois annuler mon rendez-vous de vendredi. Jeanne Morel");
  EXPECT_NE(raw_draft().find("CANCEL"), std::string::npos) << raw_draft();
  EXPECT_NE(raw_draft().find(" 1 "), std::string::npos) << raw_draft();
}

TEST_F(ByHand, AnEditedDraftIsLaidAnewOnceAndTakenAwayWhenItLeft) {
  open({"niveaux brouillon", "brouillons déposés"});
  cabinet->deliver("", {}, "Bonjour, quels sont vos tarifs ?");
  cabinet->practitioner_does("corrige \"Tout est affiché.\"");
  ASSERT_EQ(cabinet->mailbox().drafts().size(), 1u);
  EXPECT_NE(raw_draft().find("Tout est affiché."), std::string::npos) << raw_draft();
  cabinet->practitioner_does("approuve");
  cabinet->work();
  EXPECT_EQ(states(), std::vector{OutboxState::sent});
  EXPECT_TRUE(cabinet->mailbox().drafts().empty());
}

TEST_F(ByHand, DraftsThatVanishTogetherAreLaidAnewAndNeverRefused) {
  open({"niveaux brouillon", "brouillons déposés"});
  cabinet->deliver("", {}, "Bonjour, quels sont vos tarifs ?");
  cabinet->deliver("\"Paul\" <paul@mail.example>", {}, "Bonjour, quelle est l’adresse du cabinet ?");
  ASSERT_EQ(cabinet->mailbox().drafts().size(), 2u);
  cabinet->mailbox().delete_draft();
  cabinet->mailbox().delete_draft();
  cabinet->advance(Minutes(1));
  cabinet->advance(Minutes(1));
  EXPECT_EQ(states(), (std::vector{OutboxState::awaiting_approval, OutboxState::awaiting_approval}));
  EXPECT_EQ(cabinet->mailbox().drafts().size(), 2u);
  ASSERT_EQ(cabinet->open_tasks().size(), 1u);
  EXPECT_EQ(cabinet->open_tasks().front().kind, TaskKind::system);
}

TEST_F(ByHand, AMessageAnsweredBeforeItWasDecidedIsNotAnsweredAgain) {
  open({"niveaux auto"});
  IncomingMessage mail;
  mail.message_id = "tot@mail.example";
  mail.from_address = jeanne;
  mail.text = "Bonjour, quels sont vos tarifs ?";
  mail.body_hash = "1";
  mail.received_at = cabinet->now();
  cabinet->mailbox().deliver(mail);
  ASSERT_TRUE(agent::receive_new(cabinet->context(), cabinet->mailbox(), settings()));
  cabinet->mailbox().send_by_hand(jeanne, mail.message_id, "Re:", "Je vous appelle.");
  ASSERT_TRUE(agent::watch_the_practitioner(cabinet->context(), settings(), cabinet->mailbox()));
  cabinet->work();
  EXPECT_TRUE(cabinet->rows().empty());
  // And the agent stays silent in that conversation.
  mail.message_id = "ensuite@mail.example";
  mail.references = {"tot@mail.example"};
  mail.text = "Et vos horaires ?";
  mail.body_hash = "2";
  cabinet->mailbox().deliver(mail);
  cabinet->work();
  EXPECT_TRUE(cabinet->rows().empty());
  EXPECT_EQ(cabinet->open_tasks().size(), 1u);
}

TEST_F(ByHand, AForwardOfAnUndecidedMessageIsNoAnswer) {
  open({"niveaux auto"});
  IncomingMessage mail;
  mail.message_id = "tot@mail.example";
  mail.from_address = jeanne;
  mail.text = "Bonjour, quels sont vos tarifs ?";
  mail.body_hash = "1";
  mail.received_at = cabinet->now();
  cabinet->mailbox().deliver(mail);
  ASSERT_TRUE(agent::receive_new(cabinet->context(), cabinet->mailbox(), settings()));
  cabinet->mailbox().send_by_hand("hugo@confrere.example", mail.message_id, "Tr:", "Pour toi ?");
  cabinet->work();
  EXPECT_EQ(states(), std::vector{OutboxState::sent});
}

TEST_F(ByHand, AMailThatTheServerKeepsToItselfIsToldAndDoesNotStandBeforeTheOthers) {
  open({"niveaux auto"});
  cabinet->mailbox().withheld_uid = 1;
  cabinet->deliver("", {}, "Bonjour, quelle est l’adresse du cabinet ?");
  cabinet->deliver("", {}, "Bonjour, quels sont vos tarifs ?");
  EXPECT_EQ(states(), std::vector{OutboxState::sent});
  ASSERT_EQ(cabinet->open_tasks().size(), 1u);
  EXPECT_NE(cabinet->open_tasks().front().reason.find("accueil"), std::string::npos);
}

TEST_F(ByHand, NothingIsMarkedInAnInboxThatWasRenumbered) {
  open({"niveaux brouillon"});
  cabinet->deliver("", {}, "Bonjour, quels sont vos tarifs ?");
  cabinet->mailbox().validity = 2;
  cabinet->mailbox().mark_answered("m1@mail.example");  // of somebody else's mail, for all we know
  ASSERT_TRUE(agent::watch_the_practitioner(cabinet->context(), settings(), cabinet->mailbox()));
  EXPECT_EQ(states(), std::vector{OutboxState::awaiting_approval});
}

TEST_F(ByHand, AMessageMarkedAsAnsweredIsDoneWith) {
  open({"niveaux brouillon"});
  cabinet->deliver("", {}, "Bonjour, quels sont vos tarifs ?");
  cabinet->mailbox().mark_answered("m1@mail.example");
  cabinet->work();
  EXPECT_EQ(states(), std::vector{OutboxState::withdrawn});
}

TEST_F(ByHand, SentIsLookedAtAgainFromItsDateWhenItIsRenumbered) {
  open({"niveaux brouillon"});
  cabinet->deliver("", {}, "Bonjour, quels sont vos tarifs ?");
  cabinet->mailbox().validity = 2;
  cabinet->mailbox().send_by_hand(jeanne, "m1@mail.example", "Re:", "Je vous appelle.");
  ASSERT_TRUE(agent::watch_the_practitioner(cabinet->context(), settings(), cabinet->mailbox()));
  EXPECT_EQ(states(), std::vector{OutboxState::withdrawn});
}

}  // namespace
}  // namespace permanence
