#include "desk/handover.h"

#include <algorithm>

#include "desk/reply_facts.h"

namespace permanence::desk {
namespace {

// Health questions are acknowledged like everything else; what may leave by itself is a person's choice, kind
// by kind.
bool acknowledges(const Case& of) {
  if (of.situation.practice.settings_of(MessageKind::acknowledgement).level != Level::automatic) return false;
  if (of.situation.repeats_earlier_request || !of.situation.reading.french) return false;
  return std::none_of(of.reservations().begin(), of.reservations().end(), [&](const ForPerson& reservation) {
    return reservation.reason == of.sentence("desk.reason.authentication_failed") ||
           reservation.reason == of.sentence("desk.reason.stopped_address") ||
           reservation.reason == of.sentence("desk.reason.daily_cap");
  });
}

}  // namespace

void open_tasks(const std::vector<ForPerson>& why, Decision& decision) {
  for (const ForPerson& each : why) {
    const bool said = std::any_of(decision.steps.begin(), decision.steps.end(), [&](const Step& step) {
      const auto* task = std::get_if<OpenTask>(&step);
      return task != nullptr && task->reason == each.reason;
    });
    if (!said)
      decision.steps.emplace_back(
          OpenTask{each.kind, each.appointment, each.reason, each.answered_by_reply});
  }
  if (!why.empty()) decision.outcome = MessageState::waiting;
}

void hand_over(const Case& of, const std::vector<ForPerson>& why, Writing writing, Decision& decision) {
  open_tasks(why, decision);
  decision.outcome = MessageState::waiting;
  if (writing == Writing::forbidden) return;
  const MessageKind kind = acknowledges(of) ? MessageKind::acknowledgement : MessageKind::handover;
  const KindSettings settings = of.situation.practice.settings_of(kind);
  if (settings.level == Level::off) return;
  auto message = of.situation.composer.compose(of.situation.practice, kind, of.situation.reply_to.channel,
                                               common_facts(of));
  if (!message) {
    open_tasks({{TaskKind::system, of.situation.catalogue.sentence(message.error())}}, decision);
    return;
  }
  // A handover is a beginning for a person to finish: it never leaves by itself.
  const Level level = kind == MessageKind::handover ? Level::draft : settings.level;
  decision.steps.emplace_back(
      Reply{kind, level, settings.departure_delay, *std::move(message), std::nullopt, std::nullopt, std::nullopt, {}, {}});
}

Part leave_to_person(const Case& of, language::Intent intent) {
  using language::Intent;
  const auto key = [&]() -> const char* {
    switch (intent) {
      case Intent::prescription_renewal:
        return "desk.reason.prescription";
      case Intent::document_request:
        return "desk.reason.document";
      case Intent::referral_request:
        return "desk.reason.referral";
      case Intent::payment_question:
        return "desk.reason.payment";
      case Intent::treatment_stop:
        return "desk.reason.treatment_stop";
      case Intent::contact_update:
        return "desk.reason.contact_update";
      case Intent::privacy_request:
        return "desk.reason.privacy_request";
      case Intent::complaint:
        return "desk.reason.complaint";
      case Intent::clinical_question:
        return "desk.reason.clinical";
      default:
        return "desk.reason.not_ours_to_answer";
    }
  }();
  Part part;
  part.reason = of.sentence(key);
  const TaskKind kind = intent == Intent::clinical_question ? TaskKind::clinical : TaskKind::read_message;
  part.for_person.push_back({kind, part.reason});
  return part;
}

}  // namespace permanence::desk
