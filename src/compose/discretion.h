// What may never stand in clear in a message to a patient: words that tell something about health (even the
// specialty does), and reassurance, which only a practitioner may give (domain.md).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace permanence::compose {

// The first word of the text that begins like one of the general health words or of `more` (a pack's own), as
// it was listed. Accents and case don't count.
std::optional<std::string> health_word_in(std::string_view text, const std::vector<std::string>& more = {});
// "c'est normal", "rien de grave"…
std::optional<std::string> reassurance_in(std::string_view text);

}  // namespace permanence::compose
