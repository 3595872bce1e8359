#include "language/wishes.h"

#include <algorithm>

namespace permanence::language {
namespace {

bool holds_day(const TimePattern& pattern, LocalDate day) {
  const auto& weekdays = pattern.weekdays;
  const auto& dates = pattern.dates;
  const auto& except = pattern.except_dates;
  if (std::find(except.begin(), except.end(), day) != except.end()) return false;
  return (weekdays.empty() ||
          std::find(weekdays.begin(), weekdays.end(), weekday_of(day)) != weekdays.end()) &&
         (dates.empty() || std::find(dates.begin(), dates.end(), day) != dates.end());
}

// The slot touches the pattern's moments, be it for a minute: what makes a slot impossible.
bool touches(const TimePattern& pattern, LocalDateTime start, Minutes duration) {
  const LocalDateTime end = start + duration;
  const LocalDate day = date_of(start);
  if (!holds_day(pattern, day)) return false;
  if (pattern.from && end <= *pattern.from) return false;
  if (pattern.until && start >= *pattern.until) return false;
  if (pattern.earliest && end <= day + *pattern.earliest) return false;
  if (pattern.latest_end && start >= day + *pattern.latest_end) return false;
  return !pattern.latest_start || start <= day + *pattern.latest_start;
}

}  // namespace

bool TimePattern::matches(LocalDateTime start, Minutes duration) const {
  const LocalDateTime end = start + duration;
  const LocalDate day = date_of(start);
  if (!holds_day(*this, day)) return false;
  if (from && start < *from) return false;
  if (until && end > *until) return false;
  if (earliest && start < day + *earliest) return false;
  if (latest_end && end > day + *latest_end) return false;
  return !latest_start || start <= day + *latest_start;
}

bool Wishes::fits(LocalDateTime start, Minutes duration) const {
  const auto matches = [&](const TimePattern& pattern) { return pattern.matches(start, duration); };
  if (!wanted.empty() && std::none_of(wanted.begin(), wanted.end(), matches)) return false;
  return std::none_of(impossible.begin(), impossible.end(),
                      [&](const TimePattern& pattern) { return touches(pattern, start, duration); });
}

bool Wishes::is_preferred(LocalDateTime start, Minutes duration) const {
  return std::any_of(preferred.begin(), preferred.end(),
                     [&](const TimePattern& pattern) { return pattern.matches(start, duration); });
}

bool Wishes::meets(LocalDateTime start, Minutes duration) const {
  return fits(start, duration) && (preferred.empty() || falls_back || is_preferred(start, duration));
}

}  // namespace permanence::language
