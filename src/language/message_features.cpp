#include "language/message_features.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace permanence::language {
namespace {

// What a sentence can be: an intent, a mere wish, health without a question, anything else.
constexpr std::size_t kinds = intent_count + 3;
using Kinds = std::array<double, kinds>;

Kinds kinds_of(const JudgedSentence& sentence) {
  Kinds all{};
  std::copy(sentence.opinion.intents.begin(), sentence.opinion.intents.end(), all.begin());
  all[intent_count] = sentence.opinion.wish;
  all[intent_count + 1] = sentence.opinion.body;
  all[intent_count + 2] = sentence.opinion.context;
  // A subject names the matter, the text says what is wanted.
  if (sentence.is_subject)
    for (double& each : all) each *= subject_weight;
  return all;
}

float log_odds(double probability) {
  constexpr double nearly = 1e-4;
  const double bounded = std::clamp(probability, nearly, 1 - nearly);
  return static_cast<float>(std::log(bounded / (1 - bounded)));
}

// How likely it is that at least one sentence is of each kind, were the sentences independent.
Kinds at_least_once(const std::vector<JudgedSentence>& sentences) {
  Kinds never;
  never.fill(1);
  for (const auto& sentence : sentences) {
    const Kinds one = kinds_of(sentence);
    for (std::size_t i = 0; i < kinds; ++i) never[i] *= 1 - std::min(one[i], 0.999);
  }
  for (double& each : never) each = 1 - each;
  return never;
}

template <class Holds>
float any(const std::vector<JudgedSentence>& sentences, Holds holds) {
  return std::any_of(sentences.begin(), sentences.end(), holds) ? 1.0F : 0.0F;
}

}  // namespace

std::vector<float> message_features(const std::vector<JudgedSentence>& sentences,
                                    const ReadingContext& context, const UrgencyAssessment& urgency,
                                    bool states_wishes) {
  std::vector<float> features;
  const float booked = context.appointment ? 1.0F : 0.0F, wishes = states_wishes ? 1.0F : 0.0F;
  const Kinds likely = at_least_once(sentences);
  for (const double each : likely) features.push_back(log_odds(each));
  for (const double each : likely) features.push_back(static_cast<float>(each));

  for (std::size_t i = 0; i < intent_count; ++i) {
    double best = 0;
    for (const auto& sentence : sentences)
      best = std::max(best, sentence.rules[i] * (sentence.is_subject ? subject_weight : 1));
    features.push_back(static_cast<float>(best));
  }
  for (std::size_t cue = 0; cue < cue_count; ++cue)
    features.push_back(any(sentences, [&](const JudgedSentence& s) { return s.cues[cue]; }));
  for (std::size_t cue = 0; cue < health_cue_count; ++cue)
    features.push_back(any(sentences, [&](const JudgedSentence& s) { return s.health.test(cue); }));

  // Whether there is an appointment, and whether the message says when would suit, part what asks for a visit from
  // what moves one.
  features.push_back(booked);
  features.push_back(wishes);
  features.push_back(booked * wishes);
  for (std::size_t i = 0; i <= static_cast<std::size_t>(Intent::appointment_late); ++i) {
    features.push_back(booked * log_odds(likely[i]));
    features.push_back(wishes * log_odds(likely[i]));
  }

  double calm = 1;  // unlike `likely`, without what is past, supposed or in care already
  std::size_t words = 0;
  for (const auto& sentence : sentences) {
    const double danger = sentence.opinion.intents[static_cast<std::size_t>(Intent::clinical_emergency)];
    if (!sentence.is_over) calm *= 1 - std::min(danger, 0.999);
    words += sentence.words;
  }
  constexpr std::size_t many_signs = 5, telling_signs = 3;
  features.push_back(log_odds(1 - calm));
  features.push_back(static_cast<float>(std::min(urgency.serious_signs, many_signs)));
  features.push_back(urgency.serious_signs >= telling_signs ? 1.0F : 0.0F);
  features.push_back(urgency.flag ? 1.0F : 0.0F);
  features.push_back(static_cast<float>(sentences.size()));
  features.push_back(static_cast<float>(std::log1p(static_cast<double>(words))));
  features.push_back(any(sentences, [](const JudgedSentence& s) { return s.asks; }));
  features.push_back(any(sentences, [](const JudgedSentence& s) { return s.speaks_of_body; }));
  return features;
}

}  // namespace permanence::language
