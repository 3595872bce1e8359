#include <algorithm>
#include <array>

#include "base/text.h"
#include "language/message_intents.h"
#include "language/offer_answer.h"
#include "language/reading.h"
#include "language/wish_extraction.h"

namespace permanence::language {
namespace {

constexpr double confident = 0.6;

struct Heard {
  std::string text;
  Utterance utterance;
  std::vector<RuleHit> hits;
  JudgedSentence judged;
};

Heard hear(std::string text) {
  Heard heard;
  heard.text = std::move(text);
  heard.utterance = utterance_of(heard.text);
  heard.hits = rule_hits(heard.utterance);
  heard.judged = judged(heard.utterance, heard.hits);
  return heard;
}

// A subject is a sentence of its own, unless it is the thread's ("Re: …") or says nothing.
std::string telling_subject(const ReadingContext& context) {
  auto subject = single_spaced(context.subject);
  const auto plain = folded(subject);
  for (const std::string_view prefix : {"re:", "re :", "fwd:", "fw:", "tr:", "tr :", "aw:"})
    if (plain.starts_with(prefix)) return {};
  if (plain.empty() || plain.find("sans objet") != std::string::npos) return {};
  return subject;
}

std::string trimmed_prefix(const std::string& subject) {
  const auto plain = folded(subject);
  for (const std::string_view prefix : {"fwd:", "fw:", "tr:", "tr :"})
    if (plain.starts_with(prefix)) return {};
  return subject;
}

// Another script altogether: nobody here can say what it asks.
bool is_foreign_script(std::string_view text) {
  std::size_t foreign = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    foreign +=
        (byte >= 0xD0 && byte <= 0xDF) || (byte >= 0xE3 && byte <= 0xED) || byte == 0xE0 || byte == 0xE1 ? 1
                                                                                                         : 0;
  }
  constexpr std::size_t few = 8;
  return foreign >= few;
}

bool is_french(const std::vector<Heard>& sentences) {
  constexpr std::string_view french[] = {
      "je",   "le",   "la",   "les",  "de",    "des", "du",   "un",      "une",      "est", "et",
      "pour", "vous", "pas",  "que",  "mon",   "ma",  "mes",  "bonjour", "merci",    "rdv", "demain",
      "avec", "sur",  "dans", "au",   "oui",   "non", "ai",   "cest",    "svp",      "a",   "ce",
      "il",   "ele",  "on",   "nous", "votre", "ok",  "stop", "anuler",  "confirmer"};
  constexpr std::string_view foreign[] = {
      "the",    "is",      "are",  "my",   "you", "and",  "to",    "i",     "have", "please",
      "with",   "for",     "of",   "what", "can", "der",  "die",   "das",   "ich",  "und",
      "ist",    "nicht",   "el",   "los",  "que", "por",  "favor", "una",   "con",  "hola",
      "buenos", "gracias", "sono", "per",  "che", "helo", "thank", "would", "like", "apointment"};
  int for_french = 0, against = 0;
  std::size_t words = 0;
  for (const auto& sentence : sentences) {
    for (const auto& word : sentence.utterance.words) {
      ++words;
      for_french += std::find(std::begin(french), std::end(french), word.text) != std::end(french) ? 1 : 0;
      against += std::find(std::begin(foreign), std::end(foreign), word.text) != std::end(foreign) ? 1 : 0;
    }
  }
  return words < 3 || for_french >= against || against < 2;
}

bool is_chat(const Heard& heard) {
  // Greetings, thanks, a name alone, harmless reasons: nothing that anybody must act on.
  if (heard.utterance.words.size() <= 3 && !heard.utterance.asks) return true;
  return heard.judged.has(Cue::thanks) || heard.judged.has(Cue::greeting) || heard.judged.has(Cue::excuse) ||
         heard.judged.has(Cue::available) || heard.judged.has(Cue::cannot_come) ||
         heard.judged.has(Cue::asks_slot) || heard.judged.has(Cue::other_time) ||
         heard.judged.has(Cue::affirms);
}

std::vector<ScoredIntent> intents_of(const JudgedSentence& judged) {
  std::vector<ScoredIntent> intents;
  for (std::size_t i = 0; i < intent_count; ++i)
    if (judged.scores[i] > 0.4) intents.push_back({static_cast<Intent>(i), std::min(judged.scores[i], 0.97)});
  std::stable_sort(intents.begin(), intents.end(),
                   [](const ScoredIntent& a, const ScoredIntent& b) { return a.confidence > b.confidence; });
  return intents;
}

// The classifier's opinion replaces the rules' on what each sentence asks; cues and urgency stay the rules'.
void apply_classifier(std::vector<Heard>& sentences, const SentenceClassifier& classifier) {
  if (!classifier) return;
  for (auto& sentence : sentences) {
    const auto labels = classifier(sentence.text);
    if (labels.empty()) continue;
    sentence.judged.scores.fill(0);
    for (const auto& label : labels) sentence.judged.score(label.intent) = label.confidence;
  }
}

// A sentence that by itself answers what was offered is understood: it takes a slot, or asks for others; unless it says
// something else plainly ("finalement, annulez").
void hear_offer_answers(std::vector<Heard>& sentences, const ReadingContext& context) {
  if (context.offered.empty()) return;
  for (auto& sentence : sentences) {
    const auto& scores = sentence.judged.scores;
    if (*std::max_element(scores.begin(), scores.end()) >= confident) continue;
    const auto answer = offer_answer_of({sentence.text}, context);
    if (!answer) continue;
    auto& score = sentence.judged.score(answer->declines_all ? Intent::appointment_reschedule
                                                             : Intent::appointment_confirm);
    score = 0.9;
  }
}

// Who cancels, asks or is late takes no slot by it, whatever day they name.
bool says_something_else(const Heard& heard) {
  constexpr Intent others[] = {Intent::appointment_cancel, Intent::appointment_query, Intent::appointment_late,
                               Intent::faq_hours,          Intent::faq_location,      Intent::faq_insurance,
                               Intent::faq_fees,           Intent::faq_first_visit_delay,
                               Intent::faq_preparation,    Intent::faq_other};
  return std::any_of(std::begin(others), std::end(others),
                     [&](Intent intent) { return heard.judged.score(intent) >= confident; });
}

// "C'est bon pour mardi, à quelle adresse ?": a person reads what takes a slot and asks in one breath.
bool asks_and_accepts(const Heard& heard, const ReadingContext& context) {
  if (heard.judged.score(Intent::appointment_cancel) >= confident ||
      heard.judged.score(Intent::appointment_late) >= confident)
    return false;
  const auto answer = offer_answer_of({heard.text}, context);
  return answer && !answer->accepted.empty();
}

// What the message answers to the offer, and which of its sentences accept.
void read_offer_answer(const std::vector<Heard>& sentences, const ReadingContext& context, Reading& reading) {
  if (context.offered.empty()) return;
  std::vector<std::string> answering;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (says_something_else(sentences[i])) {
      if (asks_and_accepts(sentences[i], context)) reading.wholly_administrative = false;
      continue;
    }
    answering.push_back(sentences[i].text);
    const auto alone = offer_answer_of({sentences[i].text}, context);
    reading.sentences[i].takes_slot = alone && !alone->accepted.empty();
  }
  reading.answer = offer_answer_of(answering, context);
}

