// UTF-8 text. Functions that take text expect valid UTF-8 (see `repaired`) and never throw on anything else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace permanence {

bool is_valid_utf8(std::string_view text);
std::string repaired(std::string_view bytes);         // invalid sequences and NUL become U+FFFD
std::string normalized(std::string_view text);        // Unicode NFC
// For comparing: lower case, without accents, ligatures spelt out (œ -> oe), typographic quotes and spaces made plain.
std::string folded(std::string_view text);
std::string trimmed(std::string_view text);           // without white space at both ends
std::string single_spaced(std::string_view text);     // every run of white space is one space, trimmed
std::vector<std::string> split(std::string_view text, char separator);  // keeps empty parts
std::string joined(const std::vector<std::string>& parts, std::string_view separator);
std::string ascii_lowered(std::string_view text);     // A-Z alone: for mail addresses, header names, keywords
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);  // ASCII
// At most `bytes` long, cut between characters, with … where something was cut.
std::string shortened(std::string_view text, std::size_t bytes);

}  // namespace permanence
