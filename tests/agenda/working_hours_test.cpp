#include "agenda/invented_practice.h"

namespace permanence::agenda {

namespace {

std::string shown(const std::vector<Interval>& intervals) {
  std::string text;
  for (const Interval& each : intervals) text += to_text(each.begin) + "/" + to_text(each.end) + " ";
  return text;
}

std::string hours_of_anna(const Practice& practice, LocalDate day, const TimeZone& zone = paris()) {
  return shown(working_hours(practice, practice.practitioners.front(), zone, day));
}

Seconds total(const std::vector<Interval>& intervals) {
  Seconds sum{0};
  for (const Interval& each : intervals) sum += each.end - each.begin;
  return sum;
}

}  // namespace

TEST(WorkingHours, FollowTheWallClockThroughTheYear) {
  const Practice practice = invented_practice();
  EXPECT_EQ(hours_of_anna(practice, date(2026, 3, 27)),
            "2026-03-27T07:00:00Z/2026-03-27T11:00:00Z 2026-03-27T13:00:00Z/2026-03-27T17:00:00Z ");
  EXPECT_EQ(hours_of_anna(practice, date(2026, 3, 30)),
            "2026-03-30T06:00:00Z/2026-03-30T10:00:00Z 2026-03-30T12:00:00Z/2026-03-30T16:00:00Z ");
  EXPECT_EQ(hours_of_anna(practice, date(2026, 3, 29)), "") << "a Sunday";
}

TEST(WorkingHours, FollowTheWallClockOverseas) {
  const Practice practice = invented_practice();
  EXPECT_EQ(hours_of_anna(practice, date(2026, 7, 6), zone_named("Indian/Reunion")),
            "2026-07-06T04:00:00Z/2026-07-06T08:00:00Z 2026-07-06T10:00:00Z/2026-07-06T14:00:00Z ");
  EXPECT_EQ(hours_of_anna(practice, date(2026, 7, 6), zone_named("America/Martinique")),
            "2026-07-06T12:00:00Z/2026-07-06T16:00:00Z 2026-07-06T18:00:00Z/2026-07-06T22:00:00Z ");
}

TEST(WorkingHours, AreAnHourShorterOrLongerOnTheDaysTheClocksChange) {
  Practice practice = invented_practice();
  Practitioner& anna = practice.practitioners.front();
  anna.hours = {{std::chrono::Sunday, at(0), at(24), "tilleuls"}};
  EXPECT_EQ(total(working_hours(practice, anna, paris(), date(2026, 3, 22))), std::chrono::hours(24));
  EXPECT_EQ(total(working_hours(practice, anna, paris(), date(2026, 3, 29))), std::chrono::hours(23));
  EXPECT_EQ(total(working_hours(practice, anna, paris(), date(2026, 10, 25))), std::chrono::hours(25));
}

TEST(WorkingHours, LeaveOutTheHourThatTheSpringSwallows) {
  Practice practice = invented_practice();
  Practitioner& anna = practice.practitioners.front();
  anna.hours = {{std::chrono::Sunday, at(2), at(3), "tilleuls"},
                {std::chrono::Sunday, at(2, 30), at(3, 15), "tilleuls"}};
  EXPECT_EQ(total(working_hours(practice, anna, paris(), date(2026, 3, 29))), Seconds(0));
}

TEST(WorkingHours, AreNoneOnAHolidayUnlessThePracticeIsOpenThen) {
  Practice practice = invented_practice();
  EXPECT_EQ(hours_of_anna(practice, date(2026, 5, 14)), "");
  practice.open_on_holidays = true;
  EXPECT_NE(hours_of_anna(practice, date(2026, 5, 14)), "");
  practice.open_on_holidays = false;
  EXPECT_NE(hours_of_anna(practice, date(2026, 5, 22)), "");
  practice.holiday_region = HolidayRegion::martinique;
  EXPECT_EQ(hours_of_anna(practice, date(2026, 5, 22)), "");
}

TEST(WorkingHours, AreCutByAbsences) {
  Practice practice = invented_practice();
  practice.practitioners.front().absences = {
      {date(2026, 3, 3) + at(9), date(2026, 3, 3) + at(10), "dentiste"},
      {date(2026, 3, 3) + at(9, 30), date(2026, 3, 3) + at(11), "formation"},
      {date(2026, 3, 3) + at(17), date(2026, 3, 9) + at(0), "congés"}};
  EXPECT_EQ(hours_of_anna(practice, date(2026, 3, 3)),
            "2026-03-03T07:00:00Z/2026-03-03T08:00:00Z 2026-03-03T10:00:00Z/2026-03-03T11:00:00Z "
            "2026-03-03T13:00:00Z/2026-03-03T16:00:00Z ");
  EXPECT_EQ(hours_of_anna(practice, date(2026, 3, 5)), "");
  EXPECT_NE(hours_of_anna(practice, date(2026, 3, 9)), "");
}

TEST(WorkingHours, JoinStretchesThatAdjoinAtOnePlace) {
  Practice practice = invented_practice();
  Practitioner& anna = practice.practitioners.front();
  anna.hours = {{std::chrono::Tuesday, at(10), at(12), "tilleuls"},
                {std::chrono::Tuesday, at(8), at(10), "tilleuls"},
                {std::chrono::Tuesday, at(12), at(13), "annexe"}};
  EXPECT_EQ(hours_of_anna(practice, date(2026, 3, 3)),
            "2026-03-03T07:00:00Z/2026-03-03T11:00:00Z 2026-03-03T11:00:00Z/2026-03-03T12:00:00Z ");
}

TEST(WorkingHours, ExistOnTheTwentyNinthOfFebruary) {
  EXPECT_EQ(hours_of_anna(invented_practice(), date(2028, 2, 29)),
            "2028-02-29T07:00:00Z/2028-02-29T11:00:00Z 2028-02-29T13:00:00Z/2028-02-29T17:00:00Z ");
}

}  // namespace permanence::agenda
