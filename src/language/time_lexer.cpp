#include "language/time_lexer.h"

#include <algorithm>

#include "base/text.h"
#include "language/time_vocabulary.h"

namespace permanence::language {
namespace {

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t length_of_character(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  length = std::min(length, text.size() - at);
  for (std::size_t i = 1; i < length; ++i)
    if ((static_cast<unsigned char>(text[at + i]) & 0xC0) != 0x80) return i;
  return length;
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : source_(text) {}

  LexedText run() {
    fold();
    lexed_.tokens.reserve(lexed_.folded.size() / 4 + 4);
    while (at_ < size()) step();
    mark_junk();
    return std::move(lexed_);
  }

 private:
  std::size_t size() const { return lexed_.folded.size(); }
  char peek(std::size_t at) const { return at < size() ? lexed_.folded[at] : '\0'; }
  std::string_view view(std::size_t from, std::size_t to) const {
    return {lexed_.folded.data() + from, to - from};
  }

  void fold() {
    lexed_.folded.reserve(source_.size());
    origin_.reserve(source_.size() + 1);
    for (std::size_t at = 0; at < source_.size();) {
      const char c = source_[at];
      if (static_cast<unsigned char>(c) < 0x80) {
        lexed_.folded.push_back(c == '`' ? '\'' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
        origin_.push_back(at++);
        continue;
      }
      const std::size_t length = length_of_character(source_, at);
      for (const char plain : folded(source_.substr(at, length))) {
        lexed_.folded.push_back(plain);
        origin_.push_back(at);
      }
      at += length;
    }
    origin_.push_back(source_.size());
  }

  void step() {
    const char c = peek(at_);
    if (c == ' ' || c == '\t' || c == '\r') {
      ++at_;
      glued_ = false;
    } else if (is_letter(c)) {
      word();
    } else if (is_digit(c)) {
      number();
    } else if (c == '\'' || c == '_' || c == '*') {
      ++at_;
    } else if (c == '-' && at_ > 0 && is_letter(peek(at_ + 1)) &&
               (is_letter(peek(at_ - 1)) || is_digit(peek(at_ - 1)))) {
      ++at_;  // "après-midi", "vingt-deux", "mois-ci": the hyphen only joins
    } else {
      mark();
    }
  }

  TimeToken& push(TimeToken::Kind kind, std::size_t from, std::size_t to) {
    TimeToken token;
    token.kind = kind;
    token.glued = glued_ && !lexed_.tokens.empty();
    token.folded = view(from, to);
    token.begin = origin_[from];
    token.end = origin_[to];
    lexed_.tokens.push_back(token);
    at_ = to;
    glued_ = true;
    return lexed_.tokens.back();
  }

  bool starts(std::size_t at, std::string_view text) const {
    return at + text.size() <= size() && view(at, at + text.size()) == text;
  }
  bool ends_word(std::size_t at) const { return !is_letter(peek(at)) && !is_digit(peek(at)); }

  // Spellings that no rule of words and numbers cuts rightly: gives the length, 0 where there is none.
  std::size_t length_of_special(TimeWord& meaning) const {
    struct Special {
      std::string_view text;
      TimeWord word;
    };
    static constexpr Special specials[] = {
        {"aujourd'hui", TimeWord::today},    {"aujourd hui", TimeWord::today},
        {"ajourd'hui", TimeWord::today},     {"dem1", TimeWord::tomorrow},
        {"2m1", TimeWord::tomorrow},         {"2main", TimeWord::tomorrow},
        {"week-end", TimeWord::weekend},     {"week end", TimeWord::weekend},
        {"week-ends", TimeWord::weekend},    {"week ends", TimeWord::weekend},
        {"apres-midi", TimeWord::afternoon}, {"apres-midis", TimeWord::afternoon},
        {"apres midi", TimeWord::afternoon}, {"apres midis", TimeWord::afternoon},
        {"apres-m", TimeWord::afternoon},    {"apm", TimeWord::afternoon},
        {"tout de suite", TimeWord::now},    {"en ce moment", TimeWord::now},
        {"jour de l'an", TimeWord::holiday}, {"nouvel an", TimeWord::holiday}};
    for (const auto& special : specials)
      if (starts(at_, special.text) && ends_word(at_ + special.text.size())) {
        meaning = special.word;
        return special.text.size();
      }
    return 0;
  }

  void word() {
    TimeWord meaning = TimeWord::none;
    if (const std::size_t length = length_of_special(meaning)) {
      TimeToken& token = push(TimeToken::Kind::word, at_, at_ + length);
      token.word = meaning;
      token.plural = token.folded.back() == 's';
      return;
    }
    std::size_t to = at_;
    while (is_letter(peek(to))) ++to;
    const VocabularyEntry* entry = vocabulary_entry(view(at_, to));
    TimeToken& token = push(TimeToken::Kind::word, at_, to);
    if (!entry || (entry->text == "la" && token.end - token.begin > 2)) return;  // "là" is no article
    token.word = entry->word;
    token.value = entry->value;
    token.plural = entry->plural;
    // The point of an abbreviation ends no sentence: "av. 10h", "15 janv. 2027", "mar. 6".
    const bool abbreviated = token.folded == "av" || token.folded == "ap" || token.folded == "env" ||
                             token.word == TimeWord::weekday_short ||
                             (token.word == TimeWord::month && token.folded.size() <= 5) ||
                             token.folded == "sept" || token.folded == "sem";
    if (abbreviated && peek(at_) == '.' && token.folded != "mars" && token.folded != "mai" &&
        token.folded != "juin" && token.folded != "aout" && token.folded != "avril") {
      token.end = origin_[at_ + 1];
      ++at_;
      token.plural = token.word == TimeWord::weekday_short;  // written as an abbreviation
    }
  }

  void number() {
    TimeWord meaning = TimeWord::none;
    if (const std::size_t length = length_of_special(meaning)) {
      push(TimeToken::Kind::word, at_, at_ + length).word = meaning;
      return;
    }
    std::size_t to = at_;
    int value = 0;
    while (is_digit(peek(to))) {
      value = to - at_ < 6 ? value * 10 + (peek(to) - '0') : 1000000;
      ++to;
    }
    const std::size_t digits = to - at_;
    std::size_t suffix = 0;
    for (const std::string_view text : {"ieme", "eme", "ere", "er", "nde", "nd", "e"})
      if (starts(to, text) && ends_word(to + text.size())) {
        suffix = text.size();
        break;
      }
    TimeToken& token = push(TimeToken::Kind::number, at_, to + suffix);
    token.value = value;
    token.ordinal = suffix > 0;
    token.digits = static_cast<std::uint8_t>(std::min<std::size_t>(digits, 9));
  }

  void mark() {
    const char c = peek(at_);
    std::size_t to = at_ + 1;
    if (static_cast<unsigned char>(c) >= 0x80)
      while (to < size() && static_cast<unsigned char>(peek(to)) >= 0x80) ++to;
    push(TimeToken::Kind::mark, at_, to).mark = static_cast<unsigned char>(c) >= 0x80 ? '?' : c;
  }

  // Telephone numbers and decimals look like times to every rule that takes a bare number.
  void mark_junk() {
    auto& tokens = lexed_.tokens;
    const auto is_number = [&](std::size_t i) {
      return i < tokens.size() && tokens[i].kind == TimeToken::Kind::number;
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!is_number(i)) continue;
      if (i + 2 < tokens.size() && tokens[i + 1].mark == ',' && tokens[i + 1].glued && is_number(i + 2) &&
          tokens[i + 2].glued)
        tokens[i].junk = tokens[i + 2].junk = true;
      if (tokens[i].digits > 4) tokens[i].junk = true;
      std::size_t pairs = 0, j = i;
      for (; is_number(j) && tokens[j].digits == 2 && !tokens[j].ordinal; ++pairs) {
        ++j;
        if (j + 1 < tokens.size() && tokens[j].mark == '.' && is_number(j + 1)) ++j;
      }
      if (pairs >= 4)
        for (std::size_t k = i; k < j; ++k) tokens[k].junk = true;
      if (pairs >= 4) i = j - 1;
    }
  }

  std::string_view source_;
  LexedText lexed_;
  std::vector<std::size_t> origin_;
  std::size_t at_ = 0;
  bool glued_ = false;
};

}  // namespace

LexedText lex(std::string_view text) { return Lexer(text).run(); }

}  // namespace permanence::language
