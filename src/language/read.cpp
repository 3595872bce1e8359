#include <algorithm>
#include <array>

#include "base/text.h"
#include "language/marks.h"
#include "language/message_features.h"
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
  bool disputed = false;  // rules and classifier are sure of different things: a person decides
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
         heard.judged.has(Cue::affirms) || heard.judged.has(Cue::will_call_back);
}

std::vector<ScoredIntent> intents_of(const JudgedSentence& judged) {
  std::vector<ScoredIntent> intents;
  for (std::size_t i = 0; i < intent_count; ++i)
    if (judged.scores[i] > 0.4) intents.push_back({static_cast<Intent>(i), std::min(judged.scores[i], 0.97)});
  std::stable_sort(intents.begin(), intents.end(),
                   [](const ScoredIntent& a, const ScoredIntent& b) { return a.confidence > b.confidence; });
  return intents;
}

// How far a rule is believed that the classifier supports, or contradicts; from where it supports it; how much the
// likeliness of asking nothing takes from a rule. The classifier knows which rules hit: these only keep some of their
// certainty where they know what it has seldom read.
constexpr double believed = 0.7, contradicted = 0.45, supported = 0.15, silenced = 0.5;

// Both are sure, of different things: "je confirme que je ne viendrai pas".
bool are_at_odds(const IntentScores& rules, const IntentScores& heard) {
  constexpr double sure_rule = 0.75, sure_classifier = 0.4;
  const auto rule = std::max_element(rules.begin(), rules.end()) - rules.begin();
  const auto other = std::max_element(heard.begin(), heard.end()) - heard.begin();
  return rules[rule] >= sure_rule && heard[other] >= sure_classifier && heard[rule] < supported &&
         rules[other] < sure_rule;
}

// Rules and classifier are heard together: each may be right alone, and what neither supports falls away.
void hear_classifier(std::vector<Heard>& sentences, const Classifier& classifier) {
  if (!classifier.of_sentence) return;
  const auto marked = [&](std::size_t i) -> MarkedSentence {
    if (i >= sentences.size()) return {};
    return {&sentences[i].utterance, &sentences[i].hits};
  };
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    Heard& sentence = sentences[s];
    const SentenceOpinion& opinion = sentence.judged.opinion =
        classifier.of_sentence(sentence.text, marks_of(marked(s), marked(s - 1), marked(s + 1)));
    sentence.disputed = are_at_odds(sentence.judged.scores, opinion.intents);
    const double nothing = opinion.context + opinion.wish + opinion.body;
    for (std::size_t i = 0; i < intent_count; ++i) {
      const double rule = sentence.judged.scores[i], heard = opinion.intents[i];
      const double agreement = std::min(1.0, heard / supported);
      const double trust = (contradicted + (believed - contradicted) * agreement) * (1 - silenced * nothing);
      sentence.judged.scores[i] = 1 - (1 - heard) * (1 - rule * trust);
    }
  }
}

// A sentence that by itself answers what was offered is understood: it takes a slot, or asks for others; unless it says
// something else plainly ("finalement, annulez"). What the message then wants is as likely.
void hear_offer_answers(std::vector<Heard>& sentences, const ReadingContext& context, IntentScores& likely) {
  constexpr double as_good_as_sure = 0.9;
  if (context.offered.empty()) return;
  for (auto& sentence : sentences) {
    const bool says_something = [&] {
      for (std::size_t i = 0; i < intent_count; ++i)
        if (static_cast<Intent>(i) != Intent::courtesy && sentence.judged.scores[i] >= confident) return true;
      return false;
    }();
    const auto answer = says_something ? std::nullopt : offer_answer_of({sentence.text}, context);
    if (!answer) continue;
    const auto meant = answer->declines_all ? Intent::appointment_reschedule : Intent::appointment_confirm;
    sentence.judged.score(meant) = as_good_as_sure;
    sentence.disputed = false;
    auto& whole = likely[static_cast<std::size_t>(meant)];
    whole = std::max(whole, as_good_as_sure);
  }
}

