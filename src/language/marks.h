// What the trained classifier is told of a sentence beside its text. The trainer (src/classifier) and the reader of
// messages make the same marks, so that rules and classifier are weighed together from examples.
#pragma once

#include <string>
#include <vector>

#include "language/rule_book.h"
#include "language/utterance.h"

namespace permanence::language {

// A sentence with the rules that hit it.
struct MarkedSentence {
  const Utterance* utterance = nullptr;
  const std::vector<RuleHit>* hits = nullptr;
};

// The words evened out and in pairs, the rules and pairs of them, and words and rules of the sentences before and after
// in the same message; an empty MarkedSentence where there is none.
std::vector<std::string> marks_of(const MarkedSentence& sentence, const MarkedSentence& before,
                                  const MarkedSentence& after);

}  // namespace permanence::language
