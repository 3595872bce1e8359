#include "language/marks.h"

#include <algorithm>

namespace permanence::language {
namespace {

constexpr std::size_t most_words = 200, most_paired_rules = 12;  // foreign bytes can't make it slow
constexpr std::size_t stem_bytes = 5;

std::vector<std::string_view> telling_words(const Utterance& utterance) {
  std::vector<std::string_view> words;
  for (const auto& word : utterance.words)
    if (!is_light(word.text) && words.size() < most_words) words.push_back(word.text);
  return words;
}

std::string joined(std::string_view kind, std::string_view a, std::string_view b = {}) {
  std::string mark;
  mark.reserve(kind.size() + a.size() + b.size() + 1);
  mark.append(kind).append(a);
  if (!b.empty()) mark.append(" ").append(b);
  return mark;
}

// Each rule once, in the order of their numbers.
std::vector<std::string> rules_of(const std::vector<RuleHit>& hits) {
  std::vector<std::string> rules;
  for (const auto& hit : hits)
    rules.push_back(std::to_string(static_cast<int>(hit.family)) + ':' + std::to_string(hit.value) +
                    (hit.negated ? "-" : ""));
  std::sort(rules.begin(), rules.end());
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  return rules;
}

void add_neighbour(const MarkedSentence& neighbour, std::string_view side, std::vector<std::string>& marks) {
  if (!neighbour.utterance) {
    marks.push_back(joined(side, "|"));
    return;
  }
  for (const auto word : telling_words(*neighbour.utterance)) marks.push_back(joined(side, "w", word));
  for (const auto& rule : rules_of(*neighbour.hits)) marks.push_back(joined(side, "r", rule));
}

}  // namespace

std::vector<std::string> marks_of(const MarkedSentence& sentence, const MarkedSentence& before,
                                  const MarkedSentence& after) {
  std::vector<std::string> marks;
  const auto words = telling_words(*sentence.utterance);
  for (std::size_t i = 0; i < words.size(); ++i) {
    marks.push_back(joined("w", words[i]));
    marks.push_back(joined("s", words[i].substr(0, stem_bytes)));
    if (i + 1 < words.size()) marks.push_back(joined("p", words[i], words[i + 1]));
  }
  const auto rules = rules_of(*sentence.hits);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    marks.push_back(joined("r", rules[i]));
    for (std::size_t j = i + 1; j < std::min(rules.size(), most_paired_rules); ++j)
      marks.push_back(joined("q", rules[i], rules[j]));
  }
  if (sentence.utterance->asks) marks.emplace_back("?");
  add_neighbour(before, "<", marks);
  add_neighbour(after, ">", marks);
  return marks;
}

}  // namespace permanence::language
