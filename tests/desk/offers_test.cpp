#include "front_desk.h"

using namespace permanence;
using namespace permanence::desk;
using language::Intent;

namespace {

const LocalDateTime tuesday = date(2026, 3, 3) + at(9);
const LocalDateTime wednesday = date(2026, 3, 4) + at(10);
const LocalDateTime thursday = date(2026, 3, 5) + at(16);

struct AnOffer : ::testing::Test {
  FrontDesk front;
  Patient& jeanne = front.knows_jeanne();
  void SetUp() override {
    front.was_offered(&jeanne, {tuesday, wednesday, thursday});
    front.sets_everything(Level::automatic);
  }
  void someone_takes(LocalDateTime start) {
    Appointment other;
    other.id = identifier<AppointmentId>(90);
    other.patient = identifier<PatientId>(91);
    other.practitioner = "anna";
    other.visit_type = "seance";
    const Instant begin = front.zone.to_instant(start);
    other.time = {begin, begin + Minutes(30)};
    front.agenda.appointments.push_back(other);
  }
};

}  // namespace

TEST(ABooking, IsOfferedFreeSlotsThatAreHeld) {
  FrontDesk front;
  front.knows_jeanne();
  front.says({Intent::appointment_book}).sets_everything(Level::automatic);
  const Decision decision = front.decide();
  const Reply& reply = only_reply(decision);
  EXPECT_EQ(reply.kind, MessageKind::appointment_offer);
  ASSERT_TRUE(reply.offer);
  EXPECT_EQ(reply.offer->id, identifier<OfferId>(new_offer_number));
  EXPECT_EQ(reply.offer->slots.size(), 3u);
  EXPECT_TRUE(reply.offer->holds);
  EXPECT_EQ(decision.outcome, MessageState::handled) << decision;
}

TEST(ABooking, FollowsTheWishesOfTheMessage) {
  FrontDesk front;
  front.knows_jeanne();
  front.says({Intent::appointment_book}).sets_everything(Level::automatic);
  language::TimePattern after_five;
  after_five.weekdays = {std::chrono::Wednesday};
  after_five.earliest = at(17);
  front.reading.wishes.wanted = {after_five};
  const Decision decision = front.decide();
  ASSERT_TRUE(only_reply(decision).offer) << decision;
  for (const Slot& slot : only_reply(decision).offer->slots) {
    const LocalDateTime start = front.zone.to_local(slot.time.begin);
    EXPECT_EQ(weekday_of(date_of(start)), std::chrono::Wednesday);
    EXPECT_GE(time_of(start), at(17));
  }
}

TEST(ABooking, WithWishesThatNothingFitsGoesToAPerson) {
  FrontDesk front;
  front.knows_jeanne();
  front.says({Intent::appointment_book}).sets_everything(Level::automatic);
  language::TimePattern sunday;
  sunday.weekdays = {std::chrono::Sunday};
  front.reading.wishes.wanted = {sunday};
  const Decision decision = front.decide();
  EXPECT_FALSE(only_reply(decision).offer);
  EXPECT_TRUE(has<OpenTask>(decision));
}

TEST(ABooking, ThatGivesItsReasonIsADraftWithSlotsReady) {
  FrontDesk front;
  front.knows_jeanne();
  front.says({Intent::appointment_book}).sets_everything(Level::automatic);
  front.reading.gives_reason = true;
  const Decision decision = front.decide();
  EXPECT_EQ(only_reply(decision).level, Level::draft);
  EXPECT_TRUE(only_reply(decision).offer);
  EXPECT_TRUE(has<OpenTask>(decision));
}

TEST(ABooking, OfAStrangerHoldsNothingAndIsAFirstVisit) {
  FrontDesk front;
  front.says({Intent::appointment_book}).sets_everything(Level::automatic);
  const Decision decision = front.decide();
  const Reply& reply = only_reply(decision);
  ASSERT_TRUE(reply.offer) << decision;
  EXPECT_FALSE(reply.offer->holds);
  EXPECT_FALSE(reply.offer->patient);
  EXPECT_EQ(reply.offer->slots.at(0).visit_type, "bilan");
}

TEST(ABooking, OfAStrangerIsLeftToAPersonWhereNoNewPatientsAreTaken) {
  FrontDesk front;
  front.practice.accepts_new_patients = false;
  front.says({Intent::appointment_book}).sets_everything(Level::automatic);
  EXPECT_FALSE(only_reply(front.decide()).offer);
}

