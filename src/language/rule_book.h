// Every rule of the room, compiled into one book, so that a sentence is walked once.
#pragma once

#include <cstdint>
#include <vector>

#include "language/phrases.h"

namespace permanence::language {

enum class RuleFamily : std::uint8_t { intent, cue, sign, health };

struct RuleHit {
  RuleFamily family = RuleFamily::intent;
  std::uint16_t value = 0;  // the Intent, Cue, sign number or HealthCue
  float weight = 0;         // intents only
  bool deniable = true;     // signs only
  std::uint32_t first = 0;  // words
  std::uint32_t last = 0;
  bool negated = false;
};

std::vector<RuleHit> rule_hits(const Utterance& utterance);

}  // namespace permanence::language
