// Quarters, seasons and years; what is counted: "le premier vendredi de juillet", "les trois prochains jours".
#include "language/calendar_rules.h"
#include "language/time_grammar.h"

namespace permanence::language {

using std::chrono::days;

std::optional<Day> TimeGrammar::quarter_year(std::size_t& at, const Lead& before) const {
  std::size_t i = at;
  int which = 0, shift = 0;
  if (const auto count = number(i); count && count->ordinal && is(count->next, TimeWord::quarter_year)) {
    which = count->value;
    i = count->next + 1;
  } else if (spelt(i, "t") && token(i + 1).kind == TimeToken::Kind::number && token(i + 1).glued &&
             token(i + 1).value <= 4 && token(i + 1).value >= 1) {
    which = token(i + 1).value;
    i += 2;
  } else if ((is(i, TimeWord::next) || is(i, TimeWord::last)) && is(i + 1, TimeWord::quarter_year)) {
    shift = is(i, TimeWord::next) ? 1 : -1;
    i += 2;
  } else if (const auto half = number(i);
             half && half->ordinal && half->value <= 2 && is(half->next, TimeWord::half_year)) {
    // a semester is two quarters
    std::size_t j = half->next + 1;
    int year = year_suffix(j).value_or(0);
    if (year == 0)
      year = half->value == 1 && month_of(today_) > 6 && !past_at(at) ? year_of(today_) + 1 : year_of(today_);
    Day result;
    result.form = DayForm::range;
    result.first = date(year, half->value == 1 ? 1 : 7, 1);
    result.last = half->value == 1 ? date(year, 7, 1) : date(year + 1, 1, 1);
    at = j;
    return result;
  } else if (is(i, TimeWord::quarter_year)) {
    ++i;
    const std::size_t start = i;
    shift = shift_word(i);
    if (i == start && !before.this_) return std::nullopt;
  } else {
    return std::nullopt;
  }
  Day result;
  result.form = DayForm::quarter;
  result.grain = Grain::quarter;
  LocalDate first = date(year_of(today_), (month_of(today_) - 1) / 3 * 3 + 1, 1);
  if (which == 0) {
    first = plus_months(first, 3 * shift);
  } else {
    if (which > 4) return std::nullopt;
    const auto month = static_cast<unsigned>(which * 3 - 2);
    std::size_t j = i;
    if (is(j, TimeWord::of)) ++j;
    if (const auto stated = year_suffix(i)) {
      result.year = *stated;
      first = date(*stated, month, 1);
    } else if (is(j, TimeWord::this_) && is(j + 1, TimeWord::year)) {
      result.year = year_of(today_);
      first = date(result.year, month, 1);
      i = j + 2;
    } else {
      first = date(year_of(today_), month, 1);
      if (plus_months(first, 3) <= LocalDate(today_) && !past_at(at)) first = plus_months(first, 12);
    }
    result.month = month;
  }
  result.first = first;
  result.last = plus_months(first, 3);
  at = i;
  return result;
}

// Astronomical seasons by their usual days. "été" alone is more often a participle.
std::optional<Day> TimeGrammar::season(std::size_t& at, const Lead& before) const {
  std::size_t i = at;
  const bool next = is(i, TimeWord::next), last = is(i, TimeWord::last);
  if (next || last) ++i;
  if (!is(i, TimeWord::season) || !(before.this_ || before.article || before.in || before.of))
    return std::nullopt;
  const auto first_month = static_cast<unsigned>(token(i++).value);
  const auto starts = [&](int year) {
    return date(year, first_month, first_month == 3 ? 20 : first_month == 9 ? 23 : 21);
  };
  const auto ends = [&](int year) {
    return first_month == 12  ? date(year + 1, 3, 21)
           : first_month == 3 ? date(year, 6, 22)
           : first_month == 6 ? date(year, 9, 24)
                              : date(year, 12, 22);
  };
  int year = 0;
  if (const auto stated = year_suffix(i)) {
    year = *stated;
  } else {
    year = year_of(today_) - 1;
    const int shift = next ? 1 : last ? -1 : shift_word(i);
    const bool past = shift < 0 || past_at(at);
    if (past) {
      if (ends(year + 1) <= today_) ++year;
    } else {
      while (ends(year) <= today_ || (shift > 0 && starts(year) <= today_)) ++year;
    }
  }
  Day result;
  result.form = DayForm::range;
  result.first = starts(year);
  result.last = ends(year);
  at = i;
  return result;
}

std::optional<Day> TimeGrammar::year(std::size_t& at, const Lead& before) const {
  std::size_t i = at;
  int year = 0;
  if (is(i, TimeWord::year) && !token(i).plural) {
    ++i;
    if (const auto stated = number(i); stated && stated->value >= 1900 && stated->value <= 2199) {
      year = stated->value;
      i = stated->next;
    } else {
      const std::size_t start = i;
      const int shift = shift_word(i);
      if (i == start && !before.this_) return std::nullopt;
      year = year_of(today_) + shift;
    }
  } else if ((is(i, TimeWord::next) || is(i, TimeWord::last)) && is(i + 1, TimeWord::year) &&
             before.article) {
    year = year_of(today_) + (is(i, TimeWord::next) ? 1 : -1);
    i += 2;
  } else {
    const auto stated = number(i);
    if (!stated || stated->value < 1900 || stated->value > 2199 || is(stated->next, TimeWord::hour))
      return std::nullopt;
    const bool after_bound =
        i > 0 && (is(i - 1, TimeWord::before) || is(i - 1, TimeWord::after) || is(i - 1, TimeWord::since));
    if (!before.in && !after_bound && !lenient_) return std::nullopt;
    if (stated->digits && token(i).digits != 4) return std::nullopt;
    year = stated->value;
    i = stated->next;
  }
  Day result;
  result.form = DayForm::year;
  result.grain = Grain::year;
  result.year = year;
  result.first = date(year, 1, 1);
  result.last = date(year + 1, 1, 1);
  at = i;
  return result;
}

// "le premier vendredi de juillet", "le dernier jour d'octobre", "le deuxième week-end de septembre", "la première quinzaine d'avril".
std::optional<Day> TimeGrammar::nth(std::size_t& at, const Lead&) const {
  std::size_t i = at;
  const bool last = is(i, TimeWord::last);
  int which = 0;
  if (last) {
    ++i;
  } else {
    const auto count = number(i);
    if (!count || !count->ordinal) return std::nullopt;
    which = count->value;
    i = count->next;
  }
  const TimeWord unit = word(i);
  const int iso = token(i).value;
  if (unit != TimeWord::weekday && unit != TimeWord::day && unit != TimeWord::weekend &&
      unit != TimeWord::week && unit != TimeWord::fortnight)
    return std::nullopt;
  ++i;
  const auto month = month_reference(i);
  if (!month) return std::nullopt;
  const LocalDate end = plus_months(*month, 1);
  Day result = day_of(*month, DayForm::date);
  if (unit == TimeWord::day) {
    result = day_of(last ? end - days(1) : *month + days(which - 1), DayForm::date);
  } else if (unit == TimeWord::fortnight) {
    if (which > 2) return std::nullopt;
    const bool first_half = which == 1;
    result.first = first_half ? *month : *month + days(15);
    result.last = first_half ? *month + days(15) : end;
    result.form = DayForm::range;
  } else {
    // The nth of a weekday; a week-end is counted by its Saturday, a week by its Monday.
    const int wanted = unit == TimeWord::weekday ? iso : unit == TimeWord::weekend ? 6 : 1;
    LocalDate found = *month + days((wanted - iso_weekday(*month) + 7) % 7);
    if (last) {
      while (found + days(7) < end) found += days(7);
    } else {
      found += days(7 * (which - 1));
      if (found >= end) return std::nullopt;
    }
    result = day_of(found, DayForm::date);
    if (unit == TimeWord::weekend) {
      result.form = DayForm::weekend;
      result.first = found - days(1) + std::chrono::hours(18);
      result.last = found + days(2);
    } else if (unit == TimeWord::week) {
      result.form = DayForm::week;
      result.grain = Grain::week;
      result.last = found + days(7);
    } else {
      result.weekday = weekday_numbered(iso);
    }
  }
  at = i;
  return result;
}

// "les trois prochains jours", "ces prochains jours", "les deux semaines à venir", "les 3 derniers jours", "la dernière minute".
std::optional<Day> TimeGrammar::coming(std::size_t& at, const Lead& before) const {
  std::size_t i = at;
  int count = before.plural ? 3 : 1;
  bool counted = false;
  int sign = 0;
  const auto take_direction = [&] {
    if (sign != 0) return;
    if (is(i, TimeWord::next) || is(i, TimeWord::following))
      sign = 1, ++i;
    else if (is(i, TimeWord::last) || is(i, TimeWord::passed))
      sign = -1, ++i;
  };
  take_direction();
  if (const auto found = number(i); found && !found->ordinal && found->value >= 1 && found->value <= 400) {
    count = found->value;
    counted = true;
    i = found->next;
  }
  take_direction();
  const TimeWord unit = word(i);
  const bool clock_unit = unit == TimeWord::minute || unit == TimeWord::hour || unit == TimeWord::second;
  if (unit != TimeWord::day && unit != TimeWord::week && unit != TimeWord::month_unit &&
      unit != TimeWord::year && !clock_unit)
    return std::nullopt;
  ++i;
  if (sign == 0 && is(i, TimeWord::at) && is(i + 1, TimeWord::coming))
    sign = 1, i += 2;
  else if (sign == 0 && (is(i, TimeWord::following) || is(i, TimeWord::next)))
    sign = 1, ++i;
  else if (sign == 0 &&
           (is(i, TimeWord::previous) || is(i, TimeWord::passed) || (is(i, TimeWord::last) && !clock_unit)))
    sign = -1, ++i;
  else if (sign == 0 && spelt(i, "qui") && spelt(i + 1, "viennent"))
    sign = 1, i += 2;
  else if (sign == 0 && before.plural && before.this_ && spelt(i, "ci"))
    sign = 1, ++i;
  else if (sign == 0 && before.plural && before.this_ && counted &&
           !clock_unit) {  // "dans ces deux semaines": from today on
    Day result;
    result.form = DayForm::range;
    result.first = today_;
    result.last = unit == TimeWord::month_unit ? plus_months(today_, count)
                                               : today_ + days(unit == TimeWord::week ? 7 * count : count);
    at = i;
    return result;
  }
  if (sign == 0 || (!before.plural && !counted && !(clock_unit && before.article))) return std::nullopt;
  Day result;
  result.form = DayForm::range;
  if (clock_unit) {
    const Seconds length = unit == TimeWord::hour     ? Seconds(3600 * count)
                           : unit == TimeWord::minute ? Seconds(60 * count)
                                                      : Seconds(count);
    result.first = sign > 0 ? reference_ : reference_ - length;
    result.last = sign > 0 ? reference_ + length : reference_;
    result.grain = Grain::minute;
    result.sub_day = true;
    at = i;
    return result;
  }
  Duration length;
  if (unit == TimeWord::day)
    length.days = count;
  else if (unit == TimeWord::week)
    length.days = 7 * count;
  else
    length.months = unit == TimeWord::year ? 12 * count : count;
  const LocalDate base = sign > 0 ? today_ + days(1) : today_;
  const LocalDate other = shifted(base, length, sign);
  result.first = sign > 0 ? base : other;
  result.last = sign > 0 ? other : base;
  at = i;
  return result;
}

}  // namespace permanence::language
