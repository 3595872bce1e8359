#include "language/message_intents.h"

#include <algorithm>

namespace permanence::language {
namespace {

using enum Intent;

constexpr double enough = 0.58;  // below, an intent is not named

constexpr std::string_view acts_on_appointment[] = {"anul",   "decal", "deplac", "report",
                                                    "suprim", "chang", "repous"};

constexpr std::size_t cue_count = static_cast<std::size_t>(Cue::mask) + 1;

bool is_question_about_practice(Intent intent) { return intent >= faq_hours && intent <= faq_other; }

bool is_agenda(Intent intent) { return intent <= appointment_late; }

// What acts comes before what asks, and what asks before what is only said.
int importance(Intent intent) {
  switch (intent) {
    case clinical_emergency:
      return 0;
    case privacy_optout:
      return 1;
    case treatment_stop:
      return 2;
    case appointment_cancel:
      return 3;
    case appointment_reschedule:
      return 3;
    case appointment_late:
      return 4;
    case appointment_confirm:
      return 4;
    case appointment_book:
      return 5;
    case appointment_query:
      return 5;
    case clinical_question:
      return 6;
    case prescription_renewal:
      return 7;
    case privacy_request:
      return 7;
    case document_request:
      return 8;
    case referral_request:
      return 8;
    case payment_question:
      return 8;
    case complaint:
      return 9;
    case contact_update:
      return 9;
    case courtesy:
      return 12;
    case unrelated:
      return 11;
    default:
      return 10;
  }
}

class MessageJudge {
 public:
  MessageJudge(const std::vector<JudgedSentence>& sentences, const ReadingContext& context,
               const UrgencyAssessment& urgency, bool states_wishes)
      : sentences_(sentences), context_(context), urgency_(urgency), wishes_(states_wishes) {
    for (const auto& sentence : sentences)
      for (std::size_t i = 0; i < intent_count; ++i) best_[i] = std::max(best_[i], sentence.scores[i]);
  }

  std::vector<ScoredIntent> judge() {
    if (says(Cue::machine) && best(unrelated) > enough) return {{unrelated, best(unrelated)}};
    settle_agenda();
    settle_neighbours();
    settle_health();
    return ranked();
  }

 private:
  double& best(Intent intent) { return best_[static_cast<std::size_t>(intent)]; }
  bool says(Cue cue) const {
    return std::any_of(sentences_.begin(), sentences_.end(),
                       [&](const JudgedSentence& s) { return s.has(cue); });
  }

  void settle_agenda() {
    const bool booked = context_.appointment.has_value();
    const bool cancels = best(appointment_cancel) > 0.55;
    const bool cannot = says(Cue::cannot_come);
    const bool moves = best(appointment_reschedule) > enough;
    const bool another = says(Cue::other_time) || says(Cue::asks_slot);
    const bool available = says(Cue::available);

    if (moves) {
      best(appointment_book) = 0;
      best(appointment_cancel) = 0;
    } else if (cancels
                   ? another && best(appointment_cancel) < 0.99
                   : cannot && booked && (another || available || wishes_) && !says(Cue::will_call_back)) {
      best(appointment_reschedule) = std::max(0.78, best(appointment_cancel) * 0.9);
      best(appointment_book) = 0;
      best(appointment_cancel) = 0;
    } else if (cancels) {
      best(appointment_book) = 0;
    } else if (cannot && booked && best(appointment_book) < 0.8) {
      best(appointment_cancel) = 0.75;
    } else if (booked && (says(Cue::asks_slot) || another) && (says(Cue::move) || says(Cue::excuse)) &&
               best(appointment_late) < enough && best(appointment_query) < 0.8) {
      best(appointment_reschedule) = 0.7;
      best(appointment_book) = 0;
    } else if (booked && wishes_ && available && says(Cue::excuse) && !any_but_booking()) {
      best(appointment_reschedule) = 0.66;
      best(appointment_book) = 0;
    }
    // Late for what? Without an appointment the word is about something else.
    if (!booked) best(appointment_late) *= 0.75;
    if (best(treatment_stop) > enough && !booked) best(appointment_cancel) *= 0.8;

    settle_confirmation(booked);
    settle_booking(available);
    if (best(appointment_late) > enough && best(appointment_cancel) < 0.85 && !another) {
      best(appointment_cancel) = 0;
      best(appointment_confirm) = 0;
    }
  }

  void settle_confirmation(bool booked) {
    const bool acts = best(appointment_cancel) > enough || best(appointment_reschedule) > enough ||
                      best(appointment_late) > enough;
    if (acts) {
      best(appointment_confirm) = 0;
      return;
    }
    const bool short_answer = sentences_.size() <= 2 && !sentences_.empty() && sentences_.front().words <= 3;
    const bool replies = booked || !context_.offered.empty();
    if (!replies && !says(Cue::says_confirm)) best(appointment_confirm) = 0;
    if (says(Cue::keeps))
      best(appointment_confirm) = std::max(best(appointment_confirm), 0.85);
    else if (replies && says(Cue::affirms) && (short_answer || best(appointment_confirm) > 0.4))
      best(appointment_confirm) = std::max(best(appointment_confirm), 0.85);
    if (best(appointment_query) > 0.8 && best(appointment_confirm) < 0.87) best(appointment_confirm) = 0;
    if (best(appointment_confirm) > enough) {
      best(appointment_book) = best(appointment_book) > 0.88 ? best(appointment_book) * 0.8 : 0;
      if (best(appointment_query) < 0.8) best(appointment_query) = 0;
    }
  }

