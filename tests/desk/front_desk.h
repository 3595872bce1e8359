// A practice, its agenda and a message with a reading made by hand: what every test of the desk starts from.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "desk/decide.h"

namespace permanence::desk {

std::ostream& operator<<(std::ostream& out, const Decision& decision);

class FrontDesk {
 public:
  FrontDesk();

  // --- what the message says ---
  FrontDesk& says(std::vector<language::Intent> intents);  // confidently, and nothing else
  FrontDesk& accepts(std::size_t number);                  // of the slots offered, from 1
  FrontDesk& means_the_visit_of(LocalDateTime moment);

  // --- what we know ---
  Patient& knows_jeanne();  // writes for herself from her own address
  Patient& knows(const std::string& given_name, const std::string& family_name, Relation relation);
  Appointment& has_appointment(const Patient& patient, LocalDateTime start);
  Offer& was_offered(const Patient* patient, std::vector<LocalDateTime> starts);
  FrontDesk& sets_everything(Level level);
  FrontDesk& sets(MessageKind kind, Level level);

  Situation situation() const;
  Decision decide() const { return desk::decide(situation()); }

  Practice practice;
  TimeZone zone;
  Instant now;
  IncomingMessage message;
  language::Reading reading;
  Contact contact;
  std::vector<Patient> patients;
  Conversation conversation;
  std::vector<Appointment> upcoming;
  std::optional<Offer> offer;
  agenda::AgendaView agenda;
  std::vector<OutboxRow> live_rows;
  std::vector<Offer> live_offers;
  bool answers_us = false;
  int automatic_replies_today = 0;
  bool repeats_earlier_request = false;
};

template <class Id>
Id identifier(std::uint8_t number) {
  IdentifierBytes bytes{};
  bytes.front() = number;
  return Id(bytes);
}

OutboxRow outbox_row(std::uint8_t number, MessageKind kind, OutboxState state);

inline constexpr std::uint8_t new_appointment_number = 200, new_offer_number = 201;

const Catalogue& sentences();
const MessageComposer& templates();

template <class StepType>
std::vector<StepType> steps(const Decision& decision) {
  std::vector<StepType> found;
  for (const Step& step : decision.steps)
    if (const auto* each = std::get_if<StepType>(&step)) found.push_back(*each);
  return found;
}
template <class StepType>
bool has(const Decision& decision) {
  return !steps<StepType>(decision).empty();
}

// The only reply of a decision; fails the test where there isn't exactly one.
const Reply& only_reply(const Decision& decision);
bool opens(const Decision& decision, TaskKind kind);

}  // namespace permanence::desk
