#include "agenda/departure.h"

#include "agenda/invented_practice.h"

namespace permanence::agenda {

namespace {

std::string last(const char* local) {
  return to_text(
      paris().to_local(last_permitted_at_or_before(invented_practice(), paris(), in_paris(local))));
}
std::string first(const char* local) {
  return to_text(
      paris().to_local(first_permitted_at_or_after(invented_practice(), paris(), in_paris(local))));
}

}  // namespace

TEST(Departure, LeavesAtOnceWhereItIsPermitted) {
  EXPECT_EQ(last("2026-03-03T08:00:00"), "2026-03-03T08:00:00");
  EXPECT_EQ(last("2026-03-03T19:59:59"), "2026-03-03T19:59:59");
  EXPECT_EQ(first("2026-03-03T12:34:56"), "2026-03-03T12:34:56");
}

TEST(Departure, LeavesBeforeTheQuietHoursOrAfterThem) {
  EXPECT_EQ(last("2026-03-03T20:00:00"), "2026-03-03T19:59:00");
  EXPECT_EQ(last("2026-03-04T07:59:59"), "2026-03-03T19:59:00");
  EXPECT_EQ(first("2026-03-03T20:00:00"), "2026-03-04T08:00:00");
  EXPECT_EQ(first("2026-03-04T07:59:59"), "2026-03-04T08:00:00");
}

TEST(Departure, KeepsSundaysAndHolidaysQuiet) {
  EXPECT_EQ(last("2026-03-08T10:00:00"), "2026-03-07T19:59:00");
  EXPECT_EQ(first("2026-03-08T10:00:00"), "2026-03-09T08:00:00");
  // Easter: Sunday the 5th and Monday the 6th of April.
  EXPECT_EQ(last("2026-04-06T10:00:00"), "2026-04-04T19:59:00");
  EXPECT_EQ(first("2026-04-04T20:30:00"), "2026-04-07T08:00:00");
  EXPECT_TRUE(is_quiet(invented_practice(), paris(), in_paris("2026-05-14T10:00")));
}

TEST(Departure, KnowsTheHolidaysOfTheRegion) {
  Practice practice = invented_practice();
  const TimeZone reunion = zone_named("Indian/Reunion");
  const auto morning = reunion.to_instant(date(2027, 12, 20) + at(10));
  EXPECT_FALSE(is_quiet(practice, reunion, morning));
  practice.holiday_region = HolidayRegion::reunion;
  EXPECT_TRUE(is_quiet(practice, reunion, morning));
  EXPECT_EQ(to_text(last_permitted_at_or_before(practice, reunion, morning)), "2027-12-18T15:59:00Z")
      << "the 20th is a Monday: Saturday evening there";
}

TEST(Departure, JumpsOverTheChangesOfClocksOnWallTime) {
  EXPECT_EQ(to_text(last_permitted_at_or_before(invented_practice(), paris(), in_paris("2026-03-29T12:00"))),
            "2026-03-28T18:59:00Z");
  EXPECT_EQ(to_text(first_permitted_at_or_after(invented_practice(), paris(), in_paris("2026-03-29T12:00"))),
            "2026-03-30T06:00:00Z");
  EXPECT_EQ(to_text(last_permitted_at_or_before(invented_practice(), paris(), in_paris("2026-10-26T06:00"))),
            "2026-10-24T17:59:00Z");
  EXPECT_EQ(to_text(first_permitted_at_or_after(invented_practice(), paris(), in_paris("2026-10-25T02:30"))),
            "2026-10-26T07:00:00Z");
}

TEST(Departure, TakesQuietHoursThatDoNotSpanMidnight) {
  Practice practice = invented_practice();
  practice.quiet_hours = {at(12), at(14)};
  const auto shown = [&](Instant instant) { return to_text(paris().to_local(instant)); };
  EXPECT_EQ(shown(last_permitted_at_or_before(practice, paris(), in_paris("2026-03-03T13:00"))),
            "2026-03-03T11:59:00");
  EXPECT_EQ(shown(first_permitted_at_or_after(practice, paris(), in_paris("2026-03-03T13:00"))),
            "2026-03-03T14:00:00");
  EXPECT_EQ(shown(last_permitted_at_or_before(practice, paris(), in_paris("2026-03-08T03:00"))),
            "2026-03-07T23:59:00");
  practice.quiet_hours = {at(9), at(9)};
  EXPECT_FALSE(is_quiet(practice, paris(), in_paris("2026-03-03T09:00"))) << "no quiet hours at all";
}

TEST(Departure, GivesTheInstantItselfWhereNothingIsEverPermitted) {
  Practice practice = invented_practice();
  practice.quiet_hours = {at(0), at(24)};
  const Instant instant = in_paris("2026-03-03T13:00");
  EXPECT_EQ(last_permitted_at_or_before(practice, paris(), instant), instant);
  EXPECT_EQ(first_permitted_at_or_after(practice, paris(), instant), instant);
}

}  // namespace permanence::agenda
