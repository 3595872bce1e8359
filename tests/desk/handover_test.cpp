#include "front_desk.h"

using namespace permanence;
using namespace permanence::desk;
using language::Intent;

namespace {

struct AMessage : ::testing::Test {
  FrontDesk front;
  Patient& jeanne = front.knows_jeanne();
  void SetUp() override {
    front.sets_everything(Level::automatic).sets(MessageKind::acknowledgement, Level::off);
  }
  // Nothing leaves by itself; a person has something to read.
  void expect_for_a_person(const Decision& decision) {
    EXPECT_EQ(decision.outcome, MessageState::waiting) << decision;
    EXPECT_TRUE(has<OpenTask>(decision)) << decision;
    for (const Reply& reply : steps<Reply>(decision)) EXPECT_NE(reply.level, Level::automatic) << decision;
  }
};

}  // namespace

TEST_F(AMessage, AboutHealthGoesToThePractitionerWithADraft) {
  front.says({Intent::clinical_question});
  front.sets(MessageKind::acknowledgement, Level::draft);
  front.reading.urgency = language::Urgency::clinical;
  front.reading.wholly_administrative = false;
  const Decision decision = front.decide();
  expect_for_a_person(decision);
  EXPECT_TRUE(opens(decision, TaskKind::clinical));
  EXPECT_EQ(only_reply(decision).kind, MessageKind::handover);
}

TEST_F(AMessage, AboutHealthWithAClearBookingGetsTheOfferAsADraft) {
  front.says({Intent::appointment_book, Intent::clinical_question});
  front.reading.urgency = language::Urgency::clinical;
  front.reading.wholly_administrative = false;
  const Decision decision = front.decide();
  expect_for_a_person(decision);
  EXPECT_EQ(only_reply(decision).kind, MessageKind::appointment_offer);
  EXPECT_TRUE(opens(decision, TaskKind::clinical));
}

TEST_F(AMessage, ThatIsNotWhollyUnderstoodIsNeverAnsweredUnread) {
  front.says({Intent::faq_fees});
  front.reading.wholly_administrative = false;
  expect_for_a_person(front.decide());
}

TEST_F(AMessage, OfWhichNothingIsUnderstoodIsNotGuessed) {
  front.says({Intent::appointment_cancel});
  front.has_appointment(jeanne, date(2026, 3, 5) + at(10));
  front.reading.confidence = 0.3;
  front.reading.wholly_administrative = false;
  const Decision decision = front.decide();
  expect_for_a_person(decision);
  EXPECT_FALSE(has<RequestChange>(decision));
}

TEST_F(AMessage, InAnotherLanguageGoesToAPerson) {
  front.says({Intent::faq_fees});
  front.reading.french = false;
  expect_for_a_person(front.decide());
}

TEST_F(AMessage, WithADocumentGoesToAPersonButALogoIsNone) {
  front.says({Intent::faq_fees});
  front.message.attachments.push_back({"logo.png", "image/png", 900, true});
  EXPECT_EQ(only_reply(front.decide()).level, Level::automatic);
  front.message.attachments.push_back({"ordonnance.pdf", "application/pdf", 90000, false});
  expect_for_a_person(front.decide());
}

TEST_F(AMessage, TooLargeToBeReadWholeGoesToAPerson) {
  front.says({Intent::faq_fees});
  front.message.truncated = true;
  expect_for_a_person(front.decide());
}

TEST_F(AMessage, ThatNothingAuthenticatesIsNotAnsweredUnread) {
  front.says({Intent::faq_fees});
  front.message.authentication = SenderAuthentication::failed;
  expect_for_a_person(front.decide());
}

TEST_F(AMessage, BeyondTheDaysShareIsADraft) {
  front.says({Intent::faq_fees});
  front.automatic_replies_today = front.practice.limits.automatic_messages_per_sender_and_day;
  expect_for_a_person(front.decide());
  EXPECT_EQ(only_reply(front.decide()).kind, MessageKind::faq_fees);
}

