#include "desk/decide.h"

#include <algorithm>

#include "base/text.h"
#include "desk/appointments.h"
#include "desk/emergency.h"
#include "desk/faq.h"
#include "desk/handover.h"
#include "desk/joining.h"
#include "desk/offers.h"
#include "desk/reply_facts.h"

namespace permanence::desk {
namespace {

using language::Intent;

constexpr double sure_enough_to_leave = 0.8;
constexpr double sure_enough = 0.5;  // a first intent below this is no reading at all

Decision left(const Case& of, std::string key) {
  Decision decision;
  decision.outcome = MessageState::left;
  decision.reason = of.sentence(key);
  decision.left_reason = std::move(key);
  return decision;
}

Decision handled(const Case& of, std::string_view key) {
  Decision decision;
  decision.outcome = MessageState::handled;
  if (of.patient() != nullptr) decision.patient = of.patient()->id;
  decision.reason = of.sentence(key);
  return decision;
}

Decision task_alone(const Case& of, TaskKind kind, std::string_view key) {
  Decision decision;
  decision.reason = of.sentence(key);
  open_tasks({{kind, decision.reason}}, decision);
  return decision;
}

// What the message asks for, without what adds nothing beside a request.
std::vector<Intent> requests(const language::Reading& reading) {
  std::vector<Intent> intents;
  for (const auto& scored : reading.intents) {
    const Intent intent = scored.intent;
    if (intent == Intent::courtesy || intent == Intent::unrelated || intent == Intent::clinical_emergency)
      continue;
    if (std::find(intents.begin(), intents.end(), intent) == intents.end()) intents.push_back(intent);
  }
  // To cancel one and ask for another is to move it.
  const auto has = [&](Intent wanted) {
    return std::find(intents.begin(), intents.end(), wanted) != intents.end();
  };
  const bool moves = has(Intent::appointment_reschedule) ||
                     (has(Intent::appointment_cancel) && has(Intent::appointment_book));
  if (moves) {
    const auto absorbed = [](Intent intent) {
      return intent == Intent::appointment_cancel || intent == Intent::appointment_book;
    };
    const auto first = std::find_if(intents.begin(), intents.end(), [&](Intent intent) {
      return absorbed(intent) || intent == Intent::appointment_reschedule;
    });
    *first = Intent::appointment_reschedule;
    intents.erase(std::remove_if(first + 1, intents.end(),
                                 [&](Intent intent) {
                                   return absorbed(intent) || intent == Intent::appointment_reschedule;
                                 }),
                  intents.end());
  }
  return intents;
}

Part part_for(const Case& of, Intent intent) {
  switch (intent) {
    case Intent::appointment_book:
      return book(of);
    case Intent::appointment_reschedule:
      return reschedule(of);
    case Intent::appointment_cancel:
      return cancel(of);
    case Intent::appointment_confirm:
      return confirm(of);
    case Intent::appointment_query:
      return tell_appointments(of);
    case Intent::appointment_late:
      return note_lateness(of);
    default:
      break;
  }
  return faq_kind(intent) ? answer_question(of, intent) : leave_to_person(of, intent);
}

bool concerns_offer(Intent intent) {
  return intent == Intent::appointment_book || intent == Intent::appointment_reschedule ||
         intent == Intent::appointment_confirm || intent == Intent::appointment_query;
}

// Anyone can write in somebody's name: an address that proves nothing changes nothing.
bool is_believed(const Case& of) {
  return of.situation.message.authentication != SenderAuthentication::failed;
}

// Who the sender says not to be: the only one on file for the address, else the one that they name. Nobody where
// several are named, or none: who shares an address says whom they aren't and who they are in one breath.
std::vector<const Patient*> denied_by(const Case& of) {
  std::vector<const Patient*> denied;
  const std::string words = folded(of.situation.reading.own_words);
  const auto& patients = of.situation.patients;
  for (const Patient& patient : patients)
    if (patients.size() == 1 || contains_word(words, folded(patient.given_name)) ||
        contains_word(words, folded(patient.family_name)))
      denied.push_back(&patient);
  if (denied.size() > 1) denied.clear();
  return denied;
}

Decision decide_wrong_person(const Case& of) {
  const Situation& situation = of.situation;
  Decision decision;
  decision.outcome = MessageState::waiting;
  decision.reason = of.sentence("desk.reason.wrong_person");
  const auto denied = denied_by(of);
  const bool believed = is_believed(of) && (!denied.empty() || of.is_stranger());
  if (!believed) decision.reason = of.sentence("desk.reason.wrong_person_unclear");
  if (believed)
    for (const Patient* patient : denied) decision.steps.emplace_back(SuspendLink{patient->id});
  open_tasks({{TaskKind::wrong_person, decision.reason}}, decision);
  if (!of.silence().empty() || !believed) return decision;
  KindSettings settings = situation.practice.settings_of(MessageKind::wrong_person);
  if (settings.level == Level::off) return decision;
  const int cap = situation.practice.limits.automatic_messages_per_sender_and_day;
  if (situation.automatic_replies_today >= cap) settings.level = Level::draft;
  // Nothing of the patient in it: this reader isn't the patient.
  compose::Facts facts = common_facts(of);
  facts.values.erase("greeting_name");
  facts.values.erase("patient_name");
  facts.conditions["has_name"] = false;
  auto message = situation.composer.compose(situation.practice, MessageKind::wrong_person,
                                            situation.reply_to.channel, facts);
  if (!message) {
    open_tasks({{TaskKind::system, situation.catalogue.sentence(message.error())}}, decision);
    return decision;
  }
  decision.steps.emplace_back(Reply{MessageKind::wrong_person,
                                    settings.level,
                                    settings.departure_delay,
                                    *std::move(message),
                                    std::nullopt,
                                    std::nullopt,
                                    std::nullopt,
                                    {},
                                    {}});
  return decision;
}

// Messages that ask for nothing.
std::optional<Decision> decide_without_request(const Case& of) {
  const language::Reading& reading = of.situation.reading;
  if (!reading.french || reading.urgency != language::Urgency::none || reading.answer) return std::nullopt;
  if (reading.intents.empty() || !requests(reading).empty() || of.situation.message.truncated)
    return std::nullopt;
  const Intent first = reading.intents.front().intent;
  if (first == Intent::courtesy && reading.wholly_administrative && !of.has_document())
    return handled(of, "desk.reason.courtesy");
  if (first != Intent::unrelated || reading.confidence < sure_enough_to_leave) return std::nullopt;
  // What a patient writes never stays in the mailbox unseen.
  if (of.situation.answers_us || !of.is_stranger())
    return task_alone(of, TaskKind::read_message, "desk.reason.unrelated_answer");
  return left(of, "left.unrelated");
}

Decision decide_opt_out(const Case& of) {
  const std::vector<Intent> asked = requests(of.situation.reading);
  if (of.situation.message.authentication == SenderAuthentication::failed)
    return task_alone(of, TaskKind::identify, "desk.reason.opt_out_not_authenticated");
  Decision decision = handled(of, "desk.reason.opt_out");
  decision.steps.emplace_back(StopMessages{});
  if (asked.size() > 1 || of.situation.reading.urgency != language::Urgency::none)
    open_tasks({{TaskKind::read_message, of.sentence("desk.reason.opt_out_and_more")}}, decision);
  return decision;
}

Part to_identify(const Case& of, std::string_view key) {
  Part part;
  part.reason = of.sentence(key);
  part.for_person.push_back({TaskKind::identify, part.reason});
  return part;
}

// Another sentence than the one that takes a slot wants a second appointment, or says something of a known one.
bool asks_beside_acceptance(const language::Reading& reading, Intent intent) {
  if (!reading.answer || reading.answer->accepted.empty() || intent == Intent::appointment_confirm) return false;
  if (intent == Intent::appointment_reschedule && reading.mentioned_appointments.empty()) return false;
  return std::any_of(reading.sentences.begin(), reading.sentences.end(), [&](const auto& sentence) {
    return !sentence.takes_slot && !sentence.intents.empty() && sentence.intents.front().intent == intent &&
           sentence.intents.front().confidence >= sure_enough;
  });
}

std::vector<Part> parts_of(const Case& of) {
  std::vector<Part> parts;
  const language::Reading& reading = of.situation.reading;
  const bool understood = reading.french && (reading.confidence >= sure_enough || reading.answer);
  const bool may_answer_offer = !understood || reading.has(Intent::appointment_confirm);
  if (of.situation.several_offers && of.patient() == nullptr && may_answer_offer) {
    parts.push_back(to_identify(of, "desk.reason.which_offer"));
    return parts;
  }
  if (!understood) {
    if (reading.french) parts.push_back(leave_to_person(of, Intent::unrelated));
    return parts;
  }
  const auto asked = requests(reading);
  if (of.is_for_somebody_else() && (reading.answer || std::any_of(asked.begin(), asked.end(), [](Intent intent) {
        return is_about_appointments(intent);
      }))) {
    parts.push_back(to_identify(of, "desk.reason.for_somebody_else"));
    return parts;
  }
  auto to_offer = answer_offer(of);
  const bool answered = to_offer.has_value();
  if (answered) parts.push_back(*std::move(to_offer));
  for (const Intent intent : asked) {
    if (!answered || !concerns_offer(intent)) {
      parts.push_back(part_for(of, intent));
    } else if (asks_beside_acceptance(reading, intent)) {
      parts.emplace_back().for_person.push_back({.reason = of.sentence("desk.reason.several_requests")});
    }
  }
  if (parts.empty()) parts.push_back(leave_to_person(of, Intent::unrelated));
  return parts;
}

}  // namespace

Decision decide(const Situation& situation) {
  const Case of(situation);
  const language::Reading& reading = situation.reading;
  if (reading.urgency == language::Urgency::emergency) {
    Decision decision = decide_emergency(of);
    const bool by_a_person = situation.message.automatic == AutomaticMail::no;
    if (by_a_person && is_believed(of)) keep_requests_alone(parts_of(of), decision);
    return decision;
  }
  if (const auto alone = triage(situation.message, situation.practice)) return left(of, alone->reason);
  if (reading.confidence_of(Intent::privacy_optout) >= sure_enough) {
    Decision decision = decide_opt_out(of);
    if (is_believed(of)) keep_requests_alone(parts_of(of), decision);
    return decision;
  }
  if (of.is_professional()) return task_alone(of, TaskKind::read_message, "desk.reason.professional");
  if (reading.wrong_person) return decide_wrong_person(of);
  if (auto decision = decide_without_request(of)) return *std::move(decision);
  const bool health = reading.urgency != language::Urgency::none;
  if (situation.repeats_earlier_request && !health) return handled(of, "desk.reason.repeated");
  return decision_from(of, parts_of(of));
}

}  // namespace permanence::desk
