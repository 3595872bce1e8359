// Encoded words in header values (RFC 2047), as they are in the field: split within a character, with spaces inside,
// padded each, or in another charset than they say. GMime's own decoder loses letters of these.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace permanence::mail {

// Encoded words that follow one another with only white space between them.
struct WordRun {
  std::size_t begin = 0, end = 0;  // bytes of the value
  std::string text;                // valid UTF-8
};

std::vector<WordRun> word_runs_of(std::string_view value);
std::string with_words_decoded(std::string_view value);

// One line of valid UTF-8 as a header value: as it is where that is short and safe, else as encoded words, folded with LF.
enum class WordsIn { text, phrase };  // a subject, or a display name (RFC 2047, 5)
std::string with_words_encoded(std::string_view text, WordsIn where);

}  // namespace permanence::mail