TEST_F(AMessage, InAConversationThatAPersonTookOverIsNotAnswered) {
  const Appointment& visit = front.has_appointment(jeanne, date(2026, 3, 5) + at(10));
  front.conversation.silent = true;
  front.says({Intent::appointment_cancel});
  const Decision decision = front.decide();
  EXPECT_FALSE(has<Reply>(decision));
  EXPECT_TRUE(has<OpenTask>(decision));
  EXPECT_EQ(steps<RequestChange>(decision).at(0).appointment, visit.id)
      << "the request acts before its answer";
}

TEST_F(AMessage, ToADeceasedSuspendedOrUnwillingPatientIsNotAnswered) {
  for (const PatientState state :
       {PatientState::deceased, PatientState::suspended, PatientState::do_not_contact}) {
    jeanne.state = state;
    front.says({Intent::faq_fees});
    const Decision decision = front.decide();
    EXPECT_FALSE(has<Reply>(decision));
    EXPECT_TRUE(has<OpenTask>(decision));
  }
}

TEST_F(AMessage, OfAPatientWhoseSuspensionIsOverIsAnswered) {
  jeanne.state = PatientState::suspended;
  jeanne.suspended_until = front.now - std::chrono::hours(1);
  front.says({Intent::faq_fees});
  EXPECT_TRUE(has<Reply>(front.decide()));
}

TEST_F(AMessage, OfAProfessionalIsATaskWithoutADraft) {
  front.contact.links[0].relation = Relation::professional;
  front.says({Intent::faq_fees});
  const Decision decision = front.decide();
  EXPECT_FALSE(has<Reply>(decision));
  EXPECT_TRUE(has<OpenTask>(decision));
}

TEST_F(AMessage, FromTheSecureHealthMailIsATaskWithoutADraft) {
  for (const char* address : {"dr.leroy@mssante.fr", "service@chu.mssante.fr"}) {
    front.message.from_address = address;
    front.says({Intent::appointment_book});
    EXPECT_FALSE(has<Reply>(front.decide())) << address;
    EXPECT_TRUE(has<OpenTask>(front.decide()));
  }
  front.message.from_address = "jeanne@pasmssante.fr";
  EXPECT_TRUE(has<Reply>(front.decide()));
}

TEST_F(AMessage, ForAnotherPersonSuspendsTheAddressForThatPatient) {
  front.reading.wrong_person = true;
  front.says({Intent::unrelated});
  const Decision decision = front.decide();
  EXPECT_EQ(steps<SuspendLink>(decision).at(0).patient, jeanne.id);
  EXPECT_TRUE(opens(decision, TaskKind::wrong_person));
  EXPECT_EQ(only_reply(decision).kind, MessageKind::wrong_person);
  EXPECT_EQ(only_reply(decision).message.text().find("Jeanne"), std::string::npos);
}

TEST_F(AMessage, ForAnotherPersonThatNothingAuthenticatesChangesNothing) {
  front.reading.wrong_person = true;
  front.says({Intent::unrelated});
  front.message.authentication = SenderAuthentication::failed;
  EXPECT_FALSE(has<SuspendLink>(front.decide()));
  EXPECT_TRUE(has<OpenTask>(front.decide()));
}

TEST_F(AMessage, ThatSaysStopStopsWithoutATask) {
  front.says({Intent::privacy_optout});
  const Decision decision = front.decide();
  EXPECT_TRUE(has<StopMessages>(decision));
  EXPECT_FALSE(has<OpenTask>(decision));
  EXPECT_FALSE(has<Reply>(decision));
  EXPECT_EQ(decision.outcome, MessageState::handled);
}

TEST_F(AMessage, OfThanksIsHandledWithoutAnAnswer) {
  front.says({Intent::courtesy});
  const Decision decision = front.decide();
  EXPECT_TRUE(decision.steps.empty());
  EXPECT_EQ(decision.outcome, MessageState::handled);
}

TEST(AStrangersMessage, ThatIsNotThePracticesBusinessIsLeft) {
  FrontDesk front;
  front.says({Intent::unrelated});
  front.reading.wholly_administrative = false;
  const Decision decision = front.decide();
  EXPECT_EQ(decision.outcome, MessageState::left);
  EXPECT_EQ(decision.left_reason, "left.unrelated");
  EXPECT_TRUE(decision.steps.empty());

  front.reading.confidence = 0.7;
  EXPECT_TRUE(has<OpenTask>(front.decide())) << "in doubt a person looks";
}

