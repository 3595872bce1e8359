// Days: dates, weekdays, days of the month, relative days, feasts.
#include "language/calendar_rules.h"
#include "language/time_grammar.h"

namespace permanence::language {

using std::chrono::days;

// ---- tokens

const TimeToken& TimeGrammar::token(std::size_t at) const {
  static const TimeToken none{};
  return at < tokens_.size() ? tokens_[at] : none;
}

// "sept" is a month only where a day of the month stands before it and no hour follows.
bool TimeGrammar::is_month(std::size_t at) const {
  if (is(at, TimeWord::month)) return true;
  if (!spelt(at, "sept") || is(at + 1, TimeWord::hour)) return false;
  return at > 0 && (token(at - 1).kind == TimeToken::Kind::number || spelt(at - 1, "premier") || is(at - 1, TimeWord::mid) ||
                    is(at - 1, TimeWord::beginning) || is(at - 1, TimeWord::end));
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
    case TimeWord::hour: case TimeWord::minute: case TimeWord::second: case TimeWord::day: case TimeWord::week:
    case TimeWord::year: case TimeWord::fortnight: case TimeWord::weekend: return std::nullopt;
    default: break;
  }
  if (after.glued && after.kind == TimeToken::Kind::mark && (after.mark == ':' || after.mark == '%') &&
      token(found->next + 1).kind == TimeToken::Kind::number) return std::nullopt;
  at = found->next;
  return static_cast<unsigned>(found->value);
}

