// Training: stochastic gradient descent with AdaGrad's steps, in one thread and with a fixed order, so that the same
// corpus gives the same bytes.
#include <algorithm>
#include <cmath>
#include <set>

#include "classifier/softmax_model.h"

namespace permanence::classifier {
namespace {

constexpr int rounds = 8;
constexpr float step = 0.3F, decay = 1e-5F, bias_step = 0.01F;
constexpr std::size_t folds = 5;

struct Feature {
  std::uint32_t bucket = 0;
  float weight = 0;
};

// In the order of their buckets, each once.
std::vector<Feature> together(const std::array<FeatureKind, 3>& kinds) {
  std::vector<Feature> all, features;
  for (const FeatureKind& kind : kinds)
    for (const std::uint32_t bucket : kind.buckets) all.push_back({bucket, kind.weight});
  std::sort(all.begin(), all.end(), [](const Feature& a, const Feature& b) { return a.bucket < b.bucket; });
  for (const Feature& each : all) {
    if (!features.empty() && features.back().bucket == each.bucket)
      features.back().weight += each.weight;
    else
      features.push_back(each);
  }
  return features;
}

struct Prepared {
  std::vector<Feature> features;
  std::vector<std::size_t> labels;
  std::size_t fold = 0;
};

// Weights before they are made small.
struct Weights {
  std::size_t labels = 0;
  std::vector<float> weights, biases;

  std::vector<float> scores(const std::vector<Feature>& features) const {
    std::vector<float> sums = biases;
    for (const Feature& feature : features) {
      const float* row = &weights[std::size_t{feature.bucket} * labels];
      for (std::size_t label = 0; label < labels; ++label) sums[label] += feature.weight * row[label];
    }
    return sums;
  }
};

void make_probabilities(std::vector<float>& scores, float sharpness) {
  const float highest = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(sharpness * (score - highest));
  for (float& score : scores) score /= sum;
}

std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed) {
  std::vector<std::size_t> order(count);
  for (std::size_t i = 0; i < count; ++i) order[i] = i;
  for (std::size_t i = count; i > 1; --i) {
    seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
    std::swap(order[i - 1], order[(seed >> 33) % i]);
  }
  return order;
}

Weights descend(const std::vector<Prepared>& examples, std::size_t labels, std::size_t without_fold) {
  Weights model{labels, std::vector<float>(bucket_count * labels, 0), std::vector<float>(labels, 0)};
  std::vector<float> squares(bucket_count * labels, 1e-6F);
  for (int round = 0; round < rounds; ++round)
    for (const std::size_t index : shuffled(examples.size(), static_cast<std::uint64_t>(round) + 42)) {
      const Prepared& example = examples[index];
      if (example.fold == without_fold) continue;
      auto slope = model.scores(example.features);
      make_probabilities(slope, 1);
      for (const std::size_t label : example.labels)
        slope[label] -= 1.0F / static_cast<float>(example.labels.size());
      for (const Feature& feature : example.features) {
        const std::size_t row = std::size_t{feature.bucket} * labels;
        for (std::size_t label = 0; label < labels; ++label) {
          const float change = slope[label] * feature.weight + decay * model.weights[row + label];
          squares[row + label] += change * change;
          model.weights[row + label] -= step * change / std::sqrt(squares[row + label]);
        }
      }
      for (std::size_t label = 0; label < labels; ++label) model.biases[label] -= bias_step * slope[label];
    }
  return model;
}

// The sharpness under which voices that weren't trained on are least surprising.
float calibrated(const std::vector<Prepared>& examples, const std::vector<Weights>& without_fold) {
  struct Trial {
    std::vector<float> scores;
    std::size_t label;
  };
  std::vector<Trial> trials;
  for (const Prepared& example : examples)
    trials.push_back({without_fold[example.fold].scores(example.features), example.labels.front()});
  float best = 1;
  double least = 1e300;
  for (float sharpness = 0.2F; sharpness <= 2.0F; sharpness += 0.05F) {
    double surprise = 0;
    for (const Trial& trial : trials) {
      auto chances = trial.scores;
      make_probabilities(chances, sharpness);
      surprise -= std::log(std::max(chances[trial.label], 1e-9F));
    }
    if (surprise < least) least = surprise, best = sharpness;
  }
  return best;
}

std::vector<Prepared> prepared(const std::vector<Example>& examples, const std::vector<std::string>& labels) {
  std::vector<std::string> voices;
  for (const Example& example : examples) voices.push_back(example.voice);
  std::sort(voices.begin(), voices.end());
  voices.erase(std::unique(voices.begin(), voices.end()), voices.end());
  std::vector<Prepared> all;
  for (const Example& example : examples) {
    Prepared one;
    one.features = together(features_of(example.sentence, example.marks));
    for (const std::string& label : example.labels)
      one.labels.push_back(
          static_cast<std::size_t>(std::lower_bound(labels.begin(), labels.end(), label) - labels.begin()));
    one.fold = static_cast<std::size_t>(std::lower_bound(voices.begin(), voices.end(), example.voice) -
                                        voices.begin()) %
               folds;
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace

struct Training {
  // The weights made small, of eight bits each.
  static SoftmaxModel model_of(const Weights& weights, std::vector<std::string> names, float sharpness) {
    SoftmaxModel model;
    const std::size_t labels = weights.labels;
    model.labels_ = std::move(names);
    model.sharpness_ = sharpness;
    model.biases_ = weights.biases;
    model.scales_.assign(labels, 1);
    for (std::size_t label = 0; label < labels; ++label) {
      float largest = 1e-6F;
      for (std::size_t row = label; row < weights.weights.size(); row += labels)
        largest = std::max(largest, std::abs(weights.weights[row]));
      model.scales_[label] = largest / 127;
    }
    auto small = std::make_shared<std::string>(bucket_count * SoftmaxModel::row_width, '\0');
    for (std::size_t i = 0; i < weights.weights.size(); ++i)
      (*small)[i / labels * SoftmaxModel::row_width + i % labels] =
          static_cast<char>(std::lround(weights.weights[i] / model.scales_[i % labels]));
    model.weights_ = *small;
    model.keeper_ = std::move(small);
    return model;
  }
};

SoftmaxModel SoftmaxModel::train(const std::vector<Example>& examples) { return train_apart(examples).whole; }

SoftmaxModel::Apart SoftmaxModel::train_apart(const std::vector<Example>& examples) {
  std::set<std::string> set_of_names;
  for (const Example& example : examples) set_of_names.insert(example.labels.begin(), example.labels.end());
  const std::vector<std::string> names(set_of_names.begin(), set_of_names.end());
  const auto all = prepared(examples, names);
  std::vector<Weights> without_fold;
  for (std::size_t fold = 0; fold < folds; ++fold) without_fold.push_back(descend(all, names.size(), fold));
  const float sharpness = calibrated(all, without_fold);

  Apart trained;
  for (const Prepared& example : all) trained.part.push_back(example.fold);
  for (const Weights& weights : without_fold)
    trained.without_part.push_back(Training::model_of(weights, names, sharpness));
  trained.whole =
      Training::model_of(descend(all, names.size(), folds), names, sharpness);  // no such fold: all of them
  return trained;
}

}  // namespace permanence::classifier
