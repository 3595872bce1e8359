// The trained classifier of sentences, as the wiring hands it to the core.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace permanence {

class SentenceClassifier {
 public:
  virtual ~SentenceClassifier() = default;
  // The labels of data/corpus, in the order of the probabilities.
  virtual const std::vector<std::string>& labels() const = 0;
  // One probability a label, for a sentence and what the reader of messages marked of it; they add up to one. Thread-safe.
  virtual std::vector<float> probabilities(std::string_view sentence,
                                           const std::vector<std::string>& marks) const = 0;
};

}  // namespace permanence