SentenceReading reading_of(const Heard& heard, const HeardSentence& sentence, Urgency urgency,
                           std::vector<Evidence> evidence) {
  SentenceReading reading;
  reading.text = heard.text;
  reading.intents = intents_of(heard.judged);
  reading.urgency = urgency;
  reading.speaks_of_body = sentence.speaks_of_body();
  for (const auto& hit : heard.hits) {
    if (hit.family != RuleFamily::intent || hit.negated) continue;
    const auto intent = static_cast<Intent>(hit.value);
    if (heard.judged.score(intent) < confident || intent == Intent::courtesy) continue;
    const auto& words = heard.utterance.words;
    evidence.push_back(
        {heard.text.substr(words[hit.first].begin, words[hit.last].end - words[hit.first].begin),
         "intent." + std::string(name_of(intent))});
  }
  reading.evidence = std::move(evidence);
  return reading;
}

// Someone who tells of an illness and asks for nothing else expects an opinion; so may someone who tells of several
// signs that often go together with danger, whatever else they ask.
bool tells_of_illness(const UrgencyAssessment& urgency, const std::vector<HeardSentence>& sentences,
                      const std::vector<ScoredIntent>& intents) {
  const bool asks_nothing = std::all_of(intents.begin(), intents.end(), [](const ScoredIntent& scored) {
    return scored.intent == Intent::courtesy || scored.intent == Intent::referral_request;
  });
  const auto any = [&](auto holds) { return std::any_of(sentences.begin(), sentences.end(), holds); };
  if (any([](const HeardSentence& s) { return s.has(HealthCue::harmless) || s.has(HealthCue::cared_for); }))
    return false;
  if (urgency.serious_signs >= 3) return true;
  return asks_nothing &&
         (urgency.serious_signs > 0 || any([](const HeardSentence& s) { return s.speaks_of_body(); }));
}

bool all_administrative(const Reading& reading, const std::vector<Heard>& sentences) {
  if (sentences.empty() || reading.intents.empty() || !reading.french || reading.wrong_person ||
      reading.urgency != Urgency::none)
    return false;
  for (const auto& intent : reading.intents)
    if (!is_administrative(intent.intent)) return false;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const auto& sentence = reading.sentences[i];
    if (sentence.speaks_of_body || sentences[i].judged.has(Cue::instruction)) return false;
    const bool understood = !sentence.intents.empty() && sentence.intents.front().confidence >= confident &&
                            is_administrative(sentence.intents.front().intent);
    if (!understood && !is_chat(sentences[i])) return false;
  }
  return true;
}

}  // namespace

