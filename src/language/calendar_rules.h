// Dates by rule: movable feasts, weeks, months, occurrences of a weekday. No wall clock: the day is an argument.
#pragma once

#include <chrono>

#include "base/time.h"

namespace permanence::language {

enum class Feast {
  new_year = 0,
  epiphany = 1,
  easter = 2,
  easter_monday = 3,
  good_friday = 4,
  ascension = 5,
  pentecost = 6,
  whit_monday = 7,
  national_day = 8,
  assumption = 9,
  all_saints = 10,
  armistice = 11,
  christmas = 12,
  labour_day = 13,
  valentine = 14,
  new_years_eve = 15,
  mothers_day = 16,
  shrove_tuesday = 17,
  victory_day = 18,
  halloween = 19,
};

LocalDate easter_of(int year);  // Gregorian (Meeus, "Astronomical Algorithms", chapter 8)
LocalDate date_of_feast(Feast feast, int year);
LocalDate monday_of(LocalDate day);  // of its week
LocalDate monday_of_iso_week(int year, int week);
LocalDate first_of_month(LocalDate day);
LocalDate plus_months(LocalDate day, int months);  // the last day of the month where there is no such day
int year_of(LocalDate day);
unsigned month_of(LocalDate day);
unsigned day_of_month(LocalDate day);
int iso_weekday(LocalDate day);  // 1 Monday to 7 Sunday
std::chrono::weekday weekday_numbered(int iso);
bool exists(int year, unsigned month, unsigned day);

}  // namespace permanence::language
