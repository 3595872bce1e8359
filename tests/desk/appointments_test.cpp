#include "front_desk.h"

using namespace permanence;
using namespace permanence::desk;
using language::Intent;

namespace {

const LocalDateTime thursday = date(2026, 3, 5) + at(10);
const LocalDateTime friday = date(2026, 3, 6) + at(15);

struct KnownAppointment : ::testing::Test {
  FrontDesk front;
  Patient& jeanne = front.knows_jeanne();
  Appointment& visit = front.has_appointment(jeanne, thursday);
};

}  // namespace

TEST_F(KnownAppointment, IsCancelledAtOnceWhereThePractitionerLetsItGo) {
  front.says({Intent::appointment_cancel}).sets_everything(Level::automatic);
  const Decision decision = front.decide();
  EXPECT_EQ(decision.outcome, MessageState::handled) << decision;
  const auto requests = steps<RequestChange>(decision);
  ASSERT_EQ(requests.size(), 1u);
  EXPECT_EQ(requests[0].request, ChangeRequest::cancel);
  EXPECT_EQ(requests[0].revision, visit.revision);
  const Reply& reply = only_reply(decision);
  EXPECT_EQ(reply.kind, MessageKind::appointment_cancelled);
  ASSERT_EQ(reply.effects.cancel.size(), 1u);
  EXPECT_EQ(reply.effects.cancel[0].revision, visit.revision + 1) << "the request raised it before";
  ASSERT_EQ(reply.invitations.size(), 1u);
  EXPECT_TRUE(reply.invitations[0].cancels);
}

TEST_F(KnownAppointment, FallsSilentAtOnceThoughTheCancellationWaitsForApproval) {
  front.says({Intent::appointment_cancel}).sets_everything(Level::draft);
  const Decision decision = front.decide();
  EXPECT_TRUE(has<RequestChange>(decision));
  EXPECT_EQ(only_reply(decision).level, Level::draft);
  EXPECT_EQ(only_reply(decision).effects.cancel.size(), 1u);
  EXPECT_EQ(decision.outcome, MessageState::waiting);
}

TEST_F(KnownAppointment, FallsSilentEvenWhereNothingMayBeWritten) {
  front.says({Intent::appointment_cancel}).sets_everything(Level::off);
  const Decision decision = front.decide();
  EXPECT_TRUE(has<RequestChange>(decision));
  EXPECT_FALSE(has<Reply>(decision));
  EXPECT_TRUE(has<OpenTask>(decision));
}

TEST_F(KnownAppointment, IsNotAskedTwiceToBeCancelled) {
  visit.change_request = ChangeRequest::cancel;
  front.says({Intent::appointment_cancel}).sets_everything(Level::automatic);
  const Decision decision = front.decide();
  EXPECT_FALSE(has<RequestChange>(decision));
  EXPECT_EQ(only_reply(decision).effects.cancel.at(0).revision, visit.revision);
}

TEST_F(KnownAppointment, IsConfirmedByAYes) {
  front.says({Intent::appointment_confirm}).sets_everything(Level::automatic);
  const Decision decision = front.decide();
  ASSERT_EQ(steps<ConfirmAttendance>(decision).size(), 1u);
  EXPECT_EQ(steps<ConfirmAttendance>(decision)[0].appointment, visit.id);
  EXPECT_EQ(only_reply(decision).kind, MessageKind::appointment_confirmed);
}

TEST_F(KnownAppointment, ConfirmedAgainGetsNoSecondAnswer) {
  visit.state = AppointmentState::confirmed;
  front.says({Intent::appointment_confirm}).sets_everything(Level::automatic);
  const Decision decision = front.decide();
  EXPECT_FALSE(has<Reply>(decision) || has<ConfirmAttendance>(decision) || has<OpenTask>(decision)) << decision;
  EXPECT_EQ(decision.outcome, MessageState::handled);
}

TEST_F(KnownAppointment, ThatWasToBeCancelledIsNotSimplyConfirmed) {
  visit.change_request = ChangeRequest::cancel;
  front.says({Intent::appointment_confirm}).sets_everything(Level::automatic);
  const Decision decision = front.decide();
  EXPECT_FALSE(has<ConfirmAttendance>(decision));
  EXPECT_TRUE(has<OpenTask>(decision));
}

