// A sentence as words ready for matching: folded, spelling evened out (SMS forms, doubled consonants, elisions), each
// with its place in the text. Punctuation stays as pauses, since a negation or a phrase doesn't reach across them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace permanence::language {

struct Word {
  std::string text;       // evened out: "annuler" and "anuler" are the same word
  std::size_t begin = 0;  // bytes of the sentence
  std::size_t end = 0;
  bool pause_before = false;  // a comma, a parenthesis, a full stop, a line break stands before
};

struct Utterance {
  std::vector<Word> words;
  bool asks = false;    // bears a question mark
  bool laughs = false;  // an emoji or a word that laughs: what is said is probably no statement of fact
};

Utterance utterance_of(std::string_view text);

// One word as utterance_of would even it out; `*` at the end is kept. For compiling patterns.
std::string evened(std::string_view word);

// Words that a pattern may skip for free: articles, possessives, object pronouns, adverbs of degree.
bool is_light(std::string_view word);

}  // namespace permanence::language