TEST(ABooking, HoldsNothingWhereTooMuchOfTheDayIsHeldAlready) {
  FrontDesk front;
  front.knows_jeanne();
  front.practice.limits.held_share_of_day_percent = 0;
  front.says({Intent::appointment_book}).sets_everything(Level::automatic);
  const Decision decision = front.decide();
  ASSERT_TRUE(only_reply(decision).offer);
  EXPECT_FALSE(only_reply(decision).offer->holds);
  EXPECT_EQ(only_reply(decision).message.text().find("Réservé"), std::string::npos);
}

TEST_F(AnOffer, AcceptedByItsNumberIsBooked) {
  const Decision decision = front.accepts(2).decide();
  const auto booked = steps<Book>(decision);
  ASSERT_EQ(booked.size(), 1u) << decision;
  EXPECT_EQ(booked[0].appointment.state, AppointmentState::booked);
  EXPECT_EQ(front.zone.to_local(booked[0].appointment.time.begin), wednesday);
  EXPECT_EQ(booked[0].appointment.patient, jeanne.id);
  EXPECT_EQ(booked[0].accepting, front.offer->id);
  ASSERT_EQ(steps<CloseOffer>(decision).size(), 1u);
  EXPECT_EQ(steps<CloseOffer>(decision)[0].state, OfferState::accepted);
  EXPECT_EQ(only_reply(decision).kind, MessageKind::appointment_confirmed);
  EXPECT_TRUE(only_reply(decision).effects.empty());
  EXPECT_FALSE(only_reply(decision).invitations.at(0).cancels);
}

TEST_F(AnOffer, AcceptedWhereAPersonApprovesIsPendingUntilThen) {
  front.sets(MessageKind::appointment_confirmed, Level::draft);
  const Decision decision = front.accepts(1).decide();
  ASSERT_EQ(steps<Book>(decision).size(), 1u);
  EXPECT_EQ(steps<Book>(decision)[0].appointment.state, AppointmentState::pending);
  const auto& book = only_reply(decision).effects.book;
  ASSERT_EQ(book.size(), 1u);
  EXPECT_EQ(book[0].appointment, identifier<AppointmentId>(new_appointment_number));
  EXPECT_EQ(book[0].revision, 1u) << "the first that the store gives";
}

TEST_F(AnOffer, OfWhichSeveralSlotsSuitIsBookedAtTheFirst) {
  front.accepts(1);
  front.reading.answer->accepted = {1, 2};
  EXPECT_EQ(front.zone.to_local(steps<Book>(front.decide()).at(0).appointment.time.begin), wednesday);
}

TEST_F(AnOffer, OfWhichTheFirstSlotIsGoneIsBookedAtTheNextThatSuits) {
  someone_takes(tuesday);
  front.accepts(1);
  front.reading.answer->accepted = {0, 2};
  EXPECT_EQ(front.zone.to_local(steps<Book>(front.decide()).at(0).appointment.time.begin), thursday);
}

TEST_F(AnOffer, AcceptedAfterItsEndIsBookedIfTheSlotIsStillFree) {
  front.offer->state = OfferState::expired;
  front.offer->expires_at = front.now - std::chrono::hours(3);
  EXPECT_EQ(steps<Book>(front.accepts(2).decide()).size(), 1u);
}

TEST_F(AnOffer, AcceptedWhenTheSlotIsGoneIsReplacedByOtherSlots) {
  front.offer->state = OfferState::expired;
  someone_takes(wednesday);
  const Decision decision = front.accepts(2).decide();
  EXPECT_FALSE(has<Book>(decision));
  const Reply& reply = only_reply(decision);
  ASSERT_TRUE(reply.offer) << decision;
  for (const Slot& slot : reply.offer->slots) EXPECT_NE(front.zone.to_local(slot.time.begin), wednesday);
}

TEST_F(AnOffer, StaysGoodThoughTheNoticeHasBecomeShort) {
  front.now = front.zone.to_instant(tuesday) - Minutes(30);
  front.offer->expires_at = front.now + std::chrono::hours(1);
  EXPECT_EQ(steps<Book>(front.accepts(1).decide()).size(), 1u);
}

