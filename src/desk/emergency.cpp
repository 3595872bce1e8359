#include "desk/emergency.h"

#include "desk/reply_facts.h"

namespace permanence::desk {
namespace {

constexpr std::chrono::hours text_again_after{12};  // at most one text a conversation in this time

bool was_texted_lately(const Situation& situation) {
  const auto& last = situation.conversation.last_emergency_text;
  return last && situation.now - *last < text_again_after;
}

// The rule's name, never the patient's words.
std::string first_red_flag(const language::Reading& reading) {
  for (const language::SentenceReading& sentence : reading.sentences) {
    if (sentence.urgency != language::Urgency::emergency) continue;
    for (const language::Evidence& evidence : sentence.evidence)
      if (evidence.rule.starts_with("red_flag")) return evidence.rule;
  }
  return "red_flag";
}

}  // namespace

Decision decide_emergency(const Case& of) {
  const Situation& situation = of.situation;
  const bool violence = situation.reading.emergency == language::EmergencyKind::violence;
  compose::Facts facts = common_facts(of);
  facts.conditions["suicide"] = situation.reading.emergency == language::EmergencyKind::suicide;

  Decision decision;
  decision.outcome = MessageState::waiting;
  const std::string why = of.sentence(violence ? "desk.reason.violence" : "desk.reason.emergency",
                                      {{"rule", first_red_flag(situation.reading)}});
  decision.reason = why;
  decision.steps.emplace_back(
      OpenTask{violence ? TaskKind::violence : TaskKind::emergency, std::nullopt, why});

  facts.values["reason_for_alert"] = why;
  auto alert = situation.composer.compose(situation.practice, MessageKind::alert, Channel::email, facts);
  if (alert) {
    decision.steps.emplace_back(AlertPractitioner{*std::move(alert)});
  } else {
    decision.steps.emplace_back(
        OpenTask{TaskKind::system, std::nullopt, situation.catalogue.sentence(alert.error())});
  }
  if (situation.message.automatic != AutomaticMail::no) {
    decision.reason += " " + of.sentence("desk.reason.automatic_mail_alert_only");
    return decision;
  }
  if (was_texted_lately(situation)) {
    decision.reason += " " + of.sentence("desk.reason.emergency_already_texted");
    return decision;
  }
  const MessageKind kind = violence ? MessageKind::neutral_receipt : MessageKind::emergency;
  auto text = situation.composer.compose(situation.practice, kind, situation.reply_to.channel, facts);
  if (!text) {
    decision.steps.emplace_back(
        OpenTask{TaskKind::system, std::nullopt, situation.catalogue.sentence(text.error())});
    return decision;
  }
  const KindSettings settings = situation.practice.settings_of(kind);
  decision.steps.emplace_back(Reply{
      kind, settings.level, settings.departure_delay, *std::move(text), std::nullopt, std::nullopt, std::nullopt, {}, {}});
  return decision;
}

}  // namespace permanence::desk
