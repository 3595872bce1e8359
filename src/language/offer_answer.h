// What a message says of the slots that were offered. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "language/reading.h"

namespace permanence::language {

// nullopt where nothing was offered or the message doesn't answer the offer. Several accepted indices: any of them
// suits, or the words fit several ("ok pour jeudi" with two slots on Thursday). `declines_all` and accepted indices
// exclude each other; a counter-proposal ("plutôt 17 h") that no offered slot meets declines.
std::optional<OfferAnswer> offer_answer_of(const std::vector<std::string>& sentences,
                                           const ReadingContext& context);

}  // namespace permanence::language