TEST_F(KnownAppointment, ThatAwaitsApprovalIsNotConfirmedByThePatientsYes) {
  visit.state = AppointmentState::pending;
  front.says({Intent::appointment_confirm}).sets_everything(Level::automatic);
  EXPECT_FALSE(has<ConfirmAttendance>(front.decide()));
}

TEST_F(KnownAppointment, IsMovedByAnOfferThatReplacesIt) {
  front.says({Intent::appointment_reschedule}).sets_everything(Level::automatic);
  const Decision decision = front.decide();
  ASSERT_EQ(steps<RequestChange>(decision).size(), 1u);
  EXPECT_EQ(steps<RequestChange>(decision)[0].request, ChangeRequest::move);
  const Reply& reply = only_reply(decision);
  EXPECT_EQ(reply.kind, MessageKind::appointment_offer);
  ASSERT_TRUE(reply.offer);
  EXPECT_EQ(reply.offer->replaces, visit.id);
  EXPECT_EQ(reply.offer->slots.size(), 3u);
  EXPECT_TRUE(reply.offer->holds);
  EXPECT_EQ(reply.offer->state, OfferState::drafted) << "opened when it leaves";
}

TEST_F(KnownAppointment, CancelledWithAnotherOneAskedForIsAMove) {
  front.says({Intent::appointment_cancel, Intent::appointment_book}).sets_everything(Level::automatic);
  const Decision decision = front.decide();
  EXPECT_EQ(only_reply(decision).kind, MessageKind::appointment_offer) << decision;
  EXPECT_EQ(only_reply(decision).offer->replaces, visit.id);
}

TEST_F(KnownAppointment, IsToldToWhoAsks) {
  front.says({Intent::appointment_query}).sets_everything(Level::automatic);
  const Decision decision = front.decide();
  EXPECT_EQ(only_reply(decision).kind, MessageKind::appointment_information);
  EXPECT_NE(only_reply(decision).message.text().find("jeudi 5 mars"), std::string::npos) << decision;
}

TEST_F(KnownAppointment, OfTodayIsTheOneThatSomebodyIsLateFor) {
  front.now = front.zone.to_instant(date(2026, 3, 5) + at(9, 45));
  front.says({Intent::appointment_late}).sets_everything(Level::automatic);
  const Decision decision = front.decide();
  EXPECT_EQ(only_reply(decision).kind, MessageKind::appointment_late);
  EXPECT_TRUE(has<OpenTask>(decision)) << "the practitioner has to know";
}

TEST_F(KnownAppointment, OfAnotherDayIsNotTheOneThatSomebodyIsLateFor) {
  front.says({Intent::appointment_late}).sets_everything(Level::automatic);
  EXPECT_FALSE(has<Reply>(front.decide()) && only_reply(front.decide()).level == Level::automatic &&
               only_reply(front.decide()).kind == MessageKind::appointment_late);
}

TEST_F(KnownAppointment, IsNotChangedByWhoMayNotDecide) {
  front.contact.links[0].may_decide = false;
  for (const Intent intent : {Intent::appointment_cancel, Intent::appointment_reschedule}) {
    front.says({intent}).sets_everything(Level::automatic);
    const Decision decision = front.decide();
    EXPECT_FALSE(has<RequestChange>(decision));
    EXPECT_TRUE(has<OpenTask>(decision));
    EXPECT_EQ(only_reply(decision).kind, MessageKind::acknowledgement);
  }
}

TEST_F(KnownAppointment, IsNotToldToWhoMayNotKnow) {
  front.contact.links[0].may_receive = false;
  front.says({Intent::appointment_query}).sets_everything(Level::automatic);
  EXPECT_NE(only_reply(front.decide()).kind, MessageKind::appointment_information);
}

