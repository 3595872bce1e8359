// What one request of a message leads to, before all of them are joined into one reply.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "desk/decide.h"

namespace permanence::desk {

// Why a person looks at it, as it will stand in the task.
struct ForPerson {
  TaskKind kind = TaskKind::read_message;
  std::string reason;  // French sentence
  std::optional<AppointmentId> appointment = {};
  bool only_if_alone = false;  // says nothing beside another cause
  bool answered_by_reply = false;  // whoever reads and approves the reply has settled it
};

struct Part {
  std::optional<MessageKind> kind;  // what it would say; none: nothing by itself
  compose::Facts facts = {};        // beside those that every reply has
  std::string answer = {};          // the practitioner's own words, where it answers a question
  std::string paragraph = {};       // what it says, as a paragraph of a reply about something else; empty: it can't
  std::vector<Step> steps = {};     // done at once, whoever has yet to approve the reply
  std::optional<Book> book = {};    // its state follows from how the reply leaves
  std::optional<Offer> offer = {};
  std::optional<OfferId> accepts = {};  // the offer that this takes a slot of
  std::optional<Offer> held_instead = {};   // until a move is approved: what keeps the slot taken of it
  std::optional<OfferId> answers = {};      // the offer that it takes a slot of, declines or replaces
  // An appointment about which older drafts no longer hold, though `effects` don't touch it.
  std::optional<AppointmentId> unsettles = {};
  std::optional<AppointmentId> appointment = {};
  AgendaEffects effects = {};
  std::vector<InvitationReference> invitations = {};
  std::vector<ForPerson> for_person = {};  // not empty: nothing of this message leaves by itself
  std::string reason = {};                 // French sentence
};

}  // namespace permanence::desk
