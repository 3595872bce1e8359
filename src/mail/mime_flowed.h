// Paragraphs whose lines a mail program has wrapped, put together again (RFC 3676).
#pragma once

#include <string>
#include <string_view>

namespace permanence::mail {

enum class SoftBreak { keeps_space, deletes_space };  // DelSp

std::string unwrapped(std::string_view text, SoftBreak soft_break);

}  // namespace permanence::mail
