// What may never stand in clear in a message to a patient: words that tell something about health (even the
// specialty does), and reassurance, which only a practitioner may give (domain.md).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace permanence::compose {

// Accents and case don't count; a word or phrase is found where a word begins.
class Discretion {
 public:
  // `more`: words besides the general ones, a pack's own.
  explicit Discretion(const std::vector<std::string>& more = {});

  // The first of the words about health that the text holds, as it was listed: a stem, "kinésithérap".
  std::optional<std::string> health_word_in(std::string_view text) const;
  // "c'est normal", "rien de grave"…
  std::optional<std::string> reassurance_in(std::string_view text) const;

 private:
  struct Word {
    std::string listed;
    std::string plain;  // folded
  };
  static std::optional<std::string> first_in(std::string_view text, const std::vector<Word>& words);
  std::vector<Word> health_words_;
  std::vector<Word> reassurances_;
};

}  // namespace permanence::compose
