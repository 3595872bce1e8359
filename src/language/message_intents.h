// From the sentences' intents to the message's: what only the whole shows (a cancellation that asks for another time is
// a move), which matters most, and what falls away beside it (thanks).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/intents.h"
#include "language/reading.h"
#include "language/rule_book.h"
#include "language/urgency.h"

namespace permanence::language {

inline constexpr std::size_t intent_count = 26;
using IntentScores = std::array<double, intent_count>;

struct JudgedSentence {
  IntentScores scores{};   // by Intent: of such sentences, the share that mean it
  std::vector<bool> cues;  // by Cue
  bool asks = false;
  std::size_t words = 0;
  bool has(Cue cue) const { return cues[static_cast<std::size_t>(cue)]; }
  double score(Intent intent) const { return scores[static_cast<std::size_t>(intent)]; }
  double& score(Intent intent) { return scores[static_cast<std::size_t>(intent)]; }
};

// By rules alone.
JudgedSentence judged(const Utterance& utterance, const std::vector<RuleHit>& hits);

// Of a message that is one or two words long: "STOP", "ANNULER", "1".
std::optional<Intent> whole_message_intent(const Utterance& utterance);

// The message's intents, most important first; `states_wishes`: it says when would suit. Health is added by the caller's assessment.
std::vector<ScoredIntent> message_intents(const std::vector<JudgedSentence>& sentences,
                                          const ReadingContext& context, const UrgencyAssessment& urgency,
                                          bool states_wishes);

bool is_administrative(Intent intent);

}  // namespace permanence::language
