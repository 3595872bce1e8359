#include "base/time.h"

#include <gtest/gtest.h>

using namespace permanence;

namespace {
TimeZone zone(const char* name) { return *TimeZone::load(name); }
}  // namespace

TEST(TimeZone, ASpringHourThatDoesNotExistIsTakenAsMuchLater) {
  const TimeZone paris = zone("Europe/Paris");
  const Instant instant = paris.to_instant(date(2026, 3, 29) + at(2, 30));
  EXPECT_EQ(to_text(paris.to_local(instant)), "2026-03-29T03:30:00");
}

TEST(TimeZone, AnAutumnHourThatExistsTwiceIsItsFirst) {
  const TimeZone paris = zone("Europe/Paris");
  EXPECT_EQ(to_text(paris.to_instant(date(2026, 10, 25) + at(2, 30))), "2026-10-25T00:30:00Z");
}

TEST(TimeZone, TheDayOfAChangeIs23Or25HoursLong) {
  const TimeZone paris = zone("Europe/Paris");
  EXPECT_EQ(paris.to_instant(date(2026, 3, 30) + at(0)) - paris.to_instant(date(2026, 3, 29) + at(0)),
            std::chrono::hours(23));
  EXPECT_EQ(paris.to_instant(date(2026, 10, 26) + at(0)) - paris.to_instant(date(2026, 10, 25) + at(0)),
            std::chrono::hours(25));
}

TEST(TimeZone, AnUnknownNameIsAnErrorThatNamesIt) {
  const auto none = TimeZone::load("Europe/Atlantide");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().text, "error.time_zone.unknown");
}

TEST(Text, InstantsAreReadWithAnyOffset) {
  EXPECT_EQ(parse_instant("2026-03-03T09:30:00+01:00"), parse_instant("2026-03-03T08:30:00Z"));
  EXPECT_EQ(parse_instant("2026-03-03T09:30:00.250Z"), parse_instant("2026-03-03T09:30:00Z"));
  EXPECT_FALSE(parse_instant("2026-02-30T09:30:00Z"));
  EXPECT_FALSE(parse_instant("2026-03-03T09:30:00"));
}
