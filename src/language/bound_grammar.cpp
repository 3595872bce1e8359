// Stretches with one end: "avant 16 h", "à partir du 8", "18 h au plus tard", "depuis mardi".
#include "language/calendar_rules.h"
#include "language/time_grammar.h"

namespace permanence::language {

using std::chrono::days;

std::optional<TimeGrammar::Relation> TimeGrammar::relation(std::size_t& at) const {
  std::size_t i = at;
  bool negated = false;
  if (is(i, TimeWord::not_) && (is(i + 1, TimeWord::before) || is(i + 1, TimeWord::after) ||
                                (is(i + 1, TimeWord::more) && is(i + 2, TimeWord::late)))) {
    negated = true;
    ++i;
  } else if (is(i, TimeWord::nor) && (is(i + 1, TimeWord::before) || is(i + 1, TimeWord::after))) {
    negated = true;
    ++i;
  }
  Relation result{Direction::after, true, negated};
  if (is(i, TimeWord::before) || (spelt(i, "anterieur") && is(i + 1, TimeWord::at))) {
    result.direction = Direction::before;
    result.inclusive = false;
    ++i;
    if (is(i, TimeWord::or_) && is(i + 1, TimeWord::in)) {  // "avant ou en février"
      result.inclusive = true;
      i += 2;
    } else if (is(i, TimeWord::article) && is(i + 1, TimeWord::end) && false) {
      return std::nullopt;
    }
  } else if (is(i, TimeWord::after)) {
    result.inclusive = false;
    ++i;
  } else if (is(i, TimeWord::at) && is(i + 1, TimeWord::starting) &&
             (is(i + 2, TimeWord::of) || is(i + 2, TimeWord::of_the))) {
    i += 2;
    if (is(i, TimeWord::of)) ++i;
  } else if (is(i, TimeWord::starting) && (is(i + 1, TimeWord::of) || is(i + 1, TimeWord::of_the))) {
    ++i;
    if (is(i, TimeWord::of)) ++i;
  } else if (is(i, TimeWord::at) && spelt(i + 1, "compter") &&
             (is(i + 2, TimeWord::of) || is(i + 2, TimeWord::of_the))) {
    i += 2;
  } else if (is(i, TimeWord::as_of)) {
    // "dès lundi"; "des 14h" too, but the plain article of "des mardis" isn't one
    if (token(i + 1).plural) return std::nullopt;
    ++i;
  } else if (is(i, TimeWord::since)) {
    result.since = true;
    ++i;
  } else if (is(i, TimeWord::passed) && token(i + 1).kind == TimeToken::Kind::number) {
    ++i;
  } else if (is(i, TimeWord::until)) {
    result.direction = Direction::before;
    ++i;
    if (is(i, TimeWord::at)) ++i;
  } else if (is(i, TimeWord::of) && is(i + 1, TimeWord::here)) {
    result.direction = Direction::before;
    result.soon = true;
    i += 2;
    if (is(i, TimeWord::at)) ++i;
  } else if (is(i, TimeWord::at_the) && is(i + 1, TimeWord::more) &&
             (is(i + 2, TimeWord::late) || is(i + 2, TimeWord::early))) {
    result.direction = is(i + 2, TimeWord::late) ? Direction::before : Direction::after;
    i += 3;
    if (is_mark(i, ':')) ++i;
  } else if (is(i, TimeWord::more) && (is(i + 1, TimeWord::late) || is(i + 1, TimeWord::early)) &&
             spelt(i + 2, "que")) {
    result.direction = is(i + 1, TimeWord::late) ? Direction::after : Direction::before;
    result.inclusive = false;
    i += 3;
  } else {
    return std::nullopt;
  }
  if (negated) {
    result.direction = result.direction == Direction::after ? Direction::before : Direction::after;
    result.inclusive = !result.inclusive;
  }
  at = i;
  return result;
}

// What follows: "16 h ou plus tard", "le 8 et après", "18 h max", "vendredi au plus tard", "18 h dernier carat".
std::optional<TimeGrammar::Relation> TimeGrammar::relation_after(std::size_t& at) const {
  std::size_t i = at;
  if (is_mark(i, ',') || is_mark(i, '(')) ++i;
  if (is(i, TimeWord::maximum) || (spelt(i, "grand") && is(i + 1, TimeWord::maximum)) ||
      (is(i, TimeWord::at_the) && is(i + 1, TimeWord::maximum)) ||
      (is(i, TimeWord::last) && (spelt(i + 1, "carat") || spelt(i + 1, "delai"))) ||
      (is(i, TimeWord::at_the) && is(i + 1, TimeWord::more) && is(i + 2, TimeWord::late) && closes(i + 3))) {
    at = i + (is(i, TimeWord::maximum) ? 1 : is(i + 2, TimeWord::late) ? 3 : 2);
    return Relation{Direction::before, true, false};
  }
  if (is(i, TimeWord::minimum) || (is(i, TimeWord::at_the) && is(i + 1, TimeWord::minimum)) ||
      (is(i, TimeWord::at_the) && is(i + 1, TimeWord::more) && is(i + 2, TimeWord::early) && closes(i + 3))) {
    at = i + (is(i, TimeWord::minimum) ? 1 : is(i + 1, TimeWord::minimum) ? 2 : 3);
    return Relation{Direction::after, true, false};
  }
  if (is(i, TimeWord::and_) || is(i, TimeWord::or_)) {
    if (is(i + 1, TimeWord::more) || is_mark(i + 1, '+')) {
      at = i + 2 + (is(i + 2, TimeWord::late) ? 1 : 0);
      return Relation{Direction::after, true, false};
    }
    // "le 8 et après", but not "mardi ou après 17 h"
    if (is(i + 1, TimeWord::after) &&
        (i + 2 >= tokens_.size() || token(i + 2).kind == TimeToken::Kind::mark)) {
      at = i + 2;
      return Relation{Direction::after, true, false};
    }
  }
  // "15 h, pas avant"
  if (spelt(i, "hein")) i += is_mark(i + 1, ',') ? 2 : 1;
  if (is(i, TimeWord::not_) && (is(i + 1, TimeWord::before) || is(i + 1, TimeWord::after)) && closes(i + 2)) {
    at = i + 2;
    return Relation{is(i + 1, TimeWord::before) ? Direction::after : Direction::before, true, true};
  }
  if (is_mark(i, '+') && i == at) {
    at = i + 1;
    return Relation{Direction::after, true, false};
  }
  return std::nullopt;
}

TimeGrammar::Component TimeGrammar::related(Component found, Relation relation) const {
  const bool after = relation.direction == Direction::after;
  if (found.day && !found.day->recurring &&
      !(found.clock && found.clock->from && found.day->weekday && found.day->plural)) {
    Day& day = *found.day;
    if (found.clock && found.clock->from && !day.sub_day) {
      // "avant jeudi 9 h": the hour belongs to the bound
      const LocalDate bound = date_of(day.first);
      const int minute = found.clock->vague && after != relation.inclusive
                             ? found.clock->until.value_or(*found.clock->from)
                             : *found.clock->from;
      day.first = bound + Minutes(minute);
      day.last = day.first;
      day.sub_day = true;
      day.grain = Grain::minute;
      found.clock.reset();
    }
    if (after) {
      if (!relation.inclusive && !day.sub_day) day.first = day.last;
      day.open_end = true;
    } else {
      if (!relation.inclusive) day.last = day.whole_last.value_or(day.first);
      if (relation.soon)
        day.first = reference_;
      else
        day.open_start = true;
    }
    day.form = DayForm::range;
    day.point = false;
    return found;
  }
  if (found.clock) {
    TimeOfDay& clock = *found.clock;
    const std::optional<int> from = clock.from, until = clock.until;
    clock.point = clock.vague = false;
    clock.exclusive_after = after && !relation.inclusive;
    clock.negated = relation.negated;
    if (after) {
      clock.from = !relation.inclusive && until ? until : from;
      clock.until.reset();
    } else {
      clock.until = relation.inclusive && until ? until : from;
      clock.from.reset();
    }
  }
  return found;
}

// "depuis mardi", "depuis trois semaines": always behind us.
std::optional<TimeGrammar::Component> TimeGrammar::since(std::size_t& at) const {
  std::size_t i = at;
  if (const auto length = duration(i)) {
    Day start = day_of(shifted(today_, *length, -1), DayForm::range);
    if (length->sub_day) start.first = reference_ - Minutes(length->minutes), start.sub_day = true;
    at = i;
    return Component{start, std::nullopt};
  }
  auto found = moment(i);
  if (!found) return std::nullopt;
  at = i;
  if (!found->day || found->day->first <= reference_) return found;
  Day& day = *found->day;
  LocalDateTime earlier = day.first;
  if (day.form == DayForm::weekday)
    earlier = day.first - days(7);
  else if (const auto past =
               day.number != 0 && day.year == 0 ? nearest(day.number, day.month, 0, true) : std::nullopt)
    earlier = *past;
  else if (day.form == DayForm::month || day.form == DayForm::feast)
    earlier = plus_months(date_of(day.first), -12);
  day.last -= day.first - earlier;
  day.first = earlier;
  return found;
}

std::optional<TimeGrammar::Component> TimeGrammar::bounded(std::size_t& at) const {
  std::size_t i = at;
  const auto bound = relation(i);
  if (!bound) return std::nullopt;
  std::size_t j = i;
  std::optional<Component> found;
  // An hour right after the word is a bound of the day's hours; a day takes its hour along.
  if (auto time = clock(j)) {
    found = Component{std::nullopt, time};
  } else {
    j = i;
    if (bound->soon) {
      if (const auto length = duration(j)) {
        Day until = day_of(shifted(today_, *length, 1), DayForm::range);
        until.first = reference_;
        until.last = length->sub_day ? reference_ + Minutes(length->minutes)
                                     : LocalDateTime(shifted(today_, *length, 1));
        until.sub_day = length->sub_day;
        until.grain = length->sub_day ? Grain::minute : Grain::day;
        at = j;
        return Component{until, std::nullopt};
      }
      j = i;
    }
    found = bound->since ? since(j) : moment(j);
    if (!found) {
      // "avant notre départ le 11 juillet": the noun between says only what happens then
      j = i + 2;
      if ((!is(i, TimeWord::possessive) && !is(i, TimeWord::article)) ||
          token(i + 1).kind != TimeToken::Kind::word || word(i + 1) != TimeWord::none)
        return std::nullopt;
      if (!is(j, TimeWord::article) && !is(j, TimeWord::of_the)) return std::nullopt;
      found = moment(j);
      if (!found || !found->day || found->day->recurring) return std::nullopt;
    }
  }
  if (found->day && !found->day->recurring && is(j, TimeWord::included)) ++j;
  at = j;
  return related(*found, *bound);
}

}  // namespace permanence::language
