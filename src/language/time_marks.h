// A named time as the classifier of times hears it: the clause it stands in, and what is known around it. Internal to
// the room and to the trainer, through Classifier::of_time.
#pragma once

#include <string>
#include <vector>

#include "language/time_role.h"
#include "language/wish_sentence.h"

namespace permanence::language {

struct TimeSurroundings {
  TimeRole by_rule = TimeRole::ignored;
  std::optional<TimeRole> before;  // of the time before it in the sentence
  bool asks = false, gives_up = false, moves = false;  // the message
  bool wishes = false;                                 // the sentence, as its classifier hears it
  std::string_view label, label_before, label_behind;  // of the sentence and its neighbours; empty: not known
  std::size_t sentence = 0;                            // of the message
};

// The words of the clause of a sentence's kth time, in which this time is "#" and another "&".
std::string clause_of(const Sentence& sentence, std::size_t k);
std::vector<std::string> time_marks(const Sentence& sentence, std::size_t k, const TimeSurroundings& around);

}  // namespace permanence::language
