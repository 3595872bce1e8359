// From the probabilities of trained classifiers to the opinions that the reader of messages takes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "language/reading.h"

namespace permanence::language {

class OpinionReader {
 public:
  // The labels of data/corpus, in the order of the probabilities; one that isn't known counts as context.
  explicit OpinionReader(const std::vector<std::string>& labels);
  SentenceOpinion operator()(const std::vector<float>& probabilities) const;

 private:
  enum class Kind { intent, wish, body, context };
  struct Label {
    Kind kind = Kind::context;
    Intent intent = Intent::unrelated;
  };
  std::vector<Label> labels_;
};

class TimeRoleReader {
 public:
  // The labels of data/corpus/times, in the order of the probabilities.
  explicit TimeRoleReader(const std::vector<std::string>& labels);
  TimeRoleScores operator()(const std::vector<float>& probabilities) const;

 private:
  std::vector<TimeRole> roles_;
};

}  // namespace permanence::language
