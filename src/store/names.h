// The names under which enumerations are stored: never renumbered, never renamed; new ones are added at the
// end.
#pragma once

#include <array>
#include <string_view>

#include "practice/appointment.h"
#include "practice/message.h"
#include "practice/offer.h"
#include "practice/outbox.h"
#include "practice/person.h"

namespace permanence::store {

using namespace std::string_view_literals;

template <class Enum>
struct Names;  // `list` in the order of the enumeration, `last` its last value

template <>
struct Names<Channel> {
  static constexpr std::array list{"email"sv, "sms"sv};
  static constexpr auto last = Channel::sms;
};
template <>
struct Names<PatientState> {
  static constexpr std::array list{"active"sv, "suspended"sv, "do_not_contact"sv, "deceased"sv};
  static constexpr auto last = PatientState::deceased;
};
template <>
struct Names<Relation> {
  static constexpr std::array list{"self"sv,         "parent"sv,      "guardian"sv, "carer"sv,
                                   "professional"sv, "institution"sv, "other"sv};
  static constexpr auto last = Relation::other;
};
template <>
struct Names<AddressState> {
  static constexpr std::array list{"usable"sv, "bounced"sv, "stopped"sv};
  static constexpr auto last = AddressState::stopped;
};
template <>
struct Names<AutomaticMail> {
  static constexpr std::array list{"no"sv,     "auto_replied"sv, "auto_generated"sv,
                                   "bounce"sv, "mailing_list"sv, "our_own"sv};
  static constexpr auto last = AutomaticMail::our_own;
};
template <>
struct Names<SenderAuthentication> {
  static constexpr std::array list{"unknown"sv, "passed"sv, "failed"sv};
  static constexpr auto last = SenderAuthentication::failed;
};
template <>
struct Names<MessageState> {
  static constexpr std::array list{"stored"sv, "handled"sv, "waiting"sv, "left"sv};
  static constexpr auto last = MessageState::left;
};
template <>
struct Names<EmergencyText> {
  static constexpr std::array list{"medical"sv, "suicide"sv};
  static constexpr auto last = EmergencyText::suicide;
};
template <>
struct Names<TaskKind> {
  static constexpr std::array list{"read_message"sv, "clinical"sv,          "emergency"sv, "violence"sv,
                                   "wrong_person"sv, "identify"sv,          "call"sv,      "uncertain_send"sv,
                                   "failed_send"sv,  "calendar_conflict"sv, "system"sv};
  static constexpr auto last = TaskKind::system;
};
template <>
struct Names<AppointmentState> {
  static constexpr std::array list{"pending"sv,  "booked"sv, "confirmed"sv,     "cancelled"sv,
                                   "attended"sv, "missed"sv, "missed_excused"sv};
  static constexpr auto last = AppointmentState::missed_excused;
};
template <>
struct Names<Actor> {
  static constexpr std::array list{"patient"sv, "practitioner"sv, "agent"sv, "calendar"sv};
  static constexpr auto last = Actor::calendar;
};
template <>
struct Names<ChangeRequest> {
  static constexpr std::array list{"none"sv, "cancel"sv, "move"sv};
  static constexpr auto last = ChangeRequest::move;
};
template <>
struct Names<OfferState> {
  static constexpr std::array list{"drafted"sv, "open"sv,       "accepted"sv, "declined"sv,
                                   "expired"sv, "superseded"sv, "withdrawn"sv};
  static constexpr auto last = OfferState::withdrawn;
};
template <>
struct Names<Provenance> {
  static constexpr std::array list{"approved_template"sv, "approved_answer"sv, "person"sv};
  static constexpr auto last = Provenance::person;
};
template <>
struct Names<OutboxState> {
  static constexpr std::array list{"planned"sv, "awaiting_approval"sv, "claimed"sv,   "handed"sv,   "sent"sv,
                                   "failed"sv,  "expired"sv,           "uncertain"sv, "withdrawn"sv};
  static constexpr auto last = OutboxState::withdrawn;
};
template <>
struct Names<WithdrawalReason> {
  static constexpr std::array list{"none"sv,
                                   "superseded"sv,
                                   "refused"sv,
                                   "skipped"sv,
                                   "answered_by_hand"sv,
                                   "appointment_changed"sv,
                                   "not_to_be_written_to"sv};
  static constexpr auto last = WithdrawalReason::not_to_be_written_to;
};

template <class Enum>
std::string name_in_store(Enum value) {
  static_assert(static_cast<std::size_t>(Names<Enum>::last) + 1 == Names<Enum>::list.size());
  return std::string(Names<Enum>::list.at(static_cast<std::size_t>(value)));
}

}  // namespace permanence::store
