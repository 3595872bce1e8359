#include "language/utterance.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "language/spellings.h"

namespace permanence::language {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// The length of a character that parts words at `at` (typographic punctuation, symbols, emoji), 0 if it is a letter.
std::size_t separator_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  if (byte(0) == 0xC2) return 2;  // NBSP, «, », °
  if (byte(0) == 0xE2 && (byte(1) == 0x80 || (byte(1) >= 0x82 && byte(1) != 0xB1)))
    return 3;  // general punctuation, symbols
  if (byte(0) == 0xE3 && byte(1) == 0x80) return 3;
  if (byte(0) == 0xEF && (byte(1) == 0xB8 || byte(1) == 0xBB || byte(1) == 0xBF)) return 3;
  if (byte(0) >= 0xF0) return 4;  // emoji
  return 0;
}

bool laughing_emoji(std::string_view symbol) {
  constexpr std::string_view faces[] = {"😂", "🤣", "😅", "😆", "😜", "😝", "😁", "😄", "😹"};
  for (const auto face : faces)
    if (symbol == face) return true;
  return false;
}

std::string without_doubles(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  for (const char c : word)
    if (out.empty() || c != out.back() || is_digit(c)) out.push_back(c);
  return out;
}

struct Dictionary {
  std::unordered_map<std::string, std::vector<std::string>> singles;
  struct Compound {
    std::vector<std::string> written;
    std::vector<std::string> meant;
  };
  std::unordered_map<std::string, std::vector<Compound>> compounds_by_first;
  std::unordered_set<std::string> light;

  Dictionary() {
    for_each_pair(spellings(), [&](const std::string& written, const std::string& meant) {
      singles.emplace(written, split(meant, ' '));
    });
    for_each_pair(compounds(), [&](const std::string& written, const std::string& meant) {
      Compound compound{split(written, ' '), split(meant, ' ')};
      auto first = compound.written.front();
      compounds_by_first[std::move(first)].push_back(std::move(compound));
    });
    for (const auto& word : split(light_words(), ' ')) light.insert(without_doubles(word));
  }

 private:
  template <class Take>
  static void for_each_pair(std::string_view pairs, Take take) {
    for (const auto& pair : split(pairs, ';')) {
      const auto equals = pair.find('=');
      take(trimmed(pair.substr(0, equals)), trimmed(pair.substr(equals + 1)));
    }
  }
};

