#include "base/time.h"

#include <cctz/time_zone.h>

#include <cstdio>

namespace permanence {

struct TimeZone::Rules {
  std::string name;
  cctz::time_zone zone;
};

namespace {

cctz::civil_second civil(LocalDateTime local) {
  return cctz::civil_second(1970, 1, 1) + local.time_since_epoch().count();
}

LocalDateTime local_of(cctz::civil_second civil) {
  return LocalDateTime{Seconds(civil - cctz::civil_second(1970, 1, 1))};
}

// Reads exactly `width` digits at `from`, -1 otherwise.
int digits(std::string_view text, std::size_t from, std::size_t width) {
  if (from + width > text.size()) return -1;
  int value = 0;
  for (std::size_t i = from; i < from + width; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

template <class... Parts>
std::string formatted(const char* format, Parts... parts) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, format, parts...);
  return buffer;
}

}  // namespace

Result<TimeZone> TimeZone::load(std::string_view name) {
  auto rules = std::make_shared<Rules>();
  rules->name = name;
  if (!cctz::load_time_zone(rules->name, &rules->zone))
    return fail(ErrorKind::invalid_input, "error.time_zone.unknown", {{"zone", rules->name}});
  return TimeZone(std::move(rules));
}

const std::string& TimeZone::name() const { return rules_->name; }

LocalDateTime TimeZone::to_local(Instant instant) const {
  return local_of(rules_->zone.lookup(std::chrono::time_point_cast<cctz::seconds>(instant)).cs);
}

Instant TimeZone::to_instant(LocalDateTime local) const {
  return std::chrono::time_point_cast<Seconds>(rules_->zone.lookup(civil(local)).pre);
}

Seconds TimeZone::utc_offset(Instant instant) const {
  return Seconds(rules_->zone.lookup(std::chrono::time_point_cast<cctz::seconds>(instant)).offset);
}

std::string to_text(LocalDate day) {
  const auto calendar = calendar_of(day);
  return formatted("%04d-%02u-%02u", static_cast<int>(calendar.year()), static_cast<unsigned>(calendar.month()),
                   static_cast<unsigned>(calendar.day()));
}

std::optional<LocalDate> parse_local_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const std::chrono::year_month_day calendar{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                             std::chrono::day{static_cast<unsigned>(day)}};
  if (!calendar.ok()) return std::nullopt;
  return LocalDate{calendar};
}

std::string to_text(LocalTime time) { return formatted("%02d:%02d", hour_of(time), minute_of(time)); }

std::optional<LocalTime> parse_local_time(std::string_view text) {
  const bool seconds = text.size() == 8;
  if ((text.size() != 5 && !seconds) || text[2] != ':' || (seconds && text[5] != ':')) return std::nullopt;
  const int hour = digits(text, 0, 2), minute = digits(text, 3, 2), second = seconds ? digits(text, 6, 2) : 0;
  if (hour < 0 || minute < 0 || second < 0 || minute > 59 || second > 59) return std::nullopt;
  if (hour > 24 || (hour == 24 && minute + second > 0)) return std::nullopt;
  return LocalTime{std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second)};
}

std::string to_text(LocalDateTime moment) {
  const LocalTime time = time_of(moment);
  return to_text(date_of(moment)) +
         formatted("T%02d:%02d:%02d", hour_of(time), minute_of(time), static_cast<int>(time.since_midnight.count() % 60));
}

std::optional<LocalDateTime> parse_local_date_time(std::string_view text) {
  if (text.size() < 16 || (text[10] != 'T' && text[10] != ' ')) return std::nullopt;
  const auto day = parse_local_date(text.substr(0, 10));
  const auto time = parse_local_time(text.substr(11));
  if (!day || !time) return std::nullopt;
  return *day + *time;
}

std::string to_text(Instant instant) {
  return to_text(LocalDateTime{instant.time_since_epoch()}) + "Z";
}

std::optional<Instant> parse_instant(std::string_view text) {
  // Fractions of a second are read and dropped.
  if (text.size() < 20) return std::nullopt;
  const auto local = parse_local_date_time(text.substr(0, 19));
  if (!local) return std::nullopt;
  std::size_t at = 19;
  if (text[at] == '.') {
    ++at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  }
  const std::string_view offset = text.substr(at);
  const Instant as_utc{local->time_since_epoch()};
  if (offset == "Z" || offset == "z") return as_utc;
  if (offset.size() != 6 || (offset[0] != '+' && offset[0] != '-') || offset[3] != ':') return std::nullopt;
  const int hours = digits(offset, 1, 2), minutes = digits(offset, 4, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  const Seconds east = std::chrono::hours(hours) + std::chrono::minutes(minutes);
  return offset[0] == '+' ? as_utc - east : as_utc + east;
}

}  // namespace permanence
