// Bytes of a mail -> UTF-8 text that is valid, in NFC, with LF line ends and no other control character than
// tab.
#pragma once

#include <string>
#include <string_view>

namespace permanence::mail {

// As `declared` says; where it says nothing, lies or is unknown: each valid UTF-8 sequence as such, each
// other byte as Windows-1252 (which the WHATWG reads for ISO-8859-1 and US-ASCII as well).
std::string decoded_text(std::string_view bytes, std::string_view declared_charset);

// The same for text that is UTF-8 or Windows-1252, line ends kept: raw header values.
std::string decoded_bytes(std::string_view bytes, std::string_view declared_charset);

// Clean-up alone, of text that is UTF-8 already.
std::string clean_text(std::string_view utf8);

}  // namespace permanence::mail
