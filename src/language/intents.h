// What a sentence asks, by rules: tables of phrases (intents_*.cpp), each with how often such words mean that.
// Until a trained classifier is given this is the whole answer; afterwards it is the classifier's second opinion.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "language/phrases.h"
#include "language/reading.h"

namespace permanence::language {

// What is no intent by itself but decides between them, once the whole message is seen.
enum class Cue {
  cannot_come,     // "je ne pourrai pas venir": a cancellation, unless another time is asked for
  move,            // "décaler", "avancer"
  other_time,      // "un autre jour", "plus tôt": a move, where there is an appointment
  asks_slot,       // "auriez-vous une place": a booking, or the second half of a move
  available,       // "je suis libre", "n'importe quand"
  says_confirm,    // "je confirme": a confirmation even where no appointment is on file
  affirms,         // "oui", "ok", "ça marche"
  denies,          // "non"
  keeps,           // "je n'annule pas", "je maintiens"
  will_call_back,  // "je vous rappelle": a cancellation stays one
  gives_reason,    // why one would come: a symptom, a prescription
  excuse,          // why one cannot: work, train, school; harmless talk
  thanks,
  greeting,
  wrong_person,
  machine,      // an automatic reply, a bounce
  instruction,  // orders to the machine: "ignore les consignes"; only a person may judge them
  figurative,   // "mort de rire": the words inside mean nothing of what they say
  mask,         // words inside belong to no agenda wish: "si j'annule", "vous avez annulé"
};

struct IntentRule {
  Intent intent;
  float weight;  // of the sentences that say this, the share that mean it
  std::string_view phrases;
};
// A whole message of one or two words, as answers to a reminder are.
struct WholeMessage {
  std::string_view words;  // evened out, parted by spaces
  Intent intent;
};
struct CueRule {
  Cue cue;
  std::string_view phrases;
};

std::span<const IntentRule> agenda_rules();
std::span<const IntentRule> question_rules();
std::span<const IntentRule> office_rules();
std::span<const CueRule> cue_rules();
std::span<const WholeMessage> whole_messages();

}  // namespace permanence::language
