// The simple HTML part of an e-mail, made from its text: paragraphs, line breaks, and telephone numbers to
// tap. No other link, no image, no style from outside.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace permanence::compose {

// `numbers`: how they stand in the text ("02 98 00 12 34", "15"); each whole occurrence becomes a tel: link.
std::string html_part(std::string_view text, const std::vector<std::string>& numbers);

std::string html_escaped(std::string_view text);

}  // namespace permanence::compose