  void settle_booking(bool available) {
    const bool wants = best(appointment_book) > 0.45;
    if (says(Cue::asks_slot) && best(appointment_reschedule) < enough && best(appointment_query) < enough &&
        best(appointment_confirm) < enough && best(faq_first_visit_delay) < enough)
      best(appointment_book) = std::max(best(appointment_book), 0.75);
    else if (wants && available)
      best(appointment_book) = std::max(best(appointment_book), 0.78);
    else if (available && !any_other_agenda() && urgency_.urgency != Urgency::emergency &&
             (wishes_ || !any_question()))
      best(appointment_book) = std::max(best(appointment_book), 0.62);
    if (best(appointment_query) > 0.85 && best(appointment_book) < 0.9) best(appointment_book) = 0;
    if (best(faq_first_visit_delay) > 0.8) {
      best(appointment_query) = 0;
      if (best(appointment_book) < 0.8) best(appointment_book) *= 0.7;
    }
    if (any_question() && best(appointment_book) < 0.85 && !says(Cue::asks_slot) && !available)
      best(appointment_book) *= 0.7;
  }

  bool any_other_agenda() {
    for (std::size_t i = 0; i < intent_count; ++i)
      if (is_agenda(static_cast<Intent>(i)) && static_cast<Intent>(i) != appointment_book &&
          best_[i] > enough)
        return true;
    return false;
  }
  bool any_but_booking() {
    return best(appointment_late) > enough || best(appointment_confirm) > 0.8 ||
           best(appointment_query) > enough;
  }
  bool any_question() {
    for (std::size_t i = static_cast<std::size_t>(faq_hours); i < intent_count; ++i)
      if (static_cast<Intent>(i) != courtesy && best_[i] > enough) return true;
    return false;
  }

  // Where two kinds share their words, the more particular one stands.
  void settle_neighbours() {
    const auto yields = [&](Intent weaker, Intent stronger, double unless) {
      if (best(stronger) > enough && best(weaker) < unless && best(stronger) >= best(weaker) - 0.05)
        best(weaker) = 0;
    };
    yields(faq_other, faq_location, 0.97);
    yields(faq_other, faq_insurance, 0.97);
    yields(faq_other, faq_fees, 0.97);
    yields(faq_fees, payment_question, 0.97);
    yields(payment_question, faq_fees, 0.9);
    yields(document_request, prescription_renewal, 0.85);
    yields(document_request, payment_question, 0.89);
    yields(prescription_renewal, document_request, 0.8);
    yields(document_request, privacy_request, 0.99);
    yields(faq_location, contact_update, 0.97);
    yields(faq_insurance, contact_update, 0.9);
    yields(privacy_optout, privacy_request, 0.9);
    yields(complaint, payment_question, 0.85);
    if (best(unrelated) > 0.8 && (best(unrelated) > strongest_but(unrelated) || !context_.appointment)) {
      const auto kept = best(unrelated);
      best_.fill(0);
      best(unrelated) = kept;
    } else if (strongest_but(unrelated) > enough) {
      best(unrelated) = best(unrelated) > 0.93 ? best(unrelated) : 0;
    }
  }

  double strongest_but(Intent excluded) {
    double strongest = 0;
    for (std::size_t i = 0; i < intent_count; ++i)
      if (static_cast<Intent>(i) != excluded && static_cast<Intent>(i) != courtesy)
        strongest = std::max(strongest, best_[i]);
    return strongest;
  }

  void settle_health() {
    const bool asked = std::find(urgency_.by_sentence.begin(), urgency_.by_sentence.end(),
                                 Urgency::clinical) != urgency_.by_sentence.end();
    best(clinical_question) =
        std::max(best(clinical_question), asked || urgency_.urgency == Urgency::clinical ? 0.85 : 0.0);
    best(clinical_emergency) = urgency_.urgency == Urgency::emergency ? 0.9 : 0;
    if (urgency_.urgency == Urgency::emergency) best(unrelated) = 0;
  }

  std::vector<ScoredIntent> ranked() {
    std::vector<ScoredIntent> intents;
    for (std::size_t i = 0; i < intent_count; ++i)
      if (best_[i] > enough) intents.push_back({static_cast<Intent>(i), std::min(best_[i], 0.97)});
    if (intents.size() > 1)
      std::erase_if(intents, [](const ScoredIntent& s) { return s.intent == courtesy; });
    std::stable_sort(intents.begin(), intents.end(), [](const ScoredIntent& a, const ScoredIntent& b) {
      return importance(a.intent) != importance(b.intent) ? importance(a.intent) < importance(b.intent)
                                                          : a.confidence > b.confidence;
    });
    constexpr std::size_t most = 3;
    if (intents.size() > most) intents.resize(most);
    return intents;
  }

  const std::vector<JudgedSentence>& sentences_;
  const ReadingContext& context_;
  const UrgencyAssessment& urgency_;
  bool wishes_;
  IntentScores best_{};
};

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

std::vector<ScoredIntent> message_intents(const std::vector<JudgedSentence>& sentences,
                                          const ReadingContext& context, const UrgencyAssessment& urgency,
                                          bool states_wishes) {
  return MessageJudge(sentences, context, urgency, states_wishes).judge();
}

}  // namespace permanence::language
