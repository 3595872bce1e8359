#include "classifier/softmax_model.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

#include "classifier/model_bytes.h"

namespace permanence::classifier {
namespace {

constexpr std::string_view magic = "permanence sentences 2\n";

}  // namespace

std::vector<float> SoftmaxModel::probabilities(std::string_view sentence,
                                                const std::vector<std::string>& marks) const {
  std::vector<float> scores(labels_.size(), 0);
  for (const Feature& feature : features_of(sentence, marks)) {
    const std::int8_t* row = &weights_[std::size_t{feature.bucket} * labels_.size()];
    for (std::size_t label = 0; label < labels_.size(); ++label)
      scores[label] += feature.weight * static_cast<float>(row[label]);
  }
  float highest = -1e30F, sum = 0;
  for (std::size_t label = 0; label < labels_.size(); ++label) {
    scores[label] = sharpness_ * (scores[label] * scales_[label] + biases_[label]);
    highest = std::max(highest, scores[label]);
  }
  for (float& score : scores) sum += score = std::exp(score - highest);
  for (float& score : scores) score /= sum;
  return scores;
}

std::string SoftmaxModel::bytes() const {
  std::string out(magic);
  out += std::to_string(labels_.size()) + "\n";
  for (const std::string& label : labels_) out += label + "\n";
  put(out, scales_);
  put(out, biases_);
  put(out, std::vector<float>{sharpness_});
  put(out, weights_);
  return out;
}

Result<SoftmaxModel> SoftmaxModel::from_bytes(const std::string& bytes) {
  const auto bad = [] { return fail(ErrorKind::corrupt, "error.classifier.model"); };
  std::string_view rest = bytes;
  if (!rest.starts_with(magic)) return bad();
  rest.remove_prefix(magic.size());
  const std::size_t count = std::strtoul(take_line(rest).c_str(), nullptr, 10);
  constexpr std::size_t most_labels = 1000;
  if (count == 0 || count > most_labels) return bad();
  SoftmaxModel model;
  for (std::size_t i = 0; i < count; ++i) model.labels_.push_back(take_line(rest));
  std::vector<float> sharpness;
  const bool whole = take(rest, model.scales_, count) && take(rest, model.biases_, count) &&
                     take(rest, sharpness, 1) && take(rest, model.weights_, bucket_count * count) && rest.empty();
  if (!whole) return bad();
  model.sharpness_ = sharpness.front();
  return model;
}

Result<std::string> bytes_of_model(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(ErrorKind::not_found, "error.classifier.no_model", {{"file", file.string()}});
  std::stringstream content;
  content << in.rdbuf();
  return content.str();
}

Result<std::unique_ptr<SentenceClassifier>> load_model(const std::filesystem::path& file) {
  PERMANENCE_TRY(bytes, bytes_of_model(file));
  auto model = SoftmaxModel::from_bytes(bytes);
  if (!model) return fail(ErrorKind::corrupt, "error.classifier.model", {{"file", file.string()}});
  return std::make_unique<SoftmaxModel>(*std::move(model));
}

}  // namespace permanence::classifier
