#include "language/spaced_words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

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

namespace {

// The first eight bytes, as one number; zeros behind the end.
std::uint64_t head_of(std::string_view text) {
  std::uint64_t head = 0;
  if (text.size() >= sizeof head)  // a copy of known size is one instruction
    std::memcpy(&head, text.data(), sizeof head);
  else
    std::memcpy(&head, text.data(), text.size());
  return head;
}

}  // namespace

// A phrase begins with a space, hence where a word of the text does: each is compared by its first eight bytes with all
// words at once, and letter by letter only where those are the same. Most of the time of reading wishes is spent here.
bool has_any_phrase(std::string_view spaced, Phrases phrases) {
  constexpr std::size_t most_words = 256;  // of a piece; what stands across two pieces is found in the next
  std::array<std::uint64_t, most_words> heads;
  std::array<std::size_t, most_words> starts;
  for (std::size_t at = 0; at < spaced.size();) {
    std::size_t words = 0;
    for (; at < spaced.size() && words < most_words; ++at) {
      if (spaced[at] != ' ') continue;
      heads[words] = head_of(spaced.substr(at));
      starts[words++] = at;
    }
    for (const auto phrase : phrases) {
      const std::uint64_t head = head_of(phrase);
      const std::uint64_t mask = phrase.size() >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * phrase.size())) - 1;
      bool alike = false;
      for (std::size_t i = 0; i < words; ++i) alike |= ((heads[i] ^ head) & mask) == 0;
      if (!alike) continue;
      for (std::size_t i = 0; i < words; ++i)
        if (spaced.substr(starts[i]).starts_with(phrase)) return true;
    }
  }
  return false;
}

bool has_phrase(std::string_view spaced, std::string_view phrase) { return has_any_phrase(spaced, {&phrase, 1}); }

}  // namespace permanence::language
