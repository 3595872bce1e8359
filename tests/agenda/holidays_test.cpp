#include "agenda/holidays.h"

#include <map>

#include <gtest/gtest.h>

namespace permanence::agenda {

using std::chrono::year;

TEST(Holidays, ComputesEasterIncludingItsEarliestAndLatestDays) {
  const std::map<int, LocalDate> known{
      {1818, date(1818, 3, 22)}, {1943, date(1943, 4, 25)}, {1954, date(1954, 4, 18)},
      {1981, date(1981, 4, 19)}, {2000, date(2000, 4, 23)}, {2008, date(2008, 3, 23)},
      {2024, date(2024, 3, 31)}, {2025, date(2025, 4, 20)}, {2026, date(2026, 4, 5)},
      {2027, date(2027, 3, 28)}, {2028, date(2028, 4, 16)}, {2038, date(2038, 4, 25)},
      {2049, date(2049, 4, 18)}, {2076, date(2076, 4, 19)}, {2285, date(2285, 3, 22)}};
  for (const auto& [when, easter] : known) EXPECT_EQ(to_text(easter_sunday(year(when))), to_text(easter));
}

TEST(Holidays, AlwaysFindsEasterOnASundayBetweenItsTwoBounds) {
  for (int each = 1900; each <= 2299; ++each) {
    const LocalDate easter = easter_sunday(year(each));
    EXPECT_EQ(weekday_of(easter), std::chrono::Sunday) << each;
    EXPECT_GE(easter, date(each, 3, 22)) << each;
    EXPECT_LE(easter, date(each, 4, 25)) << each;
  }
}

TEST(Holidays, ListsTheElevenNationalOnesByDate) {
  const std::vector<std::pair<LocalDate, std::string>> expected{
      {date(2026, 1, 1), "Jour de l’An"},    {date(2026, 4, 6), "Lundi de Pâques"},
      {date(2026, 5, 1), "Fête du Travail"}, {date(2026, 5, 8), "Victoire de 1945"},
      {date(2026, 5, 14), "Ascension"},      {date(2026, 5, 25), "Lundi de Pentecôte"},
      {date(2026, 7, 14), "Fête nationale"}, {date(2026, 8, 15), "Assomption"},
      {date(2026, 11, 1), "Toussaint"},      {date(2026, 11, 11), "Armistice de 1918"},
      {date(2026, 12, 25), "Noël"}};
  EXPECT_EQ(holidays(year(2026), HolidayRegion::metropole), expected);
}

TEST(Holidays, AddsTheDaysOfEachRegionAndOfNoOther) {
  struct Case {
    HolidayRegion region;
    std::vector<LocalDate> more;
  };
  const std::vector<Case> cases{
      {HolidayRegion::metropole, {}},
      {HolidayRegion::alsace_moselle, {date(2026, 12, 26)}},
      {HolidayRegion::alsace_moselle_good_friday, {date(2026, 4, 3), date(2026, 12, 26)}},
      {HolidayRegion::martinique, {date(2026, 5, 22)}},
      {HolidayRegion::guadeloupe, {date(2026, 5, 27)}},
      {HolidayRegion::guyane, {date(2026, 6, 10)}},
      {HolidayRegion::reunion, {date(2026, 12, 20)}},
      {HolidayRegion::mayotte, {date(2026, 4, 27)}}};
  for (const Case& each : cases) {
    EXPECT_EQ(holidays(year(2026), each.region).size(), 11 + each.more.size());
    for (const LocalDate day : each.more) EXPECT_TRUE(is_holiday(day, each.region)) << to_text(day);
    for (const Case& other : cases)
      for (const LocalDate day : other.more)
        EXPECT_EQ(is_holiday(day, each.region), std::count(each.more.begin(), each.more.end(), day) > 0)
            << to_text(day);
  }
}

TEST(Holidays, AgreesWithItsOwnListOnEveryDayOfManyYears) {
  for (const auto region : {HolidayRegion::metropole, HolidayRegion::alsace_moselle_good_friday,
                            HolidayRegion::martinique, HolidayRegion::reunion, HolidayRegion::mayotte}) {
    for (int each = 2026; each <= 2040; ++each) {
      std::set<LocalDate> listed;
      for (const auto& [day, name] : holidays(year(each), region)) listed.insert(day);
      for (LocalDate day = date(each, 1, 1); day < date(each + 1, 1, 1); day += std::chrono::days(1))
        ASSERT_EQ(is_holiday(day, region), listed.count(day) == 1) << to_text(day);
    }
  }
}

TEST(Holidays, DoesNotTakeTheTwentyNinthOfFebruaryForOne) {
  EXPECT_FALSE(is_holiday(date(2028, 2, 29), HolidayRegion::metropole));
}

}  // namespace permanence::agenda
