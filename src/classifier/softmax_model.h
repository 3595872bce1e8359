// Softmax regression over the features of a sentence: trained from data/corpus, kept as eight-bit weights.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "classifier/sentence_features.h"
#include "ports/sentence_classifier.h"

namespace permanence::classifier {

struct Example {
  std::string sentence;
  std::vector<std::string> labels;  // each counts the same
  std::string voice;                // who wrote it: no voice is split between training and trial
  std::size_t message = 0;          // sentences of one message follow each other and bear its number
  std::vector<std::string> marks = {};
};

class SoftmaxModel final : public SentenceClassifier {
 public:
  const std::vector<std::string>& labels() const override { return labels_; }
  std::vector<float> probabilities(std::string_view sentence, const std::vector<std::string>& marks) const override;

  // The same examples give the same model, to the byte. They may bear 32 labels at most. Its probabilities are calibrated on
  // voices it wasn't trained on.
  static SoftmaxModel train(const std::vector<Example>& examples);
  // With it, models that each have not seen a part of the voices: what is learnt from their answers to those voices
  // holds for voices that nobody has seen.
  struct Apart;
  static Apart train_apart(const std::vector<Example>& examples);
  std::string bytes() const;
  // corrupt "error.classifier.model" if the bytes aren't a model of this version.
  static Result<SoftmaxModel> from_bytes(std::string bytes);
  // Likewise; `keeper` keeps them where they are as long as the model lives.
  static Result<SoftmaxModel> over(std::string_view bytes, std::shared_ptr<const void> keeper);

 private:
  static constexpr std::size_t row_width = 32;  // at most as many labels
  using Sums = std::array<std::int32_t, row_width>;
  Sums sums_of(const std::vector<std::uint32_t>& buckets) const;

  std::vector<std::string> labels_;
  std::vector<float> scales_, biases_;  // by label
  float sharpness_ = 1;                 // what the calibration multiplies every score by
  std::string_view weights_;            // signed: bucket after bucket, one a label, zeros to the row's end
  std::shared_ptr<const void> keeper_;  // of the weights
  friend struct Training;
};

struct SoftmaxModel::Apart {
  SoftmaxModel whole;
  std::vector<SoftmaxModel> without_part;
  std::vector<std::size_t> part;  // by example: of its voice
};

// not_found or corrupt, with the file. It is mapped, not read: what is never looked at takes no time and no memory. Whoever
// installs another puts it in its place by renaming.
Result<std::unique_ptr<SentenceClassifier>> load_model(const std::filesystem::path& file);

}  // namespace permanence::classifier
