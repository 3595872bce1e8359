// The folded words that the grammar of time knows. Internal to the room.
#pragma once

#include <string_view>

#include "language/time_lexer.h"

namespace permanence::language {

struct VocabularyEntry {
  std::string_view text;
  TimeWord word;
  int value = 0;  // as TimeToken's
  bool plural = false;
};

const VocabularyEntry* vocabulary_entry(std::string_view folded);  // nullptr: not a word of time

}  // namespace permanence::language
