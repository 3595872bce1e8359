// Longer than a day: weeks, week-ends, months, quarters, years, and parts of them.
#include "language/calendar_rules.h"
#include "language/time_grammar.h"

namespace permanence::language {

using std::chrono::days;

// "prochain", "d'après", "qui vient": 1; "dernier", "passé": -1; "en cours", "-ci": 0 and eaten; 0 and not eaten: none.
int TimeGrammar::shift_word(std::size_t& at) const {
  if (is(at, TimeWord::next) || is(at, TimeWord::following)) return ++at, 1;
  if (is(at, TimeWord::last) || is(at, TimeWord::passed) || is(at, TimeWord::previous)) return ++at, -1;
  if ((is(at, TimeWord::of) && is(at + 1, TimeWord::after)) ||
      (spelt(at, "qui") &&
       (is(at + 1, TimeWord::coming) || spelt(at + 1, "suit") || spelt(at + 1, "arrive"))))
    return at += 2, 1;
  if (is(at, TimeWord::after) && !is(at + 1, TimeWord::article) &&
      token(at + 1).kind != TimeToken::Kind::number)
    return ++at, 1;
  if (is(at, TimeWord::of) && is(at + 1, TimeWord::before)) return at += 2, -1;
  if (is(at, TimeWord::in) && spelt(at + 1, "cours")) return at += 2, 0;
  if (spelt(at, "ci")) return ++at, 0;
  return 0;
}

TimeGrammar::Fraction TimeGrammar::fraction(std::size_t& at) const {
  Fraction found = Fraction::none;
  std::size_t i = at;
  switch (word(i)) {
    case TimeWord::beginning:
      found = Fraction::beginning;
      break;
    case TimeWord::mid:
    case TimeWord::middle:
      found = spelt(i, "courant") ? Fraction::whole : Fraction::middle;
      break;
    case TimeWord::end:
      found = Fraction::end;
      break;
    case TimeWord::rest:
      found = Fraction::rest;
      break;
    default:
      return Fraction::none;
  }
  at = i + 1;
  if (is_mark(at, '-') && token(at).glued && token(at + 1).digits == 4) ++at;  // "mi-2027"
  return found;
}

Day TimeGrammar::with_fraction(Day whole, Fraction fraction) const {
  if (fraction == Fraction::whole) return whole;
  if (fraction == Fraction::end) whole.whole_last = whole.last;
  const LocalDate first = date_of(whole.first);
  const auto take = [&](LocalDate from, LocalDate until) {
    whole.first = from;
    whole.last = until;
    whole.grain = Grain::day;
  };
  if (fraction == Fraction::rest) {
    whole.first = whole.grain == Grain::day ? std::max(whole.first, reference_)
                                            : std::max(whole.first, LocalDateTime(today_));
    whole.grain = Grain::day;
    return whole;
  }
  switch (whole.grain) {
    case Grain::week:
      if (fraction == Fraction::beginning)
        take(first, first + days(2));
      else if (fraction == Fraction::middle)
        take(first + days(2), first + days(4));
      else
        take(first + days(3), first + days(5));
      break;
    case Grain::month:
      if (fraction == Fraction::beginning)
        take(first, first + days(10));
      else if (fraction == Fraction::middle)
        take(first + days(10), first + days(20));
      else
        take(first + days(20), plus_months(first, 1));
      break;
    case Grain::quarter:
      if (fraction == Fraction::beginning)
        take(first, plus_months(first, 1));
      else if (fraction == Fraction::middle)
        take(plus_months(first, 1), plus_months(first, 2));
      else
        take(plus_months(first, 2), plus_months(first, 3));
      break;
    case Grain::year:
      if (fraction == Fraction::beginning)
        take(first, plus_months(first, 2));
      else if (fraction == Fraction::middle)
        take(plus_months(first, 4), plus_months(first, 8));
      else
        take(plus_months(first, 10), plus_months(first, 12));
      break;
    default:
      break;
  }
  return whole;
}

// "début mars", "mi-décembre", "fin de semaine prochaine", "milieu du mois", "le reste de l'année".
std::optional<Day> TimeGrammar::fraction_of(std::size_t& at, const Lead& before) const {
  std::size_t i = at;
  Fraction part = fraction(i);
  if (part == Fraction::none && before.next > 0 && is(before.next - 1, TimeWord::of)) return std::nullopt;
  if (part == Fraction::none) return std::nullopt;
  if (is(i, TimeWord::end) && is(i - 1, TimeWord::mid)) return std::nullopt;
  Lead inner = lead(i);
  std::size_t j = inner.next;
  inner.within = true;  // "en début de semaine": this very week
  std::optional<Day> whole;
  if (part == Fraction::rest && (is(j, TimeWord::daytime) || is(j, TimeWord::day))) {
    whole = day_of(today_, DayForm::relative);
    ++j;
  }
  if (!whole) whole = week(j, inner);
  if (!whole) whole = month(j, inner);
  if (!whole) whole = quarter_year(j, inner);
  if (!whole) whole = year(j, inner);
  if (!whole && is(j, TimeWord::year) && !token(j).plural) {
    ++j;
    const int shift = shift_word(j);
    Day found;
    found.form = DayForm::year;
    found.grain = Grain::year;
    found.first = date(year_of(today_) + shift, 1, 1);
    found.last = date(year_of(today_) + shift + 1, 1, 1);
    whole = found;
  }
  if (!whole) return std::nullopt;
  at = j;
  return with_fraction(*whole, part);
}

std::optional<Day> TimeGrammar::week(std::size_t& at, const Lead& before) const {
  std::size_t i = at;
  int shift = 0;
  bool following = false;
  bool qualified = before.this_ || before.within || (is(at - 1, TimeWord::possessive) && before.next == at);
  if (before.of && before.article && at >= 3) {  // "un autre soir de la semaine"
    const TimeWord noun = word(at - 3);
    qualified = qualified || noun == TimeWord::evening || noun == TimeWord::morning ||
                noun == TimeWord::afternoon || noun == TimeWord::day;
  }
  if (is(i, TimeWord::next) || is(i, TimeWord::last)) {  // "la prochaine semaine"
    if (!is(i + 1, TimeWord::week) || token(i + 1).plural) return std::nullopt;
    shift = is(i, TimeWord::next) ? 1 : -1;
    qualified = true;
    ++i;
  }
  if (!is(i, TimeWord::week) || token(i).plural) {
    // "l'autre", "la suivante", "la semaine ou la suivante": only after a week has been named
    if (is(i, TimeWord::following) && before.article && at >= 3 && token(at).folded.back() == 'e') {
      for (std::size_t back = 2; back <= 12 && back <= at; ++back)
        if (is(at - back, TimeWord::week)) {
          Day result;
          result.form = DayForm::week;
          result.grain = Grain::week;
          result.first = monday_of(today_) + days(7);
          result.last = monday_of(today_) + days(14);
          result.following = true;
          at = i + 1;
          return result;
        }
    }
    return std::nullopt;
  }
  ++i;
  LocalDate monday = monday_of(today_) + days(7 * shift);
  if (shift == 0) {
    std::size_t j = i;
    shift = shift_word(j);
    if (j != i) {
      qualified = true;
      following =
          is(i, TimeWord::following) || is(i, TimeWord::of) || is(i, TimeWord::after) || spelt(i + 1, "suit");
      monday += days(7 * shift);
      i = j;
    } else if (is(i, TimeWord::of_the) || (is(i, TimeWord::of) && is(i + 1, TimeWord::holiday))) {
      j = i;
      if (const auto inside = day(j); inside && inside->grain == Grain::day &&
                                      date_of(inside->last - Seconds(1)) == date_of(inside->first)) {
        monday = monday_of(date_of(inside->first));
        qualified = true;
        i = j;
      }
    } else if (const auto count = number(i); count && count->digits && count->value >= 1 &&
                                             count->value <= 53 && !is(count->next, TimeWord::hour) &&
                                             before.article) {
      monday = monday_of_iso_week(year_of(today_), count->value);
      i = count->next;
      const auto year = year_suffix(i);
      if (year)
        monday = monday_of_iso_week(*year, count->value);
      else if (monday + days(7) <= today_ && !past_at(at))
        monday = monday_of_iso_week(year_of(today_) + (lenient_ ? 0 : 1), count->value);
      qualified = true;
    }
  }
  if (!qualified && before.in && !before.article) {  // "en semaine": from Monday to Friday
    Day result;
    result.form = DayForm::weekday;
    result.weekday = std::chrono::Monday;
    result.last_weekday = std::chrono::Friday;
    result.recurring = result.plural = true;
    result.first = monday;
    result.last = monday + days(5);
    at = i;
    return result;
  }
  if (!qualified) return std::nullopt;
  Day result;
  result.form = DayForm::week;
  result.grain = Grain::week;
  result.first = monday;
  result.last = monday + days(7);
  result.following = following;
  at = i;
  return result;
}

std::optional<Day> TimeGrammar::weekend(std::size_t& at, const Lead& before) const {
  std::size_t i = at;
  int shift = 0;
  if (is(i, TimeWord::next) || is(i, TimeWord::last)) {
    shift = is(i, TimeWord::last) ? -1 : 0;
    ++i;
  }
  if (!is(i, TimeWord::weekend)) return std::nullopt;
  Day result;
  result.form = DayForm::weekend;
  result.recurring = before.plural || before.every || token(i).plural;
  result.plural = result.recurring;
  ++i;
  if (is(i, TimeWord::next))
    ++i;
  else if (const int word_shift = shift_word(i); word_shift != 0)
    shift = word_shift;
  LocalDate monday = monday_of(today_) + days(7 * shift);
  if (is(i, TimeWord::of_the)) {
    std::size_t j = i;
    if (const auto inside = day(j); inside && inside->grain == Grain::day) {
      monday = monday_of(date_of(inside->first));
      i = j;
    }
  }
  result.first = monday + days(4) + std::chrono::hours(18);
  result.last = monday + days(7);
  at = i;
  return result;
}

// The month that "de mars 2027", "du mois prochain", "de ce mois", "ce mois-ci" mean, as its first day.
std::optional<LocalDate> TimeGrammar::month_reference(std::size_t& at) const {
  std::size_t i = at;
  while (is(i, TimeWord::of) || is(i, TimeWord::of_the) || is(i, TimeWord::article) ||
         is(i, TimeWord::this_) || is(i, TimeWord::in) || is(i, TimeWord::possessive))
    ++i;
  if (is(i, TimeWord::month_unit) && is(i + 1, TimeWord::of) && is_month(i + 2)) i += 2;
  if (is(i, TimeWord::month_unit) && !is(i + 1, TimeWord::of)) {
    ++i;
    const std::size_t before = i;
    const int shift = shift_word(i);
    if (i == before && i - 1 == at) return std::nullopt;
    at = i;
    return plus_months(first_of_month(today_), shift);
  }
  if (is(i, TimeWord::month) && i > at) {
    const unsigned month = month_number(i++);
    int year = year_suffix(i).value_or(0);
    if (year == 0) {
      const auto found = nearest(exists(year_of(today_), month, 28) ? 28 : 1, month, 0, past_at(at));
      year = found ? year_of(*found) : year_of(today_);
    }
    at = i;
    return date(year, month, 1);
  }
  return std::nullopt;
}

std::optional<Day> TimeGrammar::month(std::size_t& at, const Lead& before) const {
  std::size_t i = at;
  Day result;
  result.form = DayForm::month;
  result.grain = Grain::month;
  LocalDate first{};
  if ((is(i, TimeWord::next) || is(i, TimeWord::last)) && is(i + 1, TimeWord::month_unit) &&
      !token(i + 1).plural && (before.article || before.at)) {
    first = plus_months(first_of_month(today_), is(i, TimeWord::next) ? 1 : -1);
    i += 2;
  } else if (is(i, TimeWord::month_unit) && !(is(i + 1, TimeWord::of) && is_month(i + 2))) {
    if (is(i + 1, TimeWord::of_the)) {  // "le mois du 16 septembre"
      std::size_t j = i + 1;
      const auto inside = day(j);
      if (!inside) return std::nullopt;
      first = first_of_month(date_of(inside->first));
      i = j;
    } else {
      const std::size_t start = ++i;
      const int shift = shift_word(i);
      // "deux mois" is a duration; "le mois" alone names none
      if (i == start && !before.this_ && !(before.within && (before.article || lenient_)))
        return std::nullopt;
      if (before.plural) return std::nullopt;
      first = plus_months(first_of_month(today_), shift);
    }
  } else {
    if (is(i, TimeWord::month_unit)) i += 2;
    if (!is_month(i)) return std::nullopt;
    const unsigned month = month_number(i++);
    result.month = month;
    int year = 0;
    if (const auto stated = year_suffix(i)) {
      year = *stated;
    } else {
      const int this_year = year_of(today_);
      const unsigned now = month_of(today_);
      std::size_t j = i;
      const int shift = shift_word(j);
      const bool past = past_at(at) || (j != i && shift < 0);
      year = past ? (month <= now ? this_year : this_year - 1) : (month >= now ? this_year : this_year + 1);
      if (j != i) {
        if (shift < 0 && month == now) --year;
        if (shift > 0 && month == now) ++year;
        i = j;
      }
    }
    result.year = year;
    first = date(year, month, 1);
  }
  result.first = first;
  result.last = plus_months(first, 1);
  at = i;
  return result;
}

}  // namespace permanence::language
