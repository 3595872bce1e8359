#include "language/calendar_rules.h"

#include <algorithm>

namespace permanence::language {

using std::chrono::days;

LocalDate easter_of(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int sum = h + l - 7 * m + 114;
  return date(year, static_cast<unsigned>(sum / 31), static_cast<unsigned>(sum % 31 + 1));
}

LocalDate date_of_feast(Feast feast, int year) {
  const LocalDate easter = easter_of(year);
  switch (feast) {
    case Feast::new_year:
      return date(year, 1, 1);
    case Feast::epiphany:
      return date(year, 1, 6);
    case Feast::easter:
      return easter;
    case Feast::easter_monday:
      return easter + days(1);
    case Feast::good_friday:
      return easter - days(2);
    case Feast::ascension:
      return easter + days(39);
    case Feast::pentecost:
      return easter + days(49);
    case Feast::whit_monday:
      return easter + days(50);
    case Feast::national_day:
      return date(year, 7, 14);
    case Feast::assumption:
      return date(year, 8, 15);
    case Feast::all_saints:
      return date(year, 11, 1);
    case Feast::armistice:
      return date(year, 11, 11);
    case Feast::christmas:
      return date(year, 12, 25);
    case Feast::labour_day:
      return date(year, 5, 1);
    case Feast::valentine:
      return date(year, 2, 14);
    case Feast::new_years_eve:
      return date(year, 12, 31);
    case Feast::shrove_tuesday:
      return easter - days(47);
    case Feast::victory_day:
      return date(year, 5, 8);
    case Feast::halloween:
      return date(year, 10, 31);
    case Feast::mothers_day: {
      // The last Sunday of May, or the first of June where that is Pentecost (Code de l'action sociale, D215-1).
      LocalDate sunday = date(year, 5, 31);
      sunday -= days(iso_weekday(sunday) % 7);
      return sunday == easter + days(49) ? sunday + days(7) : sunday;
    }
  }
  return date(year, 1, 1);
}

LocalDate monday_of(LocalDate day) { return day - days(iso_weekday(day) - 1); }

LocalDate monday_of_iso_week(int year, int week) {
  return monday_of(date(year, 1, 4)) + days(7 * (week - 1));
}

LocalDate first_of_month(LocalDate day) { return day - days(static_cast<int>(day_of_month(day)) - 1); }

LocalDate plus_months(LocalDate day, int months) {
  const auto calendar = calendar_of(day);
  const auto shifted =
      std::chrono::year_month{calendar.year(), calendar.month()} + std::chrono::months(months);
  const auto last = (shifted / std::chrono::last).day();
  return LocalDate{shifted / std::min(calendar.day(), last)};
}

int year_of(LocalDate day) { return static_cast<int>(calendar_of(day).year()); }
unsigned month_of(LocalDate day) { return static_cast<unsigned>(calendar_of(day).month()); }
unsigned day_of_month(LocalDate day) { return static_cast<unsigned>(calendar_of(day).day()); }
int iso_weekday(LocalDate day) { return static_cast<int>(weekday_of(day).iso_encoding()); }
std::chrono::weekday weekday_numbered(int iso) {
  return std::chrono::weekday{static_cast<unsigned>(iso % 7)};
}

bool exists(int year, unsigned month, unsigned day) {
  return std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{month},
                                     std::chrono::day{day}}
      .ok();
}

}  // namespace permanence::language
