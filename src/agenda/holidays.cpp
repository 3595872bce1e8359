#include "agenda/holidays.h"

#include <algorithm>
#include <array>

namespace permanence::agenda {

namespace {

using Regions = unsigned;
constexpr Regions in(HolidayRegion region) { return 1U << static_cast<unsigned>(region); }
constexpr Regions everywhere = ~0U;
constexpr Regions alsace_moselle =
    in(HolidayRegion::alsace_moselle) | in(HolidayRegion::alsace_moselle_good_friday);

struct FixedHoliday {
  unsigned month, day;
  Regions regions;
  const char* name;
};
// Code du travail, L3133-1 (national), L3134-13 (Alsace-Moselle), L3422-2 (abolition of slavery, overseas).
constexpr std::array fixed_holidays{
    FixedHoliday{1, 1, everywhere, "Jour de l’An"},
    FixedHoliday{4, 27, in(HolidayRegion::mayotte), "Abolition de l’esclavage"},
    FixedHoliday{5, 1, everywhere, "Fête du Travail"},
    FixedHoliday{5, 8, everywhere, "Victoire de 1945"},
    FixedHoliday{5, 22, in(HolidayRegion::martinique), "Abolition de l’esclavage"},
    FixedHoliday{5, 27, in(HolidayRegion::guadeloupe), "Abolition de l’esclavage"},
    FixedHoliday{6, 10, in(HolidayRegion::guyane), "Abolition de l’esclavage"},
    FixedHoliday{7, 14, everywhere, "Fête nationale"},
    FixedHoliday{8, 15, everywhere, "Assomption"},
    FixedHoliday{11, 1, everywhere, "Toussaint"},
    FixedHoliday{11, 11, everywhere, "Armistice de 1918"},
    FixedHoliday{12, 20, in(HolidayRegion::reunion), "Abolition de l’esclavage"},
    FixedHoliday{12, 25, everywhere, "Noël"},
    FixedHoliday{12, 26, alsace_moselle, "Saint-Étienne"},
};

struct MovableHoliday {
  int days_after_easter;
  Regions regions;
  const char* name;
};
constexpr std::array movable_holidays{
    MovableHoliday{-2, in(HolidayRegion::alsace_moselle_good_friday), "Vendredi saint"},
    MovableHoliday{1, everywhere, "Lundi de Pâques"},
    MovableHoliday{39, everywhere, "Ascension"},
    MovableHoliday{50, everywhere, "Lundi de Pentecôte"},
};

}  // namespace

// The anonymous Gregorian algorithm (Nature, 1876), as given by Meeus, Astronomical Algorithms, chapter 8.
LocalDate easter_sunday(std::chrono::year year) {
  const int y = static_cast<int>(year);
  const int a = y % 19, b = y / 100, c = y % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return date(y, static_cast<unsigned>(n / 31), static_cast<unsigned>(n % 31 + 1));
}

std::vector<std::pair<LocalDate, std::string>> holidays(std::chrono::year year, HolidayRegion region) {
  std::vector<std::pair<LocalDate, std::string>> days;
  for (const FixedHoliday& each : fixed_holidays)
    if (each.regions & in(region))
      days.emplace_back(date(static_cast<int>(year), each.month, each.day), each.name);
  const LocalDate easter = easter_sunday(year);
  for (const MovableHoliday& each : movable_holidays)
    if (each.regions & in(region))
      days.emplace_back(easter + std::chrono::days(each.days_after_easter), each.name);
  std::sort(days.begin(), days.end());
  return days;
}

bool is_holiday(LocalDate day, HolidayRegion region) {
  const auto calendar = calendar_of(day);
  for (const FixedHoliday& each : fixed_holidays)
    if ((each.regions & in(region)) && calendar.month() == std::chrono::month(each.month) &&
        calendar.day() == std::chrono::day(each.day))
      return true;
  const auto after_easter = (day - easter_sunday(calendar.year())).count();
  return std::any_of(movable_holidays.begin(), movable_holidays.end(), [&](const MovableHoliday& each) {
    return (each.regions & in(region)) && each.days_after_easter == after_easter;
  });
}

}  // namespace permanence::agenda
