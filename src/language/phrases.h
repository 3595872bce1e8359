// Phrases as data. A rule is a list of patterns parted by ";"; a pattern is words parted by spaces:
//   word            that word, evened out as utterance.h does it
//   annul*          any word beginning so
//   a|b*|@family    any of these; @name is a class of words (word_classes.cpp); c_d is two words in a row
//   #num #hour #temp #year   a number; a time of day; a body temperature; a year
//   ?a|b            may be missing
//   ..              up to four words of anything within the clause
//   ...             up to eight words of anything, across pauses
//   a & b|c & @d    all of these in any order, each within ten words of the first
// Light words (articles, possessives, adverbs of degree) may stand between any two words of a pattern; pauses may not.
// All rules are compiled together, once, and matched in one walk over the sentence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/utterance.h"

namespace permanence::language {

struct PhraseMatch {
  std::uint32_t rule = 0;   // index into the rules that the book was made of
  std::uint32_t first = 0;  // word of the utterance
  std::uint32_t last = 0;   // inclusive
};

struct WordClass {
  std::string_view name;
  std::string_view words;  // parted by spaces; * allowed at the end
};
std::span<const WordClass> word_classes();

class PhraseBook {
 public:
  explicit PhraseBook(const std::vector<std::string_view>& rules);
  ~PhraseBook();
  PhraseBook(const PhraseBook&) = delete;
  PhraseBook& operator=(const PhraseBook&) = delete;

  // One match a rule and first word: the shortest.
  std::vector<PhraseMatch> matches(const Utterance& utterance) const;

 private:
  struct Automaton;
  std::unique_ptr<const Automaton> automaton_;
};

// Whether a negation governs the words first..last: "je ne veux surtout pas annuler", "j'annule pas", "sans fièvre".
bool is_negated(const Utterance& utterance, std::size_t first, std::size_t last);

}  // namespace permanence::language