TEST_F(KnownAppointment, AmongSeveralIsAskedForOnceThenLeftToAPerson) {
  front.has_appointment(jeanne, friday);
  front.says({Intent::appointment_cancel}).sets_everything(Level::automatic);
  const Decision first = front.decide();
  EXPECT_EQ(only_reply(first).kind, MessageKind::appointment_question);
  EXPECT_TRUE(has<AskedQuestion>(first));
  EXPECT_FALSE(has<RequestChange>(first));
  EXPECT_NE(only_reply(first).message.text().find("vendredi 6 mars"), std::string::npos);

  front.conversation.questions_asked = 1;
  const Decision second = front.decide();
  EXPECT_FALSE(has<AskedQuestion>(second));
  EXPECT_TRUE(has<OpenTask>(second));
}

TEST_F(KnownAppointment, AmongSeveralIsTheOneThatTheMessageNames) {
  front.has_appointment(jeanne, friday);
  front.says({Intent::appointment_cancel}).means_the_visit_of(thursday).sets_everything(Level::automatic);
  EXPECT_EQ(only_reply(front.decide()).effects.cancel.at(0).appointment, visit.id);
}

TEST_F(KnownAppointment, OfAnotherDayThanTheMessageNamesIsNotTouched) {
  front.says({Intent::appointment_cancel}).means_the_visit_of(friday).sets_everything(Level::automatic);
  const Decision decision = front.decide();
  EXPECT_FALSE(has<RequestChange>(decision));
  EXPECT_EQ(only_reply(decision).kind, MessageKind::appointment_question);
}

TEST_F(KnownAppointment, OfOneOfTwoWhoShareAnAddressIsNeverGuessed) {
  front.knows("Paul", "Morel", Relation::self);
  for (const Intent intent :
       {Intent::appointment_cancel, Intent::appointment_query, Intent::appointment_confirm}) {
    front.says({intent}).sets_everything(Level::automatic);
    const Decision decision = front.decide();
    EXPECT_FALSE(has<RequestChange>(decision));
    EXPECT_FALSE(has<ConfirmAttendance>(decision));
    EXPECT_TRUE(opens(decision, TaskKind::identify));
    for (const Reply& reply : steps<Reply>(decision))
      EXPECT_EQ(reply.message.text().find("jeudi"), std::string::npos);
  }
}

TEST_F(KnownAppointment, OfOneOfTwoWhoShareAnAddressIsFoundByTheFirstName) {
  front.knows("Paul", "Morel", Relation::self);
  front.message.text = "Jeanne ne pourra pas venir.";
  front.says({Intent::appointment_cancel}).sets_everything(Level::automatic);
  const Decision decision = front.decide();
  EXPECT_EQ(only_reply(decision).effects.cancel.at(0).appointment, visit.id) << decision;
  EXPECT_EQ(decision.patient, jeanne.id);
}

TEST(AChildsAppointment, IsCancelledByTheParent) {
  FrontDesk front;
  Patient& child = front.knows("Léo", "Morel", Relation::parent);
  child.birth_date = date(2018, 5, 4);
  front.has_appointment(child, thursday);
  front.says({Intent::appointment_cancel}).sets_everything(Level::automatic);
  EXPECT_EQ(only_reply(front.decide()).kind, MessageKind::appointment_cancelled);
  EXPECT_EQ(only_reply(front.decide()).level, Level::automatic);
}

TEST(AMinorsOwnRequest, GoesToAPerson) {
  FrontDesk front;
  Patient& minor = front.knows("Léo", "Morel", Relation::self);
  minor.birth_date = date(2010, 5, 4);
  front.has_appointment(minor, thursday);
  front.says({Intent::appointment_cancel}).sets_everything(Level::automatic);
  const Decision decision = front.decide();
  EXPECT_EQ(only_reply(decision).level, Level::draft);
  EXPECT_TRUE(has<OpenTask>(decision));
}

TEST(AStranger, IsToldNothingOfAnyAppointment) {
  for (const Intent intent :
       {Intent::appointment_cancel, Intent::appointment_query, Intent::appointment_confirm,
        Intent::appointment_reschedule, Intent::appointment_late}) {
    FrontDesk front;
    front.says({intent}).sets_everything(Level::automatic);
    const Decision decision = front.decide();
    EXPECT_TRUE(opens(decision, TaskKind::identify)) << name_of(intent);
    EXPECT_EQ(only_reply(decision).kind, MessageKind::acknowledgement);
  }
}
