// Stretches with two ends: "du 3 au 8 mars", "entre 13 et 16 h", "du lundi 5 h au vendredi 13 h".
#include <algorithm>

#include "language/calendar_rules.h"
#include "language/time_grammar.h"

namespace permanence::language {

using std::chrono::days;

// After the left end of a range: "à", "au", "-", "jusqu'à", "et" is the caller's.
std::size_t TimeGrammar::skip_range_sign(std::size_t at) const {
  if (is_mark(at, '-') || is_mark(at, '>')) return at + 1;
  if (is_mark(at, '/') && at > 0 && is(at - 1, TimeWord::hour)) return at + 1;
  if (is(at, TimeWord::until)) {
    ++at;
    if (is(at, TimeWord::at) || is(at, TimeWord::at_the)) ++at;
    return at;
  }
  if (is(at, TimeWord::at) || is(at, TimeWord::at_the)) return at + 1;
  return at;
}

TimeOfDay TimeGrammar::clock_range(TimeOfDay left, TimeOfDay right) const {
  TimeOfDay result = right;
  if (left.half_known != right.half_known && !left.half_known && right.from && left.from &&
      right.half_known && *right.from >= 780 && *left.from + 720 < *right.from && *left.from < 7 * 60)
    *left.from += 720;  // "de 2 à 16 h"
  result.from = left.from;
  result.until = right.vague ? right.until : right.from;
  if (result.from && result.until && *result.until <= *result.from) {
    if (!right.half_known && *result.until + 720 > *result.from && *result.until < 720)
      *result.until += 720;
    else
      *result.until += 1440;
  }
  result.point = result.vague = false;
  result.about = left.about || right.about;
  result.half_known = left.half_known || right.half_known;
  result.grain = Grain::minute;
  return result;
}

std::optional<Day> TimeGrammar::day_range(Day left, Day right) const {
  if (left.sub_day || right.sub_day) return std::nullopt;
  Day result = right;
  result.form = DayForm::range;
  result.number = left.number;
  result.recurring = result.plural = false;
  if (left.form == DayForm::weekday && right.form == DayForm::weekday) {
    while (right.first < left.first) right.first += days(7), right.last += days(7);
    result.weekday = left.weekday;
    result.last_weekday = right.weekday;
    result.recurring = left.recurring || left.plural;
  } else if (left.number != 0 && right.number != 0 && left.year == 0) {
    // The left end is the latest such day before the right one: "du 28 au 3 mars", "de 25/10 à 25/01".
    const LocalDate end = date_of(right.first);
    std::optional<LocalDate> found;
    if (left.month != 0) {
      for (int year = year_of(end); year >= year_of(end) - 1 && !found; --year)
        if (exists(year, left.month, left.number) && date(year, left.month, left.number) <= end)
          found = date(year, left.month, left.number);
    } else {
      for (LocalDate month = first_of_month(end); !found && month > end - days(100);
           month = plus_months(month, -1))
        if (exists(year_of(month), month_of(month), left.number) &&
            month + days(static_cast<int>(left.number) - 1) <= end)
          found = month + days(static_cast<int>(left.number) - 1);
    }
    if (!found) return std::nullopt;
    left.first = *found;
  } else if (left.number != 0 && left.month == 0 && right.form == DayForm::month) {
    return std::nullopt;
  }
  if (right.form == DayForm::weekday && left.form != DayForm::weekday)
    while (right.last <= left.first) right.first += days(7), right.last += days(7);
  if (right.last <= left.first) return std::nullopt;
  result.first = left.first;
  result.last = right.last;
  result.grain = Grain::day;
  if (left.form != DayForm::weekday || right.form != DayForm::weekday) result.weekday.reset();
  return result;
}

// "du 13 au 18 mars", "4-23 mois prochain", "entre 19 et 20" after a month: numbers that only their range makes days.
std::optional<Day> TimeGrammar::number_range(std::size_t& at) const {
  std::size_t i = at;
  bool led = false;
  const bool between = is(i, TimeWord::between);
  if (between || is(i, TimeWord::of_the) || is(i, TimeWord::of) || (is(i, TimeWord::as_of) && lenient_)) {
    led = is(i, TimeWord::of_the);
    ++i;
  }
  const bool month_before = at > 0 && is_month(at - 1);
  if (is(i, TimeWord::article)) led = true, ++i;
  if (is(i, TimeWord::weekday)) {
    if (is(i + 1, TimeWord::article)) return std::nullopt;
    ++i;
  }
  if (lenient_ && is(i, TimeWord::month) && !between) {
    // "novembre 19-20"
    std::size_t j = i + 1;
    const auto left = day_of_month_at(j);
    const std::size_t sign = is(j, TimeWord::and_) ? j + 1 : skip_range_sign(j);
    if (left && sign != j) {
      std::size_t k = sign;
      if (const auto right = day_of_month_at(k); right && !is_month(k) && !is(k, TimeWord::hour)) {
        auto first = nearest(*left, month_number(i), 0, past_at(at)),
             last = nearest(*right, month_number(i), 0, past_at(at));
        if (first && last && *first <= *last) {
          Day result = day_of(*first, DayForm::range);
          result.last = *last + days(1);
          result.number = *left;
          result.month = month_number(i);
          at = k;
          return result;
        }
      }
    }
    return std::nullopt;
  }
  std::size_t figures = i;
  if (numeric_date(figures, {})) return std::nullopt;
  const auto left = day_of_month_at(i);
  if (!left) return std::nullopt;
  std::size_t j = between && is(i, TimeWord::and_) ? i + 1 : skip_range_sign(i);
  if (j == i) return std::nullopt;
  const bool day_sign = is(i, TimeWord::at_the) || is(j - 1, TimeWord::at_the);
  if (is(j, TimeWord::article)) led = true, ++j;
  if (is(j, TimeWord::weekday)) ++j;
  const std::size_t number_at = j;
  const auto right = day_of_month_at(j);
  if (!right || is(number_at, TimeWord::ordinal)) return std::nullopt;
  if (is(j, TimeWord::of)) {
    if (is_month(j + 1)) ++j;
  }
  Day last = day_of(today_, DayForm::day_number);
  last.number = *right;
  int year = 0;
  unsigned month = 0;
  std::size_t k = j;
  if (is_month(j)) {
    month = month_number(j++);
    year = year_suffix(j).value_or(0);
  } else if (const auto reference = month_reference(k)) {
    month = month_of(*reference);
    year = year_of(*reference);
    j = k;
  } else if (!(led && (day_sign || between)) && !month_before) {
    return std::nullopt;
  }
  std::size_t part = j;
  if (month == 0 && (is(j, TimeWord::hour) || part_of_day(part).has_value() || this_part(part).has_value()) &&
      !led)
    return std::nullopt;
  const auto resolved = nearest(*right, month, year, past_at(at));
  if (!resolved) return std::nullopt;
  last.first = *resolved;
  last.last = *resolved + days(1);
  last.month = month;
  Day first = last;
  first.number = *left;
  first.month = month != 0 && *left <= *right ? month : 0;
  first.year = 0;
  auto result = day_range(first, last);
  if (!result) return std::nullopt;
  result->month = month;
  at = j;
  return result;
}

std::optional<TimeGrammar::Component> TimeGrammar::range(std::size_t& at) const {
  std::size_t i = at;
  if (auto found = number_range(i)) {
    at = i;
    return Component{found, std::nullopt};
  }
  i = at;
  const bool between = is(i, TimeWord::between);
  const bool from =
      is(i, TimeWord::of) || is(i, TimeWord::of_the) || is(i, TimeWord::since) || is(i, TimeWord::as_of);
  if (between || from) ++i;
  if (between && is(i, TimeWord::noon) && is(i + 1, TimeWord::and_) && number(i + 2) &&
      number(i + 2)->value <= 2) {
    TimeOfDay lunch;
    lunch.from = 720;
    lunch.until = 840;
    lunch.half_known = true;
    at = number(i + 2)->next + (is(number(i + 2)->next, TimeWord::hour) ? 1 : 0);
    return Component{std::nullopt, lunch};
  }
  if (!between && !from && is(i, TimeWord::at) && is(i + 1, TimeWord::starting) &&
      (is(i + 2, TimeWord::of) || is(i + 2, TimeWord::of_the)))
    i += 3;
  // "entre 10 et 11h30", "de 13 à 16 h", "16 - 17 heures": the first hour takes its "h" from the second
  std::size_t start = i;
  if (is(start, TimeWord::plural_article) || (is(start, TimeWord::article) && between)) ++start;
  if (const auto hour = number(start); hour && !hour->ordinal && hour->value <= 24 && !token(start).junk) {
    std::size_t j = between && is(hour->next, TimeWord::and_) ? hour->next + 1 : skip_range_sign(hour->next);
    if (j != hour->next) {
      std::size_t k = j;
      std::optional<TimeOfDay> right = clock_time(k);
      std::size_t part_at = k;
      const bool plain_range =
          from && token(start).kind == TimeToken::Kind::number && hour->value >= 6 && is(at, TimeWord::of);
      if (!right && (lenient_ || plain_range)) {
        if (const auto second = number(j);
            second && second->value <= 24 && !second->ordinal && !is_month(second->next)) {
          part_at = second->next;
          std::size_t part = part_at;
          const bool told = part_of_day(part).has_value() || this_part(part).has_value() ||
                            is(part_at, TimeWord::yesterday);
          const bool plain = (part_at >= tokens_.size() ||
                              (token(part_at).kind == TimeToken::Kind::mark &&
                               !(token(part_at).glued && token(part_at + 1).glued)) ||
                              (is(part_at, TimeWord::and_) && is(part_at + 1, TimeWord::of))) &&
                             (lenient_ || (second->digits && second->value > hour->value));
          if (told || plain) {
            right = TimeOfDay{};
            right->from = second->value * 60;
            right->point = true;
            right->half_known = second->value >= 13;
            k = part_at;
          }
        }
      }
      if (right && !right->vague) {
        TimeOfDay left;
        left.from = hour->value * 60;
        left.point = true;
        left.half_known = hour->value >= 13;
        std::size_t part = k;
        TimeOfDay whole = clock_range(left, *right);
        if (auto told = part_of_day(part)) {
          take_half(left, *told);
          take_half(*right, *told);
          whole = clock_range(left, *right);
          k = part;
        }
        whole.half_known = left.half_known && right->half_known;
        at = k;
        return Component{std::nullopt, whole};
      }
    }
  }
  auto left = moment(i);
  if (!left) return std::nullopt;
  std::size_t j = i;
  if (between) {
    if (!is(i, TimeWord::and_)) return std::nullopt;
    j = i + 1;
  } else {
    j = skip_range_sign(i);
    if (j == i) return std::nullopt;
    const bool spaced_at = is(i, TimeWord::at) || is(i, TimeWord::at_the);
    // "lundi à 9h", "demain au soir": a day and its hour, no range
    std::size_t k = j;
    if (spaced_at && left->day && !left->clock && !from) {
      const auto other = day(k);
      if (!other || other->form == DayForm::relative) return std::nullopt;
    }
  }
  auto right = moment(j);
  if (!right && lenient_ && left->clock && !left->clock->vague) {
    if (const auto second = number(j);
        second && second->value <= 24 && !second->ordinal && !is_month(second->next)) {
      right = Component{};
      right->clock = TimeOfDay{};
      right->clock->from = second->value * 60;
      right->clock->point = true;
      j = second->next;
    }
  }
  if (!right) return std::nullopt;
  Component result;
  const bool weekly = is(at, TimeWord::of_the) && left->day && left->day->form == DayForm::weekday &&
                      right->day && right->day->form == DayForm::weekday && !left->day->this_ &&
                      !is(j - 1, TimeWord::next);
  if (left->day && right->day) {
    if (left->clock && left->clock->vague && !right->clock) left->clock.reset();
    if (left->clock && right->clock && left->clock->from && right->clock->from) {
      auto days_between = day_range(*left->day, *right->day);
      if (!days_between) return std::nullopt;
      days_between->recurring = weekly;
      days_between->first_minute = left->clock->from;
      days_between->last_minute = right->clock->vague ? right->clock->until : right->clock->from;
      days_between->first += Minutes(*days_between->first_minute);
      days_between->last += Minutes(*days_between->last_minute) - days(1);
      days_between->sub_day = true;
      days_between->grain = Grain::minute;
      result.day = days_between;
    } else if (!left->clock || right->clock) {
      result.day = day_range(*left->day, *right->day);
      if (!result.day) return std::nullopt;
      result.day->recurring = weekly;
      result.clock = right->clock;
    } else {
      return std::nullopt;
    }
  } else if (left->clock && right->clock && (!left->day || !right->day)) {
    if (left->clock->vague && ((!from && !between) || !right->clock->vague)) return std::nullopt;
    result.clock = clock_range(*left->clock, *right->clock);
    result.day = left->day ? left->day : right->day;
  } else {
    return std::nullopt;
  }
  at = j;
  return result;
}

}  // namespace permanence::language
