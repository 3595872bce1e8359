// What the rules of the grammar share: numbers, articles, durations, and which of several occurrences is meant.
#include "language/calendar_rules.h"
#include "language/time_grammar.h"

namespace permanence::language {

using std::chrono::days;

const TimeToken& TimeGrammar::token(std::size_t at) const {
  static const TimeToken none{};
  return at < tokens_.size() ? tokens_[at] : none;
}

// "sept" is a month only where a day of the month stands before it and no hour follows.
bool TimeGrammar::is_month(std::size_t at) const {
  if (is(at, TimeWord::month)) return true;
  if (!spelt(at, "sept") || is(at + 1, TimeWord::hour)) return false;
  return at > 0 &&
         (token(at - 1).kind == TimeToken::Kind::number || spelt(at - 1, "premier") ||
          is(at - 1, TimeWord::mid) || is(at - 1, TimeWord::beginning) || is(at - 1, TimeWord::end));
}

unsigned TimeGrammar::month_number(std::size_t at) const {
  return is(at, TimeWord::month) ? static_cast<unsigned>(token(at).value) : 9U;
}

std::optional<TimeGrammar::Number> TimeGrammar::number(std::size_t at) const {
  const TimeToken& first = token(at);
  if (first.junk) return std::nullopt;
  if (first.kind == TimeToken::Kind::number) return Number{first.value, true, first.ordinal, at + 1};
  if (first.word == TimeWord::ordinal) return Number{first.value, false, true, at + 1};
  if (first.word != TimeWord::number) return std::nullopt;
  const auto value_at = [&](std::size_t i) { return is(i, TimeWord::number) ? token(i).value : -1; };
  int value = first.value;
  std::size_t next = at + 1;
  if (value == 4 && value_at(next) == 20) {
    value = 80;
    ++next;
  }
  const int unit = value_at(next);
  if (value == 10 && unit >= 7 && unit <= 9) {
    value += unit;
    ++next;
  } else if (value >= 20 && value <= 90) {
    const bool teens = value == 60 || value == 80;
    if (is(next, TimeWord::and_) && (value_at(next + 1) == 1 || (teens && value_at(next + 1) == 11))) {
      value += value_at(next + 1);
      next += 2;
    } else if (teens && unit == 10 && value_at(next + 1) >= 7 && value_at(next + 1) <= 9) {
      value += 10 + value_at(next + 1);
      next += 2;
    } else if (unit >= 1 && unit <= (teens ? 16 : 9)) {
      value += unit;
      ++next;
    }
  }
  if (value < 20 && value_at(next) == 1000) {
    value *= 1000;
    ++next;
    if (const auto rest = is(next, TimeWord::number) ? number(next) : std::nullopt) {
      value += rest->value;
      next = rest->next;
    }
  }
  return Number{value, false, false, next};
}

// A number that can be a day of the month and isn't an hour, a quantity or the start of a date in figures.
std::optional<unsigned> TimeGrammar::day_of_month_at(std::size_t& at) const {
  const auto found = number(at);
  if (!found || found->value < 1 || found->value > 31) return std::nullopt;
  if (found->ordinal && found->value != 1 && !(lenient_ && found->digits)) return std::nullopt;
  const TimeToken& after = token(found->next);
  switch (after.word) {
    case TimeWord::month_unit: {
      std::size_t qualified = found->next + 1;  // "le 4 mois prochain" names a day, "4 mois" doesn't
      if (shift_word(qualified) == 0) return std::nullopt;
      break;
    }
    case TimeWord::hour:
    case TimeWord::minute:
    case TimeWord::second:
    case TimeWord::day:
    case TimeWord::week:
    case TimeWord::year:
    case TimeWord::fortnight:
    case TimeWord::weekend:
      return std::nullopt;
    default:
      break;
  }
  if (after.glued && after.kind == TimeToken::Kind::mark && (after.mark == ':' || after.mark == '%') &&
      token(found->next + 1).kind == TimeToken::Kind::number)
    return std::nullopt;
  at = found->next;
  return static_cast<unsigned>(found->value);
}

TimeGrammar::Lead TimeGrammar::lead(std::size_t at) const {
  Lead result;
  for (std::size_t i = 0; i < 5; ++i, ++at) {
    switch (word(at)) {
      case TimeWord::article:
        result.article = true;
        continue;
      case TimeWord::plural_article:
        result.plural = true;
        continue;
      case TimeWord::this_:
        result.this_ = true;
        continue;
      case TimeWord::these:
        result.this_ = result.plural = true;
        continue;
      case TimeWord::every:
        if (token(at).folded.substr(0, 3) == "tou" && token(at).folded.back() != 's')
          result.article = true;
        else
          result.every = true;
        continue;
      case TimeWord::possessive:
        result.article = true;
        continue;
      case TimeWord::within:
        result.within = true;
        continue;
      case TimeWord::at:
        result.at = true;
        continue;
      case TimeWord::at_the:
        result.at = result.article = true;
        continue;
      case TimeWord::of:
        result.of = true;
        continue;
      case TimeWord::of_the:
        result.of = result.article = true;
        continue;
      case TimeWord::as_of:
        result.of = result.plural = true;
        continue;
      case TimeWord::in:
        result.in = true;
        continue;
      case TimeWord::for_:
        result.for_ = true;
        continue;
      case TimeWord::on:
        continue;
      default:
        break;
    }
    break;
  }
  result.next = at;
  return result;
}

std::optional<TimeGrammar::Duration> TimeGrammar::duration(std::size_t& at) const {
  Duration total;
  std::size_t i = at, end = at;
  bool any = false;
  for (;;) {
    if (is(i, TimeWord::about)) ++i;
    int count = 0;
    std::size_t unit = i;
    if (is(i, TimeWord::few)) {
      count = 3;
      total.vague = true;
      unit = i + 1;
    } else if (const auto found = number(i); found && !found->ordinal && found->value <= 1000) {
      count = found->value;
      unit = found->next;
    } else {
      break;
    }
    switch (word(unit)) {
      case TimeWord::minute:
        total.minutes += count;
        total.sub_day = true;
        break;
      case TimeWord::second:
        total.sub_day = true;
        break;
      case TimeWord::hour: {
        total.minutes += 60 * count;
        total.sub_day = true;
        if (is(unit + 1, TimeWord::and_) && is(unit + 2, TimeWord::half))
          total.minutes += 30, unit += 2;
        else if (token(unit + 1).kind == TimeToken::Kind::number && token(unit + 1).glued)
          total.minutes += token(++unit).value;
        break;
      }
      case TimeWord::half:
        if (!is(unit + 1, TimeWord::hour)) return std::nullopt;
        total.minutes += 30;
        total.sub_day = true;
        ++unit;
        break;
      case TimeWord::quarter:
        if (!is(unit + 1, TimeWord::of) || !is(unit + 2, TimeWord::hour)) return std::nullopt;
        total.minutes += 15 * count;
        total.sub_day = true;
        unit += 2;
        break;
      case TimeWord::day:
        total.days += count;
        break;
      case TimeWord::eight_days:
        total.days += 7;
        total.vague = true;
        break;
      case TimeWord::fortnight:
        total.days += 15 * count;
        total.vague = true;
        if (is(unit + 1, TimeWord::of) && is(unit + 2, TimeWord::day)) unit += 2;
        break;
      case TimeWord::week:
        total.days += 7 * count;
        break;
      case TimeWord::month_unit:
        total.months += count;
        break;
      case TimeWord::quarter_year:
        total.months += 3 * count;
        break;
      case TimeWord::half_year:
        total.months += 6 * count;
        break;
      case TimeWord::year:
        total.months += 12 * count;
        break;
      default:
        unit = 0;
        break;
    }
    if (unit == 0) break;
    any = true;
    end = unit + 1;
    i = end;
    if (is_mark(i, ',') || is(i, TimeWord::and_)) ++i;
  }
  if (!any) return std::nullopt;
  at = end;
  return total;
}

LocalDate TimeGrammar::shifted(LocalDate from, const Duration& duration, int sign) const {
  return plus_months(from, sign * duration.months) + days(sign * duration.days);
}

Day TimeGrammar::day_of(LocalDate date, DayForm form) const {
  Day result;
  result.form = form;
  result.first = date;
  result.last = date + days(1);
  return result;
}

// The occurrence that is meant: the next one, today included, or where the text is in the past the latest one.
std::optional<LocalDate> TimeGrammar::nearest(unsigned number, unsigned month, int year, bool past) const {
  if (year != 0) return exists(year, month, number) ? std::optional(date(year, month, number)) : std::nullopt;
  const int this_year = year_of(today_);
  if (month != 0) {
    for (int step = 0; step <= 8; ++step) {
      const int candidate = past ? this_year - step : this_year + step;
      if (!exists(candidate, month, number)) continue;
      const LocalDate found = date(candidate, month, number);
      if (past ? found <= today_ : found >= today_) return found;
    }
    return std::nullopt;
  }
  LocalDate start = first_of_month(today_);
  for (int step = 0; step <= 12; ++step, start = plus_months(start, past ? -1 : 1)) {
    if (!exists(year_of(start), month_of(start), number)) continue;
    const LocalDate found = start + days(static_cast<int>(number) - 1);
    if (past ? found <= today_ : found >= today_) return found;
  }
  return std::nullopt;
}

// Today's own weekday means today only where nothing of the day has passed or a time still to come is named (`merge`).
LocalDate TimeGrammar::nearest_weekday(int iso, bool past) const {
  int ahead = (iso - iso_weekday(today_) + 7) % 7;
  if (past) return today_ - days(ahead == 0 ? 7 : 7 - ahead);
  if (ahead == 0 && reference_ != LocalDateTime(today_)) ahead = 7;
  return today_ + days(ahead);
}

}  // namespace permanence::language
