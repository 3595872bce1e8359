// What holds for every message, however it is read: readings and circumstances drawn at random.
#include <cstdlib>
#include <iostream>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "front_desk.h"

using namespace permanence;
using namespace permanence::desk;
using language::Intent;

namespace {

// Another one by RC_PARAMS in the environment.
[[maybe_unused]] const int seed_given = [] {
  setenv("RC_PARAMS", "seed=20260302", 0);
  std::cout << "RC_PARAMS " << std::getenv("RC_PARAMS") << '\n';
  return 0;
}();

FrontDesk arbitrary_desk() {
  FrontDesk front;
  const int acquaintance = *rc::gen::inRange(0, 4);  // a stranger, a patient, two on one address, a parent
  if (acquaintance == 1 || acquaintance == 2) front.knows_jeanne();
  if (acquaintance == 2) front.knows("Paul", "Morel", Relation::self);
  if (acquaintance == 3) front.knows("Léo", "Morel", Relation::parent);
  for (const Patient& patient : front.patients)
    if (*rc::gen::arbitrary<bool>()) {
      Appointment& visit = front.has_appointment(
          patient, date(2026, 3, 3) + std::chrono::days(*rc::gen::inRange(0, 3)) + at(10));
      visit.state =
          *rc::gen::element(AppointmentState::pending, AppointmentState::booked, AppointmentState::confirmed);
      visit.change_request =
          *rc::gen::element(ChangeRequest::none, ChangeRequest::cancel, ChangeRequest::move);
    }
  if (*rc::gen::arbitrary<bool>())
    front.was_offered(front.patients.empty() ? nullptr : &front.patients.front(),
                      {date(2026, 3, 4) + at(15), date(2026, 3, 5) + at(9)});
  for (ContactLink& link : front.contact.links) link.may_decide = *rc::gen::arbitrary<bool>();
  for (const MessageKind kind : all_message_kinds())
    front.sets(kind, *rc::gen::element(Level::automatic, Level::draft, Level::off));

  const auto intents = *rc::gen::container<std::vector<int>>(
      *rc::gen::inRange(0, 4), rc::gen::inRange(0, static_cast<int>(Intent::unrelated) + 1));
  std::vector<Intent> said;
  for (const int intent : intents) said.push_back(static_cast<Intent>(intent));
  front.says(said);
  front.reading.wholly_administrative = front.reading.wholly_administrative && *rc::gen::arbitrary<bool>();
  front.reading.french = *rc::gen::inRange(0, 5) > 0;
  front.reading.gives_reason = *rc::gen::arbitrary<bool>();
  front.reading.wrong_person = *rc::gen::inRange(0, 8) == 0;
  front.reading.urgency = *rc::gen::element(language::Urgency::none, language::Urgency::none,
                                            language::Urgency::clinical, language::Urgency::emergency);
  if (front.offer && *rc::gen::arbitrary<bool>())
    front.reading.answer = language::OfferAnswer{{static_cast<std::size_t>(*rc::gen::inRange(0, 4))}, false};
  front.message.authentication = *rc::gen::element(
      SenderAuthentication::unknown, SenderAuthentication::passed, SenderAuthentication::failed);
  front.message.truncated = *rc::gen::inRange(0, 8) == 0;
  front.conversation.silent = *rc::gen::inRange(0, 6) == 0;
  front.automatic_replies_today = *rc::gen::inRange(0, 8);
  return front;
}

bool is_emergency(const FrontDesk& front) { return front.reading.urgency == language::Urgency::emergency; }

}  // namespace

RC_GTEST_PROP(EveryDecision, EndsHandledLeftOrWithAPerson, ()) {
  const Decision decision = arbitrary_desk().decide();
  bool awaits_someone = has<OpenTask>(decision);
  for (const Reply& reply : steps<Reply>(decision))
    awaits_someone = awaits_someone || reply.level == Level::draft;
  RC_ASSERT((decision.outcome == MessageState::waiting) == awaits_someone);
  RC_ASSERT(decision.outcome != MessageState::stored);
  RC_ASSERT(!decision.reason.empty());
  RC_ASSERT((decision.outcome == MessageState::left) == !decision.left_reason.empty());
}