bool Reading::has(Intent intent) const {
  return std::any_of(intents.begin(), intents.end(),
                     [&](const ScoredIntent& scored) { return scored.intent == intent; });
}

Reading read(std::string_view text, const ReadingContext& context, const SentenceClassifier& classifier) {
  Reading reading;
  auto parts = clean(text, context.channel);
  reading.own_words = parts.own;
  auto own = sentences_of(parts.own);
  // Nothing of one's own above a forwarded message: the message is what they want read.
  if (own.empty() && !parts.forwarded.empty()) own = sentences_of(parts.forwarded);

  std::vector<Heard> sentences;
  for (auto& sentence : own) sentences.push_back(hear(sentence));
  apply_classifier(sentences, classifier);
  hear_offer_answers(sentences, context);
  const bool foreign_script = is_foreign_script(reading.own_words);
  reading.french = !foreign_script && is_french(sentences);

  std::vector<Heard> considered = sentences;
  const auto subject = telling_subject(context);
  if (!subject.empty()) considered.push_back(hear(subject));

  std::vector<HeardSentence> for_urgency;
  for (const auto& heard : considered) {
    HeardSentence sentence{heard.text, &heard.utterance, &heard.hits, false, false, false};
    for (std::size_t i = 0; i < intent_count; ++i)
      if (heard.judged.scores[i] > 0.75 && is_administrative(static_cast<Intent>(i)) &&
          static_cast<Intent>(i) != Intent::courtesy &&
          static_cast<Intent>(i) != Intent::appointment_confirm &&
          static_cast<Intent>(i) != Intent::appointment_late)
        sentence.administrative = true;
    const auto& judged = heard.judged;
    sentence.about_agenda = judged.has(Cue::asks_slot) || judged.has(Cue::other_time) ||
                            judged.has(Cue::available) || judged.has(Cue::cannot_come) ||
                            judged.score(Intent::appointment_book) > 0.6 ||
                            judged.score(Intent::appointment_reschedule) > 0.6;
    sentence.renews = heard.judged.score(Intent::prescription_renewal) > 0.6;
    for_urgency.push_back(sentence);
  }
  const int year = static_cast<int>(calendar_of(date_of(context.received)).year());
  auto urgency = assess_urgency(for_urgency, year);

  std::vector<JudgedSentence> judgements;
  for (const auto& heard : considered) judgements.push_back(heard.judged);
  if (!subject.empty() && !sentences.empty())
    for (auto& score : judgements.back().scores)
      score *= 0.85;  // a subject names the matter, the text says what is wanted
  // An affirmation answers something: a reminder, an offer. "Ok" out of the blue is courtesy.
  const bool awaited = context.appointment || !context.offered.empty();
  if (sentences.size() == 1)
    if (const auto whole = whole_message_intent(sentences.front().utterance);
        whole && (awaited || *whole == Intent::privacy_optout)) {
      judgements.front().scores.fill(0);
      judgements.front().score(*whole) = 0.97;
      judgements.resize(1);
    }
  if (foreign_script) judgements.front().score(Intent::unrelated) = 0.65;
  const bool automatic = std::any_of(judgements.begin(), judgements.end(),
                                     [](const JudgedSentence& s) { return s.has(Cue::machine); });
  if (automatic) urgency.urgency = Urgency::none;
  const auto wish_subject = trimmed_prefix(context.subject);
  reading.wishes = wishes_of(own, wish_subject, context);
  reading.intents = message_intents(judgements, context, urgency, !reading.wishes.wanted.empty());
  if (urgency.urgency == Urgency::none && !automatic &&
      tells_of_illness(urgency, for_urgency, reading.intents)) {
    urgency.urgency = Urgency::clinical;
    reading.intents = message_intents(judgements, context, urgency, !reading.wishes.wanted.empty());
  }
  reading.urgency = urgency.urgency;
  reading.emergency = reading.urgency == Urgency::emergency ? urgency.kind : EmergencyKind::none;
  reading.confidence = reading.intents.empty() ? 0 : reading.intents.front().confidence;

  for (std::size_t i = 0; i < sentences.size(); ++i)
    reading.sentences.push_back(
        reading_of(sentences[i], for_urgency[i], urgency.by_sentence[i], urgency.evidence[i]));
  reading.wrong_person = std::any_of(sentences.begin(), sentences.end(),
                                     [](const Heard& h) { return h.judged.has(Cue::wrong_person); });
  reading.gives_reason = std::any_of(sentences.begin(), sentences.end(),
                                     [](const Heard& h) { return h.judged.has(Cue::gives_reason); });

  reading.mentioned_appointments = mentioned_appointments_of(own, wish_subject, context);
  reading.wholly_administrative = all_administrative(reading, sentences);
  read_offer_answer(sentences, context, reading);
  return reading;
}

}  // namespace permanence::language
