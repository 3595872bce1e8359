#include "agenda/departure.h"

#include "agenda/holidays.h"

namespace permanence::agenda {

namespace {

constexpr Minutes minute{1};
// Longer than any run of Sundays, holidays and nights; beyond it nothing is ever permitted.
constexpr std::chrono::days furthest{31};

bool is_quiet_time(const QuietHours& quiet, LocalTime time) {
  if (quiet.from <= quiet.until) return quiet.from <= time && time < quiet.until;
  return quiet.from <= time || time < quiet.until;
}

bool is_quiet_day(const Practice& practice, LocalDate day) {
  return weekday_of(day) == std::chrono::Sunday || is_holiday(day, practice.holiday_region);
}

// Of one day, on wall time, what the quiet hours leave: one stretch where they span midnight, else up to two.
struct Permitted {
  LocalTime from, until;
};
std::vector<Permitted> permitted_times(const QuietHours& quiet) {
  if (quiet.from > quiet.until) return {{quiet.until, quiet.from}};
  if (quiet.from == quiet.until) return {{at(0), at(24)}};
  return {{at(0), quiet.from}, {quiet.until, at(24)}};
}

}  // namespace

bool is_quiet(const Practice& practice, const TimeZone& zone, Instant instant) {
  const LocalDateTime local = zone.to_local(instant);
  return is_quiet_day(practice, date_of(local)) || is_quiet_time(practice.quiet_hours, time_of(local));
}

// Both walk over whole days and jump to the edge of what is permitted there; only where a change of clocks falls on that
// edge do they go on minute by minute.
Instant last_permitted_at_or_before(const Practice& practice, const TimeZone& zone, Instant instant) {
  if (!is_quiet(practice, zone, instant)) return instant;
  const auto windows = permitted_times(practice.quiet_hours);
  const LocalDate last = date_of(zone.to_local(instant));
  for (LocalDate day = last; day > last - furthest; day -= std::chrono::days(1)) {
    if (is_quiet_day(practice, day)) continue;
    for (auto window = windows.rbegin(); window != windows.rend(); ++window) {
      const Instant begin = zone.to_instant(day + window->from);
      for (Instant each = zone.to_instant(day + window->until) - minute; each >= begin; each -= minute)
        if (each <= instant && !is_quiet(practice, zone, each)) return each;
    }
  }
  return instant;
}

Instant first_permitted_at_or_after(const Practice& practice, const TimeZone& zone, Instant instant) {
  if (!is_quiet(practice, zone, instant)) return instant;
  const auto windows = permitted_times(practice.quiet_hours);
  const LocalDate first = date_of(zone.to_local(instant));
  for (LocalDate day = first; day < first + furthest; day += std::chrono::days(1)) {
    if (is_quiet_day(practice, day)) continue;
    for (const Permitted& window : windows) {
      const Instant end = zone.to_instant(day + window.until);
      for (Instant each = zone.to_instant(day + window.from); each < end; each += minute)
        if (each >= instant && !is_quiet(practice, zone, each)) return each;
    }
  }
  return instant;
}

}  // namespace permanence::agenda
