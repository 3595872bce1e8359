// What the classifier of messages weighs: all that is known of a message once each sentence is heard. The trainer
// (src/classifier) gets the same numbers, since it reads the corpus through read() itself.
#pragma once

#include <vector>

#include "language/message_intents.h"

namespace permanence::language {

// As many numbers for every message, in a fixed order; a message without sentences has them too.
std::vector<float> message_features(const std::vector<JudgedSentence>& sentences,
                                    const ReadingContext& context, const UrgencyAssessment& urgency,
                                    bool states_wishes);

}  // namespace permanence::language