RC_GTEST_PROP(EveryDecision, WritesOneReplyAtMostAndNoneThatIsSwitchedOff, ()) {
  const FrontDesk front = arbitrary_desk();
  const auto replies = steps<Reply>(front.decide());
  RC_ASSERT(replies.size() <= 1u);
  for (const Reply& reply : replies) {
    RC_ASSERT(reply.level != Level::off);
    RC_ASSERT(front.practice.settings_of(reply.kind).level != Level::off);
    // Never more freely than the practitioner chose.
    RC_ASSERT(reply.level >= front.practice.settings_of(reply.kind).level);
  }
}

RC_GTEST_PROP(EveryDecision, AnswersNothingUnreadThatIsNotWhollyAdministrative, ()) {
  const FrontDesk front = arbitrary_desk();
  RC_PRE(!is_emergency(front));
  const bool doubtful = !front.reading.wholly_administrative || !front.reading.french ||
                        front.message.truncated || front.reading.urgency != language::Urgency::none;
  for (const Reply& reply : steps<Reply>(front.decide())) {
    const bool says_nothing_of_it =
        reply.kind == MessageKind::acknowledgement || reply.kind == MessageKind::wrong_person;
    if (doubtful && !says_nothing_of_it) RC_ASSERT(reply.level == Level::draft);
    const int cap = front.practice.limits.automatic_messages_per_sender_and_day;
    if (front.message.authentication == SenderAuthentication::failed || front.automatic_replies_today >= cap)
      RC_ASSERT(reply.level == Level::draft);
  }
}

RC_GTEST_PROP(EveryDecision, LetsAStrangerTouchNothing, ()) {
  const FrontDesk front = arbitrary_desk();
  RC_PRE(front.patients.empty());
  const Decision decision = front.decide();
  RC_ASSERT(!has<RequestChange>(decision));
  RC_ASSERT(!has<ConfirmAttendance>(decision));
  RC_ASSERT(!has<Book>(decision));
  RC_ASSERT(!has<SuspendLink>(decision));
  for (const Reply& reply : steps<Reply>(decision)) {
    RC_ASSERT(reply.effects.empty());
    RC_ASSERT((!reply.offer || (!reply.offer->holds && !reply.offer->patient)));  // the outer pair: its || asks both
  }
}

RC_GTEST_PROP(EveryDecision, LetsNobodyChangeWhatTheyMayNotDecide, ()) {
  const FrontDesk front = arbitrary_desk();
  const Decision decision = front.decide();
  const auto may_decide = [&](AppointmentId id) {
    for (const Appointment& appointment : front.upcoming)
      for (const ContactLink& link : front.contact.links)
        if (appointment.id == id && link.patient == appointment.patient) return link.may_decide;
    return false;
  };
  for (const RequestChange& change : steps<RequestChange>(decision))
    RC_ASSERT(may_decide(change.appointment));
  for (const Reply& reply : steps<Reply>(decision)) {
    for (const CancelAppointment& cancel : reply.effects.cancel) RC_ASSERT(may_decide(cancel.appointment));
    for (const MoveAppointment& move : reply.effects.move) RC_ASSERT(may_decide(move.appointment));
  }
}

RC_GTEST_PROP(EveryDecision, IsSilentWhereAPersonTookOver, ()) {
  FrontDesk front = arbitrary_desk();
  RC_PRE(!is_emergency(front));
  front.conversation.silent = true;
  const Decision decision = front.decide();
  RC_ASSERT(!has<Reply>(decision));
  RC_ASSERT(!has<Book>(decision));
}

RC_GTEST_PROP(EveryDecision, BooksOnlyWhatIsFree, ()) {
  const FrontDesk front = arbitrary_desk();
  for (const Book& book : steps<Book>(front.decide()))
    for (const Appointment& standing : front.agenda.appointments)
      RC_ASSERT(!overlaps(book.appointment.busy(), standing.busy()));
}
