// How days and times combine: ranges, open bounds, "jeudi entre 13 et 16 h", lists that share a month.
#include "language/time_grammar.h"

#include <algorithm>

#include "language/calendar_rules.h"

namespace permanence::language {

using std::chrono::days;

namespace {

bool names_longer_than_day(const Day& day) { return day.last - day.first > days(1); }

}  // namespace

TimeGrammar::TimeGrammar(const std::vector<TimeToken>& tokens, std::string_view text, LocalDateTime reference,
                         Leniency leniency)
    : tokens_(tokens),
      text_(text),
      reference_(reference),
      today_(date_of(reference)),
      lenient_(leniency == Leniency::lenient) {
  find_past();
}

std::vector<ParsedTime> TimeGrammar::all() const {
  std::vector<ParsedTime> found;
  for (std::size_t at = 0; at < tokens_.size();) {
    // A list goes on without its article: "le 17 ou 18", "les 14 et 15 mars".
    if (!found.empty() && found.back().day && found.back().next + 1 == at && found.back().day->number != 0 &&
        !found.back().clock &&
        (is(at - 1, TimeWord::and_) || is(at - 1, TimeWord::or_) || is(at - 1, TimeWord::nor) ||
         is_mark(at - 1, ',') || is_mark(at - 1, '/'))) {
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
    // "lundi ou mardi d'après"
    if (left.day && right.day && right.day->following && right.day->form == DayForm::weekday &&
        left.day->form == DayForm::weekday && !left.day->recurring && right.first == left.next + 1 &&
        (is(left.next, TimeWord::or_) || is(left.next, TimeWord::and_)))
      left.day->following = true;
    if (left.day && right.day) inherit_week(left, right);
    if (!left.day || !right.day || left.day->number == 0 || right.day->number == 0 || left.day->month != 0 ||
        right.day->month == 0)
      continue;
    bool listed = right.first > left.next && right.first - left.next <= 2;
    for (std::size_t i = left.next; listed && i < right.first; ++i)
      listed = is(i, TimeWord::and_) || is(i, TimeWord::or_) || is(i, TimeWord::nor) || is_mark(i, ',') ||
               is_mark(i, '/') || is(i, TimeWord::article) || is(i, TimeWord::of_the);
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
  const bool joined =
      right.first == left.next ||
      (right.first == left.next + 1 &&
       (is(left.next, TimeWord::and_) || is(left.next, TimeWord::or_) || is_mark(left.next, ',')));
  Day& day = *right.day;
  if (joined && left.day->form == DayForm::weekday && day.form == DayForm::weekday) {
    if (left.day->plural) day.recurring = day.plural = true;
    // "lundi ou mardi", written on a Tuesday: behind a day still to come, today isn't meant
    if (date_of(day.first) == today_ && date_of(left.day->first) > today_)
      day.first += days(7), day.last += days(7);
  }
  if (left.day->form == DayForm::month && day.number != 0 && day.month == 0 && right.first - left.next <= 4) {
    const LocalDate month = date_of(left.day->first);
    const auto named = nearest(day.number, 0, 0, right.past),
               meant = nearest(day.number, month_of(month), year_of(month), false);
    if (!named || !meant) return;
    day.first += *meant - *named;
    day.last += *meant - *named;
    day.month = month_of(month);
  }
}

std::size_t TimeGrammar::skip_connector(std::size_t at) const {
  for (std::size_t steps = 0; steps < 3; ++steps) {
    if (is_mark(at, ',') || is_mark(at, '(') || spelt(at, "plutot") || spelt(at, "disons") ||
        spelt(at, "genre"))
      ++at;
    else if (spelt(at, "par") && spelt(at + 1, "exemple"))
      at += 2;
    else if (is_mark(at, ':') && steps == 0)
      ++at;
    else
      break;
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
    if (part && part->day && apart && !whole.day && begins_clause(j)) break;  // "jusqu'à 17 h, vendredi je …"
    if (!part || !merge(whole, *part, apart)) {
      // "à partir du 19 et jusqu'au 23", "pas avant 10 h ni après 15 h": two bounds of one stretch
      j = is(i, TimeWord::and_) || spelt(i, "mais") ? i + 1 : skip_connector(i);
      part = component(j);
      if (!part || !close(whole, *part)) break;
    }
    i = j;
  }
  // An hour still to come says that today's weekday is meant.
  if (whole.day && whole.day->form == DayForm::weekday && whole.clock && whole.clock->from && !whole.past &&
      !whole.day->following && whole.day->weekday == weekday_of(today_) &&
      date_of(whole.day->first) == today_ + days(7) && !whole.day->recurring && !is(i - 1, TimeWord::next) &&
      today_ + Minutes(whole.clock->until.value_or(*whole.clock->from)) > reference_) {
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
    const LocalDate found =
        monday_of(date_of(week.first)) + days(static_cast<int>(named.weekday->iso_encoding()) - 1);
    result.first = found;
    result.last = found + days(1);
    result.recurring = false;
    result.of_week = true;
    return result;
  };
  if (whole.form == DayForm::weekday && part.form == DayForm::week && !whole.plural && !whole.last_weekday)
    return in_week(part, whole);
  if (whole.form == DayForm::week && part.form == DayForm::weekday && !part.plural && part.this_ == false &&
      whole.grain == Grain::week)
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
    const auto first =
        nearest(part.number, month_of(date_of(whole.first)), year_of(date_of(whole.first)), false);
    if (!first) return std::nullopt;
    Day result = part;
    result.last = *first + (part.last - part.first);
    result.first = *first;
    return result;
  }
  // Two names of one day: "demain mardi 3 mars", "mercredi prochain le 12".
  const bool single = !names_longer_than_day(whole) && !names_longer_than_day(part);
  if (single && (whole.form == DayForm::relative || whole.form == DayForm::weekday) && !whole.sub_day &&
      !part.sub_day &&
      (part.form == DayForm::date || part.form == DayForm::weekday || part.form == DayForm::weekday_number ||
       part.form == DayForm::day_number)) {
    if (whole.first == part.first) return part;
    if (whole.form == DayForm::relative && part.form == DayForm::weekday &&
        part.weekday == weekday_of(date_of(whole.first)))
      return whole;
    if (whole.form == DayForm::weekday && part.form == DayForm::date &&
        whole.weekday == weekday_of(date_of(part.first)))
      return part;
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
      if (merged.clock && apart && names_longer_than_day(*part.day))
        return false;  // "… à 18 h, la semaine prochaine"
      merged.day = part.day;
    } else if (!part.clock) {
      if (apart && !lenient_ && (part.day->form == DayForm::week || merged.day->form == DayForm::week))
        return false;  // "cette semaine, vendredi …"
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
  if (!mine.from && mine.until && other.from && !other.until && *other.from < *mine.until &&
      mine.negated == other.negated) {
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
  const Lead before = lead(at);
  i = before.next;
  if (auto found = coming(i, before)) {
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

std::optional<TimeGrammar::Component> TimeGrammar::component(std::size_t& at) const {
  std::size_t i = at;
  if (auto found = range(i)) {
    if (is(i, TimeWord::included)) ++i;
    at = i;
    return found;
  }
  i = at;
  // "après-midi", "après-demain", "avant-hier" are days and times themselves
  const bool compound =
      (is(i, TimeWord::after) && is(i + 1, TimeWord::tomorrow)) ||
      (is(i, TimeWord::before) && (is(i + 1, TimeWord::yesterday) || is(i + 1, TimeWord::day_before)));
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

}  // namespace permanence::language
