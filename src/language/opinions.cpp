#include "language/opinions.h"

namespace permanence::language {

OpinionReader::OpinionReader(const std::vector<std::string>& labels) {
  for (const auto& name : labels) {
    if (const auto intent = intent_named(name))
      labels_.push_back({Kind::intent, *intent});
    else if (name == "wish")
      labels_.push_back({.kind = Kind::wish});
    else if (name == "health.mention")
      labels_.push_back({.kind = Kind::body});
    else
      labels_.push_back({});
  }
}

SentenceOpinion OpinionReader::operator()(const std::vector<float>& probabilities) const {
  SentenceOpinion opinion;
  for (std::size_t i = 0; i < std::min(probabilities.size(), labels_.size()); ++i) {
    const auto probability = static_cast<double>(probabilities[i]);
    switch (labels_[i].kind) {
      case Kind::intent:
        opinion.intents[static_cast<std::size_t>(labels_[i].intent)] += probability;
        break;
      case Kind::wish:
        opinion.wish += probability;
        break;
      case Kind::body:
        opinion.body += probability;
        break;
      case Kind::context:
        opinion.context += probability;
        break;
    }
  }
  return opinion;
}

TimeRoleReader::TimeRoleReader(const std::vector<std::string>& labels) {
  for (const auto& name : labels) roles_.push_back(time_role_named(name).value_or(TimeRole::ignored));
}

TimeRoleScores TimeRoleReader::operator()(const std::vector<float>& probabilities) const {
  TimeRoleScores scores{};
  for (std::size_t i = 0; i < std::min(probabilities.size(), roles_.size()); ++i)
    scores[static_cast<std::size_t>(roles_[i])] += static_cast<double>(probabilities[i]);
  return scores;
}

}  // namespace permanence::language
