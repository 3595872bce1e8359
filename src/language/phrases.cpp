#include "language/phrases.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

#include "base/text.h"

namespace permanence::language {
namespace {

using Atom = std::uint32_t;

enum class Kind : std::uint8_t { words, optional_words, short_gap, long_gap };

struct Element {
  Kind kind = Kind::words;
  std::vector<Atom> atoms;
};

struct Pattern {
  std::uint32_t rule = 0;
  std::vector<Element> elements;
  bool any_order = false;
};

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class Value>
using WordMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

constexpr std::array<std::string_view, 4> number_kinds{"#num", "#hour", "#temp", "#year"};
constexpr std::size_t light_words_skipped = 4;

double value_of(std::string_view number) {
  double value = -1;
  std::from_chars(number.data(), number.data() + number.size(), value);
  return value;
}

}  // namespace

struct PhraseBook::Automaton {
  WordMap<Atom> exact;
  WordMap<Atom> prefixes;
  std::size_t longest_prefix = 0;
  std::vector<std::vector<Atom>> classes_of;  // by atom: the classes that the atom's word belongs to
  WordMap<Atom> classes;
  std::vector<Pattern> patterns;
  std::vector<std::vector<std::uint32_t>> starting_with;  // by atom

  Atom next_atom() {
    classes_of.emplace_back();
    starting_with.emplace_back();
    return static_cast<Atom>(classes_of.size() - 1);
  }

  Atom word_atom(std::string_view word) {
    const bool prefix = word.ends_with('*');
    if (prefix) word.remove_suffix(1);
    auto text = word.starts_with('#') ? std::string(word) : evened(word);
    auto& map = prefix ? prefixes : exact;
    if (const auto known = map.find(text); known != map.end()) return known->second;
    if (prefix) longest_prefix = std::max(longest_prefix, text.size());
    const auto atom = next_atom();
    map.emplace(std::move(text), atom);
    return atom;
  }

  void add_classes() {
    for (const auto& word_class : word_classes()) {
      const auto atom = next_atom();
      classes.emplace(std::string(word_class.name), atom);
      for (const auto& word : split(word_class.words, ' '))
        if (!word.empty()) classes_of[word_atom(word)].push_back(atom);
    }
  }

  Element element_of(std::string_view text) {
    if (text == "..") return {Kind::short_gap, {}};
    if (text == "...") return {Kind::long_gap, {}};
    Element element;
    if (text.starts_with('?')) {
      element.kind = Kind::optional_words;
      text.remove_prefix(1);
    }
    for (const auto& word : split(text, '|')) {
      if (word.empty()) continue;
      if (word.front() != '@') {
        element.atoms.push_back(word_atom(word));
      } else if (const auto known = classes.find(std::string_view(word).substr(1)); known != classes.end()) {
        element.atoms.push_back(known->second);
      }
    }
    return element;
  }

  void add(std::uint32_t rule, std::string_view text) {
    std::vector<std::string> parts;
    for (auto& part : split(text, ' '))
      if (!part.empty()) parts.push_back(std::move(part));
    if (!parts.empty()) add_variants(rule, parts, 0);
  }

  // An alternative of several words ("a|b_c|d") makes a pattern of its own.
  void add_variants(std::uint32_t rule, const std::vector<std::string>& parts, std::size_t from) {
    for (auto p = from; p < parts.size(); ++p) {
      if (parts[p].find('_') == std::string::npos) continue;
      const bool optional = parts[p].front() == '?';
      std::string single_words;
      for (const auto& alternative : split(optional ? parts[p].substr(1) : parts[p], '|')) {
        if (alternative.find('_') == std::string::npos) {
          single_words += (single_words.empty() ? "" : "|") + alternative;
          continue;
        }
        auto variant =
            std::vector<std::string>(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(p));
        for (auto& word : split(alternative, '_')) variant.push_back(std::move(word));
        const auto next = variant.size();
        variant.insert(variant.end(), parts.begin() + static_cast<std::ptrdiff_t>(p) + 1, parts.end());
        add_variants(rule, variant, next);
      }
      if (single_words.empty()) return;
      auto variant = parts;
      variant[p] = (optional ? "?" : "") + single_words;
      return add_variants(rule, variant, p + 1);
    }
    add_pattern(rule, parts);
  }

