// From single wishes to patterns: (days × hours) within stretches. Internal to the room; wish_extraction.cpp feeds it.
#pragma once

#include <vector>

#include "language/wishes.h"

namespace permanence::language {

// A wish under construction: a pattern, and whether days and hours were said in it.
struct Wish {
  TimePattern pattern;
  bool exception = false;  // frees a day of what was ruled out for all
  bool names_day = false, names_hours = false, container = false, alternative = false, available = false,
       unbound = false,
       vague = false;  // "le soir"
  std::size_t sentence = 0, order = 0;
};

// Any of the result. `hours_ruled_out`: the message also says at which hours it can't be, so that "vendredi je suis libre"
// adds a day to the stretch asked for instead of choosing it.
std::vector<TimePattern> composed(const std::vector<Wish>& wishes, bool hours_ruled_out);

}  // namespace permanence::language
