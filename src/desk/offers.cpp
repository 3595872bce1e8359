#include "desk/offers.h"

#include <algorithm>

#include "base/text.h"
#include "desk/appointments.h"
#include "desk/changes.h"
#include "desk/faq.h"
#include "desk/joining.h"
#include "desk/reply_facts.h"

namespace permanence::desk {
namespace {

using language::Intent;

struct SlotsWanted {
  std::optional<PatientId> patient;  // none: a stranger
  const Appointment* replaces = nullptr;
  PractitionerName practitioner;  // empty: whoever has the visit type
  VisitTypeName visit_type;
  std::vector<Slot> refused;
  std::optional<LocalDate> not_before;
};

Part to_person(const Case& of, std::string_view key, TaskKind kind = TaskKind::read_message,
               std::optional<AppointmentId> appointment = {}) {
  Part part;
  part.reason = of.sentence(key);
  part.for_person.push_back({kind, part.reason, appointment});
  return part;
}

agenda::SlotRequest request_for(const Case& of, const SlotsWanted& wanted) {
  const Situation& situation = of.situation;
  const language::Wishes& wishes = situation.reading.wishes;
  agenda::SlotRequest request;
  request.practitioner = wanted.practitioner;
  request.visit_type = wanted.visit_type;
  request.known_patient = wanted.patient.has_value();
  request.patient = wanted.patient;
  if (wanted.replaces != nullptr) request.replaces = wanted.replaces->id;
  request.limit = static_cast<std::size_t>(std::max(1, situation.practice.limits.slots_per_offer));
  request.fits = [&of, &wishes, refused = wanted.refused, not_before = wanted.not_before](LocalDateTime start,
                                                                                          Minutes duration) {
    if (not_before && date_of(start) < *not_before) return false;
    const bool was_refused = std::any_of(
        refused.begin(), refused.end(), [&](const Slot& slot) { return of.local(slot.time.begin) == start; });
    return !was_refused && wishes.fits(start, duration);
  };
  request.preferred = [&wishes](LocalDateTime start, Minutes duration) {
    return wishes.is_preferred(start, duration);
  };
  return request;
}

// A hold must leave others their share of each day.
bool leaves_others_their_share(const Case& of, const std::vector<Slot>& slots) {
  const Situation& situation = of.situation;
  for (const Slot& slot : slots) {
    const LocalDate day = date_of(of.local(slot.time.begin));
    const Practitioner* practitioner = situation.practice.practitioner(slot.practitioner);
    if (practitioner == nullptr) return false;
    Seconds open{0}, held{0};
    for (const Interval& stretch :
         agenda::working_hours(situation.practice, *practitioner, situation.zone, day))
      open += stretch.end - stretch.begin;
    const auto count = [&](const std::vector<Slot>& list) {
      for (const Slot& other : list)
        if (other.practitioner == slot.practitioner && date_of(of.local(other.time.begin)) == day)
          held += other.time.end - other.time.begin;
    };
    count(situation.agenda.held);
    count(slots);
    if (held.count() * 100 > open.count() * situation.practice.limits.held_share_of_day_percent) return false;
  }
  return true;
}

Offer offer_of(const Case& of, const SlotsWanted& wanted, std::vector<Slot> slots) {
  const Situation& situation = of.situation;
  Offer offer;
  offer.id = situation.new_offer;
  offer.conversation = situation.conversation.id;
  offer.contact = situation.conversation.contact;
  offer.patient = wanted.patient;
  if (wanted.replaces != nullptr) offer.replaces = wanted.replaces->id;
  offer.slots = std::move(slots);
  const bool few =
      offer.slots.size() <= static_cast<std::size_t>(situation.practice.limits.open_holds_per_person);
  offer.holds = wanted.patient.has_value() && few && leaves_others_their_share(of, offer.slots);
  offer.expires_at = situation.now + situation.practice.limits.offer_validity;
  return offer;
}

void add_move(const Case& of, const Appointment* replaces, compose::Facts& facts) {
  facts.conditions["moves"] = replaces != nullptr;
  if (replaces != nullptr) facts.values["old_moment"] = visit_facts(of, *replaces).at("moment");
}

Part offer_slots(const Case& of, const SlotsWanted& wanted) {
  const Situation& situation = of.situation;
  auto slots = agenda::find_slots(situation.practice, situation.zone, situation.agenda, situation.now,
                                  request_for(of, wanted));
  if (slots.empty())
    return to_person(
        of, situation.reading.wishes.states_any() ? "desk.reason.no_slot_fits" : "desk.reason.no_slot",
        TaskKind::read_message,
        wanted.replaces == nullptr ? std::nullopt : std::optional(wanted.replaces->id));
  Part part{.kind = MessageKind::appointment_offer};
  part.offer = offer_of(of, wanted, std::move(slots));
  part.facts = facts_offering(of, *part.offer);
  add_move(of, wanted.replaces, part.facts);
  part.reason = of.sentence("desk.reason.offered", {{"count", std::to_string(part.offer->slots.size())}});
  if (situation.reading.gives_reason && wanted.replaces == nullptr)
    part.for_person.push_back({.reason = of.sentence("desk.reason.gives_reason"), .answered_by_reply = true});
  return part;
}

// The practitioner whom the message names; else the patient's usual one; else the mailbox's; else anyone.
PractitionerName practitioner_for(const Case& of, const Patient* patient) {
  const Practice& practice = of.situation.practice;
  const std::string words = folded(of.situation.reading.own_words);
  for (const Practitioner& practitioner : practice.practitioners) {
    const auto names = split(folded(practitioner.display_name), ' ');
    if (!names.empty() && practice.practitioners.size() > 1 && contains_word(words, names.back()))
      return practitioner.name;
  }
  if (patient != nullptr && patient->usual_practitioner) return *patient->usual_practitioner;
  const MailboxSettings* mailbox = practice.mailbox(of.situation.conversation.mailbox);
  return mailbox == nullptr ? PractitionerName{} : mailbox->practitioner;
}

const VisitType* visit_type_for(const Case& of, const PractitionerName& practitioner, bool known) {
  const Practice& practice = of.situation.practice;
  if (!practitioner.empty()) return agenda::default_visit_type(practice, practitioner, known);
  for (const Practitioner& each : practice.practitioners)
    if (const VisitType* type = agenda::default_visit_type(practice, each.name, known)) return type;
  return nullptr;
}

const Appointment* replaced_by(const Case& of, const Offer& offer) {
  if (!offer.replaces) return nullptr;
  for (const Appointment& appointment : of.situation.upcoming)
    if (appointment.id == *offer.replaces) return &appointment;
  return nullptr;
}

SlotsWanted instead_of(const Case& of, const Offer& offer) {
  SlotsWanted wanted;
  wanted.patient = offer.patient;
  wanted.replaces = replaced_by(of, offer);
  wanted.practitioner = offer.slots.empty() ? PractitionerName{} : offer.slots.front().practitioner;
  wanted.visit_type = offer.slots.empty() ? VisitTypeName{} : offer.slots.front().visit_type;
  return wanted;
}

// "Plutôt à 17 h" says nothing of the week that was asked for before: it stays the one of the first offer.
std::optional<LocalDate> first_day(const Case& of, const Offer& old) {
  const auto& wanted = of.situation.reading.wishes.wanted;
  const bool names_day = std::any_of(wanted.begin(), wanted.end(), [](const language::TimePattern& pattern) {
    return pattern.from || pattern.until || !pattern.weekdays.empty() || !pattern.dates.empty();
  });
  if (names_day || old.slots.empty()) return std::nullopt;
  const auto first = std::min_element(old.slots.begin(), old.slots.end(), [](const Slot& a, const Slot& b) {
    return a.time.begin < b.time.begin;
  });
  return date_of(of.local(first->time.begin));
}

// What was declined or is gone ends here; an offer that is only to be replaced stands until the new one leaves.
enum class OldOffer { declined, gone, stands };
Part new_offer(const Case& of, const Offer& old, OldOffer end) {
  SlotsWanted wanted = instead_of(of, old);
  if (end != OldOffer::stands) wanted.refused = old.slots;
  wanted.not_before = first_day(of, old);
  Part part = offer_slots(of, wanted);
  if (end != OldOffer::stands)
    part.steps.insert(part.steps.begin(),
                      CloseOffer{old.id, end == OldOffer::gone ? OfferState::expired : OfferState::declined});
  return part;
}

bool can_be_taken(const Case& of, const Offer& offer, const Slot& slot) {
  const Situation& situation = of.situation;
  agenda::SlotRequest request;
  request.practitioner = slot.practitioner;
  request.visit_type = slot.visit_type;
  request.known_patient = offer.patient.has_value();
  request.patient = offer.patient;
  request.replaces = offer.replaces;
  const auto refusal =
      agenda::check_slot(situation.practice, situation.zone, situation.agenda, situation.now, request, slot);
  // What we offered in time stays good until the offer ends, though the notice has become short meanwhile.
  const bool still_promised =
      offer.state == OfferState::open && situation.now < offer.expires_at && situation.now < slot.time.begin;
  return refusal == agenda::Refusal::none || (refusal == agenda::Refusal::too_soon && still_promised);
}

Appointment appointment_at(const Case& of, PatientId patient, const Slot& slot) {
  Appointment appointment;
  appointment.id = of.situation.new_appointment;
  appointment.patient = patient;
  appointment.practitioner = slot.practitioner;
  appointment.place = slot.place;
  appointment.visit_type = slot.visit_type;
  appointment.time = slot.time;
  if (const VisitType* type = of.situation.practice.visit_type(slot.visit_type)) {
    appointment.buffer_before = type->buffer_before;
    appointment.buffer_after = type->buffer_after;
    appointment.capacity = type->capacity;
  }
  appointment.created_at = of.situation.now;
  return appointment;
}

Part accept_move(const Case& of, const Offer& offer, const Slot& slot, const Appointment& old) {
  Part part{.kind = MessageKind::appointment_moved};
  part.accepts = offer.id;
  Offer held;
  held.id = of.situation.new_offer;
  held.conversation = offer.conversation;
  held.contact = offer.contact;
  held.patient = old.patient;
  held.replaces = old.id;
  held.slots = {slot};
  held.holds = true;
  held.state = OfferState::open;
  held.expires_at = slot.time.begin;
  part.held_instead = std::move(held);
  part.facts.values = visit_facts(of, slot.time.begin, slot.practitioner, slot.place);
  part.facts.values["old_moment"] = visit_facts(of, old).at("moment");
  const std::uint32_t revision = request_change(part, old, ChangeRequest::move);
  part.effects.move.push_back({old.id, revision, slot});
  part.appointment = old.id;
  part.invitations.push_back({old.id, false});
  part.reason = of.sentence("desk.reason.move_accepted");
  return part;
}

// Accepted twice, or put down by the practitioner meanwhile.
bool stands_already(const Case& of, PatientId patient, const Slot& slot) {
  const auto& upcoming = of.situation.upcoming;
  return std::any_of(upcoming.begin(), upcoming.end(), [&](const Appointment& appointment) {
    return appointment.patient == patient && appointment.time.begin == slot.time.begin;
  });
}

Part accept(const Case& of, const Offer& offer, const Slot& slot) {
  const Appointment* old = replaced_by(of, offer);
  const std::optional<PatientId> patient = offer.patient             ? offer.patient
                                           : of.patient() == nullptr ? std::nullopt
                                                                     : std::optional(of.patient()->id);
  if (!patient) {
    Part part;
    part.reason = of.sentence(
        "desk.reason.stranger_accepts",
        {{"moment", visit_facts(of, slot.time.begin, slot.practitioner, slot.place).at("moment")}});
    part.for_person.push_back({TaskKind::identify, part.reason});
    return part;
  }
  if (stands_already(of, *patient, slot)) return confirm(of);
  if (old != nullptr) return accept_move(of, offer, slot, *old);
  Part part{.kind = MessageKind::appointment_confirmed};
  part.accepts = offer.id;
  part.book = Book{appointment_at(of, *patient, slot), offer.id};
  part.facts = facts_about(of, part.book->appointment);
  part.appointment = part.book->appointment.id;
  part.invitations.push_back({part.book->appointment.id, false});
  part.reason = of.sentence("desk.reason.offer_accepted");
  return part;
}

// The first of the slots that suit which can still be had; else others in their place.
Part accept_one(const Case& of, const Offer& offer, const language::OfferAnswer& answer) {
  for (const std::size_t index : answer.accepted)
    if (index < offer.slots.size() && can_be_taken(of, offer, offer.slots[index]))
      return accept(of, offer, offer.slots[index]);
  Part part = new_offer(of, offer, OldOffer::gone);
  if (part.offer) part.reason = of.sentence("desk.reason.slot_gone");
  return part;
}

bool asks_for_another_time(const Case& of, const Offer& offer) {
  const language::Reading& reading = of.situation.reading;
  const bool still_open = offer.state == OfferState::open && of.situation.now < offer.expires_at;
  return still_open && reading.wishes.states_any() && reading.mentioned_appointments.empty() &&
         (reading.has(Intent::appointment_book) || reading.has(Intent::appointment_reschedule) ||
          reading.has(Intent::appointment_confirm));
}

}  // namespace

Part book(const Case& of) {
  const Patient* patient = of.patient();
  if (patient == nullptr && !of.is_stranger())
    return to_person(of, "desk.reason.which_patient", TaskKind::identify);
  if (patient == nullptr && !of.situation.practice.accepts_new_patients)
    return to_person(of, "desk.reason.no_new_patients");
  if (patient != nullptr && !of.may_decide(patient->id)) return to_person(of, "desk.reason.may_not_decide");
  SlotsWanted wanted;
  if (patient != nullptr) wanted.patient = patient->id;
  wanted.practitioner = practitioner_for(of, patient);
  const VisitType* type = visit_type_for(of, wanted.practitioner, patient != nullptr);
  if (type == nullptr) return to_person(of, "desk.reason.no_visit_type");
  wanted.visit_type = type->name;
  Part part = offer_slots(of, wanted);
  part.steps.emplace_back(DoubtSettled{});
  return part;
}

Part move(const Case& of, const Appointment& appointment) {
  if (!of.may_decide(appointment.patient))
    return to_person(of, "desk.reason.may_not_decide", TaskKind::read_message, appointment.id);
  // A booking that nobody has confirmed yet goes with its draft: there is nothing to move, a time is asked
  // for anew.
  const bool given_up = of.awaits_approval(appointment);
  SlotsWanted wanted;
  wanted.patient = appointment.patient;
  wanted.replaces = given_up ? nullptr : &appointment;
  wanted.practitioner = appointment.practitioner;
  wanted.visit_type = appointment.visit_type;
  Part part = offer_slots(of, wanted);
  part.steps.emplace_back(DoubtSettled{});
  if (given_up)
    part.unsettles = appointment.id;
  else
    request_change(part, appointment, ChangeRequest::move);
  return part;
}

std::optional<Part> answer_offer(const Case& of) {
  const Situation& situation = of.situation;
  if (!situation.offer || !can_be_answered(*situation.offer, situation.now)) return std::nullopt;
  const Offer& offer = *situation.offer;
  const auto& answer = situation.reading.answer;
  const bool accepts = answer && !answer->accepted.empty();
  if (!accepts && situation.reading.has(Intent::appointment_cancel)) return std::nullopt;
  const bool declines = !accepts && answer && answer->declines_all;
  if (!accepts && !declines && !asks_for_another_time(of, offer)) return std::nullopt;
  if (offer.patient && !of.may_decide(*offer.patient)) return to_person(of, "desk.reason.may_not_decide");
  Part part = accepts    ? accept_one(of, offer, *answer)
              : declines ? new_offer(of, offer, OldOffer::declined)
                         : new_offer(of, offer, OldOffer::stands);
  part.answers = offer.id;
  part.steps.emplace_back(DoubtSettled{});
  if (part.offer && !accepts)
    part.reason = of.sentence(declines ? "desk.reason.offer_declined" : "desk.reason.other_wish");
  return part;
}

Result<Renewal> renew_offer(const Situation& situation, const Offer& drafted) {
  const Case of(situation);
  Offer promised = drafted;
  promised.state = OfferState::drafted;
  promised.expires_at = situation.now + situation.practice.limits.offer_validity;
  std::vector<Slot> kept;
  std::copy_if(drafted.slots.begin(), drafted.slots.end(), std::back_inserter(kept),
               [&](const Slot& slot) { return can_be_taken(of, promised, slot); });
  const SlotsWanted wanted = [&] {
    SlotsWanted made = instead_of(of, drafted);
    made.refused = drafted.slots;  // kept ones are kept already, the others are gone
    return made;
  }();
  std::optional<Offer> renewed;
  if (kept.size() < drafted.slots.size()) {
    agenda::SlotRequest request = request_for(of, wanted);
    request.limit = drafted.slots.size() - kept.size();
    auto fresh = agenda::find_slots(situation.practice, situation.zone, situation.agenda, situation.now, request);
    kept.insert(kept.end(), fresh.begin(), fresh.end());
    if (kept.empty()) return fail(ErrorKind::conflict, "error.desk.no_slot_left");
    std::sort(kept.begin(), kept.end(),
              [](const Slot& a, const Slot& b) { return a.time.begin < b.time.begin; });
    renewed = offer_of(of, wanted, std::move(kept));
    renewed->conversation = drafted.conversation;
    renewed->contact = drafted.contact;
    renewed->replaces = drafted.replaces;
  }
  Part part{.kind = MessageKind::appointment_offer};
  part.facts = facts_offering(of, renewed ? *renewed : promised);
  add_move(of, wanted.replaces, part.facts);
  PERMANENCE_TRY(message, message_of(of, part, answers_beside(of, *part.kind)));
  return Renewal{std::move(message), std::move(renewed)};
}

}  // namespace permanence::desk