TEST_F(AMessage, ThatIsNotThePracticesBusinessIsReadWhereAPatientSendsIt) {
  front.says({Intent::unrelated});
  EXPECT_TRUE(has<OpenTask>(front.decide()));
}

TEST(AStrangersMessage, ThatAnswersUsIsRead) {
  FrontDesk front;
  front.answers_us = true;
  front.says({Intent::unrelated});
  EXPECT_TRUE(has<OpenTask>(front.decide()));
  EXPECT_EQ(front.decide().outcome, MessageState::waiting);
}

TEST_F(AMessage, RepeatedIsHandledOnce) {
  front.repeats_earlier_request = true;
  front.says({Intent::appointment_book});
  EXPECT_TRUE(front.decide().steps.empty());
  EXPECT_EQ(front.decide().outcome, MessageState::handled);
}

TEST_F(AMessage, ThatAsksForWhatOnlyAPersonGivesIsATaskWithADraft) {
  for (const Intent intent :
       {Intent::prescription_renewal, Intent::document_request, Intent::referral_request,
        Intent::payment_question, Intent::treatment_stop, Intent::contact_update, Intent::privacy_request,
        Intent::complaint, Intent::faq_first_visit_delay}) {
    front.says({intent});
    front.sets(MessageKind::acknowledgement, Level::draft);
    const Decision decision = front.decide();
    expect_for_a_person(decision);
    EXPECT_EQ(only_reply(decision).kind, MessageKind::handover) << name_of(intent);
    EXPECT_NE(decision.reason.find(' '), std::string::npos) << "a sentence, not a key: " << decision.reason;
  }
}

TEST_F(AMessage, ForAPersonIsAcknowledgedWhereThePractitionerLetsThatGo) {
  front.says({Intent::document_request}).sets(MessageKind::acknowledgement, Level::automatic);
  const Decision decision = front.decide();
  EXPECT_EQ(only_reply(decision).kind, MessageKind::acknowledgement);
  EXPECT_EQ(only_reply(decision).level, Level::automatic);
  EXPECT_TRUE(has<OpenTask>(decision));
  EXPECT_EQ(decision.outcome, MessageState::waiting);
}

TEST_F(AMessage, WithAQuestionOnFileIsAnsweredInThePracticesWords) {
  front.says({Intent::faq_fees});
  const Decision decision = front.decide();
  EXPECT_EQ(only_reply(decision).kind, MessageKind::faq_fees);
  EXPECT_NE(only_reply(decision).message.text().find("Nos tarifs"), std::string::npos);
  EXPECT_EQ(decision.outcome, MessageState::handled);
}

TEST_F(AMessage, WithTwoQuestionsOnFileGetsOneReplyWithBothAnswers) {
  front.says({Intent::faq_fees, Intent::faq_hours});
  const Decision decision = front.decide();
  const std::string text = only_reply(decision).message.text();
  EXPECT_NE(text.find("Nos tarifs"), std::string::npos);
  EXPECT_NE(text.find("ouverts"), std::string::npos) << text;
  EXPECT_EQ(only_reply(decision).level, Level::automatic);
}

TEST_F(AMessage, WithAnAnswerThatTheTemplateCannotHoldIsADraft) {
  front.has_appointment(jeanne, date(2026, 3, 5) + at(10));
  front.says({Intent::appointment_query, Intent::faq_fees});
  const Decision decision = front.decide();
  const bool says_both = only_reply(decision).message.text().find("Nos tarifs") != std::string::npos;
  EXPECT_EQ(only_reply(decision).level, says_both ? Level::automatic : Level::draft);
}

TEST_F(AMessage, WithARequestForAPersonBesideIsNotAnsweredUnread) {
  front.has_appointment(jeanne, date(2026, 3, 5) + at(10));
  front.says({Intent::appointment_cancel, Intent::document_request});
  const Decision decision = front.decide();
  expect_for_a_person(decision);
  EXPECT_TRUE(has<RequestChange>(decision));
  EXPECT_EQ(only_reply(decision).kind, MessageKind::appointment_cancelled);
}
