// The folded words of a stretch of tokens, each with one space at both sides (" je ne peux pas "), so that a phrase is
// looked for as a substring: " peux pas " for whole words, " annul" for a beginning. Internal to the room.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "language/time_lexer.h"

namespace permanence::language {

using Phrases = std::span<const std::string_view>;

std::string spaced_words(const std::vector<TimeToken>& tokens, std::size_t first, std::size_t last);
bool has_phrase(std::string_view spaced, std::string_view phrase);
bool has_any_phrase(std::string_view spaced, Phrases phrases);

}  // namespace permanence::language
