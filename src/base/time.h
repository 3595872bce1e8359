// Time as three types that don't mix: an instant (UTC), a local date, a local time of day; and their pair.
// Nothing here reads a clock. Rules about days are computed on wall time in the practice's zone.
#pragma once

#include <chrono>
#include <compare>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace permanence {

using Instant = std::chrono::sys_seconds;          // a moment, in UTC
using LocalDate = std::chrono::local_days;         // a day on the practice's wall calendar
using LocalDateTime = std::chrono::local_seconds;  // a day and a time on the practice's wall clock
using Minutes = std::chrono::minutes;
using Seconds = std::chrono::seconds;

// A time of day on the wall clock, 00:00:00 to 24:00:00 (the end of a day, exclusive).
struct LocalTime {
  Seconds since_midnight{0};
  auto operator<=>(const LocalTime&) const = default;
};

constexpr LocalTime at(int hour, int minute = 0) {
  return {std::chrono::hours(hour) + std::chrono::minutes(minute)};
}
constexpr LocalDate date(int year, unsigned month, unsigned day) {
  return LocalDate{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)};
}
constexpr LocalDateTime operator+(LocalDate day, LocalTime time) { return day + time.since_midnight; }
constexpr LocalDate date_of(LocalDateTime moment) { return std::chrono::floor<std::chrono::days>(moment); }
constexpr LocalTime time_of(LocalDateTime moment) { return {moment - date_of(moment)}; }
constexpr std::chrono::year_month_day calendar_of(LocalDate day) { return std::chrono::year_month_day{day}; }
constexpr std::chrono::weekday weekday_of(LocalDate day) { return std::chrono::weekday{day}; }
constexpr int hour_of(LocalTime time) { return static_cast<int>(time.since_midnight.count() / 3600); }
constexpr int minute_of(LocalTime time) { return static_cast<int>(time.since_midnight.count() / 60 % 60); }

// Half-open: `begin` belongs to it, `end` doesn't.
struct Interval {
  Instant begin{};
  Instant end{};
  bool operator==(const Interval&) const = default;
};
constexpr bool overlaps(Interval a, Interval b) { return a.begin < b.end && b.begin < a.end; }
constexpr bool contains(Interval outer, Interval inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }

// The rules of one zone of the tz database. Cheap to copy; converting touches nothing, loading reads the database.
class TimeZone {
 public:
  static Result<TimeZone> load(std::string_view name);  // error.time_zone.unknown

  const std::string& name() const;
  LocalDateTime to_local(Instant instant) const;
  // A wall time that doesn't exist (spring) is taken as much later as the clock jumped; one that exists twice
  // (autumn) is its first occurrence.
  Instant to_instant(LocalDateTime local) const;
  Seconds utc_offset(Instant instant) const;

 private:
  struct Rules;
  explicit TimeZone(std::shared_ptr<const Rules> rules) : rules_(std::move(rules)) {}
  std::shared_ptr<const Rules> rules_;
};

// "2026-03-03T09:30:00"; seconds may be left out when read. nullopt if malformed or no such day.
std::string to_text(LocalDateTime moment);
std::optional<LocalDateTime> parse_local_date_time(std::string_view text);
std::string to_text(LocalDate day);                             // "2026-03-03"
std::optional<LocalDate> parse_local_date(std::string_view text);
std::string to_text(LocalTime time);                            // "09:30"
std::optional<LocalTime> parse_local_time(std::string_view text);  // "09:30", "24:00" allowed
std::string to_text(Instant instant);                           // RFC 3339, "2026-03-03T08:30:00Z"
std::optional<Instant> parse_instant(std::string_view text);    // RFC 3339 with any offset

}  // namespace permanence
