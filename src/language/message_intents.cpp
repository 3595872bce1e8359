#include "language/message_intents.h"

#include <algorithm>

namespace permanence::language {
namespace {

using enum Intent;

constexpr std::string_view acts_on_appointment[] = {"anul",   "decal", "deplac", "report",
                                                    "suprim", "chang", "repous"};

bool is_question_about_practice(Intent intent) { return intent >= faq_hours && intent <= faq_other; }

bool is_agenda(Intent intent) { return intent <= appointment_late; }

// From where an intent is named; the last: the likeliest, where none is sure. Who moves an appointment seldom books, cancels
// or confirms another.
constexpr double named = 0.55, named_second_of_agenda = 0.75, worth_naming = 0.1, named_where_expected = 0.08,
                 plainly_unrelated = 0.8;

// The corpus knows one right answer, a reader often accepts a neighbouring one: the odds of being right are that much
// better (measured on the validation voices v1 and v2, held against the others).
double confidence_of(double likely) {
  constexpr double odds_better = 1.65;
  return odds_better * likely / (1 - likely + odds_better * likely);
}

}  // namespace

bool is_administrative(Intent intent) {
  switch (intent) {
    case clinical_question:
    case clinical_emergency:
    case complaint:
    case unrelated:
      return false;
    default:
      return true;
  }
}

// "je ne veux pas annuler": the negation stands within the words that the rule matched, before the act.
static bool is_refused_act(const Utterance& utterance, const RuleHit& hit) {
  const auto& act = utterance.words[hit.last].text;
  const bool acts = std::any_of(std::begin(acts_on_appointment), std::end(acts_on_appointment),
                                [&](std::string_view stem) { return act.starts_with(stem); });
  for (auto i = hit.last; acts && i > hit.first; --i) {
    const auto& before = utterance.words[i - 1].text;
    if (before == "pas" || before == "jamais") return true;
    if (!is_light(before)) return false;
  }
  return false;
}

JudgedSentence judged(const Utterance& utterance, const std::vector<RuleHit>& hits) {
  JudgedSentence sentence;
  sentence.cues.assign(cue_count, false);
  sentence.asks = utterance.asks;
  sentence.words = utterance.words.size();
  const auto silenced = [&](const RuleHit& hit) {
    return std::any_of(hits.begin(), hits.end(), [&](const RuleHit& other) {
      if (other.family != RuleFamily::cue || other.first > hit.last || hit.first > other.last) return false;
      const auto cue = static_cast<Cue>(other.value);
      const auto intent = static_cast<Intent>(hit.value);
      if (cue == Cue::mask) return is_agenda(intent) || intent == faq_hours;
      return cue == Cue::figurative && (is_agenda(intent) || hit.last - hit.first >= 3);
    });
  };
  bool asks = utterance.asks;
  for (const auto& hit : hits) {
    if (hit.family == RuleFamily::cue) {
      const auto cue = static_cast<Cue>(hit.value);
      if (hit.negated && cue == Cue::affirms) continue;
      // "je peux pas venir" is no availability, however much it sounds like "je peux venir".
      bool refused = false;
      for (auto i = hit.first + 1; i <= std::min(hit.first + 2, hit.last); ++i)
        refused = refused || utterance.words[i].text == "pas" || utterance.words[i].text == "plus";
      if (refused && (cue == Cue::available || cue == Cue::asks_slot)) continue;
      sentence.cues[hit.value] = true;
    } else if (hit.family == RuleFamily::health) {
      const auto cue = static_cast<HealthCue>(hit.value);
      asks = asks || cue == HealthCue::asks || cue == HealthCue::may_i;
    } else if (hit.family == RuleFamily::intent) {
      const auto intent = static_cast<Intent>(hit.value);
      const bool refused = hit.negated || is_refused_act(utterance, hit);
      if (refused && (intent == appointment_cancel || intent == appointment_reschedule)) {
        sentence.cues[static_cast<std::size_t>(Cue::keeps)] = true;
        continue;
      }
      if (hit.negated && is_agenda(intent)) continue;
      if (silenced(hit)) continue;
      // "j'arrive plus à parler" is nobody on their way.
      if (intent == appointment_late && hit.last + 1 < utterance.words.size() &&
          utterance.words[hit.last + 1].text == "plus")
        continue;
      auto& score = sentence.score(intent);
      score = 1 - (1 - score) * (1 - static_cast<double>(hit.weight) * (score > 0 ? 0.5 : 1.0));
    }
  }
  // A question about what to bring or pay speaks of prescriptions and visits without asking for one.
  const bool asks_what_to_bring = asks && sentence.score(faq_preparation) > 0.85;
  if (asks_what_to_bring) {
    sentence.score(prescription_renewal) = 0;
    sentence.score(document_request) *= 0.6;
    sentence.score(appointment_book) *= 0.6;
  }
  if (!asks)
    for (std::size_t i = 0; i < intent_count; ++i)
      if (is_question_about_practice(static_cast<Intent>(i))) sentence.scores[i] *= 0.6;
  sentence.rules = sentence.scores;
  return sentence;
}

std::optional<Intent> whole_message_intent(const Utterance& utterance) {
  if (utterance.words.empty() || utterance.words.size() > 2) return std::nullopt;
  std::string words = utterance.words.front().text;
  if (utterance.words.size() == 2) words += ' ' + utterance.words.back().text;
  for (const auto& message : whole_messages())
    if (words == message.words) return message.intent;
  return std::nullopt;
}

std::vector<ScoredIntent> message_intents(const IntentScores& likely, Urgency urgency) {
  constexpr std::size_t most = 3;
  std::vector<ScoredIntent> intents;
  const auto add = [&](Intent intent) {
    intents.push_back({intent, confidence_of(likely[static_cast<std::size_t>(intent)])});
  };
  for (std::size_t i = 0; i < intent_count; ++i) {
    const auto intent = static_cast<Intent>(i);
    const bool expected =
        intent == clinical_question && urgency == Urgency::clinical && likely[i] >= named_where_expected;
    if (intent != clinical_emergency && intent != courtesy && (likely[i] >= named || expected)) add(intent);
  }
  std::stable_sort(intents.begin(), intents.end(),
                   [](const ScoredIntent& a, const ScoredIntent& b) { return a.confidence > b.confidence; });
  // What is plainly for somebody else speaks of appointments and prices as an advertisement does.
  if (!intents.empty() && intents.front().intent == unrelated &&
      intents.front().confidence >= confidence_of(plainly_unrelated))
    intents.resize(1);
  const auto surest =
      std::find_if(intents.begin(), intents.end(), [](const auto& s) { return is_agenda(s.intent); });
  if (surest != intents.end())
    intents.erase(std::remove_if(surest + 1, intents.end(),
                                 [](const auto& s) {
                                   return is_agenda(s.intent) &&
                                          s.confidence < confidence_of(named_second_of_agenda);
                                 }),
                  intents.end());
  if (urgency == Urgency::emergency) {
    add(clinical_emergency);
    std::rotate(intents.begin(), intents.end() - 1, intents.end());
  }
  if (intents.empty()) {
    const auto likeliest = std::max_element(likely.begin(), likely.end());
    if (*likeliest >= worth_naming) add(static_cast<Intent>(likeliest - likely.begin()));
  }
  if (intents.size() > most) intents.resize(most);
  return intents;
}

}  // namespace permanence::language