const Dictionary& dictionary() {
  static const Dictionary instance;
  return instance;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Utterance read() {
    while (at_ < text_.size()) {
      if (is_digit(text_[at_]))
        number();
      else if (is_letter(text_[at_]) && separator_length(text_, at_) == 0)
        word();
      else
        separator();
    }
    join_compounds();
    for (auto& w : out_.words) w.text = without_doubles(w.text);
    return std::move(out_);
  }

 private:
  void add(std::string word, std::size_t begin, std::size_t end) {
    out_.words.push_back({std::move(word), begin, end, pause_});
    pause_ = false;
  }

  void number() {
    const auto begin = at_;
    std::string value;
    while (at_ < text_.size() && is_digit(text_[at_])) value.push_back(text_[at_++]);
    const bool decimal =
        at_ + 1 < text_.size() && (text_[at_] == ',' || text_[at_] == '.') && is_digit(text_[at_ + 1]);
    const bool degrees =
        text_.substr(at_).substr(0, 2) == "°" && at_ + 2 < text_.size() && is_digit(text_[at_ + 2]);
    if (decimal || degrees) {
      value.push_back('.');
      at_ += decimal ? 1 : 2;
      while (at_ < text_.size() && is_digit(text_[at_])) value.push_back(text_[at_++]);
    } else if (at_ < text_.size() && (text_[at_] == 'h' || text_[at_] == 'H') &&
               (at_ + 1 >= text_.size() || !is_letter(text_[at_ + 1]))) {
      value.push_back('h');
      ++at_;
      while (at_ < text_.size() && is_digit(text_[at_])) value.push_back(text_[at_++]);
    }
    add(std::move(value), begin, at_);
  }

  void word() {
    const auto begin = at_;
    while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_])) &&
           separator_length(text_, at_) == 0)
      ++at_;
    auto plain = folded(text_.substr(begin, at_ - begin));
    std::erase_if(plain, [](char c) { return c == '\'' || c == '"' || c == '-' || c == ' ' || c == '.'; });
    if (plain.empty()) return;
    if (plain == "lol") out_.laughs = true;
    // "5 g" is grams, not "j'ai".
    const bool after_number = !out_.words.empty() && !pause_ && is_digit(out_.words.back().text.front());
    if (!(after_number && plain.size() == 1)) {
      if (const auto known = dictionary().singles.find(plain); known != dictionary().singles.end()) {
        for (const auto& meant : known->second) {
          if (meant == "lol") out_.laughs = true;
          add(meant, begin, at_);
        }
        return;
      }
    }
    // "jpeux", "jviens": no French word begins with j and a consonant.
    if (plain.size() > 3 && plain[0] == 'j' &&
        std::string_view("aeiouy").find(plain[1]) == std::string_view::npos) {
      add("je", begin, at_);
      plain.erase(0, 1);
    }
    add(std::move(plain), begin, at_);
  }

  void separator() {
    const char c = text_[at_];
    if (static_cast<unsigned char>(c) >= 0x80) {
      const auto length = std::min(separator_length(text_, at_), text_.size() - at_);
      const auto symbol = text_.substr(at_, length);
      if (laughing_emoji(symbol)) out_.laughs = true;
      if (symbol == "€")
        add("euro", at_, at_ + length);
      else if (symbol != "\u2019" && symbol != "\u2018" && symbol != "\u00A0" && symbol != "\u202F" &&
               symbol != "°" && symbol != "\u200B" && symbol != "\u00AD" && symbol != "\u2011")
        pause_ = true;
      at_ += length;
      return;
    }
    if (c == '?') out_.asks = true;
    if (c != ' ' && c != '\'' && c != '`' && c != '-' && c != '\t' && c != '_' && c != '*')
      pause_ = true;
    else if (c == '-' && at_ > 0 && text_[at_ - 1] == ' ')
      pause_ = true;  // " - " parts, "est-ce" doesn't
    ++at_;
  }

  void join_compounds() {
    std::vector<Word> joined_words;
    joined_words.reserve(out_.words.size());
    const auto& words = out_.words;
    for (std::size_t i = 0; i < words.size();) {
      const auto* compound = compound_at(i);
      if (!compound) {
        joined_words.push_back(words[i]);
        // What is left of "c'" in SMS: "c pour prendre", "c normal".
        if (joined_words.back().text == "c") joined_words.back().text = "cest";
        ++i;
        continue;
      }
      const auto last = i + compound->written.size() - 1;
      for (std::size_t m = 0; m < compound->meant.size(); ++m)
        joined_words.push_back(
            {compound->meant[m], words[i].begin, words[last].end, m == 0 && words[i].pause_before});
      i = last + 1;
    }
    out_.words = std::move(joined_words);
  }

  const Dictionary::Compound* compound_at(std::size_t i) const {
    const auto& words = out_.words;
    const auto found = dictionary().compounds_by_first.find(words[i].text);
    if (found == dictionary().compounds_by_first.end()) return nullptr;
    for (const auto& compound : found->second) {
      if (i + compound.written.size() > words.size()) continue;
      bool same = true;
      for (std::size_t k = 1; same && k < compound.written.size(); ++k)
        same = words[i + k].text == compound.written[k] && !words[i + k].pause_before;
      if (same) return &compound;
    }
    return nullptr;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool pause_ = false;
  Utterance out_;
};

}  // namespace

Utterance utterance_of(std::string_view text) { return Reader(text).read(); }

std::string evened(std::string_view word) { return without_doubles(folded(word)); }

bool is_light(std::string_view word) { return dictionary().light.contains(std::string(word)); }

}  // namespace permanence::language
