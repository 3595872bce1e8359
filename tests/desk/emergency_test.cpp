#include "front_desk.h"

using namespace permanence;
using namespace permanence::desk;
using language::EmergencyKind;
using language::Intent;

namespace {

struct Emergency : ::testing::Test {
  FrontDesk front;
  void SetUp() override { describe(EmergencyKind::medical); }
  void describe(EmergencyKind kind) {
    front.says({Intent::clinical_emergency});
    front.reading.urgency = language::Urgency::emergency;
    front.reading.emergency = kind;
    front.reading.wholly_administrative = false;
    language::SentenceReading sentence;
    sentence.text = "J'ai un poids sur la poitrine.";
    sentence.urgency = language::Urgency::emergency;
    sentence.evidence.push_back({"poids sur la poitrine", "red_flag.chest_pain"});
    front.reading.sentences = {sentence};
  }
};

}  // namespace

TEST_F(Emergency, GetsTheNumbersAtOnceWhateverTheLevels) {
  for (const Level level : {Level::automatic, Level::draft, Level::off}) {
    front.sets_everything(level);
    const Decision decision = front.decide();
    const Reply& reply = only_reply(decision);
    EXPECT_EQ(reply.kind, MessageKind::emergency);
    EXPECT_EQ(reply.level, Level::automatic);
    EXPECT_EQ(reply.departure_delay, Minutes(0));
    EXPECT_NE(reply.message.text().find("15"), std::string::npos);
    EXPECT_EQ(reply.message.text().find("3114"), std::string::npos);
    EXPECT_TRUE(has<AlertPractitioner>(decision));
    EXPECT_TRUE(opens(decision, TaskKind::emergency));
    EXPECT_EQ(decision.outcome, MessageState::waiting);
  }
}

TEST_F(Emergency, OfSuicideHasItsOwnNumber) {
  describe(EmergencyKind::suicide);
  EXPECT_NE(only_reply(front.decide()).message.text().find("3114"), std::string::npos);
}

TEST_F(Emergency, OfViolenceGetsAReceiptThatNamesNothing) {
  describe(EmergencyKind::violence);
  const Decision decision = front.decide();
  const Reply& reply = only_reply(decision);
  EXPECT_EQ(reply.kind, MessageKind::neutral_receipt);
  EXPECT_EQ(reply.level, Level::automatic);
  EXPECT_TRUE(opens(decision, TaskKind::violence));
  EXPECT_TRUE(has<AlertPractitioner>(decision));
}

TEST_F(Emergency, IsTextedOnceInTwelveHoursButAlertsEachTime) {
  front.conversation.last_emergency_text = front.now - std::chrono::hours(11);
  const Decision again = front.decide();
  EXPECT_FALSE(has<Reply>(again));
  EXPECT_TRUE(has<AlertPractitioner>(again));
  EXPECT_TRUE(opens(again, TaskKind::emergency));
  front.conversation.last_emergency_text = front.now - std::chrono::hours(12);
  EXPECT_TRUE(has<Reply>(front.decide()));
}

TEST_F(Emergency, OfSuicideIsTextedThoughAnotherTextLeftThatHasNotItsNumber) {
  front.conversation.last_emergency_text = front.now - std::chrono::hours(1);
  describe(EmergencyKind::suicide);
  EXPECT_EQ(only_reply(front.decide()).numbers, EmergencyText::suicide);
  front.conversation.last_emergency_kind = EmergencyText::suicide;
  EXPECT_FALSE(has<Reply>(front.decide()));
  describe(EmergencyKind::medical);
  EXPECT_FALSE(has<Reply>(front.decide())) << "that text holds the other's numbers too";
}

TEST_F(Emergency, CountsNoNeutralReceiptAsAText) {
  describe(EmergencyKind::violence);
  EXPECT_FALSE(only_reply(front.decide()).numbers);
}

TEST_F(Emergency, ThatCancelsSilencesTheRemindersOfThatVisit) {
  const Patient& jeanne = front.knows_jeanne();
  const Appointment& visit = front.has_appointment(jeanne, date(2026, 3, 5) + at(10));
  front.reading.intents = {{Intent::clinical_emergency, 0.95}, {Intent::appointment_cancel, 0.9}};
  front.reading.confidence = 0.95;
  const auto changes = steps<RequestChange>(front.decide());
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].appointment, visit.id);
  front.message.authentication = SenderAuthentication::failed;
  EXPECT_FALSE(has<RequestChange>(front.decide())) << "anyone can write in somebody's name";
}

TEST_F(Emergency, InAutomaticMailAlertsAndWritesNothing) {
  front.message.automatic = AutomaticMail::auto_replied;
  const Decision decision = front.decide();
  EXPECT_FALSE(has<Reply>(decision));
  EXPECT_TRUE(has<AlertPractitioner>(decision));
}

TEST_F(Emergency, ComesBeforeAPersonsConversationAndAStoppedPatient) {
  front.conversation.silent = true;
  front.knows_jeanne().state = PatientState::do_not_contact;
  EXPECT_TRUE(has<Reply>(front.decide()));
}

TEST_F(Emergency, SaysWhyByTheRuleAndNeverByThePatientsWords) {
  const Decision decision = front.decide();
  EXPECT_NE(decision.reason.find("red_flag.chest_pain"), std::string::npos);
  EXPECT_EQ(decision.reason.find("poitrine"), std::string::npos);
  for (const AlertPractitioner& alert : steps<AlertPractitioner>(decision))
    EXPECT_EQ(alert.message.text().find("poitrine"), std::string::npos);
  for (const AlertPractitioner& alert : steps<AlertPractitioner>(decision))
    EXPECT_EQ(alert.message.text().find("chest"), std::string::npos) << "an alert leaves in clear";
}
