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
  bool has(HealthCue cue) const;
  bool asks_health() const;  // a question about health, by its own words
  bool asks_of_what_was_said()
      const;  // a question that another sentence makes one about health: "je la garde à la maison ?"
  bool speaks_of_body() const;
};

struct UrgencyAssessment {
  Urgency urgency = Urgency::none;
  EmergencyKind kind = EmergencyKind::none;
  std::size_t serious_signs = 0;  // of the body or the mind; two without a flag are still worth a look
  std::vector<Urgency> by_sentence;
  std::vector<std::vector<Evidence>> evidence;  // by sentence
};

// `year`: of the day the message came, to tell what is past.
UrgencyAssessment assess_urgency(const std::vector<HeardSentence>& sentences, int year);

}  // namespace permanence::language