TEST_F(AnOffer, OfASlotThatHasBegunIsNotBooked) {
  front.now = front.zone.to_instant(tuesday) + Minutes(5);
  EXPECT_FALSE(has<Book>(front.accepts(1).decide()));
}

TEST_F(AnOffer, ToMoveAnAppointmentMovesItWhenAccepted) {
  Appointment& visit = front.has_appointment(jeanne, date(2026, 3, 6) + at(9));
  visit.change_request = ChangeRequest::move;
  front.offer->replaces = visit.id;
  const Decision decision = front.accepts(3).decide();
  EXPECT_FALSE(has<Book>(decision));
  const Reply& reply = only_reply(decision);
  EXPECT_EQ(reply.kind, MessageKind::appointment_moved);
  ASSERT_EQ(reply.effects.move.size(), 1u) << decision;
  EXPECT_EQ(reply.effects.move[0].revision, visit.revision);
  EXPECT_EQ(front.zone.to_local(reply.effects.move[0].to.time.begin), thursday);
  EXPECT_NE(reply.message.text().find("vendredi 6 mars"), std::string::npos) << "what it is moved from";
}

TEST_F(AnOffer, KeepsItsSlotWhileAMoveAwaitsApproval) {
  Appointment& visit = front.has_appointment(jeanne, date(2026, 3, 6) + at(9));
  visit.change_request = ChangeRequest::move;
  front.offer->replaces = visit.id;
  front.sets(MessageKind::appointment_moved, Level::draft);
  const Decision decision = front.accepts(3).decide();
  EXPECT_EQ(steps<CloseOffer>(decision).at(0).state, OfferState::accepted);
  const auto& held = only_reply(decision).offer;
  ASSERT_TRUE(held) << "a hold of its own keeps others out, of this slot alone";
  EXPECT_EQ(held->slots, std::vector{front.offer->slots[2]});
  EXPECT_TRUE(held->holds && held->state == OfferState::open);
  EXPECT_EQ(held->expires_at, front.zone.to_instant(thursday));
}

TEST_F(AnOffer, AcceptedTwiceIsBookedOnce) {
  front.has_appointment(jeanne, wednesday);
  const Decision decision = front.accepts(2).decide();
  EXPECT_FALSE(has<Book>(decision));
}

TEST_F(AnOffer, RefusedIsReplacedByOtherSlots) {
  front.says({Intent::appointment_book});
  front.reading.answer = language::OfferAnswer{{}, true};
  const Decision decision = front.decide();
  ASSERT_TRUE(only_reply(decision).offer) << decision;
  for (const Slot& slot : only_reply(decision).offer->slots)
    for (const Slot& refused : front.offer->slots) EXPECT_NE(slot.time.begin, refused.time.begin);
  EXPECT_EQ(steps<CloseOffer>(decision).at(0).state, OfferState::declined);
}

TEST_F(AnOffer, AnsweredByAnotherWishIsReplacedByWhatFitsIt) {
  front.says({Intent::appointment_book});
  language::TimePattern at_five;
  at_five.earliest = at(17);
  front.reading.wishes.wanted = {at_five};
  const Decision decision = front.decide();
  ASSERT_TRUE(only_reply(decision).offer) << decision;
  for (const Slot& slot : only_reply(decision).offer->slots)
    EXPECT_GE(time_of(front.zone.to_local(slot.time.begin)), at(17));
  EXPECT_FALSE(has<CloseOffer>(decision)) << "it stands until the new one leaves";
}

TEST_F(AnOffer, IsDeclinedByCancellingWhatItWasToReplace) {
  Appointment& visit = front.has_appointment(jeanne, date(2026, 3, 6) + at(9));
  visit.change_request = ChangeRequest::move;
  front.offer->replaces = visit.id;
  front.says({Intent::appointment_cancel});
  const Decision decision = front.decide();
  EXPECT_EQ(only_reply(decision).kind, MessageKind::appointment_cancelled);
  EXPECT_EQ(steps<CloseOffer>(decision).at(0).state, OfferState::declined);
}

TEST(AStrangersAcceptance, WaitsForAPersonToMakeTheFile) {
  FrontDesk front;
  Slot& slot = front.was_offered(nullptr, {wednesday}).slots.front();
  slot.visit_type = "bilan";
  slot.time.end = slot.time.begin + Minutes(60);
  front.sets_everything(Level::automatic);
  const Decision decision = front.accepts(1).decide();
  EXPECT_FALSE(has<Book>(decision));
  EXPECT_TRUE(opens(decision, TaskKind::identify));
  EXPECT_EQ(decision.outcome, MessageState::waiting);
}

