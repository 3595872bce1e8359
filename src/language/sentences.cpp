#include <algorithm>

#include "base/text.h"
#include "language/reading.h"

namespace permanence::language {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Words after which a full stop ends no sentence.
bool is_abbreviation(std::string_view before_stop) {
  const auto start = before_stop.find_last_of(" \t\n(-'.");
  const auto word = folded(start == std::string_view::npos ? before_stop : before_stop.substr(start + 1));
  constexpr std::string_view known[] = {
      "m",    "mr",   "mme", "mlle", "dr",  "pr",  "st",  "ste", "av",  "bd",  "tel", "janv", "fevr",
      "juil", "sept", "oct", "nov",  "dec", "lun", "mar", "mer", "jeu", "ven", "sam", "dim",  "env",
      "min",  "ex",   "cf",  "ap",   "apt", "bat", "p",   "er",  "s",   "n",   "no",  "etc"};
  return std::find(std::begin(known), std::end(known), word) != std::end(known) && word != "etc";
}

// Where a sentence ends at `at` (a byte of its punctuation), the byte behind it; 0 if none ends there.
std::size_t end_of_sentence(std::string_view text, std::size_t at) {
  const char c = text[at];
  const bool ellipsis = text.substr(at, 3) == "…";
  if (c != '.' && c != '!' && c != '?' && !ellipsis) return 0;
  auto end = at + (ellipsis ? 3 : 1);
  if (c == '.') {
    const char next = end < text.size() ? text[end] : '\n';
    const bool inside =
        at > 0 && !is_space(next) && (is_digit(next) || is_ascii_letter(next)) && !is_space(text[at - 1]);
    if (inside) return 0;  // "17.30", "P.S", "bit.example"
    if (is_abbreviation(text.substr(0, at)) && next != '\n') return 0;
  }
  while (end < text.size() &&
         (text[end] == '.' || text[end] == '!' || text[end] == '?' || text[end] == ')' ||
          text.substr(end, 3) == "…" ||
          (text[end] == ' ' && end + 1 < text.size() && (text[end + 1] == '?' || text[end + 1] == '!'))))
    end += text.substr(end, 3) == "…" ? 3 : 1;
  return end;
}

// A line break ends a sentence, unless it merely wraps a long line. Judged by length alone: case says nothing in SMS.
bool wraps(std::string_view text, std::size_t line_begin, std::size_t line_break) {
  const auto line = trimmed(text.substr(line_begin, line_break - line_begin));
  const auto next_end = text.find('\n', line_break + 1);
  const auto next = trimmed(
      text.substr(line_break + 1, next_end == std::string_view::npos ? next_end : next_end - line_break - 1));
  if (line.size() < 60 || next.empty()) return false;
  const char first = next.front();
  return first != '-' && first != '*' && !is_digit(first) && line.back() != ':' && line.back() != ',';
}

// Words that open a new matter within a sentence without punctuation: "… demain sinon est ce que vous …".
constexpr std::string_view openers[] = {
    " sinon ",         " par contre ",     " par ailleurs ",     " au passage ",   " au fait ",
    " et est-ce que ", " et est ce que ",  " et est-ce qu",      " est-ce que ",   " est ce que ",
    " est-ce qu'",     " esque ",          " et sinon ",         " autre chose :", " ps ",
    " ps: ",           " p.s. ",           " j'en profite ",     " et aussi ",     " et au passage ",
    " et du coup est", " et pouvez-vous ", " et pourriez-vous ", " pouvez vous ",  " pouvez-vous ",
    " pourriez-vous ", " et vous ",        " autre question",    " merci de "};

constexpr std::string_view greetings[] = {"bonjour", "bonsoir", "bjr",   "bsr", "salut",    "slt",
                                          "coucou",  "cc",      "hello", "hey", "rebonjour"};
constexpr std::string_view addressees[] = {"madame", "monsieur", "docteur",   "dr",   "doc",   "mme",
                                           "mr",     "mesdames", "messieurs", "tous", "toutes"};

// The length of the salutation that a sentence begins with: "Bonjour Madame Roux, je voudrais…", "bjr svp un rdv".
// 0 where there is none, or nothing behind it.
std::size_t length_of_greeting(std::string_view plain) {
  const auto word_end = [&](std::size_t from) {
    return std::min(plain.find_first_of(" ,!:", from), plain.size());
  };
  const auto is_one_of = [](const auto& words, std::string_view word) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
  };
  std::size_t end = word_end(0);
  if (!is_one_of(greetings, plain.substr(0, end))) return 0;
  // To the comma, if one stands within a name's length; else whom it greets may follow without one.
  constexpr std::size_t longest_name = 25;
  const auto comma = plain.find_first_of(",!:", end);
  if (comma < end + longest_name) {
    end = comma + 1;
  } else {
    auto next = plain.find_first_not_of(' ', end);
    for (const std::string_view to : {"à ", "a "})
      if (next != std::string_view::npos && plain.substr(next).starts_with(to)) next += to.size();
    if (next != std::string_view::npos && is_one_of(addressees, plain.substr(next, word_end(next) - next)))
      end = word_end(next);
  }
  const auto rest = trimmed(plain.substr(end));
  return rest.find(' ') == std::string::npos ? 0 : end;
}

// A salutation is a sentence of its own, as it is in a letter, and so is each new matter.
void split_within(std::string_view sentence, std::vector<std::string>& out) {
  constexpr std::size_t long_enough = 18;
  const auto plain = ascii_lowered(sentence);
  std::size_t from = length_of_greeting(plain);
  if (from > 0) out.push_back(trimmed(sentence.substr(0, from)));
  for (;;) {
    auto cut = std::string_view::npos;
    for (const auto opener : openers) cut = std::min(cut, plain.find(opener, from + long_enough));
    if (cut == std::string::npos || cut + long_enough > sentence.size()) break;
    out.push_back(trimmed(sentence.substr(from, cut - from)));
    from = cut + 1;
  }
  auto rest = trimmed(sentence.substr(from));
  if (!rest.empty()) out.push_back(std::move(rest));
}

// Nobody writes sentences this long; what comes so is cut between words, so that reading it takes time in proportion.
constexpr std::size_t longest_sentence = 1200;

}  // namespace

std::vector<std::string> sentences_of(std::string_view own) {
  std::vector<std::string> sentences;
  std::size_t begin = 0, line_begin = 0;
  const auto finish = [&](std::size_t end) {
    const auto sentence = single_spaced(own.substr(begin, end - begin));
    if (std::any_of(sentence.begin(), sentence.end(), [](char c) {
          return is_digit(c) || is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80 || c == '?';
        }))
      split_within(sentence, sentences);
    begin = end;
  };
  for (std::size_t at = 0; at < own.size();) {
    if (at - begin > longest_sentence && is_space(own[at])) finish(at);
    if (own[at] == '\n') {
      if (!wraps(own, line_begin, at)) finish(at);
      line_begin = ++at;
    } else if (own[at] == ';') {
      finish(++at);
    } else if (const auto end = end_of_sentence(own, at)) {
      finish(end);
      at = end;
    } else {
      ++at;
    }
  }
  finish(own.size());
  return sentences;
}

}  // namespace permanence::language
