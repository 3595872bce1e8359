// What a sentence asks by rules, and which intents a message names once its classifier has weighed them all.
#pragma once

#include <array>
#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/intents.h"
#include "language/reading.h"
#include "language/rule_book.h"
#include "language/urgency.h"

namespace permanence::language {

inline constexpr std::size_t cue_count = static_cast<std::size_t>(Cue::mask) + 1;
inline constexpr double subject_weight = 0.85;

struct JudgedSentence {
  IntentScores rules{};   // by Intent: of sentences that say this, the share that mean it, by rules alone
  IntentScores scores{};  // rules and classifier heard together
  SentenceOpinion opinion{};
  std::vector<bool> cues;  // by Cue
  std::bitset<health_cue_count> health;
  bool asks = false;
  bool is_subject = false;
  bool is_over = false;  // what it says of health is past, supposed or in care already
  bool speaks_of_body = false;
  std::size_t words = 0;
  bool has(Cue cue) const { return cues[static_cast<std::size_t>(cue)]; }
  double score(Intent intent) const { return scores[static_cast<std::size_t>(intent)]; }
  double& score(Intent intent) { return scores[static_cast<std::size_t>(intent)]; }
};

// By rules alone.
JudgedSentence judged(const Utterance& utterance, const std::vector<RuleHit>& hits);

// Of a message that is one or two words long: "STOP", "ANNULER", "1".
std::optional<Intent> whole_message_intent(const Utterance& utterance);

// The message's intents, from how likely the classifier of messages finds each: an emergency first, then the surest,
// since what is surely asked matters more than what may be.
std::vector<ScoredIntent> message_intents(const IntentScores& likely, Urgency urgency);

bool is_administrative(Intent intent);

}  // namespace permanence::language
