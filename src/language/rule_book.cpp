#include "language/rule_book.h"

#include "language/intents.h"
#include "language/red_flags.h"
#include "language/urgency.h"

namespace permanence::language {
namespace {

struct RuleBook {
  std::vector<RuleHit> prototypes;  // one a rule: what a match of it is
  std::vector<std::string_view> phrases;

  void add(RuleFamily family, std::size_t value, std::string_view text, float weight = 0,
           bool deniable = true) {
    RuleHit hit;
    hit.family = family;
    hit.value = static_cast<std::uint16_t>(value);
    hit.weight = weight;
    hit.deniable = deniable;
    prototypes.push_back(hit);
    phrases.push_back(text);
  }

  RuleBook() {
    for (const auto rules : {agenda_rules(), question_rules(), office_rules()})
      for (const auto& rule : rules)
        add(RuleFamily::intent, static_cast<std::size_t>(rule.intent), rule.phrases, rule.weight);
    for (const auto& rule : cue_rules())
      add(RuleFamily::cue, static_cast<std::size_t>(rule.cue), rule.phrases);
    for (std::size_t i = 0; i < all_signs().size(); ++i)
      add(RuleFamily::sign, i, all_signs()[i].phrases, 0, all_signs()[i].polarity == Polarity::deniable);
    for (const auto& rule : health_rules())
      add(RuleFamily::health, static_cast<std::size_t>(rule.cue), rule.phrases);
  }
};

struct CompiledBook {
  RuleBook rules;
  PhraseBook book{rules.phrases};
};

}  // namespace

std::vector<RuleHit> rule_hits(const Utterance& utterance) {
  static const CompiledBook compiled;
  std::vector<RuleHit> hits;
  for (const auto& match : compiled.book.matches(utterance)) {
    auto hit = compiled.rules.prototypes[match.rule];
    hit.first = match.first;
    hit.last = match.last;
    hit.negated = hit.deniable && is_negated(utterance, match.first, match.last);
    hits.push_back(hit);
  }
  return hits;
}

}  // namespace permanence::language
