// What to do about a message: a pure function from what it says, what we know and what is allowed, to typed
// steps with their reason. The agent carries them out in one transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "agenda/free_slots.h"
#include "base/catalogue.h"
#include "compose/composer.h"
#include "language/reading.h"
#include "practice/message.h"
#include "practice/outbox.h"
#include "practice/practice.h"

namespace permanence::desk {

// What is settled before the message is even read: automatic mail, lists, our own, the never-touch list.
struct LeaveAlone {
  std::string reason;              // catalogue key, "left.list"
  bool because_automatic = false;  // its headers alone say so
};
std::optional<LeaveAlone> triage(const IncomingMessage& message, const Practice& practice);

// Whom of the people on file for an address a message names: in its own words, else in its signature, else by the name
// that the address shows. Empty: nobody, or several.
std::vector<const Patient*> patients_named(const std::vector<Patient>& patients, std::string_view own_words,
                                           const IncomingMessage& message);

struct Situation {
  const Practice& practice;
  const TimeZone& zone;
  const MessageComposer& composer;
  const Catalogue& catalogue;
  Instant now{};

  const IncomingMessage& message;
  const language::Reading& reading;
  Address reply_to;                   // where an answer goes
  std::optional<Contact> contact;     // none: a stranger
  std::vector<Patient> patients;      // whom the contact may speak for (links that aren't suspended)
  Conversation conversation;          // new: revision 0
  std::vector<Appointment> upcoming;  // of those patients, not over, not cancelled, by start
  std::optional<Offer> offer;         // the one that this message may answer: open or expired
  agenda::AgendaView agenda;
  std::vector<OutboxRow> live_rows;  // of this conversation: planned or awaiting approval
  std::vector<Offer> live_offers = {};  // that those rows make, or take a slot of
  bool answers_us = false;  // something of ours has left in this conversation, or is what this mail refers to
  int automatic_replies_today = 0;
  bool several_offers = false;  // open to several people, and nothing says which of them is meant
  bool repeats_earlier_request = false;  // the same request, from the same person, is being handled already

  // Fresh identifiers for what the decision makes: the pure core makes none.
  AppointmentId new_appointment;
  OfferId new_offer;
};

// --- steps ---
struct Reply {
  MessageKind kind = MessageKind::handover;
  Level level = Level::draft;
  Minutes departure_delay{0};
  ComposedMessage message;
  std::optional<Offer> offer;                // drafted; opened when the reply leaves
  std::optional<OfferId> accepts;            // the offer that a slot was taken of
  std::optional<AppointmentId> appointment;  // what it tells about
  AgendaEffects effects;                     // at once if automatic, on approval if a draft
  std::vector<InvitationReference> invitations;
  std::optional<EmergencyText> numbers = {};  // the emergency text that it is
};
struct Book {  // state booked if its reply is automatic, pending if it waits
  Appointment appointment;
  std::optional<OfferId> accepting;
};
struct RequestChange {  // reminders fall silent, the agenda shows it, whoever decides later
  AppointmentId appointment;
  std::uint32_t revision = 0;
  ChangeRequest request = ChangeRequest::cancel;
};
struct ConfirmAttendance {
  AppointmentId appointment;
  std::uint32_t revision = 0;
};
struct CloseOffer {
  OfferId offer;
  OfferState state = OfferState::accepted;
};
struct OpenTask {
  TaskKind kind = TaskKind::read_message;
  std::optional<AppointmentId> appointment;
  std::string reason;  // French sentence
  bool answered_by_reply = false;  // approving the reply settles it
};
struct AlertPractitioner {  // live, by every configured way, whatever the hour
  ComposedMessage message;
};
struct SuspendLink {  // the wrong person: not written to any more about that patient
  PatientId patient;
};
struct StopMessages {};        // STOP: the address it came from
struct WithdrawLiveRows {      // older drafts of this conversation give way to this decision
  std::vector<OutboxId> rows;  // these alone: a draft about another matter stays
  bool covered = false;        // this decision replies, or tells a person, in their place
};
struct AskedQuestion {};  // counts towards handing over
struct DoubtSettled {};   // it is known what is meant: a later doubt is worth a question again

using Step = std::variant<Reply, Book, RequestChange, ConfirmAttendance, CloseOffer,
                          OpenTask, AlertPractitioner, SuspendLink, StopMessages, WithdrawLiveRows,
                          AskedQuestion, DoubtSettled>;

struct Decision {
  MessageState outcome = MessageState::waiting;  // handled, waiting or left
  std::string left_reason;                       // catalogue key, when left
  std::optional<PatientId> patient;              // the one it turned out to be about, where there is one
  std::vector<Step> steps;
  std::string reason;  // French sentence: why this and nothing else
};

Decision decide(const Situation& situation);

// At approval of a draft that carries an offer: the message as it reads today, and the offer that takes the
// drafted one's place where a slot of it has gone. An error if no slot is left.
struct Renewal {
  ComposedMessage message;
  std::optional<Offer> offer = {};
};
Result<Renewal> renew_offer(const Situation& situation, const Offer& drafted);

// At approval of the answer to a practical question: as it reads today. nullopt: as it stands.
Result<std::optional<ComposedMessage>> renew_answer(const Situation& situation, MessageKind kind);

}  // namespace permanence::desk