// Who cancels, asks or is late takes no slot by it, whatever day they name.
bool says_something_else(const Heard& heard) {
  constexpr Intent others[] = {Intent::appointment_cancel, Intent::appointment_query,
                               Intent::appointment_late,   Intent::faq_hours,
                               Intent::faq_location,       Intent::faq_insurance,
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

bool all_administrative(const Reading& reading, const std::vector<Heard>& sentences) {
  if (sentences.empty() || reading.intents.empty() || !reading.french || reading.wrong_person ||
      reading.urgency != Urgency::none)
    return false;
  for (const auto& intent : reading.intents)
    if (!is_administrative(intent.intent)) return false;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const auto& sentence = reading.sentences[i];
    if (sentence.urgency != Urgency::none || sentence.speaks_of_body || sentences[i].disputed ||
        sentences[i].judged.has(Cue::instruction))
      return false;
    const bool understood = !sentence.intents.empty() && sentence.intents.front().confidence >= confident &&
                            is_administrative(sentence.intents.front().intent);
    if (!understood && !is_chat(sentences[i])) return false;
  }
  return true;
}

// What times a sentence names are for, as the classifier hears it.
std::vector<SentenceAim> aims_of(const std::vector<Heard>& sentences) {
  constexpr double likely = 0.5;
  std::vector<SentenceAim> aims;
  for (const auto& sentence : sentences) {
    const auto& opinion = sentence.judged.opinion;
    const auto of = [&](Intent intent) { return opinion.intents[static_cast<std::size_t>(intent)]; };
    const double moves = of(Intent::appointment_reschedule);
    std::string label = "context";
    double most = opinion.context;
    if (opinion.wish > most) label = "wish", most = opinion.wish;
    if (opinion.body > most) label = "body", most = opinion.body;
    for (std::size_t i = 0; i < intent_count; ++i)
      if (opinion.intents[i] > most) label = name_of(static_cast<Intent>(i)), most = opinion.intents[i];
    aims.push_back({.label = std::move(label),
                    .wishes = of(Intent::appointment_book) + moves + opinion.wish >= likely,
                    .moves = moves >= likely,
                    .gives_up = of(Intent::appointment_cancel) + moves >= likely});
  }
  return aims;
}

// Whether a message is likely to be about when to come at all: elsewhere no slot is ruled out by a time that it names.
bool asks_for_time(const Reading& reading, const std::vector<SentenceAim>& aims) {
  constexpr double least = 0.1;
  for (const Intent intent :
       {Intent::appointment_book, Intent::appointment_reschedule, Intent::faq_first_visit_delay})
    if (reading.has(intent) || reading.likely[static_cast<std::size_t>(intent)] >= least) return true;
  return std::any_of(aims.begin(), aims.end(), [](const SentenceAim& aim) { return aim.wishes; });
}

// What the assessment of urgency needs of a sentence.
HeardSentence for_urgency(const Heard& heard) {
  HeardSentence sentence{.text = heard.text, .utterance = &heard.utterance, .hits = &heard.hits};
  const auto& judged = heard.judged;
  sentence.danger = judged.opinion.intents[static_cast<std::size_t>(Intent::clinical_emergency)];
  sentence.wants_opinion = judged.opinion.intents[static_cast<std::size_t>(Intent::clinical_question)];
  for (std::size_t i = 0; i < intent_count; ++i) {
    const auto intent = static_cast<Intent>(i);
    if (judged.scores[i] > 0.75 && is_administrative(intent) && intent != Intent::courtesy &&
        intent != Intent::appointment_confirm && intent != Intent::appointment_late)
      sentence.administrative = true;
  }
  sentence.about_agenda = judged.has(Cue::asks_slot) || judged.has(Cue::other_time) ||
                          judged.has(Cue::available) || judged.has(Cue::cannot_come) ||
                          judged.score(Intent::appointment_book) > 0.6 ||
                          judged.score(Intent::appointment_reschedule) > 0.6;
  sentence.renews = judged.score(Intent::prescription_renewal) > 0.6;
  return sentence;
}

// The message as its classifier is told of it.
std::vector<JudgedSentence> judgements_of(const std::vector<Heard>& considered,
                                          const std::vector<HeardSentence>& health,
                                          const UrgencyAssessment& urgency) {
  std::vector<JudgedSentence> judgements;
  for (std::size_t i = 0; i < considered.size(); ++i) {
    JudgedSentence judged = considered[i].judged;
    judged.is_over = urgency.over[i];
    judged.speaks_of_body = health[i].speaks_of_body();
    for (std::size_t cue = 0; cue < health_cue_count; ++cue)
      judged.health.set(cue, health[i].has(static_cast<HealthCue>(cue)));
    judgements.push_back(std::move(judged));
  }
  return judgements;
}

// What one word means where it answers a reminder or an offer, and "STOP" anywhere. "Ok" out of the blue is courtesy.
std::optional<Intent> one_word_answer(const std::vector<Heard>& sentences, const ReadingContext& context) {
  if (sentences.size() != 1) return std::nullopt;
  const auto whole = whole_message_intent(sentences.front().utterance);
  const bool awaited = context.appointment || !context.offered.empty();
  return whole == Intent::appointment_confirm && !awaited ? Intent::courtesy : whole;
}

// "N'annulez pas": what is refused in so many words isn't wanted, however much its words sound so.
void drop_refused(const std::vector<JudgedSentence>& sentences, IntentScores& likely) {
  constexpr double wanted_elsewhere = 0.5, doubtful = 0.05;
  const auto any = [&](auto holds) { return std::any_of(sentences.begin(), sentences.end(), holds); };
  if (!any([](const JudgedSentence& s) { return s.has(Cue::keeps); })) return;
  for (const auto intent : {Intent::appointment_cancel, Intent::appointment_reschedule})
    if (!any([&](const JudgedSentence& s) {
          return s.rules[static_cast<std::size_t>(intent)] > wanted_elsewhere;
        }))
      likely[static_cast<std::size_t>(intent)] = std::min(likely[static_cast<std::size_t>(intent)], doubtful);
}

std::vector<ScoredIntent> intents_of_message(const std::vector<Heard>& sentences,
                                             const ReadingContext& context, const IntentScores& likely,
                                             Urgency urgency) {
  if (const auto answer = one_word_answer(sentences, context)) return {{*answer, 0.97}};
  return message_intents(likely, urgency);
}

}  // namespace

