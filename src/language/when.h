// French expressions of time (contract of `permanence when`). Pure: `reference` is the wall clock's "now".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace permanence::language {

enum class Grain { minute, hour, day, week, month, quarter, year };
std::string_view name_of(Grain grain);

struct TimeSpan {
  std::optional<LocalDateTime> start;  // open where empty
  std::optional<LocalDateTime> end;    // exclusive
  Grain grain = Grain::day;
};

// One expression found in a text, with what slot search needs to know of it besides its span.
struct TimeExpression {
  TimeSpan span;
  std::size_t begin = 0, end = 0;      // bytes of the text
  bool names_day = false;              // "jeudi", "le 12", "demain"; a bare "à 17 h" doesn't
  bool names_time = false;             // "17 h", "le matin"
  bool recurring = false;              // "le mardi", "tous les jeudis", "les lundis"
  bool past = false;
  std::optional<std::chrono::weekday> weekday;   // where that is how the day is named
  std::optional<LocalTime> from_time, until_time;  // the window of the day, as said
};

// Every expression of time in the text, in order, not overlapping.
std::vector<TimeExpression> find_time_expressions(std::string_view text, LocalDateTime reference);

// The one moment or period that the text names; nullopt if none.
std::optional<TimeSpan> when(std::string_view text, LocalDateTime reference);

}  // namespace permanence::language
