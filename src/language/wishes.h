// When would suit: what the message wishes, what it makes impossible, what it merely mentions. Answers for any slot.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace permanence::language {

// A set of wall-clock moments: each part that is given must hold. All empty: always.
struct TimePattern {
  std::optional<LocalDateTime> from;           // the slot starts at or after
  std::optional<LocalDateTime> until;          // exclusive: the slot ends at or before it
  std::vector<std::chrono::weekday> weekdays;  // any of
  std::vector<LocalDate> dates;                // any of
  std::optional<LocalTime> earliest;           // time of day at which the slot may start
  std::optional<LocalTime> latest_end;         // time of day by which it has ended
  std::optional<LocalTime> latest_start;       // time of day after which it may not start any more
  std::vector<LocalDate> except_dates;         // none of
  std::string words;                           // what in the message says so

  bool matches(LocalDateTime start, Minutes duration) const;
};

struct Wishes {
  std::vector<TimePattern> wanted;      // any of; empty: no condition
  std::vector<TimePattern> preferred;   // "plutôt le matin": ranks, doesn't exclude
  std::vector<TimePattern> impossible;  // none of: a slot that touches one doesn't fit

  bool falls_back = false;              // "à défaut …": more than the preferred would do

  bool states_any() const { return !wanted.empty() || !impossible.empty(); }
  bool fits(LocalDateTime start, Minutes duration) const;
  bool is_preferred(LocalDateTime start, Minutes duration) const;
  // All that is stated, the preferences too unless the message itself falls back from them.
  bool meets(LocalDateTime start, Minutes duration) const;
};

}  // namespace permanence::language
