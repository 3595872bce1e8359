// Days: dates, weekdays, days of the month, relative days, feasts.
#include "language/calendar_rules.h"
#include "language/time_grammar.h"

namespace permanence::language {

using std::chrono::days;

std::optional<Day> TimeGrammar::day(std::size_t& at) const {
  std::size_t i = at;
  if (auto found = offset(i)) {
    at = i;
    return found;
  }
  const Lead before = lead(at);
  static constexpr DayRule rules[] = {
      &TimeGrammar::numeric_date, &TimeGrammar::fraction_of, &TimeGrammar::nth,          &TimeGrammar::feast,
      &TimeGrammar::named_date,   &TimeGrammar::weekday,     &TimeGrammar::relative_day, &TimeGrammar::coming,
      &TimeGrammar::week,         &TimeGrammar::weekend,     &TimeGrammar::quarter_year, &TimeGrammar::season,
      &TimeGrammar::month,        &TimeGrammar::day_number,  &TimeGrammar::year};
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
  const auto figure = [&](std::size_t i) {
    return token(i).kind == TimeToken::Kind::number && !token(i).ordinal;
  };
  if (!figure(at) || (token(at).junk)) return std::nullopt;
  const char sign = token(at + 1).mark;
  if (!token(at + 1).glued || !token(at + 2).glued || !figure(at + 2) ||
      (sign != '/' && sign != '-' && sign != '.'))
    return std::nullopt;
  const bool three =
      token(at + 3).glued && token(at + 3).mark == sign && figure(at + 4) && token(at + 4).glued;
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
      if (token(at + 4).digits == 4)
        year = value(at + 4);
      else if (token(at + 4).digits == 2)
        year = 2000 + value(at + 4);
      else
        return std::nullopt;
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
  while (is(i, TimeWord::of) || is(i, TimeWord::in) || is(i, TimeWord::article) || is(i, TimeWord::of_the))
    ++i;
  const bool named = is(i, TimeWord::year);
  if (named) ++i;
  if (named && i > at + 1) {
    if (const int shift = shift_word(i); shift != 0) {
      at = i;
      return year_of(today_) + shift;
    }
  }
  const auto found = number(i);
  if (!found || found->value < 1900 || found->value > 2199 || is(found->next, TimeWord::hour))
    return std::nullopt;
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
    // "lun mar jeu", "lun, mar": one day beside another
    const bool listed = is(i + 1, TimeWord::weekday_short) || (i > 0 && is(i - 1, TimeWord::weekday_short)) ||
                        (is_mark(i + 1, ',') && is(i + 2, TimeWord::weekday_short));
    const bool alone = i + 1 >= tokens_.size() && i == before.next && (name.plural || lenient_);
    if (!numbered && !alone && !listed &&
        !(name.plural && (after.word == TimeWord::morning || after.word == TimeWord::afternoon ||
                          after.word == TimeWord::evening)))
      return std::nullopt;
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
    const bool hour_range = (is_mark(k, '-') || is(k, TimeWord::at) || is_mark(k, '/')) &&
                            token(k + 1).kind == TimeToken::Kind::number && is(k + 2, TimeWord::hour);
    if (number != 0 && !is_month(k)) {
      for (int step = 0; step <= 7 * 52 * 6; step += 7) {
        const LocalDate candidate = nearest_weekday(iso, past) + days(past ? -step : step);
        // nearest_weekday leaves today out; a number can bring it back
        const LocalDate checked =
            step == 0 && !past && day_of_month(today_) == number && iso_weekday(today_) == iso ? today_
                                                                                               : candidate;
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
  const bool any_such = before.next == at && at > 0 && spelt(at - 1, "un");  // "un lundi"
  result.recurring = result.plural || any_such || (before.article && !before.this_);
  at = i;

  if (is(i, TimeWord::in)) {  // "lundi en huit", "mardi en quinze"
    if (const auto ahead = number(i + 1); ahead && (ahead->value == 8 || ahead->value == 15) &&
                                          !is(ahead->next, TimeWord::hour) &&
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
  const bool behind = spelt(i, "d") && is(i + 1, TimeWord::after);  // "mardi d'après"
  if (is(i, TimeWord::following) || behind) {
    result.following = true;
    result.recurring = false;
    at = behind ? i + 2 : i + 1;
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
    case TimeWord::today:
      break;
    case TimeWord::tomorrow:
      shift = 1;
      break;
    case TimeWord::yesterday:
      shift = -1;
      break;
    case TimeWord::day_after:
    case TimeWord::second_day_after:
    case TimeWord::day_before: {
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
      if (is(i + 1, TimeWord::yesterday))
        shift = -2;
      else if (is(i + 1, TimeWord::day_before))
        shift = -2;
      else
        return std::nullopt;
      ++i;
      break;
    case TimeWord::day:
      // "le jour même" and "ce jour-là" point at what was said before; only "ce jour" and "le jour d'après" stand alone.
      if (token(i).plural) return std::nullopt;
      if (is(i + 1, TimeWord::of) && is(i + 2, TimeWord::after))
        shift = 1, i += 2;
      else if (is(i + 1, TimeWord::following))
        shift = 1, i += 1;
      else if (is(i + 1, TimeWord::previous))
        shift = -1, i += 1;
      else if (is(i + 1, TimeWord::of) && is(i + 2, TimeWord::before))
        shift = -1, i += 2;
      else if (before.this_ && !spelt(i + 1, "la"))
        shift = 0;
      else
        return std::nullopt;
      break;
    case TimeWord::daytime:
      if (before.next == 0 || (!lenient_ && !before.this_ && !(before.within && before.article)) ||
          before.every)
        return std::nullopt;
      if (before.at || spelt(before.next - 2, "toute")) return std::nullopt;
      break;
    default:
      return std::nullopt;
  }
  at = i + 1;
  return day_of(today_ + days(shift), DayForm::relative);
}

std::optional<Day> TimeGrammar::day_number(std::size_t& at, const Lead& before) const {
  std::size_t i = at;
  const bool listed = before.plural && !before.article;
  if (!before.article && !listed) return std::nullopt;
  const auto found = day_of_month_at(i);
  if (!found || token(at).word == TimeWord::ordinal ||
      (token(at).folded == "un" || token(at).folded == "une")) {
    if (!(found && token(at).word == TimeWord::ordinal && lenient_)) return std::nullopt;
  }
  if (listed && !(is(i, TimeWord::and_) || is(i, TimeWord::or_) || is_mark(i, ',') || is_mark(i, '-')))
    return std::nullopt;
  for (const std::string_view noun :
       {"rue",   "avenue",  "bd",     "boulevard", "bis",       "ter",     "chemin",      "place",
        "allee", "impasse", "route",  "creneau",   "choix",     "option",  "proposition", "euros",
        "eur",   "kg",      "km",     "cm",        "ml",        "mg",      "etage",       "quai",
        "cours", "seances", "seance", "fois",      "personnes", "enfants", "premiers",    "derniers"})
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

// "dans trois jours", "il y a deux heures", "sous huitaine", "deux jours avant hier", "trois jours plus tard".
std::optional<Day> TimeGrammar::offset(std::size_t& at) const {
  std::size_t i = at;
  int sign = 0;
  bool within = false;
  if (is(i, TimeWord::within)) {
    sign = 1;
    ++i;
    if (is(i, TimeWord::plural_article)) within = true, ++i;
    // "dans l'heure", "dans la quinzaine"
    if (is(i, TimeWord::article) &&
        ((is(i + 1, TimeWord::hour) && !is(i + 2, TimeWord::of) && !is(i + 2, TimeWord::of_the)) ||
         is(i + 1, TimeWord::fortnight) || is(i + 1, TimeWord::eight_days))) {
      const bool hour = is(i + 1, TimeWord::hour);
      Day result = day_of(today_, DayForm::range);
      result.first = reference_;
      result.last = hour ? reference_ + Minutes(60)
                         : LocalDateTime(today_ + days(is(i + 1, TimeWord::fortnight) ? 15 : 8));
      result.sub_day = hour;
      at = i + 2;
      return result;
    }
  } else if (is(i, TimeWord::il) && is(i + 1, TimeWord::there) &&
             (is(i + 2, TimeWord::at) || token(i + 1).value == 1)) {
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
    if (!is(i, TimeWord::before) && !is(i, TimeWord::after) && !later && !is(i, TimeWord::within))
      return std::nullopt;
    sign = is(i, TimeWord::before) ? -1 : 1;
    i += later ? 2 : 1;
    std::size_t j = i;
    if (const auto other = later ? std::nullopt : day(j);
        other && (other->form == DayForm::relative || other->form == DayForm::feast ||
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
  result.approximate = !within && sign > 0 && !length->sub_day &&
                       (length->vague || length->months > 0 || length->days % 7 == 0);
  return result;
}

}  // namespace permanence::language
