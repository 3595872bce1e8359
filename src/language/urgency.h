// Is anyone in danger, and does the message ask something about health? Signs are collected sentence by sentence with
// who, when, negation and figures of speech in mind, and weighed together over the whole message.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/reading.h"
#include "language/red_flags.h"
#include "language/rule_book.h"

namespace permanence::language {

// What a sentence says of health short of a red flag.
enum class HealthCue {
  symptom,  // "j'ai mal", "ça gonfle"
  drug,
  care,
  activity,
  result,
  opinion,       // "est-ce normal", "c'est grave", "que faire", "qu'en pensez-vous"
  may_i,         // "puis-je", "dois-je", "faut-il", "j'ai le droit de"
  asks,          // a question without its mark
  direct,        // a health question by itself: "glace ou chaud", "j'ai oublié ma pilule"
  past,          // "en 2018", "il y a dix ans", "antécédent"
  present,       // "depuis ce matin", "recommence": what is said is now, whatever else is past
  hypothetical,  // "en cas de", "si jamais"
  cared_for,     // "hospitalisé", "sorti des urgences", "les pompiers l'ont pris"
  harmless,      // "rien de grave", "tout va bien"
};
inline constexpr std::size_t health_cue_count = static_cast<std::size_t>(HealthCue::harmless) + 1;

struct HealthRule {
  HealthCue cue;
  std::string_view phrases;
};
std::span<const HealthRule> health_rules();

// One sentence as the assessment needs it.
struct HeardSentence {
  std::string_view text;
  const Utterance* utterance = nullptr;
  const std::vector<RuleHit>* hits = nullptr;
  bool administrative = false;  // a confident administrative intent stands in it
  bool about_agenda = false;    // asks for a slot or another time
  bool renews = false;          // asks for a prescription: the drug is named for that
  double danger = 0;  // how likely the classifier finds that the emergency services have to be called now,
  double wants_opinion = 0;  // and that an opinion on health is expected
  bool has(HealthCue cue) const;
  bool asks_health() const;  // a question about health, by its own words
  bool asks_of_what_was_said()
      const;  // a question that another sentence makes one about health: "je la garde à la maison ?"
  bool speaks_of_body() const;
};

struct UrgencyAssessment {
  Urgency urgency = Urgency::none;
  EmergencyKind kind = EmergencyKind::none;
  const RedFlag* flag = nullptr;  // raised by signs; not yet an alarm
  std::size_t serious_signs = 0;  // of the body or the mind
  std::vector<bool> over;         // by sentence: past, supposed, or in somebody's care already: no danger now
  std::vector<Urgency> by_sentence;
  std::vector<std::vector<Evidence>> evidence;  // by sentence
};

// What each sentence shows by itself, and which flag all signs together raise; the message's urgency is still open.
// `year`: of the day the message came, to tell what is past.
UrgencyAssessment assess_urgency(const std::vector<HeardSentence>& sentences, int year);

// The message's urgency, once the classifier of messages has weighed everything: `likely` by Intent. It has read French
// alone: elsewhere a flag stands by itself.
void conclude_urgency(const std::vector<HeardSentence>& sentences, const IntentScores& likely, bool french,
                      UrgencyAssessment& assessment);

}  // namespace permanence::language
