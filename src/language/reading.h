// What a message says, sentence by sentence, with the words that say so.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/intent.h"
#include "language/time_role.h"
#include "language/wishes.h"
#include "practice/person.h"

namespace permanence::language {

struct ScoredIntent {
  Intent intent = Intent::unrelated;
  double confidence = 0;  // calibrated: of the answers at 0.9, nine in ten are right
};

// What the trained classifier makes of one sentence: how likely it asks each thing, or nothing. They add up to one.
struct SentenceOpinion {
  IntentScores intents{};
  double wish = 0;     // only when it would suit
  double body = 0;     // speaks of health, asks for nothing
  double context = 0;  // anything else
};
// A time that a sentence names, as the classifier of times hears it.
struct TimeInClause {
  std::string words;               // of the time, in the sentence
  bool opening = false;            // the first that the message names
  std::string clause;              // that it stands in, with "#" for it
  std::vector<std::string> marks;  // time_marks.h
};
// The trained classifiers as plain functions. Without them a message is heard by rules alone, and names no intent.
struct Classifier {
  std::function<SentenceOpinion(std::string_view sentence, const std::vector<std::string>& marks)> of_sentence;  // marks.h
  std::function<IntentScores(const std::vector<float>& features)> of_message;  // message_features.h
  std::function<TimeRoleScores(const TimeInClause&)> of_time = {};
};

struct ReadingContext {
  Channel channel = Channel::email;
  std::string subject;
  LocalDateTime received{};                     // wall clock of the practice when the message came
  std::string specialty;                        // a pack's name; unknown reads as none
  std::optional<LocalDateTime> appointment;     // the sender's next one
  std::vector<LocalDateTime> offered;           // slots of the open offer, in the order of their numbers
};

struct Evidence {
  std::string words;     // of the patient's own text
  std::string rule;      // what they led to: "red_flag.stroke", "intent.appointment.cancel"
};

struct SentenceReading {
  std::string text;
  std::vector<ScoredIntent> intents;    // best first; empty: not understood
  Urgency urgency = Urgency::none;
  bool takes_slot = false;              // by itself it accepts one of the slots offered
  bool speaks_of_body = false;          // a symptom, a drug, a part of the body that hurts
  std::vector<Evidence> evidence;
};

// A time that the message names, as it was taken.
struct NamedTime {
  std::string words;
  TimeRole role = TimeRole::ignored;
};

// What the message says of the slots offered.
struct OfferAnswer {
  std::vector<std::size_t> accepted;    // indices into ReadingContext::offered; several: "les deux me vont"
  bool declines_all = false;
};

struct Reading {
  std::vector<ScoredIntent> intents;    // most important first; a clinical emergency always is
  IntentScores likely{};                // by Intent: how likely the whole message wants it, named or not
  double confidence = 0;                // of the first
  Urgency urgency = Urgency::none;
  EmergencyKind emergency = EmergencyKind::none;
  Wishes wishes;
  std::vector<NamedTime> times;         // in order: why the wishes are what they are
  std::optional<OfferAnswer> answer;    // only where something was offered and the message answers it
  std::vector<LocalDateTime> mentioned_appointments;  // moments that the text means as an existing appointment
  bool wrong_person = false;            // "je ne suis pas Mme Durand", "vous vous trompez de numéro"
  bool french = true;
  bool wholly_administrative = false;   // every sentence is confidently administrative: the condition for handling alone
  bool gives_reason = false;            // a booking that says why: "pour mon dos"
  std::vector<SentenceReading> sentences;
  std::string own_words;                // the text without quotes and signature
  bool has(Intent intent) const;
  double confidence_of(Intent intent) const;  // 0 where it isn't named
};

// The patient's own words, apart from quoted threads, signatures and disclaimers; forwarded content kept and marked.
struct CleanText {
  std::string own;
  std::string quoted;
  std::string signature;
  std::string forwarded;
};
CleanText clean(std::string_view text, Channel channel);
std::vector<std::string> sentences_of(std::string_view own);

Reading read(std::string_view text, const ReadingContext& context, const Classifier& classifier);

}  // namespace permanence::language