double Reading::confidence_of(Intent intent) const {
  const auto named = std::find_if(intents.begin(), intents.end(),
                                  [&](const ScoredIntent& scored) { return scored.intent == intent; });
  return named == intents.end() ? 0 : named->confidence;
}

bool Reading::has(Intent intent) const {
  return std::any_of(intents.begin(), intents.end(),
                     [&](const ScoredIntent& scored) { return scored.intent == intent; });
}

Reading read(std::string_view text, const ReadingContext& context, const Classifier& classifier) {
  Reading reading;
  auto parts = clean(text, context.channel);
  reading.own_words = parts.own;
  auto own = sentences_of(parts.own);
  // Nothing of one's own above a forwarded message: the message is what they want read.
  if (own.empty() && !parts.forwarded.empty()) own = sentences_of(parts.forwarded);

  std::vector<Heard> sentences;
  for (auto& sentence : own) sentences.push_back(hear(sentence));
  hear_classifier(sentences, classifier);
  const bool foreign_script = is_foreign_script(reading.own_words);
  reading.french = !foreign_script && is_french(sentences);

  std::vector<Heard> considered = sentences;
  if (const auto subject = telling_subject(context); !subject.empty()) {
    std::vector<Heard> heard{hear(subject)};
    hear_classifier(heard, classifier);
    heard.front().judged.is_subject = !sentences.empty();
    considered.push_back(std::move(heard.front()));
  }
  std::vector<HeardSentence> health;
  for (const auto& heard : considered) health.push_back(for_urgency(heard));
  const int year = static_cast<int>(calendar_of(date_of(context.received)).year());
  auto urgency = assess_urgency(health, year);
  const auto judgements = judgements_of(considered, health, urgency);

  const auto wish_subject = trimmed_prefix(context.subject);
  const auto aims = aims_of(sentences);
  auto times = said_times(own, wish_subject, context, aims, classifier.of_time);
  reading.wishes = std::move(times.wishes);
  reading.times = std::move(times.named);
  reading.mentioned_appointments = std::move(times.mentioned_appointments);
  if (classifier.of_message)
    reading.likely =
        classifier.of_message(message_features(judgements, context, urgency, !reading.wishes.wanted.empty()));
  drop_refused(judgements, reading.likely);
  hear_offer_answers(sentences, context, reading.likely);
  conclude_urgency(health, reading.likely, reading.french, urgency);
  reading.intents = intents_of_message(sentences, context, reading.likely, urgency.urgency);
  if (classifier.of_message && !asks_for_time(reading, aims)) reading.wishes = {};
  reading.urgency = urgency.urgency;
  reading.emergency = urgency.kind;
  reading.confidence = reading.intents.empty() ? 0 : reading.intents.front().confidence;

  for (std::size_t i = 0; i < sentences.size(); ++i)
    reading.sentences.push_back(
        reading_of(sentences[i], health[i], urgency.by_sentence[i], urgency.evidence[i]));
  reading.wrong_person = std::any_of(sentences.begin(), sentences.end(),
                                     [](const Heard& h) { return h.judged.has(Cue::wrong_person); });
  reading.gives_reason = std::any_of(sentences.begin(), sentences.end(),
                                     [](const Heard& h) { return h.judged.has(Cue::gives_reason); });

  reading.wholly_administrative = all_administrative(reading, sentences);
  read_offer_answer(sentences, context, reading);
  return reading;
}

}  // namespace permanence::language
