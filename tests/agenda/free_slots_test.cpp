#include <chrono>
#include <iostream>

#include "agenda/invented_practice.h"

namespace permanence::agenda {

namespace {

const Instant monday_morning = in_paris("2026-03-02T07:00");

Starts found(const AgendaView& view, const SlotRequest& request, Instant now = monday_morning,
             const Practice& practice = invented_practice()) {
  return starts(find_slots(practice, paris(), view, now, request));
}

std::function<bool(LocalDateTime, Minutes)> on(LocalDate day) {
  return [day](LocalDateTime start, Minutes) { return date_of(start) == day; };
}

}  // namespace

TEST(FreeSlots, AreTheSoonestOfThreeDays) {
  EXPECT_EQ(found({}, request_for("seance")),
            (Starts{"2026-03-02T09:00 anna", "2026-03-03T08:00 anna", "2026-03-04T08:00 anna"}));
}

TEST(FreeSlots, SayWhereThePractitionerWorksThen) {
  SlotRequest request = request_for("seance", "anna", 1);
  request.fits = on(date(2026, 3, 7));
  const auto slots = find_slots(invented_practice(), paris(), {}, monday_morning, request);
  ASSERT_EQ(slots.size(), 1U);
  EXPECT_EQ(slots[0].place, "annexe");
  EXPECT_EQ(slots[0].visit_type, "seance");
  EXPECT_EQ(slots[0].time.end - slots[0].time.begin, Minutes(30));
}

TEST(FreeSlots, FillOneDayWithoutOverlappingWhereOnlyThatDayFits) {
  SlotRequest request = request_for("seance");
  request.fits = on(date(2026, 3, 4));
  EXPECT_EQ(found({}, request),
            (Starts{"2026-03-04T08:00 anna", "2026-03-04T08:30 anna", "2026-03-04T09:00 anna"}));
}

TEST(FreeSlots, PutThePreferredFirst) {
  SlotRequest request = request_for("seance");
  request.preferred = [](LocalDateTime start, Minutes) {
    return weekday_of(date_of(start)) == std::chrono::Thursday && time_of(start) >= at(17);
  };
  request.limit = 4;
  EXPECT_EQ(found({}, request, in_paris("2026-02-02T07:00")),
            (Starts{"2026-02-05T17:00 anna", "2026-02-12T17:00 anna", "2026-02-19T17:00 anna",
                    "2026-02-26T17:00 anna"}));
  request.preferred = [](LocalDateTime start, Minutes) { return date_of(start) == date(2026, 3, 12); };
  request.limit = 2;
  EXPECT_EQ(found({}, request), (Starts{"2026-03-12T08:00 anna", "2026-03-12T08:30 anna"}));
}

TEST(FreeSlots, OfferWhatFitsButIsNotPreferredAfterwards) {
  SlotRequest request = request_for("seance");
  request.fits = [](LocalDateTime start, Minutes) { return date_of(start) <= date(2026, 3, 4); };
  request.preferred = [](LocalDateTime start, Minutes) { return start == date(2026, 3, 4) + at(11); };
  EXPECT_EQ(found({}, request),
            (Starts{"2026-03-04T11:00 anna", "2026-03-02T09:00 anna", "2026-03-03T08:00 anna"}));
}

TEST(FreeSlots, LeaveNoHoleThatNothingFills) {
  // From 8 to 10:15 two things fit: 8:00 to 8:30 leaves 105 minutes (a session, a session, an assessment).
  SlotRequest request = request_for("seance");
  request.fits = [](LocalDateTime start, Minutes) {
    return date_of(start) == date(2026, 3, 4) && time_of(start) >= at(8, 15) && time_of(start) <= at(8, 45);
  };
  AgendaView view;
  view.appointments = {appointment_at("2026-03-04T09:00", 60)};
  request.limit = 1;
  EXPECT_EQ(found(view, request), Starts{"2026-03-04T08:30 anna"})
      << "8:15 would waste a quarter of an hour twice";
}

TEST(FreeSlots, AreOfferedEvenWhereAHoleIsLeft) {
  SlotRequest request = request_for("seance", "anna", 1);
  request.fits = [](LocalDateTime start, Minutes) { return start == date(2026, 3, 4) + at(8, 15); };
  EXPECT_EQ(found({}, request), Starts{"2026-03-04T08:15 anna"});
}

TEST(FreeSlots, BeginRightAfterWhatEndsAtAnOddMinute) {
  AgendaView view;
  view.appointments = {appointment_at("2026-03-04T08:00", 50), appointment_at("2026-03-04T09:20", 160)};
  SlotRequest request = request_for("seance", "anna", 1);
  request.fits = [](LocalDateTime start, Minutes) {
    return start < date(2026, 3, 4) + at(12) && date_of(start) == date(2026, 3, 4);
  };
  EXPECT_EQ(found(view, request), Starts{"2026-03-04T08:50 anna"});
}

TEST(FreeSlots, KeepAwayFromAppointmentsHoldsAndBuffers) {
  Practice practice = invented_practice();
  practice.visit_types["seance"].buffer_after = Minutes(10);
  AgendaView view;
  view.appointments = {appointment_at("2026-03-04T08:00", 60), appointment_at("2026-03-04T09:40", 20),
                       appointment_at("2026-03-04T14:00", 240)};
  view.held = {{{in_paris("2026-03-04T10:10"), in_paris("2026-03-04T10:40")}, "anna", "tilleuls", "seance"}};
  SlotRequest request = request_for("seance", "anna", 10);
  request.fits = on(date(2026, 3, 4));
  // 9:00 to 9:30 and its buffer end as the next begins; the hold frees 10:50; the last may end with the morning.
  EXPECT_EQ(found(view, request, monday_morning, practice),
            (Starts{"2026-03-04T09:00 anna", "2026-03-04T10:50 anna", "2026-03-04T11:30 anna"}));
}

TEST(FreeSlots, IgnoreWhatIsCancelledOrMissed) {
  AgendaView view;
  view.appointments = {appointment_at("2026-03-03T08:00", 240), appointment_at("2026-03-03T14:00", 240)};
  view.appointments[0].state = AppointmentState::cancelled;
  SlotRequest request = request_for("seance", "anna", 1);
  request.fits = on(date(2026, 3, 3));
  EXPECT_EQ(found(view, request), Starts{"2026-03-03T08:00 anna"});
  view.appointments[0].state = AppointmentState::pending;
  EXPECT_TRUE(found(view, request).empty());
}

TEST(FreeSlots, RespectNoticeAndHorizon) {
  Practice practice = invented_practice();
  practice.visit_types["seance"].minimum_notice = std::chrono::hours(48);
  practice.visit_types["seance"].horizon = std::chrono::days(3);
  EXPECT_EQ(found({}, request_for("seance", "anna", 10), in_paris("2026-03-02T17:50"), practice),
            (Starts{"2026-03-05T08:00 anna", "2026-03-05T08:30 anna", "2026-03-05T09:00 anna",
                    "2026-03-05T09:30 anna", "2026-03-05T10:00 anna", "2026-03-05T10:30 anna",
                    "2026-03-05T11:00 anna", "2026-03-05T11:30 anna", "2026-03-05T14:00 anna",
                    "2026-03-05T14:30 anna"}));
}

TEST(FreeSlots, AreForWhomTheVisitTypeIs) {
  SlotRequest request = request_for("seance");
  request.known_patient = false;
  EXPECT_TRUE(found({}, request).empty());
  request.visit_type = "bilan";
  EXPECT_FALSE(found({}, request).empty());
  request.visit_type = "atelier";
  EXPECT_TRUE(found({}, request).empty()) << "Anna gives no workshop";
  request.visit_type = "inconnu";
  EXPECT_TRUE(found({}, request).empty());
  request.visit_type = "bilan";
  request.limit = 0;
  EXPECT_TRUE(found({}, request).empty());
}

TEST(FreeSlots, ComeFromWhoeverGivesThatVisitWhereNobodyIsNamed) {
  AgendaView view;
  view.appointments = {appointment_at("2026-03-03T08:00", 240), appointment_at("2026-03-03T14:00", 240)};
  SlotRequest request = request_for("bilan", "", 2);
  request.fits = [](LocalDateTime start, Minutes) { return date_of(start) >= date(2026, 3, 3); };
  EXPECT_EQ(found(view, request), (Starts{"2026-03-03T09:00 bruno", "2026-03-04T08:00 anna"}));
}

TEST(FreeSlots, DoNotDoubleThePatientsOwnAppointments) {
  AgendaView view;
  view.appointments = {appointment_at("2026-03-03T09:00", 60, "bruno")};
  SlotRequest request = request_for("seance", "anna", 1);
  request.fits = [](LocalDateTime start, Minutes) { return start == date(2026, 3, 3) + at(9, 30); };
  EXPECT_EQ(found(view, request), Starts{"2026-03-03T09:30 anna"});
  request.patient = view.appointments[0].patient;
  EXPECT_TRUE(found(view, request).empty());
}

TEST(FreeSlots, FreeTheTimeOfWhatIsMovedButDoNotOfferItAgain) {
  AgendaView view;
  view.appointments = {appointment_at("2026-03-04T08:00", 30), appointment_at("2026-03-04T09:00", 180),
                       appointment_at("2026-03-04T14:00", 240)};
  SlotRequest request = request_for("seance", "anna", 5);
  request.fits = on(date(2026, 3, 4));
  request.replaces = view.appointments[0].id;
  request.patient = view.appointments[0].patient;
  EXPECT_EQ(found(view, request), Starts{"2026-03-04T08:30 anna"});
  request.fits = [](LocalDateTime start, Minutes) { return start == date(2026, 3, 4) + at(8, 15); };
  EXPECT_EQ(found(view, request), Starts{"2026-03-04T08:15 anna"})
      << "a quarter of an hour later, if that is wished";
}

TEST(FreeSlots, FillAGroupThatHasBegun) {
  AgendaView view;
  view.appointments = {appointment_at("2026-03-10T09:15", 60, "bruno")};
  view.appointments[0].visit_type = "atelier";
  view.appointments[0].capacity = 3;
  SlotRequest request = request_for("atelier", "bruno", 1);
  request.fits = on(date(2026, 3, 10));
  EXPECT_EQ(found(view, request), Starts{"2026-03-10T09:15 bruno"});
  Appointment second = view.appointments[0];
  second.id = appointment_at("2026-03-10T09:15", 60).id;
  second.patient = appointment_at("2026-03-10T09:15", 60).patient;
  view.appointments.push_back(second);
  view.held = {{second.time, "bruno", "tilleuls", "atelier"}};
  EXPECT_EQ(found(view, request), Starts{"2026-03-10T10:15 bruno"}) << "the held place was the last";
}

TEST(FreeSlots, DoNotFillAGroupThatBeginsTooSoon) {
  AgendaView view;
  view.appointments = {appointment_at("2026-03-10T09:30", 60, "bruno")};
  view.appointments[0].visit_type = "atelier";
  view.appointments[0].capacity = 3;
  SlotRequest request = request_for("atelier", "bruno", 1);
  request.fits = on(date(2026, 3, 10));
  EXPECT_EQ(found(view, request, in_paris("2026-03-10T07:31")), Starts{"2026-03-10T10:30 bruno"});
}

TEST(FreeSlots, PreferAnyOtherTimeToOneThatTouchesWhatIsMoved) {
  AgendaView view;
  view.appointments = {appointment_at("2026-03-04T09:00", 45)};
  SlotRequest request = request_for("bilan", "anna", 1);
  request.replaces = view.appointments[0].id;
  request.fits = [](LocalDateTime start, Minutes) {
    return start >= date(2026, 3, 4) + at(8, 30) && start <= date(2026, 3, 4) + at(9, 45);
  };
  EXPECT_EQ(found(view, request), Starts{"2026-03-04T09:45 anna"});
}

TEST(FreeSlots, MayEndRightBeforeWhatComesNext) {
  AgendaView view;
  view.appointments = {appointment_at("2026-03-04T08:00", 10), appointment_at("2026-03-04T10:20", 100)};
  SlotRequest request = request_for("seance", "anna", 1);
  request.fits = [](LocalDateTime start, Minutes) {
    return start > date(2026, 3, 4) + at(9, 45) && start < date(2026, 3, 4) + at(10);
  };
  EXPECT_EQ(found(view, request), Starts{"2026-03-04T09:50 anna"});
}

TEST(FreeSlots, AreNoneOnHolidaysAndInAbsences) {
  Practice practice = invented_practice();
  practice.practitioners.front().absences = {{date(2026, 5, 15) + at(0), date(2026, 5, 18) + at(0), "pont"}};
  EXPECT_EQ(found({}, request_for("seance", "anna", 1), in_paris("2026-05-13T17:00"), practice),
            Starts{"2026-05-18T08:00 anna"});
}

TEST(FreeSlots, KeepTheWallTimeOverTheChangeOfClocks) {
  SlotRequest request = request_for("seance", "anna", 2);
  request.fits = [](LocalDateTime start, Minutes) { return time_of(start) == at(17, 30); };
  const auto slots = find_slots(invented_practice(), paris(), {}, in_paris("2026-10-23T12:00"), request);
  EXPECT_EQ(starts(slots), (Starts{"2026-10-23T17:30 anna", "2026-10-26T17:30 anna"}));
  EXPECT_EQ(slots[1].time.begin - slots[0].time.begin, std::chrono::hours(73));
}

TEST(FreeSlots, AreRightInTheNightTheClocksChange) {
  Practice practice = invented_practice();
  practice.practitioners.front().hours = {{std::chrono::Sunday, at(0), at(6), "tilleuls"}};
  SlotRequest request = request_for("seance", "anna", 100);
  request.fits = on(date(2026, 3, 29));
  const auto spring = found({}, request, in_paris("2026-03-28T12:00"), practice);
  EXPECT_EQ(spring.size(), 10U) << "five hours";
  for (const std::string& start : spring) EXPECT_NE(start.substr(11, 2), "02") << start;
  request.fits = on(date(2026, 10, 25));
  EXPECT_EQ(found({}, request, in_paris("2026-10-24T12:00"), practice).size(), 14U) << "seven hours";
}

TEST(FreeSlots, ExistOnTheTwentyNinthOfFebruary) {
  SlotRequest request = request_for("seance", "anna", 1);
  request.fits = on(date(2028, 2, 29));
  EXPECT_EQ(found({}, request, in_paris("2028-02-28T18:00")), Starts{"2028-02-29T08:00 anna"});
}

// Sixty days of a full agenda in which nothing fits: every candidate is looked at.
TEST(FreeSlots, AreFoundInFarLessThanAMillisecond) {
  AgendaView view;
  for (LocalDate day = date(2026, 3, 2); day < date(2026, 5, 2); day += std::chrono::days(1))
    for (int hour = 8; hour < 18; ++hour) {
      view.appointments.push_back(appointment_at("2026-03-02T08:00", 30));
      view.appointments.back().time = {paris().to_instant(day + at(hour)),
                                       paris().to_instant(day + at(hour, 30))};
    }
  SlotRequest request = request_for("seance");
  request.fits = [](LocalDateTime start, Minutes) { return time_of(start) == at(3); };
  const Practice practice = invented_practice();
  std::vector<double> micros;
  for (int i = 0; i < 51; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_TRUE(find_slots(practice, paris(), view, monday_morning, request).empty());
    micros.push_back(
        std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count());
  }
  std::sort(micros.begin(), micros.end());
  std::cout << "sixty days, " << view.appointments.size() << " appointments: " << micros[25] << " µs\n";
  EXPECT_LT(micros[25], 5000) << "loose, for sanitizers and busy machines";
}

}  // namespace permanence::agenda