TEST(AnotherWish, TakesBackTheDraftThatItMakesObsolete) {
  FrontDesk front;
  Patient& jeanne = front.knows_jeanne();
  Appointment& pending = front.has_appointment(jeanne, wednesday);
  pending.state = AppointmentState::pending;
  OutboxRow draft = outbox_row(40, MessageKind::appointment_confirmed, OutboxState::awaiting_approval);
  draft.on_approval.book.push_back({pending.id, pending.revision});
  const OutboxRow other_matter = outbox_row(41, MessageKind::faq_fees, OutboxState::awaiting_approval);
  front.live_rows = {draft, other_matter};
  front.says({Intent::appointment_reschedule}).sets_everything(Level::automatic);
  const Decision decision = front.decide();
  ASSERT_FALSE(decision.steps.empty());
  const auto* withdrawn = std::get_if<WithdrawLiveRows>(&decision.steps.front());
  ASSERT_NE(withdrawn, nullptr) << "before anything else is written";
  EXPECT_EQ(withdrawn->rows, std::vector{draft.id});
  EXPECT_FALSE(has<RequestChange>(decision)) << "what was never announced has nothing to be changed";
  EXPECT_FALSE(only_reply(decision).offer->replaces);
}

TEST(AQuestion, LeavesTheDraftsAboutAppointmentsAlone) {
  FrontDesk front;
  Appointment& visit = front.has_appointment(front.knows_jeanne(), thursday);
  OutboxRow offering = outbox_row(40, MessageKind::appointment_offer, OutboxState::planned);
  OutboxRow cancelling = outbox_row(41, MessageKind::appointment_cancelled, OutboxState::awaiting_approval);
  cancelling.on_approval.cancel.push_back({visit.id, visit.revision});
  front.live_rows = {offering, cancelling};
  front.sets_everything(Level::automatic);
  for (const Intent intent : {Intent::appointment_query, Intent::appointment_late, Intent::faq_hours})
    EXPECT_FALSE(has<WithdrawLiveRows>(front.says({intent}).decide())) << language::name_of(intent);
}

TEST(ACancellation, TakesBackTheOfferToMoveThatVisitAndNoOther) {
  FrontDesk front;
  Appointment& visit = front.has_appointment(front.knows_jeanne(), thursday);
  const auto offering = [&](std::uint8_t number, std::optional<AppointmentId> replaces) {
    Offer offer;
    offer.id = identifier<OfferId>(number);
    offer.replaces = replaces;
    front.live_offers.push_back(offer);
    OutboxRow row = outbox_row(number, MessageKind::appointment_offer, OutboxState::awaiting_approval);
    row.offer = offer.id;
    front.live_rows.push_back(row);
    return row.id;
  };
  const OutboxId about_it = offering(40, visit.id);
  offering(41, identifier<AppointmentId>(99));
  offering(42, std::nullopt);
  const auto withdrawn = steps<WithdrawLiveRows>(front.says({Intent::appointment_cancel}).decide());
  ASSERT_EQ(withdrawn.size(), 1u);
  EXPECT_EQ(withdrawn[0].rows, std::vector{about_it});
  EXPECT_TRUE(withdrawn[0].covered);
}

TEST(AnotherRequest, LeavesAConfirmationAloneThatTellsOfWhatIsDone) {
  FrontDesk front;
  front.has_appointment(front.knows_jeanne(), thursday);
  front.live_rows = {outbox_row(40, MessageKind::appointment_cancelled, OutboxState::planned)};
  front.says({Intent::appointment_query}).sets_everything(Level::automatic);
  EXPECT_FALSE(has<WithdrawLiveRows>(front.decide()));
}

TEST_F(AnOffer, IsDeclinedOrReplacedOnlyByWhoMayDecide) {
  front.contact.links.front().may_decide = false;
  front.says({Intent::appointment_book});
  front.reading.answer = language::OfferAnswer{{}, true};
  EXPECT_FALSE(only_reply(front.decide()).offer);
  EXPECT_FALSE(has<CloseOffer>(front.decide()));
  front.reading.answer.reset();
  language::TimePattern at_five;
  at_five.earliest = at(17);
  front.reading.wishes.wanted = {at_five};
  EXPECT_FALSE(only_reply(front.decide()).offer);
}

