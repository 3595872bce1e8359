// Logistic regression over the numbers that the reader of messages gives (language/message_features.h): how likely a
// message wants each thing, once its sentences have been heard.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace permanence::classifier {

struct MessageExample {
  std::vector<float> features;
  std::vector<bool> wanted;  // by label
  float weight = 1;
};

class MessageModel {
 public:
  const std::vector<std::string>& labels() const { return labels_; }
  std::size_t feature_count() const { return means_.size(); }
  // One probability a label; a message may want several things, or none. Thread-safe. Features that are too few or too
  // many are not of this model: nothing is likely.
  std::vector<float> probabilities(const std::vector<float>& features) const;

  // The same examples give the same model, to the byte. At least one example; all of as many features.
  static MessageModel train(std::vector<std::string> labels, const std::vector<MessageExample>& examples);
  std::string bytes() const;
  // corrupt "error.classifier.model" if the bytes aren't a model of this version.
  static Result<MessageModel> from_bytes(const std::string& bytes);

 private:
  std::vector<std::string> labels_;
  std::vector<float> means_, scales_;    // by feature: what makes it even among the examples
  std::vector<float> weights_, biases_;  // feature after feature, one weight a label; by label
};

// not_found or corrupt, with the file.
Result<MessageModel> load_message_model(const std::filesystem::path& file);

}  // namespace permanence::classifier
