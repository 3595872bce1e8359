#include "language/when.h"

#include "language/calendar_rules.h"
#include "language/time_grammar.h"

namespace permanence::language {

using std::chrono::days;

namespace {

std::optional<LocalTime> time_of_minutes(std::optional<int> minutes) {
  if (!minutes) return std::nullopt;
  return LocalTime{Minutes(std::min(*minutes, 1440))};
}

TimeExpression described(const ParsedTime& parsed, const std::vector<TimeToken>& tokens,
                         LocalDateTime reference) {
  TimeExpression result;
  result.span = span_of(parsed, reference);
  result.begin = tokens[parsed.first].begin;
  result.end = tokens[parsed.next - 1].end;
  result.past = parsed.past;
  if (parsed.day) {
    result.names_day = true;
    result.recurring = parsed.day->recurring;
    if (parsed.day->form == DayForm::weekday || parsed.day->form == DayForm::weekday_number)
      result.weekday = parsed.day->weekday;
  }
  if (parsed.clock && !parsed.clock->whole_day) {
    result.names_time = true;
    result.from_time = time_of_minutes(parsed.clock->from);
    result.until_time = time_of_minutes(parsed.clock->until);
  } else if (parsed.day && parsed.day->sub_day) {
    result.names_time = true;
  }
  return result;
}

// Among several the one that says most: a day with its hour before a day, a day before a bare hour.
int weight_of(const ParsedTime& parsed) {
  const bool time = parsed.clock.has_value() || (parsed.day && parsed.day->sub_day);
  return (parsed.day ? 2 : 0) + (time ? 1 : 0);
}

void put_hours(TimeSpan& span, LocalDate date, const TimeOfDay& clock) {
  if (clock.from) span.start = date + Minutes(*clock.from);
  if (clock.until)
    span.end = date + Minutes(*clock.until);
  else if (clock.point && clock.from)
    span.end = *span.start + Minutes(clock.grain == Grain::hour ? 60 : 1);
  // "15 h à 14 h": an end before the start says nothing.
  if (span.start && span.end && *span.end <= *span.start) span.end = *span.start + Minutes(60);
}

}  // namespace

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
      put_hours(span, date, clock);
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
  if (parsed.past && edge > reference)
    date -= days(1);
  else if (!parsed.past && over)
    date += days(1);
  put_hours(span, date, clock);
  if (clock.whole_day) {
    span.start = today;
    span.end = today + days(1);
  }
  return span;
}

std::string_view name_of(Grain grain) {
  switch (grain) {
    case Grain::minute:
      return "minute";
    case Grain::hour:
      return "hour";
    case Grain::day:
      return "day";
    case Grain::week:
      return "week";
    case Grain::month:
      return "month";
    case Grain::quarter:
      return "quarter";
    case Grain::year:
      return "year";
  }
  return "";
}

std::vector<TimeExpression> find_time_expressions(std::string_view text, LocalDateTime reference) {
  const LexedText lexed = lex(text);
  std::vector<TimeExpression> found;
  for (const ParsedTime& parsed : TimeGrammar(lexed.tokens, text, reference, Leniency::strict).all())
    found.push_back(described(parsed, lexed.tokens, reference));
  return found;
}

std::optional<TimeSpan> when(std::string_view text, LocalDateTime reference) {
  const LexedText lexed = lex(text);
  const auto found = TimeGrammar(lexed.tokens, text, reference, Leniency::lenient).all();
  const ParsedTime* best = nullptr;
  for (const ParsedTime& parsed : found)
    if (!best || weight_of(parsed) > weight_of(*best)) best = &parsed;
  if (!best) return std::nullopt;
  return span_of(*best, reference);
}

}  // namespace permanence::language
