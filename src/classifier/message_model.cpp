#include "classifier/message_model.h"

#include <algorithm>
#include <cmath>

#include "classifier/model_bytes.h"

namespace permanence::classifier {
namespace {

constexpr std::string_view magic = "permanence messages 1\n";
constexpr float penalty = 0.014F;  // on the square of a weight; chosen on voices that were not trained on
constexpr int descents = 120;

float logistic(float score) { return 1 / (1 + std::exp(-score)); }

// The examples evened out: row after row.
struct Table {
  std::size_t rows = 0, columns = 0;
  std::vector<float> values;
  const float* row(std::size_t i) const { return &values[i * columns]; }
};

// The largest curvature that the loss can have, by the power method: what a step is divided by.
float steepness(const Table& table, const std::vector<float>& shares) {
  std::vector<float> direction(table.columns, 1 / std::sqrt(static_cast<float>(table.columns)));
  float largest = 1;
  for (int round = 0; round < 20; ++round) {
    std::vector<float> next(table.columns, 0);
    for (std::size_t i = 0; i < table.rows; ++i) {
      const float* row = table.row(i);
      float along = 0;
      for (std::size_t c = 0; c < table.columns; ++c) along += row[c] * direction[c];
      for (std::size_t c = 0; c < table.columns; ++c) next[c] += shares[i] * along * row[c];
    }
    float length = 0;
    for (const float each : next) length += each * each;
    largest = std::sqrt(length);
    for (std::size_t c = 0; c < table.columns; ++c) direction[c] = next[c] / std::max(largest, 1e-12F);
  }
  constexpr float of_logistic = 0.25F, margin = 1.1F;
  return of_logistic * (largest * margin + 1) + penalty;
}

}  // namespace

std::vector<float> MessageModel::probabilities(const std::vector<float>& features) const {
  if (features.size() != feature_count()) return std::vector<float>(labels_.size(), 0);
  std::vector<float> scores = biases_;
  for (std::size_t f = 0; f < features.size(); ++f) {
    const float even = (features[f] - means_[f]) / scales_[f];
    for (std::size_t label = 0; label < scores.size(); ++label)
      scores[label] += even * weights_[f * scores.size() + label];
  }
  for (float& score : scores) score = logistic(score);
  return scores;
}

// Nesterov's accelerated descent over all examples at once; its end does not hang on their order.
MessageModel MessageModel::train(std::vector<std::string> names,
                                 const std::vector<MessageExample>& examples) {
  MessageModel model;
  model.labels_ = std::move(names);
  const std::size_t labels = model.labels_.size(), columns = examples.front().features.size();
  float total = 0;
  for (const auto& example : examples) total += example.weight;
  std::vector<float> shares;
  for (const auto& example : examples) shares.push_back(example.weight / total);

  model.means_.assign(columns, 0);
  model.scales_.assign(columns, 0);
  for (std::size_t i = 0; i < examples.size(); ++i)
    for (std::size_t c = 0; c < columns; ++c) model.means_[c] += shares[i] * examples[i].features[c];
  for (std::size_t i = 0; i < examples.size(); ++i)
    for (std::size_t c = 0; c < columns; ++c) {
      const float off = examples[i].features[c] - model.means_[c];
      model.scales_[c] += shares[i] * off * off;
    }
  for (float& scale : model.scales_) scale = std::sqrt(scale) + 1e-6F;

  Table table{examples.size(), columns, {}};
  table.values.reserve(examples.size() * columns);
  for (const auto& example : examples)
    for (std::size_t c = 0; c < columns; ++c)
      table.values.push_back((example.features[c] - model.means_[c]) / model.scales_[c]);

  const float step = 1 / steepness(table, shares);
  model.weights_.assign(columns * labels, 0);
  model.biases_.assign(labels, 0);
  auto ahead = model.weights_, ahead_biases = model.biases_;
  for (int round = 1; round <= descents; ++round) {
    std::vector<float> slopes(columns * labels, 0), bias_slopes(labels, 0), scores(labels);
    for (std::size_t i = 0; i < examples.size(); ++i) {
      const float* row = table.row(i);
      scores = ahead_biases;
      for (std::size_t c = 0; c < columns; ++c)
        for (std::size_t label = 0; label < labels; ++label)
          scores[label] += row[c] * ahead[c * labels + label];
      for (std::size_t label = 0; label < labels; ++label) {
        scores[label] = shares[i] * (logistic(scores[label]) - (examples[i].wanted[label] ? 1.0F : 0.0F));
        bias_slopes[label] += scores[label];
      }
      for (std::size_t c = 0; c < columns; ++c)
        for (std::size_t label = 0; label < labels; ++label)
          slopes[c * labels + label] += row[c] * scores[label];
    }
    const float momentum = static_cast<float>(round - 1) / static_cast<float>(round + 2);
    const auto descend = [&](std::vector<float>& values, std::vector<float>& values_ahead,
                             const std::vector<float>& slope, float shrink) {
      for (std::size_t k = 0; k < values.size(); ++k) {
        const float next = values_ahead[k] - step * (slope[k] + shrink * values_ahead[k]);
        values_ahead[k] = next + momentum * (next - values[k]);
        values[k] = next;
      }
    };
    descend(model.weights_, ahead, slopes, penalty);
    descend(model.biases_, ahead_biases, bias_slopes, 0);
  }
  return model;
}

std::string MessageModel::bytes() const {
  std::string out(magic);
  out += std::to_string(labels_.size()) + "\n" + std::to_string(feature_count()) + "\n";
  for (const std::string& label : labels_) out += label + "\n";
  for (const auto* values : {&means_, &scales_, &weights_, &biases_}) put(out, *values);
  return out;
}

Result<MessageModel> MessageModel::from_bytes(const std::string& bytes) {
  const auto bad = [] { return fail(ErrorKind::corrupt, "error.classifier.model"); };
  std::string_view rest = bytes;
  if (!rest.starts_with(magic)) return bad();
  rest.remove_prefix(magic.size());
  const std::size_t labels = std::strtoul(take_line(rest).c_str(), nullptr, 10);
  const std::size_t columns = std::strtoul(take_line(rest).c_str(), nullptr, 10);
  constexpr std::size_t most = 10000;
  if (labels == 0 || labels > most || columns == 0 || columns > most) return bad();
  MessageModel model;
  for (std::size_t i = 0; i < labels; ++i) model.labels_.push_back(take_line(rest));
  const bool whole = take(rest, model.means_, columns) && take(rest, model.scales_, columns) &&
                     take(rest, model.weights_, columns * labels) && take(rest, model.biases_, labels) &&
                     rest.empty();
  if (!whole) return bad();
  return model;
}

Result<MessageModel> load_message_model(const std::filesystem::path& file) {
  PERMANENCE_TRY(bytes, bytes_of_model(file));
  auto model = MessageModel::from_bytes(bytes);
  if (!model) return fail(ErrorKind::corrupt, "error.classifier.model", {{"file", file.string()}});
  return model;
}

}  // namespace permanence::classifier
