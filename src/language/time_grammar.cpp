// How days and times combine: ranges, open bounds, "jeudi entre 13 et 16 h", lists that share a month.
#include "language/time_grammar.h"

#include <algorithm>

#include "language/calendar_rules.h"

namespace permanence::language {

using std::chrono::days;

namespace {

bool names_longer_than_day(const Day& day) { return day.last - day.first > days(1); }

}  // namespace

TimeGrammar::TimeGrammar(const std::vector<TimeToken>& tokens, std::string_view text, LocalDateTime reference, Leniency leniency)
    : tokens_(tokens), text_(text), reference_(reference), today_(date_of(reference)), lenient_(leniency == Leniency::lenient) {
  find_past();
}

std::vector<ParsedTime> TimeGrammar::all() const {
  std::vector<ParsedTime> found;
  for (std::size_t at = 0; at < tokens_.size();) {
    // A list goes on without its article: "le 17 ou 18", "les 14 et 15 mars".
    if (!found.empty() && found.back().day && found.back().next + 1 == at && found.back().day->number != 0 && !found.back().clock &&
        (is(at - 1, TimeWord::and_) || is(at - 1, TimeWord::or_) || is(at - 1, TimeWord::nor) || is_mark(at - 1, ',') || is_mark(at - 1, '/'))) {
      std::size_t i = at;
      Lead listed;
      listed.article = true;
      listed.next = at;
      if (!is(at, TimeWord::ordinal))
        if (auto number = named_date(i, listed) ? std::nullopt : day_number(i, listed)) {
          ParsedTime parsed;
          parsed.day = number;
          parsed.past = past_at(at);
          parsed.first = at;
          parsed.next = i;
          std::size_t j = skip_connector(i);
          if (auto part = component(j); part && merge(parsed, *part, is_mark(i, ','))) parsed.next = i = j;
          found.push_back(parsed);
          at = i;
          continue;
        }
    }
    std::size_t i = at;
    if (auto parsed = expression(i)) {
      found.push_back(*parsed);
      at = std::max(i, at + 1);
    } else {
      ++at;
    }
  }
  inherit(found);
  return found;
}

// In a list the last one says the month for all: "le 3, le 4 ou le 5 mars".
void TimeGrammar::inherit(std::vector<ParsedTime>& found) const {
  for (std::size_t k = found.size(); k-- > 1;) {
    ParsedTime &left = found[k - 1], &right = found[k];
    if (left.day && right.day) inherit_week(left, right);
    if (!left.day || !right.day || left.day->number == 0 || right.day->number == 0 || left.day->month != 0 || right.day->month == 0) continue;
    bool listed = right.first > left.next && right.first - left.next <= 2;
    for (std::size_t i = left.next; listed && i < right.first; ++i)
      listed = is(i, TimeWord::and_) || is(i, TimeWord::or_) || is(i, TimeWord::nor) || is_mark(i, ',') || is_mark(i, '/') || is(i, TimeWord::article) || is(i, TimeWord::of_the);
    if (!listed) continue;
    if (const auto resolved = nearest(left.day->number, right.day->month, right.day->year, left.past)) {
      const auto shift = LocalDateTime(*resolved) - left.day->first;
      left.day->first += shift;
      left.day->last += shift;
      left.day->month = right.day->month;
    }
  }
}

// "les lundi et mardi" are as weekly as "les lundis"; "en septembre, après le 6" counts within that month.
void TimeGrammar::inherit_week(const ParsedTime& left, ParsedTime& right) const {
  const bool joined = right.first == left.next + 1 && (is(left.next, TimeWord::and_) || is(left.next, TimeWord::or_) || is_mark(left.next, ','));
  Day& day = *right.day;
  if (joined && left.day->form == DayForm::weekday && day.form == DayForm::weekday) {
    if (left.day->plural) day.recurring = day.plural = true;
    // "lundi ou mardi", written on a Tuesday: behind a day still to come, today isn't meant
    if (date_of(day.first) == today_ && date_of(left.day->first) > today_) day.first += days(7), day.last += days(7);
  }
  if (left.day->form == DayForm::month && day.number != 0 && day.month == 0 && right.first - left.next <= 4) {
    const LocalDate month = date_of(left.day->first);
    const auto named = nearest(day.number, 0, 0, right.past), meant = nearest(day.number, month_of(month), year_of(month), false);
    if (!named || !meant) return;
    day.first += *meant - *named;
    day.last += *meant - *named;
    day.month = month_of(month);
  }
}

std::size_t TimeGrammar::skip_connector(std::size_t at) const {
  for (std::size_t steps = 0; steps < 3; ++steps) {
    if (is_mark(at, ',') || is_mark(at, '(') || spelt(at, "plutot") || spelt(at, "disons") || spelt(at, "genre")) ++at;
    else if (spelt(at, "par") && spelt(at + 1, "exemple")) at += 2;
    else if (is_mark(at, ':') && steps == 0) ++at;
    else break;
  }
  return at;
}

std::optional<ParsedTime> TimeGrammar::expression(std::size_t& at) const {
  std::size_t i = at;
  const auto first = component(i);
  if (!first) return std::nullopt;
  ParsedTime whole;
  whole.clock_first = first->clock && !first->day;
  whole.day = first->day;
  whole.clock = first->clock;
  whole.past = past_at(at);
  whole.first = at;
  for (;;) {
    std::size_t j = skip_connector(i);
    auto part = component(j);
    const bool apart = is_mark(i, ',');
    if (!part || !merge(whole, *part, apart)) {
      // "à partir du 19 et jusqu'au 23", "pas avant 10 h ni après 15 h": two bounds of one stretch
      j = is(i, TimeWord::and_) || spelt(i, "mais") ? i + 1 : skip_connector(i);
      part = component(j);
      if (!part || !close(whole, *part)) break;
    }
    i = j;
  }
  // An hour still to come says that today's weekday is meant.
  if (whole.day && whole.day->form == DayForm::weekday && whole.clock && whole.clock->from && !whole.past && !whole.day->following &&
      whole.day->weekday == weekday_of(today_) && date_of(whole.day->first) == today_ + days(7) && !whole.day->recurring &&
      !is(i - 1, TimeWord::next) && today_ + Minutes(whole.clock->until.value_or(*whole.clock->from)) > reference_) {
    bool next = false;
    for (std::size_t k = at; k < i; ++k) next = next || is(k, TimeWord::next) || is(k, TimeWord::in);
    if (!next) {
      whole.day->first -= days(7);
      whole.day->last -= days(7);
    }
  }
  whole.next = i;
  at = i;
  return whole;
}

std::optional<Day> TimeGrammar::refined(const Day& whole, const Day& part) const {
  if (whole.open_start || whole.open_end || part.open_start || part.open_end) return std::nullopt;
  const auto in_week = [](const Day& week, const Day& named) {
    Day result = named;
    const LocalDate found = monday_of(date_of(week.first)) + days(static_cast<int>(named.weekday->iso_encoding()) - 1);
    result.first = found;
    result.last = found + days(1);
    result.recurring = false;
    return result;
  };
  if (whole.form == DayForm::weekday && part.form == DayForm::week && !whole.plural && !whole.last_weekday) return in_week(part, whole);
  if (whole.form == DayForm::week && part.form == DayForm::weekday && !part.plural && part.this_ == false && whole.grain == Grain::week)
    return in_week(whole, part);
  if (whole.form == DayForm::weekday && part.form == DayForm::month && !whole.following) {
    // "un mercredi de juin"
    Day result = whole;
    result.first = part.first;
    result.last = part.last;
    result.month = part.month;
    result.recurring = result.bounded = true;
    return result;
  }
  if (whole.form == DayForm::month && part.form == DayForm::year && whole.year == 0) {
    Day result = whole;
    result.first = date(part.year, whole.month, 1);
    result.last = plus_months(date(part.year, whole.month, 1), 1);
    return result;
  }
  if (whole.form == DayForm::year && part.form == DayForm::quarter && part.year == 0 && part.month != 0) {
    Day result = part;
    result.first = date(whole.year, part.month, 1);
    result.last = plus_months(date(whole.year, part.month, 1), 3);
    return result;
  }
  if (whole.form == DayForm::month && part.form == DayForm::range && part.number != 0 && part.month == 0) {
    const auto first = nearest(part.number, month_of(date_of(whole.first)), year_of(date_of(whole.first)), false);
    if (!first) return std::nullopt;
    Day result = part;
    result.last = *first + (part.last - part.first);
    result.first = *first;
    return result;
  }
  // Two names of one day: "demain mardi 3 mars", "mercredi prochain le 12".
  const bool single = !names_longer_than_day(whole) && !names_longer_than_day(part);
  if (single && (whole.form == DayForm::relative || whole.form == DayForm::weekday) && !whole.sub_day && !part.sub_day &&
      (part.form == DayForm::date || part.form == DayForm::weekday || part.form == DayForm::weekday_number || part.form == DayForm::day_number)) {
    if (whole.first == part.first) return part;
    if (whole.form == DayForm::relative && part.form == DayForm::weekday && part.weekday == weekday_of(date_of(whole.first))) return whole;
    if (whole.form == DayForm::weekday && part.form == DayForm::date && whole.weekday == weekday_of(date_of(part.first))) return part;
  }
  return std::nullopt;
}

bool TimeGrammar::merge(ParsedTime& whole, const Component& part, bool apart) const {
  if (part.day && part.clock) {
    if (whole.day && whole.day->first != part.day->first) return false;
    if (whole.clock && (part.clock->from && !part.clock->vague) && !whole.clock->vague) return false;
  }
  ParsedTime merged = whole;
  if (part.day) {
    if (!merged.day) {
      if (merged.clock && part.day->sub_day) return false;
      if (merged.clock && apart && names_longer_than_day(*part.day)) return false;  // "… à 18 h, la semaine prochaine"
      merged.day = part.day;
    } else if (!part.clock) {
      if (apart && !lenient_ && (part.day->form == DayForm::week || merged.day->form == DayForm::week)) return false;  // "cette semaine, vendredi …"
      merged.day = refined(*merged.day, *part.day);
      if (!merged.day) return false;
    }
  }
  if (part.clock) {
    if (merged.day && merged.day->sub_day) return false;
    if (!merged.clock) {
      merged.clock = part.clock;
    } else {
      TimeOfDay &mine = *merged.clock, other = *part.clock;
      if (mine.vague == other.vague) return false;
      if (mine.vague) std::swap(mine, other);
      if (other.whole_day) return false;
      take_half(mine, other);
    }
  }
  whole = merged;
  return true;
}

// The second bound of a stretch whose first is open towards it.
bool TimeGrammar::close(ParsedTime& whole, const Component& part) const {
  if (part.day && !part.clock && whole.day && !whole.clock) {
    Day &mine = *whole.day, other = *part.day;
    if (mine.open_end && other.open_start && !mine.open_start && !other.open_end && mine.first < other.last) {
      mine.last = other.last;
      mine.open_end = false;
      mine.sub_day = mine.sub_day || other.sub_day;
      return true;
    }
    if (mine.open_start && other.open_end && !mine.open_end && !other.open_start && other.first < mine.last) {
      mine.first = other.first;
      mine.open_start = false;
      mine.sub_day = mine.sub_day || other.sub_day;
      return true;
    }
    return false;
  }
  if (part.day || !part.clock || !whole.clock) return false;
  TimeOfDay &mine = *whole.clock, other = *part.clock;
  if (mine.vague || other.vague || other.point) return false;
  const bool starts = mine.from && (mine.point || !mine.until), ends = other.until && !other.from;
  if (starts && ends && *other.until > *mine.from) {
    mine.until = other.until;
    mine.point = false;
    mine.negated = mine.negated && other.negated;
    return true;
  }
  if (!mine.from && mine.until && other.from && !other.until && *other.from < *mine.until && mine.negated == other.negated) {
    mine.from = other.from;
    return true;
  }
  return false;
}

std::optional<TimeGrammar::Component> TimeGrammar::simple(std::size_t& at) const {
  std::size_t i = at;
  if (auto found = this_part(i)) {
    at = i;
    return found;
  }
  i = at;
  if (auto found = offset(i)) {
    at = i;
    return Component{found, std::nullopt};
  }
  i = at;
  if (auto found = clock(i); found && !found->vague) {
    at = i;
    return Component{std::nullopt, found};
  }
  i = at;
  if (auto found = day(i)) {
    at = i;
    return Component{found, std::nullopt};
  }
  i = at;
  if (auto found = clock(i)) {
    at = i;
    return Component{std::nullopt, found};
  }
  return std::nullopt;
}

// A day with the hour that directly follows it, or an hour with its day.
std::optional<TimeGrammar::Component> TimeGrammar::moment(std::size_t& at) const {
  std::size_t i = at;
  auto found = simple(i);
  if (!found) return std::nullopt;
  std::size_t j = i;
  const bool bare_day = found->day && !found->clock;
  if (!(found->day && found->clock) && !is_mark(i, ',')) {
    if (auto more = simple(j)) {
      if (bare_day && more->clock && !more->day && !found->day->sub_day) {
        found->clock = more->clock;
        i = j;
      } else if (!bare_day && more->day && !more->day->sub_day) {
        if (more->clock) take_half(*found->clock, *more->clock);
        found->day = more->day;
        i = j;
      }
    }
  }
  at = i;
  return found;
}

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
  if (left.half_known != right.half_known && !left.half_known && right.from && left.from && right.half_known && *right.from >= 780 &&
      *left.from + 720 < *right.from && *left.from < 7 * 60)
    *left.from += 720;  // "de 2 à 16 h"
  result.from = left.from;
  result.until = right.vague ? right.until : right.from;
  if (result.from && result.until && *result.until <= *result.from) {
    if (!right.half_known && *result.until + 720 > *result.from && *result.until < 720) *result.until += 720;
    else *result.until += 1440;
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
        if (exists(year, left.month, left.number) && date(year, left.month, left.number) <= end) found = date(year, left.month, left.number);
    } else {
      for (LocalDate month = first_of_month(end); !found && month > end - days(100); month = plus_months(month, -1))
        if (exists(year_of(month), month_of(month), left.number) && month + days(static_cast<int>(left.number) - 1) <= end)
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
        auto first = nearest(*left, month_number(i), 0, past_at(at)), last = nearest(*right, month_number(i), 0, past_at(at));
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
  if (month == 0 && (is(j, TimeWord::hour) || part_of_day(part).has_value() || this_part(part).has_value()) && !led) return std::nullopt;
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
  const bool from = is(i, TimeWord::of) || is(i, TimeWord::of_the) || is(i, TimeWord::since) || is(i, TimeWord::as_of);
  if (between || from) ++i;
  if (between && is(i, TimeWord::noon) && is(i + 1, TimeWord::and_) && number(i + 2) && number(i + 2)->value <= 2) {
    TimeOfDay lunch;
    lunch.from = 720;
    lunch.until = 840;
    lunch.half_known = true;
    at = number(i + 2)->next + (is(number(i + 2)->next, TimeWord::hour) ? 1 : 0);
    return Component{std::nullopt, lunch};
  }
  if (!between && !from && is(i, TimeWord::at) && is(i + 1, TimeWord::starting) && (is(i + 2, TimeWord::of) || is(i + 2, TimeWord::of_the))) i += 3;
  // "entre 10 et 11h30", "de 13 à 16 h", "16 - 17 heures": the first hour takes its "h" from the second
  std::size_t start = i;
  if (is(start, TimeWord::plural_article) || (is(start, TimeWord::article) && between)) ++start;
  if (const auto hour = number(start); hour && !hour->ordinal && hour->value <= 24 && !token(start).junk) {
    std::size_t j = between && is(hour->next, TimeWord::and_) ? hour->next + 1 : skip_range_sign(hour->next);
    if (j != hour->next) {
      std::size_t k = j;
      std::optional<TimeOfDay> right = clock_time(k);
      std::size_t part_at = k;
      const bool plain_range = from && token(start).kind == TimeToken::Kind::number && hour->value >= 6 && is(at, TimeWord::of);
      if (!right && (lenient_ || plain_range)) {
        if (const auto second = number(j); second && second->value <= 24 && !second->ordinal && !is_month(second->next)) {
          part_at = second->next;
          std::size_t part = part_at;
          const bool told = part_of_day(part).has_value() || this_part(part).has_value() || is(part_at, TimeWord::yesterday);
          const bool plain = (part_at >= tokens_.size() || (token(part_at).kind == TimeToken::Kind::mark && !(token(part_at).glued && token(part_at + 1).glued)) || (is(part_at, TimeWord::and_) && is(part_at + 1, TimeWord::of))) &&
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
    if (const auto second = number(j); second && second->value <= 24 && !second->ordinal && !is_month(second->next)) {
      right = Component{};
      right->clock = TimeOfDay{};
      right->clock->from = second->value * 60;
      right->clock->point = true;
      j = second->next;
    }
  }
  if (!right) return std::nullopt;
  Component result;
  const bool weekly = is(at, TimeWord::of_the) && left->day && left->day->form == DayForm::weekday && right->day && right->day->form == DayForm::weekday &&
                      !left->day->this_ && !is(j - 1, TimeWord::next);
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

std::optional<TimeGrammar::Relation> TimeGrammar::relation(std::size_t& at) const {
  std::size_t i = at;
  bool negated = false;
  if (is(i, TimeWord::not_) && (is(i + 1, TimeWord::before) || is(i + 1, TimeWord::after) || (is(i + 1, TimeWord::more) && is(i + 2, TimeWord::late)))) {
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
  } else if (is(i, TimeWord::at) && is(i + 1, TimeWord::starting) && (is(i + 2, TimeWord::of) || is(i + 2, TimeWord::of_the))) {
    i += 2;
    if (is(i, TimeWord::of)) ++i;
  } else if (is(i, TimeWord::starting) && (is(i + 1, TimeWord::of) || is(i + 1, TimeWord::of_the))) {
    ++i;
    if (is(i, TimeWord::of)) ++i;
  } else if (is(i, TimeWord::at) && spelt(i + 1, "compter") && (is(i + 2, TimeWord::of) || is(i + 2, TimeWord::of_the))) {
    i += 2;
  } else if (is(i, TimeWord::as_of)) {
    // "dès lundi"; "des 14h" too, but the plain article of "des mardis" isn't one
    if (token(i + 1).plural) return std::nullopt;
    ++i;
  } else if (is(i, TimeWord::since)) {
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
  } else if (is(i, TimeWord::at_the) && is(i + 1, TimeWord::more) && (is(i + 2, TimeWord::late) || is(i + 2, TimeWord::early))) {
    result.direction = is(i + 2, TimeWord::late) ? Direction::before : Direction::after;
    i += 3;
    if (is_mark(i, ':')) ++i;
  } else if (is(i, TimeWord::more) && (is(i + 1, TimeWord::late) || is(i + 1, TimeWord::early)) && spelt(i + 2, "que")) {
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
  if (is(i, TimeWord::maximum) || (spelt(i, "grand") && is(i + 1, TimeWord::maximum)) || (is(i, TimeWord::at_the) && is(i + 1, TimeWord::maximum)) ||
      (is(i, TimeWord::last) && (spelt(i + 1, "carat") || spelt(i + 1, "delai"))) ||
      (is(i, TimeWord::at_the) && is(i + 1, TimeWord::more) && is(i + 2, TimeWord::late) && closes(i + 3))) {
    at = i + (is(i, TimeWord::maximum) ? 1 : is(i + 2, TimeWord::late) ? 3 : 2);
    return Relation{Direction::before, true, false};
  }
  if (is(i, TimeWord::minimum) || (is(i, TimeWord::at_the) && is(i + 1, TimeWord::minimum)) || (is(i, TimeWord::at_the) && is(i + 1, TimeWord::more) && is(i + 2, TimeWord::early) && closes(i + 3))) {
    at = i + (is(i, TimeWord::minimum) ? 1 : is(i + 1, TimeWord::minimum) ? 2 : 3);
    return Relation{Direction::after, true, false};
  }
  if (is(i, TimeWord::and_) || is(i, TimeWord::or_)) {
    if (is(i + 1, TimeWord::more) || is_mark(i + 1, '+')) {
      at = i + 2 + (is(i + 2, TimeWord::late) ? 1 : 0);
      return Relation{Direction::after, true, false};
    }
    // "le 8 et après", but not "mardi ou après 17 h"
    if (is(i + 1, TimeWord::after) && (i + 2 >= tokens_.size() || token(i + 2).kind == TimeToken::Kind::mark)) {
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
  if (found.day && !found.day->recurring && !(found.clock && found.clock->from && found.day->weekday && found.day->plural)) {
    Day& day = *found.day;
    if (found.clock && found.clock->from && !day.sub_day) {
      // "avant jeudi 9 h": the hour belongs to the bound
      const LocalDate bound = date_of(day.first);
      const int minute = found.clock->vague && after != relation.inclusive ? found.clock->until.value_or(*found.clock->from) : *found.clock->from;
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
      if (relation.soon) day.first = reference_;
      else day.open_start = true;
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
        until.last = length->sub_day ? reference_ + Minutes(length->minutes) : LocalDateTime(shifted(today_, *length, 1));
        until.sub_day = length->sub_day;
        until.grain = length->sub_day ? Grain::minute : Grain::day;
        at = j;
        return Component{until, std::nullopt};
      }
      j = i;
    }
    found = moment(j);
    if (!found) {
      // "avant notre départ le 11 juillet": the noun between says only what happens then
      j = i + 2;
      if ((!is(i, TimeWord::possessive) && !is(i, TimeWord::article)) || token(i + 1).kind != TimeToken::Kind::word || word(i + 1) != TimeWord::none) return std::nullopt;
      if (!is(j, TimeWord::article) && !is(j, TimeWord::of_the)) return std::nullopt;
      found = moment(j);
      if (!found || !found->day || found->day->recurring) return std::nullopt;
    }
  }
  if (found->day && !found->day->recurring && is(j, TimeWord::included)) ++j;
  at = j;
  return related(*found, *bound);
}

std::optional<TimeGrammar::Component> TimeGrammar::component(std::size_t& at) const {
  std::size_t i = at;
  if (auto found = range(i)) {
    if (is(i, TimeWord::included)) ++i;
    at = i;
    return found;
  }
  i = at;
  // "après-midi", "après-demain", "avant-hier" are days and times themselves
  const bool compound = (is(i, TimeWord::after) && is(i + 1, TimeWord::tomorrow)) || (is(i, TimeWord::before) && (is(i + 1, TimeWord::yesterday) || is(i + 1, TimeWord::day_before)));
  if (!compound)
    if (auto found = bounded(i)) {
      at = i;
      return found;
    }
  i = at;
  auto found = simple(i);
  if (!found) return std::nullopt;
  std::size_t j = i;
  if (const auto bound = relation_after(j)) {
    found = related(*found, *bound);
    i = j;
  }
  at = i;
  return found;
}

TimeSpan span_of(const ParsedTime& parsed, LocalDateTime reference) {
  TimeSpan span;
  const LocalDate today = date_of(reference);
  if (parsed.day) {
    const Day& day = *parsed.day;
    span.grain = day.grain;
    const bool single = !day.open_start && !day.open_end && day.last - day.first <= days(1);
    if (parsed.clock && !parsed.clock->whole_day && single && !day.sub_day) {
      const TimeOfDay& clock = *parsed.clock;
      const LocalDate date = date_of(day.first);
      span.grain = clock.grain;
      if (clock.from) span.start = date + Minutes(*clock.from);
      if (clock.until) span.end = date + Minutes(*clock.until);
      else if (clock.point && clock.from) span.end = *span.start + Minutes(clock.grain == Grain::hour ? 60 : 1);
      return span;
    }
    if (!day.open_start) span.start = day.first;
    if (!day.open_end) span.end = day.last;
    return span;
  }
  const TimeOfDay& clock = *parsed.clock;
  span.grain = clock.grain;
  LocalDate date = today;
  const LocalDateTime edge = today + Minutes(clock.from ? *clock.from : clock.until.value_or(0));
  const bool over = clock.until && clock.from ? today + Minutes(*clock.until) <= reference : edge < reference;
  if (parsed.past && edge > reference) date -= days(1);
  else if (!parsed.past && over) date += days(1);
  if (clock.from) span.start = date + Minutes(*clock.from);
  if (clock.until) span.end = date + Minutes(*clock.until);
  else if (clock.point && clock.from) span.end = *span.start + Minutes(clock.grain == Grain::hour ? 60 : 1);
  if (clock.whole_day) {
    span.start = today;
    span.end = today + days(1);
  }
  return span;
}

}  // namespace permanence::language
