#include "desk/emergency.h"

#include "desk/reply_facts.h"

namespace permanence::desk {
namespace {

constexpr std::chrono::hours text_again_after{12};  // at most one text a conversation in this time

// The text for suicide holds the other's numbers, not the reverse; a neutral receipt holds none.
bool was_texted_lately(const Situation& situation, EmergencyText text) {
  const Conversation& conversation = situation.conversation;
  const auto& last = conversation.last_emergency_text;
  return last && situation.now - *last < text_again_after &&
         (text == EmergencyText::medical || conversation.last_emergency_kind == text);
}

// A receipt says nothing that would be missed: the daily cap bounds it.
bool may_acknowledge(const Situation& situation) {
  return situation.automatic_replies_today <
         situation.practice.limits.automatic_messages_per_sender_and_day;
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
  const bool suicide = situation.reading.emergency == language::EmergencyKind::suicide;
  const EmergencyText numbers = suicide ? EmergencyText::suicide : EmergencyText::medical;
  facts.conditions["suicide"] = suicide;

  Decision decision;
  decision.outcome = MessageState::waiting;
  const std::string why = of.sentence(violence ? "desk.reason.violence" : "desk.reason.emergency",
                                      {{"rule", first_red_flag(situation.reading)}});
  decision.reason = why;
  decision.steps.emplace_back(
      OpenTask{violence ? TaskKind::violence : TaskKind::emergency, std::nullopt, why});

  // The rule names a sign: it stays in the task, on the practitioner's screen.
  facts.values["reason_for_alert"] = of.sentence(violence ? "desk.alert.violence" : "desk.alert.emergency");
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
  if (violence && !may_acknowledge(situation)) {
    decision.reason += " " + of.sentence("desk.reason.daily_cap");
    return decision;
  }
  if (!violence && was_texted_lately(situation, numbers)) {
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
  Reply reply{kind, settings.level, settings.departure_delay, *std::move(text), {}, {}, {}, {}, {}};
  if (!violence) reply.numbers = numbers;
  decision.steps.emplace_back(std::move(reply));
  return decision;
}

}  // namespace permanence::desk