TimeGrammar::Lead TimeGrammar::lead(std::size_t at) const {
  Lead result;
  for (std::size_t i = 0; i < 5; ++i, ++at) {
    switch (word(at)) {
      case TimeWord::article: result.article = true; continue;
      case TimeWord::plural_article: result.plural = true; continue;
      case TimeWord::this_: result.this_ = true; continue;
      case TimeWord::these: result.this_ = result.plural = true; continue;
      case TimeWord::every:
        if (token(at).folded.substr(0, 3) == "tou" && token(at).folded.back() != 's' ) result.article = true;
        else result.every = true;
        continue;
      case TimeWord::possessive: result.article = true; continue;
      case TimeWord::within: result.within = true; continue;
      case TimeWord::at: result.at = true; continue;
      case TimeWord::at_the: result.at = result.article = true; continue;
      case TimeWord::of: result.of = true; continue;
      case TimeWord::of_the: result.of = result.article = true; continue;
      case TimeWord::as_of: result.of = result.plural = true; continue;
      case TimeWord::in: result.in = true; continue;
      case TimeWord::for_: result.for_ = true; continue;
      case TimeWord::on: continue;
      default: break;
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
      case TimeWord::minute: total.minutes += count; total.sub_day = true; break;
      case TimeWord::second: total.sub_day = true; break;
      case TimeWord::hour: {
        total.minutes += 60 * count;
        total.sub_day = true;
        if (is(unit + 1, TimeWord::and_) && is(unit + 2, TimeWord::half)) total.minutes += 30, unit += 2;
        else if (token(unit + 1).kind == TimeToken::Kind::number && token(unit + 1).glued) total.minutes += token(++unit).value;
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
      case TimeWord::day: total.days += count; break;
      case TimeWord::eight_days: total.days += 7; total.vague = true; break;
      case TimeWord::fortnight:
        total.days += 15 * count;
        total.vague = true;
        if (is(unit + 1, TimeWord::of) && is(unit + 2, TimeWord::day)) unit += 2;
        break;
      case TimeWord::week: total.days += 7 * count; break;
      case TimeWord::month_unit: total.months += count; break;
      case TimeWord::quarter_year: total.months += 3 * count; break;
      case TimeWord::half_year: total.months += 6 * count; break;
      case TimeWord::year: total.months += 12 * count; break;
      default: unit = 0; break;
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

// ---- resolving

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

// ---- rules

std::optional<Day> TimeGrammar::day(std::size_t& at) const {
  std::size_t i = at;
  if (auto found = offset(i)) {
    at = i;
    return found;
  }
  const Lead before = lead(at);
  static constexpr DayRule rules[] = {
      &TimeGrammar::numeric_date, &TimeGrammar::fraction_of, &TimeGrammar::nth,   &TimeGrammar::feast,
      &TimeGrammar::named_date,   &TimeGrammar::weekday,     &TimeGrammar::relative_day,
      &TimeGrammar::coming,       &TimeGrammar::week,        &TimeGrammar::weekend,
      &TimeGrammar::quarter_year, &TimeGrammar::month,       &TimeGrammar::day_number, &TimeGrammar::year};
  for (const DayRule rule : rules) {
    i = before.next;
    if (auto found = (this->*rule)(i, before)) {
      at = i;
      return found;
    }
  }
  return std::nullopt;
}

std::optional<Day> TimeGrammar::numeric_date(std::size_t& at, const Lead&) const {
  const auto figure = [&](std::size_t i) { return token(i).kind == TimeToken::Kind::number && !token(i).ordinal; };
  if (!figure(at) || (token(at).junk)) return std::nullopt;
  const char sign = token(at + 1).mark;
  if (!token(at + 1).glued || !token(at + 2).glued || !figure(at + 2) || (sign != '/' && sign != '-' && sign != '.'))
    return std::nullopt;
  const bool three = token(at + 3).glued && token(at + 3).mark == sign && figure(at + 4) && token(at + 4).glued;
  const auto value = [&](std::size_t i) { return token(i).value; };
  int year = 0;
  unsigned month = 0, number = 0;
  if (token(at).digits == 4 && three) {
    year = value(at);
    month = static_cast<unsigned>(value(at + 2));
    number = static_cast<unsigned>(value(at + 4));
  } else {
    if (sign != '/' && !three) return std::nullopt;  // "9-11", "14.30"
    if (token(at).digits > 2 || token(at + 2).digits > 2) return std::nullopt;
    number = static_cast<unsigned>(value(at));
    month = static_cast<unsigned>(value(at + 2));
    if (three) {
      if (token(at + 4).digits == 4) year = value(at + 4);
      else if (token(at + 4).digits == 2) year = 2000 + value(at + 4);
      else return std::nullopt;
    }
    if (is(at + 3, TimeWord::hour)) return std::nullopt;  // "18/19h"
    if (month > 12 && number <= 12) std::swap(month, number);
  }
  if (year == 0 && !three && is_mark(at + 3, ',') && token(at + 4).digits == 4) year = value(at + 4);
  const auto found = nearest(number, month, year, past_at(at));
  if (!found || month < 1 || month > 12) return std::nullopt;
  Day result = day_of(*found, DayForm::date);
  result.number = number;
  result.month = month;
  result.year = year;
  at += three ? 5 : 3;
  return result;
}

std::optional<int> TimeGrammar::year_suffix(std::size_t& at) const {
  std::size_t i = at;
  if (is_mark(i, ',')) ++i;
  while (is(i, TimeWord::of) || is(i, TimeWord::in) || is(i, TimeWord::article) || is(i, TimeWord::of_the)) ++i;
  const bool named = is(i, TimeWord::year);
  if (named) ++i;
  if (named && i > at + 1) {
    if (const int shift = shift_word(i); shift != 0) {
      at = i;
      return year_of(today_) + shift;
    }
  }
  const auto found = number(i);
  if (!found || found->value < 1900 || found->value > 2199 || is(found->next, TimeWord::hour)) return std::nullopt;
  if (token(i).kind == TimeToken::Kind::number && token(i).digits != 4) return std::nullopt;
  at = found->next;
  return found->value;
}

// "3 mars", "le 1er avril 2027", "samedi 31 octobre", "novembre 19" where leniency allows.
std::optional<Day> TimeGrammar::named_date(std::size_t& at, const Lead&) const {
  std::size_t i = at;
  std::optional<std::chrono::weekday> weekday;
  if (is(i, TimeWord::weekday) || is(i, TimeWord::weekday_short)) {
    weekday = weekday_numbered(token(i).value);
    ++i;
    if (is_mark(i, ',')) ++i;
    if (is(i, TimeWord::article) || is(i, TimeWord::of_the)) ++i;
  }
  const std::size_t number_at = i;
  auto found = day_of_month_at(i);
  if (found && is(i, TimeWord::of)) ++i;
  unsigned month = 0;
  if (found && is_month(i)) {
    month = month_number(i++);
  } else if (lenient_ && !weekday && is(number_at, TimeWord::month)) {
    i = number_at + 1;
    found = day_of_month_at(i);
    if (!found || is(i, TimeWord::at_the) || is_mark(i, '-')) return std::nullopt;
    month = month_number(number_at);
  } else {
    return std::nullopt;
  }
  const int year = year_suffix(i).value_or(0);
  const auto resolved = nearest(*found, month, year, past_at(at));
  if (!resolved) return std::nullopt;
  Day result = day_of(*resolved, DayForm::date);
  result.number = *found;
  result.month = month;
  result.year = year;
  result.weekday = weekday;
  at = i;
  return result;
}

std::optional<Day> TimeGrammar::weekday(std::size_t& at, const Lead& before) const {
  std::size_t i = at;
  const TimeToken& name = token(i);
  if (name.word == TimeWord::weekday_short) {
    const TimeToken& after = token(i + 1);
    const bool numbered = after.kind == TimeToken::Kind::number && !after.junk;
    const bool alone = i + 1 >= tokens_.size() && i == before.next && (name.plural || lenient_);
    if (!numbered && !alone && !(name.plural && (after.word == TimeWord::morning || after.word == TimeWord::afternoon ||
                                                 after.word == TimeWord::evening))) return std::nullopt;
  } else if (name.word != TimeWord::weekday) {
    return std::nullopt;
  }
  const int iso = name.value;
  const bool past = past_at(at);
  const bool plural = name.word == TimeWord::weekday && name.plural;
  ++i;

  // "vendredi, le 15", "lundi 24", "vendredi 2026-7-6"
  std::size_t j = i;
  if (is_mark(j, ',')) ++j;
  const bool article = is(j, TimeWord::article);
  if (article) ++j;
  if (j == i || article) {
    std::size_t k = j;
    if (auto dated = numeric_date(k, before)) {
      dated->weekday = weekday_numbered(iso);
      at = k;
      return dated;
    }
    k = j;
    const unsigned number = token(j).word == TimeWord::ordinal ? 0U : day_of_month_at(k).value_or(0U);
    const bool hour_range = (is_mark(k, '-') || is(k, TimeWord::at) || is_mark(k, '/')) && token(k + 1).kind == TimeToken::Kind::number &&
                            is(k + 2, TimeWord::hour);
    if (number != 0 && !is_month(k)) {
      for (int step = 0; step <= 7 * 52 * 6; step += 7) {
        const LocalDate candidate = nearest_weekday(iso, past) + days(past ? -step : step);
        // nearest_weekday leaves today out; a number can bring it back
        const LocalDate checked = step == 0 && !past && day_of_month(today_) == number && iso_weekday(today_) == iso ? today_ : candidate;
        if (day_of_month(checked) != number) continue;
        // "lundi 9 à 11 h" is a stretch of hours unless the 9th is a Monday soon
        if (hour_range && static_cast<int>(number) < token(k + 1).value && step > 35) break;
        Day result = day_of(checked, DayForm::weekday_number);
        result.weekday = weekday_numbered(iso);
        result.number = number;
        at = k;
        return result;
      }
    }
  }

  Day result = day_of(nearest_weekday(iso, past), DayForm::weekday);
  result.weekday = weekday_numbered(iso);
  result.this_ = before.this_;
  result.plural = plural || before.every || before.plural;
  result.recurring = result.plural || (before.article && !before.this_);
  at = i;

  if (is(i, TimeWord::in)) {  // "lundi en huit", "mardi en quinze"
    if (const auto ahead = number(i + 1); ahead && (ahead->value == 8 || ahead->value == 15) && !is(ahead->next, TimeWord::hour) &&
                                          !is(ahead->next, TimeWord::day)) {
      const LocalDate base = today_ + days((iso - iso_weekday(today_) + 7) % 7);
      const LocalDate found = base + days(ahead->value == 8 ? 7 : 14);
      result.first = found;
      result.last = found + days(1);
      result.recurring = false;
      at = ahead->next;
      return result;
    }
  }
  if (is(i, TimeWord::following)) {
    result.following = true;
    result.recurring = false;
    at = i + 1;
  } else if (is(i, TimeWord::next)) {
    result.recurring = result.plural;
    const LocalDate found = today_ + days((iso - iso_weekday(today_) + 6) % 7 + 1);
    result.first = found;
    result.last = found + days(1);
    at = i + 1;
  } else if (is(i, TimeWord::last) || is(i, TimeWord::passed) || is(i, TimeWord::previous)) {
    const int back = (iso_weekday(today_) - iso + 7) % 7;
    // Recent enough to be "précédent": the day of writing itself counts only by that word at midnight's reference.
    const LocalDate found = today_ - days(back == 0 ? 7 : back);
    result.first = found;
    result.last = found + days(1);
    result.recurring = false;
    at = i + 1;
  }
  return result;
}

std::optional<Day> TimeGrammar::relative_day(std::size_t& at, const Lead& before) const {
  std::size_t i = at;
  int shift = 0;
  switch (word(i)) {
    case TimeWord::today: break;
    case TimeWord::tomorrow: shift = 1; break;
    case TimeWord::yesterday: shift = -1; break;
    case TimeWord::day_after: case TimeWord::second_day_after: case TimeWord::day_before: {
      shift = is(i, TimeWord::day_after) ? 1 : is(i, TimeWord::day_before) ? -1 : 2;
      // "le lendemain du 13 février"; of what isn't a day ("de ma séance") it names none
      if (!is(i + 1, TimeWord::of) && !is(i + 1, TimeWord::of_the)) break;
      std::size_t j = i + 1;
      const auto base = day(j);
      if (!base || base->last - base->first > days(1)) return std::nullopt;
      at = j;
      return day_of(date_of(base->first) + days(shift), DayForm::relative);
    }
    case TimeWord::now:
      if (!lenient_) return std::nullopt;
      at = i + 1;
      {
        Day now = day_of(today_, DayForm::relative);
        now.first = reference_;
        now.last = reference_ + Minutes(1);
        now.point = now.sub_day = true;
        now.grain = Grain::minute;
        return now;
      }
    case TimeWord::after:
      if (!is(i + 1, TimeWord::tomorrow)) return std::nullopt;
      shift = 2;
      ++i;
      break;
    case TimeWord::before:
      if (is(i + 1, TimeWord::yesterday)) shift = -2;
      else if (is(i + 1, TimeWord::day_before)) shift = -2;
      else return std::nullopt;
      ++i;
      break;
    case TimeWord::day:
      // "le jour même" and "ce jour-là" point at what was said before; only "ce jour" and "le jour d'après" stand alone.
      if (token(i).plural) return std::nullopt;
      if (is(i + 1, TimeWord::of) && is(i + 2, TimeWord::after)) shift = 1, i += 2;
      else if (is(i + 1, TimeWord::following)) shift = 1, i += 1;
      else if (is(i + 1, TimeWord::previous)) shift = -1, i += 1;
      else if (is(i + 1, TimeWord::of) && is(i + 2, TimeWord::before)) shift = -1, i += 2;
      else if (before.this_ && !spelt(i + 1, "la")) shift = 0;
      else return std::nullopt;
      break;
    case TimeWord::daytime:
      if (before.next == 0 || (!lenient_ && !before.this_ && !(before.within && before.article)) || before.every) return std::nullopt;
      if (before.at || spelt(before.next - 2, "toute")) return std::nullopt;
      break;
    default: return std::nullopt;
  }
  at = i + 1;
  return day_of(today_ + days(shift), DayForm::relative);
}

std::optional<Day> TimeGrammar::day_number(std::size_t& at, const Lead& before) const {
  std::size_t i = at;
  const bool listed = before.plural && !before.article;
  if (!before.article && !listed) return std::nullopt;
  const auto found = day_of_month_at(i);
  if (!found || token(at).word == TimeWord::ordinal || (token(at).folded == "un" || token(at).folded == "une")) {
    if (!(found && token(at).word == TimeWord::ordinal && lenient_)) return std::nullopt;
  }
  if (listed && !(is(i, TimeWord::and_) || is(i, TimeWord::or_) || is_mark(i, ',') || is_mark(i, '-'))) return std::nullopt;
  for (const std::string_view noun : {"rue", "avenue", "bd", "boulevard", "bis", "ter", "chemin", "place", "allee", "impasse", "route",
                                      "creneau", "choix", "option", "proposition", "euros", "eur", "kg", "km", "cm", "ml", "mg",
                                      "etage", "quai", "cours", "seances", "seance", "fois", "personnes", "enfants", "premiers", "derniers"})
    if (spelt(i, noun)) return std::nullopt;
  if (token(i).glued && (token(i).mark == '%' || token(i).mark == '?')) {
    if (token(i).mark == '%') return std::nullopt;
  }
  LocalDate month{};
  unsigned stated = 0;
  int year = 0;
  std::optional<LocalDate> resolved;
  std::size_t j = i;
  if (const auto named = month_reference(j)) {
    month = *named;
    stated = month_of(month);
    year = year_of(month);
    resolved = nearest(*found, stated, year, false);
    i = j;
  } else {
    resolved = nearest(*found, 0, 0, past_at(at));
  }
  if (!resolved) return std::nullopt;
  Day result = day_of(*resolved, DayForm::day_number);
  result.number = *found;
  result.month = stated;
  result.year = year;
  at = i;
  return result;
}

std::optional<Day> TimeGrammar::feast(std::size_t& at, const Lead&) const {
  std::size_t i = at;
  std::optional<Feast> feast;
  int shift = 0;
  const bool next = is(i, TimeWord::next);
  if (next) ++i;
  if (spelt(i, "vacances") || spelt(i, "conges") || (i >= 2 && (spelt(i - 2, "vacances") || spelt(i - 2, "conges")))) return std::nullopt;
  if ((is(i, TimeWord::day_before) || is(i, TimeWord::day_after)) && is(i + 1, TimeWord::of)) {
    shift = is(i, TimeWord::day_before) ? -1 : 1;
    i += 2;
    if (is(i, TimeWord::article)) ++i;
  }
  if ((is(i, TimeWord::day) || is(i, TimeWord::daytime)) && is(i + 1, TimeWord::of)) {
    i += 2;
    if (is(i, TimeWord::article)) ++i;
  }
  if (is(i, TimeWord::weekday)) {
    const int iso = token(i).value;
    std::size_t j = i + 1;
    if (is(j, TimeWord::of)) ++j;
    if (is(j, TimeWord::article)) ++j;
    if (iso == 1 && spelt(j, "paques")) feast = Feast::easter_monday;
    else if (iso == 1 && spelt(j, "pentecote")) feast = Feast::whit_monday;
    else if (iso == 7 && spelt(j, "paques")) feast = Feast::easter;
    else if (iso == 7 && spelt(j, "pentecote")) feast = Feast::pentecost;
    else if (iso == 4 && spelt(j, "ascension")) feast = Feast::ascension;
    else if (iso == 5 && spelt(j, "saint")) feast = Feast::good_friday;
    else if (iso == 2 && spelt(j, "gras")) feast = Feast::shrove_tuesday;
    else return std::nullopt;
    i = j + 1;
  } else if (is(i, TimeWord::holiday)) {
    const int value = token(i).value;
    if (spelt(i, "nouvel an") || spelt(i, "jour de l'an")) feast = Feast::new_year;
    else feast = static_cast<Feast>(value);
    ++i;
    std::size_t j = i;
    if (is(j, TimeWord::article)) ++j;
    if (is(j, TimeWord::weekday) && (*feast == Feast::easter || *feast == Feast::pentecost)) {
      if (token(j).value == 1) feast = *feast == Feast::easter ? Feast::easter_monday : Feast::whit_monday;
      if (token(j).value == 1 || token(j).value == 7) i = j + 1;
    }
  } else if (spelt(i, "fete") || spelt(i, "fetes")) {
    if (is(i + 1, TimeWord::of_the) && spelt(i + 2, "travail")) feast = Feast::labour_day, i += 3;
    else if (spelt(i + 1, "nationale")) feast = Feast::national_day, i += 2;
    else if (is(i + 1, TimeWord::as_of) && spelt(i + 2, "meres")) feast = Feast::mothers_day, i += 3;
    else return std::nullopt;
  } else if (spelt(i, "saint") && (spelt(i + 1, "valentin") || spelt(i + 1, "sylvestre"))) {
    feast = spelt(i + 1, "valentin") ? Feast::valentine : Feast::new_years_eve;
    i += 2;
  } else if (spelt(i, "epiphanie") || spelt(i, "armistice") || spelt(i, "halloween")) {
    feast = spelt(i, "epiphanie") ? Feast::epiphany : spelt(i, "armistice") ? Feast::armistice : Feast::halloween;
    ++i;
  } else {
    return std::nullopt;
  }
  LocalDate found{};
  if (const auto year = year_suffix(i)) {
    found = date_of_feast(*feast, *year);
  } else {
    const bool past = past_at(at) || is(i, TimeWord::last) || is(i, TimeWord::passed);
    const int current = year_of(today_);
    found = date_of_feast(*feast, current);
    if (past && found > today_) found = date_of_feast(*feast, current - 1);
    if (!past && found + days(shift) < today_) found = date_of_feast(*feast, current + 1);
    if (is(i, TimeWord::last) || is(i, TimeWord::passed) || is(i, TimeWord::next)) ++i;
  }
  at = i;
  return day_of(found + days(shift), DayForm::feast);
}

// "dans trois jours", "il y a deux heures", "sous huitaine", "deux jours avant hier", "trois jours plus tard".
std::optional<Day> TimeGrammar::offset(std::size_t& at) const {
  std::size_t i = at;
  int sign = 0;
  bool within = false;
  if (is(i, TimeWord::within)) {
    sign = 1;
    ++i;
    if (is(i, TimeWord::plural_article)) within = true, ++i;
  } else if (is(i, TimeWord::il) && is(i + 1, TimeWord::there) && (is(i + 2, TimeWord::at) || token(i + 1).value == 1)) {
    sign = -1;
    i += token(i + 1).value == 1 ? 2 : 3;
  } else if (is(i, TimeWord::there) && (token(i).value == 1 || is(i + 1, TimeWord::at))) {
    sign = -1;
    i += token(i).value == 1 ? 1 : 2;
  } else if (is(i, TimeWord::under)) {
    sign = 1;
    within = true;
    ++i;
    if (is(i, TimeWord::eight_days) || is(i, TimeWord::fortnight)) {
      Day result = day_of(today_, DayForm::relative);
      result.first = reference_;
      result.last = today_ + days(is(i, TimeWord::eight_days) ? 8 : 15);
      at = i + 1;
      return result;
    }
  }
  const auto length = duration(i);
  if (!length) return std::nullopt;
  LocalDate base = today_;
  LocalDateTime now = reference_;
  if (sign == 0) {
    const bool later = is(i, TimeWord::more) && is(i + 1, TimeWord::late);
    if (!is(i, TimeWord::before) && !is(i, TimeWord::after) && !later && !is(i, TimeWord::within)) return std::nullopt;
    sign = is(i, TimeWord::before) ? -1 : 1;
    i += later ? 2 : 1;
    std::size_t j = i;
    if (const auto other = later ? std::nullopt : day(j); other && (other->form == DayForm::relative || other->form == DayForm::feast ||
                                                  other->form == DayForm::date || other->form == DayForm::weekday)) {
      base = date_of(other->first);
      i = j;
    } else if (length->sub_day || token(i).word != TimeWord::none || (!lenient_ && !later)) {
      return std::nullopt;  // "deux heures avant la séance"
    }
  } else if (is(i, TimeWord::at) && is(i + 1, TimeWord::starting)) {
    std::size_t j = i + 2;
    if (const auto other = day(j); other && other->form == DayForm::relative) {
      base = date_of(other->first);
      i = j;
    }
  } else if (is(i, TimeWord::at) && is(i + 1, TimeWord::coming)) {
    within = true;
    i += 2;
  }
  at = i;
  Day result = day_of(shifted(base, *length, sign), DayForm::relative);
  if (length->sub_day) {
    const LocalDateTime moment = LocalDateTime(shifted(base, *length, sign)) + (now - LocalDateTime(today_)) +
                                 Minutes(sign * length->minutes);
    result.first = moment;
    result.last = moment + Minutes(1);
    result.grain = Grain::minute;
    result.point = result.sub_day = true;
  }
  if (within) {
    result.last = length->sub_day ? result.first : result.last;
    result.first = reference_;
    result.point = false;
    result.form = DayForm::range;
  }
  result.approximate = !within && sign > 0 && !length->sub_day && (length->vague || length->months > 0 || length->days % 7 == 0);
  return result;
}

}  // namespace permanence::language
