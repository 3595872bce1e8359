#include "language/spaced_words.h"

#include <algorithm>

namespace permanence::language {

std::string spaced_words(const std::vector<TimeToken>& tokens, std::size_t first, std::size_t last) {
  std::string text = " ";
  for (std::size_t i = first; i < last && i < tokens.size(); ++i) {
    if (tokens[i].kind == TimeToken::Kind::mark) continue;
    text += tokens[i].folded;
    text += ' ';
  }
  return text;
}

bool has_phrase(std::string_view spaced, std::string_view phrase) {
  return spaced.find(phrase) != std::string_view::npos;
}

bool has_any_phrase(std::string_view spaced, Phrases phrases) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](std::string_view phrase) { return has_phrase(spaced, phrase); });
}

}  // namespace permanence::language
