#include "desk/joining.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "desk/handover.h"
#include "desk/replacing.h"
#include "desk/reply_facts.h"

namespace permanence::desk {
namespace {

Level stricter(Level a, Level b) { return std::max(a, b); }  // automatic < draft < off

std::vector<ForPerson> all_for_person(const Case& of, const std::vector<Part>& parts) {
  std::vector<ForPerson> why;
  for (const Part& part : parts) why.insert(why.end(), part.for_person.begin(), part.for_person.end());
  for (const ForPerson& reservation : of.reservations())
    if (!reservation.only_if_alone || why.empty()) why.push_back(reservation);
  return why;
}

std::string all_reasons(const std::vector<Part>& parts, const std::vector<ForPerson>& why) {
  std::vector<std::string> reasons;
  const auto add_reason = [&](const std::string& reason) {
    if (!reason.empty() && std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
      reasons.push_back(reason);
  };
  for (const Part& part : parts) add_reason(part.reason);
  for (const ForPerson& each : why) add_reason(each.reason);
  return joined(reasons, " ");
}

// The reply that the others are added to: the one about an appointment, else the first.
Part* main_part(std::vector<Part>& parts) {
  Part* chosen = nullptr;
  for (Part& part : parts) {
    if (!part.kind) continue;
    const bool first_about_appointment =
        is_about_appointments(*part.kind) && (chosen == nullptr || !is_about_appointments(*chosen->kind));
    if (chosen == nullptr || first_about_appointment) chosen = &part;
  }
  return chosen;
}

// The answers of the other parts, as paragraphs added to the main one; false where one of them says more than
// that.
bool add_answers(const Part& main, const std::vector<Part>& parts, std::string& answer) {
  bool everything_said = true;
  for (const Part& part : parts) {
    if (&part == &main || !part.kind) continue;
    if (part.paragraph.empty())
      everything_said = false;
    else
      answer += (answer.empty() ? "" : "\n\n") + part.paragraph;
  }
  return everything_said;
}

// A template without a place for a second answer leaves it out. Lines may be broken elsewhere than in the answer.
bool says(const ComposedMessage& message, const std::string& added) {
  const auto plain = [](std::string_view text) { return single_spaced(folded(text)); };
  return added.empty() || plain(message.text()).find(plain(added)) != std::string::npos;
}

// Booked where the patient is told so at once; else pending, and busy for everyone else until somebody
// approves.
void settle_booking(Part& main, Level level) {
  if (!main.book) return;
  Appointment& appointment = main.book->appointment;
  appointment.state = level == Level::automatic ? AppointmentState::booked : AppointmentState::pending;
  if (level != Level::automatic) main.effects.book.push_back({appointment.id, appointment.revision + 1});
}

// Withdrawn before anything else is written.
void put_first_what_gives_way(const Case& of, const std::vector<Part>& parts, Decision& decision) {
  auto replaced = rows_replaced_by(of, parts);
  if (replaced.empty()) return;
  const bool covered = std::any_of(decision.steps.begin(), decision.steps.end(), [](const Step& step) {
    const auto* reply = std::get_if<Reply>(&step);
    const auto* task = std::get_if<OpenTask>(&step);
    return (reply != nullptr && is_about_appointments(reply->kind)) || (task != nullptr && task->appointment);
  });
  decision.steps.insert(decision.steps.begin(), WithdrawLiveRows{std::move(replaced), covered});
}

// A person has taken over, or nobody may be written to: the agenda shows what was asked, and somebody reads it.
Decision without_a_word(const Case& of, const std::vector<Part>& parts) {
  Decision decision;
  keep_requests_alone(parts, decision);
  decision.reason = of.silence();
  open_tasks({{TaskKind::read_message, of.silence()}}, decision);
  return decision;
}

// How far the reply may go: no further than any of the kinds it answers for, and a draft where a person has to look.
Level level_of(const Case& of, const std::vector<Part>& parts, const std::vector<ForPerson>& why) {
  Level level = why.empty() ? Level::automatic : Level::draft;
  for (const Part& part : parts)
    if (part.kind) level = stricter(level, of.situation.practice.settings_of(*part.kind).level);
  return level;
}

void reply(const Case& of, const std::vector<Part>& parts, Part& main, std::vector<ForPerson> why,
           Decision& decision) {
  std::string added;
  bool everything_said = add_answers(main, parts, added);
  auto message = message_of(of, main, added);
  if (message && !says(*message, added)) everything_said = false;
  if (!everything_said) why.push_back({TaskKind::read_message, of.sentence("desk.reason.several_requests")});
  Level level = level_of(of, parts, why);
  if (!message) {
    level = Level::off;
    why.push_back({TaskKind::system, of.situation.catalogue.sentence(message.error()), main.appointment});
  } else if (level == Level::off) {
    why.push_back({TaskKind::read_message, of.sentence("desk.reason.level_off"), main.appointment});
  }

  settle_booking(main, level);
  if (main.book && level == Level::off)
    why.push_back({.reason = of.sentence("desk.reason.pending_without_reply"), .appointment = main.appointment});
  if (main.accepts) decision.steps.emplace_back(CloseOffer{*main.accepts, OfferState::accepted});
  if (main.book) decision.steps.emplace_back(*main.book);
  // Until it is approved a booking keeps its slot by standing there as pending, a move by a hold of its own.
  if (main.held_instead && level == Level::draft) main.offer = std::exchange(main.held_instead, std::nullopt);
  decision.reason = all_reasons(parts, why);
  open_tasks(why, decision);
  if (level == Level::off) return;
  if (level == Level::draft) decision.outcome = MessageState::waiting;
  decision.steps.emplace_back(
      Reply{*main.kind, level, of.situation.practice.settings_of(*main.kind).departure_delay,
            *std::move(message), main.offer, main.accepts, main.appointment, main.effects, main.invitations});
}

}  // namespace

Result<ComposedMessage> message_of(const Case& of, const Part& main, const std::string& added) {
  const Situation& situation = of.situation;
  compose::Facts facts = main.facts;
  add(facts, common_facts(of));
  // What the settings know is written by the template, unless something stands beside it.
  const std::string& own = main.answer.empty() && !added.empty() ? main.paragraph : main.answer;
  if (!own.empty()) {
    const FaqAnswer entry{*main.kind, added.empty() ? own : own + "\n\n" + added};
    return situation.composer.answer(situation.practice, entry, situation.reply_to.channel, facts);
  }
  if (!added.empty()) facts.values["answer"] = added;
  return situation.composer.compose(situation.practice, *main.kind, situation.reply_to.channel, facts);
}

void keep_requests_alone(const std::vector<Part>& parts, Decision& decision) {
  for (const Part& part : parts)
    for (const Step& step : part.steps)
      if (std::holds_alternative<RequestChange>(step)) decision.steps.push_back(step);
}

Decision decision_from(const Case& of, std::vector<Part> parts) {
  const std::vector<ForPerson> why = all_for_person(of, parts);
  Decision decision;
  if (!of.silence().empty()) {
    decision = without_a_word(of, parts);
  } else {
    decision.outcome = MessageState::handled;
    for (const Part& part : parts)
      decision.steps.insert(decision.steps.end(), part.steps.begin(), part.steps.end());
    const bool opens_task = std::any_of(decision.steps.begin(), decision.steps.end(), [](const Step& step) {
      return std::holds_alternative<OpenTask>(step);
    });
    if (opens_task) decision.outcome = MessageState::waiting;
    if (Part* main = main_part(parts)) {
      reply(of, parts, *main, why, decision);
    } else {
      decision.reason = all_reasons(parts, why);
      if (!why.empty()) hand_over(of, why, Writing::allowed, decision);
    }
    put_first_what_gives_way(of, parts, decision);
  }
  if (of.patient() != nullptr) decision.patient = of.patient()->id;
  return decision;
}

}  // namespace permanence::desk