  void add_pattern(std::uint32_t rule, const std::vector<std::string>& parts) {
    Pattern pattern{rule, {}, false};
    for (const auto& part : parts) {
      if (part == "&")
        pattern.any_order = true;
      else
        pattern.elements.push_back(element_of(part));
    }
    if (pattern.elements.empty()) return;
    const auto index = static_cast<std::uint32_t>(patterns.size());
    for (const auto atom : pattern.elements.front().atoms) starting_with[atom].push_back(index);
    patterns.push_back(std::move(pattern));
  }

  std::vector<Atom> atoms_of(const std::string& word) const {
    std::vector<Atom> atoms;
    const auto add_known = [&](const WordMap<Atom>& map, std::string_view key) {
      const auto known = map.find(key);
      if (known == map.end()) return;
      atoms.push_back(known->second);
      for (const auto c : classes_of[known->second]) atoms.push_back(c);
    };
    add_known(exact, word);
    for (std::size_t n = 1; n <= std::min(word.size(), longest_prefix); ++n)
      add_known(prefixes, std::string_view(word).substr(0, n));
    if (word.front() >= '0' && word.front() <= '9') {
      if (word.find('h') != std::string::npos) {
        add_known(exact, number_kinds[1]);
      } else {
        add_known(exact, number_kinds[0]);
        const auto value = value_of(word);
        if (value >= 38 && value < 43) add_known(exact, number_kinds[2]);
        if (value >= 1930 && value < 2030 && word.size() == 4) add_known(exact, number_kinds[3]);
      }
    }
    return atoms;
  }
};

namespace {

// Walks one pattern from one word on. Backtracks over gaps, which are short.
class Matcher {
 public:
  Matcher(const Utterance& utterance, const std::vector<std::vector<Atom>>& atoms,
          const std::vector<char>& light, const Pattern& pattern)
      : words_(utterance.words), atoms_(atoms), light_(light), elements_(pattern.elements) {}

  // The last word matched, or npos.
  std::size_t from(std::size_t first) { return next(1, first + 1, first); }

  // In any order around the word `anchor`; widens first and last to what was found. False if something is missing.
  bool around(std::size_t anchor, std::size_t& first, std::size_t& last) const {
    constexpr std::size_t reach = 10;
    first = last = anchor;
    const auto from = anchor > reach ? anchor - reach : 0, to = std::min(anchor + reach + 1, words_.size());
    for (std::size_t e = 1; e < elements_.size(); ++e) {
      auto nearest = npos;
      for (auto word = from; word < to; ++word) {
        if (word == anchor || !fits(elements_[e], word)) continue;
        const auto distance = [&](std::size_t w) { return w > anchor ? w - anchor : anchor - w; };
        if (nearest == npos || distance(word) < distance(nearest)) nearest = word;
      }
      if (nearest == npos) return false;
      first = std::min(first, nearest);
      last = std::max(last, nearest);
    }
    return true;
  }

 private:
  static constexpr auto npos = std::string_view::npos;

  bool fits(const Element& element, std::size_t word) const {
    for (const auto atom : element.atoms)
      if (std::find(atoms_[word].begin(), atoms_[word].end(), atom) != atoms_[word].end()) return true;
    return false;
  }

  std::size_t next(std::size_t e, std::size_t word, std::size_t last) {
    if (e == elements_.size()) return last;
    const auto& element = elements_[e];
    if (element.kind == Kind::short_gap || element.kind == Kind::long_gap) return gap(e, word, last);
    if (element.kind == Kind::optional_words)
      if (const auto end = next(e + 1, word, last); end != npos) return end;
    for (std::size_t skipped = 0; word < words_.size() && skipped <= light_words_skipped; ++skipped, ++word) {
      if (words_[word].pause_before) return npos;
      if (fits(element, word))
        if (const auto end = next(e + 1, word + 1, word); end != npos) return end;
      if (!light_[word]) return npos;
    }
    return npos;
  }

  std::size_t gap(std::size_t e, std::size_t word, std::size_t last) {
    if (e + 1 == elements_.size()) return last;
    const bool within_clause = elements_[e].kind == Kind::short_gap;
    const std::size_t limit = within_clause ? 4 : 8;
    for (std::size_t skipped = 0; word < words_.size(); ++word) {
      if (within_clause && words_[word].pause_before) return npos;
      if (fits(elements_[e + 1], word))
        if (const auto end = next(e + 2, word + 1, word); end != npos) return end;
      if (!light_[word] && ++skipped > limit) return npos;
    }
    return npos;
  }

