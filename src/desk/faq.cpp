#include "desk/faq.h"

#include <algorithm>

#include "base/text.h"
#include "desk/joining.h"
#include "desk/reply_facts.h"

namespace permanence::desk {

using language::Intent;

std::optional<MessageKind> faq_kind(Intent intent) {
  switch (intent) {
    case Intent::faq_hours:
      return MessageKind::faq_hours;
    case Intent::faq_location:
      return MessageKind::faq_location;
    case Intent::faq_insurance:
      return MessageKind::faq_insurance;
    case Intent::faq_fees:
      return MessageKind::faq_fees;
    case Intent::faq_first_visit_delay:
    case Intent::faq_preparation:
    case Intent::faq_other:
      return MessageKind::faq_other;
    default:
      return std::nullopt;
  }
}

namespace {

const char* subject_of(MessageKind kind) {
  switch (kind) {
    case MessageKind::faq_hours:
      return "desk.question.hours";
    case MessageKind::faq_location:
      return "desk.question.location";
    case MessageKind::faq_insurance:
      return "desk.question.insurance";
    case MessageKind::faq_fees:
      return "desk.question.fees";
    default:
      return "desk.question.other";
  }
}

// Hours or places, from the settings.
std::string paragraph_from_settings(const Case& of, MessageKind kind) {
  std::string lines;
  if (kind == MessageKind::faq_hours) {
    const compose::Facts facts = common_facts(of);
    for (const auto& each : facts.lists.at("opening")) lines += "\n- " + each.at("line");
    return of.sentence("desk.facts.opening") + lines;
  }
  for (const Place& place : of.situation.practice.places)
    lines += "\n- " + place.label + (place.address.empty() ? "" : ", " + place.address) +
             (place.access.empty() ? "" : ". " + place.access);
  return of.sentence("desk.facts.places") + lines;
}

}  // namespace

Part answer_question(const Case& of, Intent intent) {
  const MessageKind kind = faq_kind(intent).value_or(MessageKind::faq_other);
  const Error::Facts name{{"question", of.sentence(subject_of(kind))}};
  const FaqAnswer* entry = of.situation.practice.answer(kind);
  // Hours and places need no words of the practitioner's: the settings know them.
  const bool known_from_settings = kind == MessageKind::faq_hours || kind == MessageKind::faq_location;
  if (entry == nullptr && !known_from_settings) {
    Part part;
    part.reason = of.sentence("desk.reason.no_answer_on_file", name);
    part.for_person.push_back({TaskKind::read_message, part.reason});
    return part;
  }
  Part part{.kind = kind};
  if (entry != nullptr) part.answer = entry->text;
  part.paragraph = entry != nullptr ? entry->text : paragraph_from_settings(of, kind);
  part.reason = of.sentence("desk.reason.answered", name);
  // One entry can't answer every other question: whether it fits this one is for a person to say.
  if (kind == MessageKind::faq_other)
    part.for_person.push_back(
        {.reason = of.sentence("desk.reason.answer_may_not_fit"), .answered_by_reply = true});
  return part;
}

std::string answers_beside(const Case& of, MessageKind main) {
  std::vector<std::string> paragraphs;
  std::vector<MessageKind> answered{main};
  for (const auto& scored : of.situation.reading.intents) {
    const auto kind = faq_kind(scored.intent);
    if (!kind || std::find(answered.begin(), answered.end(), *kind) != answered.end()) continue;
    answered.push_back(*kind);
    const Part part = answer_question(of, scored.intent);
    if (!part.paragraph.empty()) paragraphs.push_back(part.paragraph);
  }
  return joined(paragraphs, "\n\n");
}

Result<std::optional<ComposedMessage>> renew_answer(const Situation& situation, MessageKind kind) {
  const Case of(situation);
  for (const auto& scored : situation.reading.intents) {
    if (faq_kind(scored.intent) != kind) continue;
    const Part part = answer_question(of, scored.intent);
    if (!part.kind) break;
    PERMANENCE_TRY(message, message_of(of, part, answers_beside(of, kind)));
    return std::optional(message);
  }
  return std::nullopt;
}

}  // namespace permanence::desk