TEST_F(AnOffer, OfWhichTheLastSlotHasBegunAnswersNothing) {
  front.now = front.zone.to_instant(thursday) + Minutes(5);
  EXPECT_FALSE(has<CloseOffer>(front.accepts(1).decide()));
}

TEST_F(AnOffer, OfWhichASlotWasTakenWhereNothingIsWrittenHoldsNothing) {
  Appointment& visit = front.has_appointment(jeanne, date(2026, 3, 6) + at(9));
  visit.change_request = ChangeRequest::move;
  front.offer->replaces = visit.id;
  front.sets(MessageKind::appointment_moved, Level::off);
  const Decision decision = front.accepts(3).decide();
  EXPECT_EQ(steps<CloseOffer>(decision).at(0).state, OfferState::accepted);
  EXPECT_FALSE(has<Reply>(decision));
}

TEST_F(AnOffer, AcceptedWhereNothingIsWrittenIsATaskThatSaysHowToBookIt) {
  front.sets(MessageKind::appointment_confirmed, Level::off);
  bool told = false;
  for (const OpenTask& task : steps<OpenTask>(front.accepts(1).decide()))
    told = told || task.reason == sentences().sentence("desk.reason.pending_without_reply");
  EXPECT_TRUE(told);
}

TEST_F(AnOffer, DraftedKeepsItsSlotsWhileTheyAreFreeAndSaysHowLong) {
  front.offer->state = OfferState::drafted;
  const auto renewed = renew_offer(front.situation(), *front.offer);
  ASSERT_TRUE(renewed);
  EXPECT_FALSE(renewed->offer);
  EXPECT_NE(renewed->message.text().find("jusqu’au mardi 3 mars à 9"), std::string::npos) << "a day from now";
}

TEST_F(AnOffer, DraftedGetsOtherSlotsForThoseThatAreGone) {
  front.offer->state = OfferState::drafted;
  someone_takes(wednesday);
  const auto renewed = renew_offer(front.situation(), *front.offer);
  ASSERT_TRUE(renewed && renewed->offer);
  const auto& slots = renewed->offer->slots;
  EXPECT_EQ(slots.size(), 3u);
  EXPECT_EQ(renewed->offer->revision, 0u) << "a new offer in the place of the old one";
  for (const Slot& slot : slots) EXPECT_NE(front.zone.to_local(slot.time.begin), wednesday);
}

TEST_F(AnOffer, DraftedWithNothingLeftSaysSo) {
  front.practice.practitioners[0].hours.clear();
  const auto renewed = renew_offer(front.situation(), *front.offer);
  ASSERT_FALSE(renewed);
  EXPECT_EQ(renewed.error().text, "error.desk.no_slot_left");
  EXPECT_TRUE(sentences().has(renewed.error().text));
}

TEST_F(AnOffer, AnsweredByAnotherHourStaysInTheDaysAskedForBefore) {
  for (Slot& slot : front.offer->slots) {
    slot.time.begin += std::chrono::days(7);
    slot.time.end += std::chrono::days(7);
  }
  front.says({Intent::appointment_book});
  language::TimePattern at_five;
  at_five.earliest = at(17);
  front.reading.wishes.wanted = {at_five};
  const Decision decision = front.decide();
  ASSERT_TRUE(only_reply(decision).offer) << decision;
  for (const Slot& slot : only_reply(decision).offer->slots)
    EXPECT_GE(date_of(front.zone.to_local(slot.time.begin)), date(2026, 3, 10));
}

TEST_F(AnOffer, AnsweredInOneShortSentenceNeedsNoIntent) {
  front.says({});
  language::SentenceReading sentence;
  sentence.text = "Plutôt le 2 si possible.";
  front.reading.sentences = {sentence};
  front.reading.answer = language::OfferAnswer{{1}, false};
  EXPECT_EQ(only_reply(front.decide()).level, Level::automatic);

  sentence.text = "Le 2, mais est-ce que je dois apporter quelque chose ?";
  front.reading.sentences = {sentence};
  EXPECT_EQ(only_reply(front.decide()).level, Level::draft);

  sentence.text = "Le 2, mais mon dos me fait souffrir.";
  sentence.speaks_of_body = true;
  front.reading.sentences = {sentence};
  EXPECT_EQ(only_reply(front.decide()).level, Level::draft);
}