  const std::vector<Word>& words_;
  const std::vector<std::vector<Atom>>& atoms_;
  const std::vector<char>& light_;
  const std::vector<Element>& elements_;
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

void keep_shortest(std::vector<PhraseMatch>& found, std::size_t from, PhraseMatch match) {
  for (auto i = from; i < found.size(); ++i) {
    if (found[i].rule != match.rule) continue;
    if (match.last - match.first < found[i].last - found[i].first) found[i] = match;
    return;
  }
  found.push_back(match);
}

}  // namespace

PhraseBook::PhraseBook(const std::vector<std::string_view>& rules) {
  auto automaton = std::make_unique<Automaton>();
  for (const auto kind : number_kinds) automaton->word_atom(kind);
  automaton->add_classes();
  for (std::uint32_t rule = 0; rule < rules.size(); ++rule)
    for (const auto& pattern : split(rules[rule], ';')) automaton->add(rule, pattern);
  automaton_ = std::move(automaton);
}

PhraseBook::~PhraseBook() = default;

std::vector<PhraseMatch> PhraseBook::matches(const Utterance& utterance) const {
  std::vector<PhraseMatch> found;
  const auto& words = utterance.words;
  std::vector<std::vector<Atom>> atoms;
  std::vector<char> light;
  atoms.reserve(words.size());
  light.reserve(words.size());
  for (const auto& word : words) {
    atoms.push_back(automaton_->atoms_of(word.text));
    light.push_back(is_light(word.text) ? 1 : 0);
  }
  for (std::size_t first = 0; first < words.size(); ++first) {
    const auto before = found.size();
    for (const auto atom : atoms[first])
      for (const auto index : automaton_->starting_with[atom]) {
        const auto& pattern = automaton_->patterns[index];
        Matcher matcher(utterance, atoms, light, pattern);
        auto begin = first, last = first;
        if (pattern.any_order ? !matcher.around(first, begin, last)
                              : (last = matcher.from(first)) == std::string_view::npos)
          continue;
        keep_shortest(found, before,
                      {pattern.rule, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(last)});
      }
  }
  return found;
}

bool is_negated(const Utterance& utterance, std::size_t first, std::size_t last) {
  const auto& words = utterance.words;
  const auto clause_starter = [](std::string_view word) {
    return is_one_of(
        word, {"je",  "tu",   "il", "ele", "on",       "nous", "vous", "ils",   "eles", "ca",   "cest",
               "qui", "mais", "et", "que", "parceque", "car",  "puis", "quand", "si",   "come", "depuis"});
  };
  // Forward: "j'annule pas". What the phrase itself says with "pas" is its meaning, not its negation.
  if (first == last || !is_one_of(words[first + 1].text, {"pas", "plus", "jamais"})) {
    const auto after = last + 1;
    if (after < words.size() && !words[after].pause_before &&
        is_one_of(words[after].text, {"pas", "jamais", "point", "nullement"}) &&
        !(after + 1 < words.size() &&
          is_one_of(words[after + 1].text, {"mal", "posible", "top", "terible", "bien", "normal"})))
      return true;
  }
  // Backward, to the start of the clause.
  for (std::size_t i = first, seen = 0; i > 0 && seen < 5; --i, ++seen) {
    if (words[i].pause_before) return false;
    const auto& word = words[i - 1].text;
    if (clause_starter(word)) return false;
    if (is_one_of(word, {"pas", "jamais", "sans", "aucun", "aucune", "ni", "nulement", "zero"})) {
      // "pourquoi pas annuler", "pas mal de douleurs", "pas seulement": no negation of what follows.
      if (i < words.size() && is_one_of(words[i].text, {"mal", "seulement", "que", "sur", "sure"}))
        return false;
      if (i >= 2 && is_one_of(words[i - 2].text, {"pourquoi"})) return false;
      return true;
    }
    if (word != "plus" || i >= words.size()) continue;
    if (is_one_of(words[i].text, {"besoin", "envie", "question", "aucun"})) return true;
    if (i >= 2 && is_one_of(words[i - 2].text, {"ne", "ai", "a", "ont", "ya", "y"})) return true;
  }
  return false;
}

}  // namespace permanence::language
