// From a stored message to its decision, committed whole.
#pragma once

#include <optional>

#include "agent/applying.h"
#include "agent/context.h"

namespace permanence::agent {

// Decides about the oldest stored message: false if there was none. A decision whose premises changed before its
// commit is taken again.
Result<bool> decide_next(Context& context);

// What `decide` is given about a conversation, read at one moment.
struct Premises {
  Conversation conversation;
  std::optional<Contact> contact;
  std::vector<Patient> patients;
  std::vector<Appointment> upcoming;
  std::optional<Offer> offer;
  agenda::AgendaView agenda;
  std::vector<OutboxRow> live_rows;
  std::vector<Offer> live_offers;
  bool answers_us = false;
  bool several_offers = false;
  int automatic_replies_today = 0;
  bool repeats_earlier_request = false;
};
Result<Premises> premises_of(const ReadTransaction& read, Context& context, const StoredMessage& message);
// Those of a conversation that is already known (a draft to approve).
Result<Premises> premises_of(const ReadTransaction& read, Context& context, const Conversation& conversation);

// Appointments and holds of everyone from today to the horizon, what is approved and on its way included; but for the
// offer at hand and what its own conversation is about to be told, which aren't somebody else's.
Result<agenda::AgendaView> agenda_view(const ReadTransaction& read, Context& context, const Premises& premises);

desk::Situation situation_of(Context& context, const Premises& premises, const IncomingMessage& message,
                             const language::Reading& reading);
language::ReadingContext reading_context(Context& context, const Premises& premises, const IncomingMessage& message);

}  // namespace permanence::agent
