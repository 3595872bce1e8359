#include "desk/appointments.h"

#include <algorithm>

#include "desk/changes.h"
#include "desk/offers.h"
#include "desk/reply_facts.h"

namespace permanence::desk {
namespace {

constexpr std::chrono::hours soon{
    48};  // "je viens" without a date means the visit in this time, where there is one

enum class Doubt { none, which_appointment, no_appointment, which_person };

struct Target {
  const Appointment* appointment = nullptr;
  Doubt doubt = Doubt::no_appointment;
};

std::vector<const Appointment*> mentioned(const Case& of, const std::vector<const Appointment*>& among) {
  std::vector<const Appointment*> exact, same_day;
  for (const Appointment* appointment : among) {
    const LocalDateTime begin = of.local(appointment->time.begin);
    for (const LocalDateTime moment : of.situation.reading.mentioned_appointments) {
      if (moment == begin) exact.push_back(appointment);
      if (date_of(moment) == date_of(begin)) same_day.push_back(appointment);
    }
  }
  return exact.empty() ? same_day : exact;
}

enum class Unnamed { means_the_only_one, means_the_next };

// Which appointment the message means: the one it names, else the only one there is.
Target target_of(const Case& of, Unnamed unnamed) {
  if (of.sender_unclear()) return {nullptr, Doubt::which_person};
  const auto upcoming = of.upcoming();
  if (upcoming.empty()) return {nullptr, Doubt::no_appointment};
  if (!of.situation.reading.mentioned_appointments.empty()) {
    const auto named = mentioned(of, upcoming);
    if (named.size() == 1) return {named.front(), Doubt::none};
    return {nullptr, Doubt::which_appointment};
  }
  if (upcoming.size() == 1) return {upcoming.front(), Doubt::none};
  const bool next_is_alone =
      upcoming[0]->time.begin < of.situation.now + soon && upcoming[1]->time.begin >= of.situation.now + soon;
  if (unnamed == Unnamed::means_the_next && next_is_alone) return {upcoming.front(), Doubt::none};
  return {nullptr, Doubt::which_appointment};
}

Part to_person(const Case& of, std::string_view key, TaskKind kind,
               std::optional<AppointmentId> appointment = {}) {
  Part part;
  part.reason = of.sentence(key);
  part.for_person.push_back({kind, part.reason, appointment});
  return part;
}

// One plain question, once; unsure again, a person.
Part settle_doubt(const Case& of, Doubt doubt) {
  if (of.is_stranger()) return to_person(of, "desk.reason.stranger_about_appointment", TaskKind::identify);
  if (doubt == Doubt::which_person) return to_person(of, "desk.reason.which_patient", TaskKind::identify);
  if (doubt == Doubt::no_appointment)
    return to_person(of, "desk.reason.no_appointment", TaskKind::read_message);
  const auto upcoming = of.upcoming();
  const bool may_be_listed =
      std::all_of(upcoming.begin(), upcoming.end(),
                  [&](const Appointment* appointment) { return of.may_receive(appointment->patient); });
  if (of.situation.conversation.questions_asked > 0 || !may_be_listed)
    return to_person(of, "desk.reason.still_unclear", TaskKind::read_message);
  Part part{.kind = MessageKind::appointment_question};
  part.facts = facts_listing(of, upcoming);
  part.steps.emplace_back(AskedQuestion{});
  part.reason = of.sentence("desk.reason.which_appointment");
  return part;
}

}  // namespace

Part confirm(const Case& of) {
  const Target target = target_of(of, Unnamed::means_the_next);
  if (target.appointment == nullptr) return settle_doubt(of, target.doubt);
  const Appointment& appointment = *target.appointment;
  if (!of.may_receive(appointment.patient))
    return to_person(of, "desk.reason.may_not_receive", TaskKind::read_message, appointment.id);
  if (appointment.change_request != ChangeRequest::none) {
    Part part =
        to_person(of, "desk.reason.confirms_what_was_to_change", TaskKind::read_message, appointment.id);
    part.unsettles = appointment.id;
    return part;
  }
  if (appointment.state == AppointmentState::pending)
    return to_person(of, "desk.reason.confirms_what_is_pending", TaskKind::read_message, appointment.id);
  Part part;
  part.steps.emplace_back(DoubtSettled{});
  part.appointment = appointment.id;
  if (appointment.state == AppointmentState::confirmed) {
    part.reason = of.sentence("desk.reason.confirmed_already");
    return part;
  }
  part.kind = MessageKind::appointment_confirmed;
  part.facts = facts_about(of, appointment);
  part.steps.emplace_back(ConfirmAttendance{appointment.id, appointment.revision});
  part.invitations.push_back({appointment.id, false});
  part.reason = of.sentence("desk.reason.attendance_confirmed");
  return part;
}

Part cancel(const Case& of) {
  const Target target = target_of(of, Unnamed::means_the_only_one);
  if (target.appointment == nullptr) return settle_doubt(of, target.doubt);
  const Appointment& appointment = *target.appointment;
  if (!of.may_decide(appointment.patient))
    return to_person(of, "desk.reason.may_not_decide", TaskKind::read_message, appointment.id);
  Part part{.kind = MessageKind::appointment_cancelled};
  part.steps.emplace_back(DoubtSettled{});
  part.facts = facts_about(of, appointment);
  part.appointment = appointment.id;
  part.reason = of.sentence("desk.reason.cancelled");
  if (of.situation.offer && of.situation.offer->replaces == appointment.id &&
      of.situation.offer->state == OfferState::open)
    part.steps.emplace_back(CloseOffer{of.situation.offer->id, OfferState::declined});
  // Never announced: it goes with the draft that would have confirmed it.
  if (of.awaits_approval(appointment)) {
    part.unsettles = appointment.id;
    return part;
  }
  const std::uint32_t revision = request_change(part, appointment, ChangeRequest::cancel);
  part.effects.cancel.push_back({appointment.id, revision});
  part.invitations.push_back({appointment.id, true});
  return part;
}

Part reschedule(const Case& of) {
  const Target target = target_of(of, Unnamed::means_the_only_one);
  if (target.appointment == nullptr) return settle_doubt(of, target.doubt);
  return move(of, *target.appointment);
}

Part tell_appointments(const Case& of) {
  if (of.is_stranger()) return settle_doubt(of, Doubt::no_appointment);
  if (of.sender_unclear()) return settle_doubt(of, Doubt::which_person);
  const auto upcoming = of.upcoming();
  const auto unannounced = [](const Appointment* appointment) {
    return appointment->state == AppointmentState::pending ||
           appointment->change_request != ChangeRequest::none;
  };
  if (upcoming.empty()) return settle_doubt(of, Doubt::no_appointment);
  if (std::any_of(upcoming.begin(), upcoming.end(), unannounced))
    return to_person(of, "desk.reason.appointment_in_suspense", TaskKind::read_message);
  for (const Appointment* appointment : upcoming)
    if (!of.may_receive(appointment->patient))
      return to_person(of, "desk.reason.may_not_receive", TaskKind::read_message, appointment->id);
  Part part{.kind = MessageKind::appointment_information};
  part.facts = facts_listing(of, upcoming);
  part.appointment = upcoming.front()->id;  // if it changes before the reply leaves, the reply would be wrong
  part.reason = of.sentence("desk.reason.told_appointments");
  return part;
}

Part note_lateness(const Case& of) {
  if (of.sender_unclear() || of.is_stranger())
    return settle_doubt(of, of.is_stranger() ? Doubt::no_appointment : Doubt::which_person);
  const auto upcoming = of.upcoming();
  const LocalDate today = date_of(of.local(of.situation.now));
  if (upcoming.empty() || date_of(of.local(upcoming.front()->time.begin)) != today)
    return to_person(of, "desk.reason.late_without_appointment", TaskKind::read_message);
  const Appointment& appointment = *upcoming.front();
  Part part{.kind = MessageKind::appointment_late};
  part.facts = facts_about(of, appointment);
  part.appointment = appointment.id;
  part.reason = of.sentence("desk.reason.late");
  part.steps.emplace_back(OpenTask{TaskKind::read_message, appointment.id, part.reason, true});
  return part;
}

}  // namespace permanence::desk
