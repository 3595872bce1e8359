// What can be sent, and the row that carries it out exactly once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "practice/appointment.h"
#include "practice/identifiers.h"
#include "practice/message_kind.h"
#include "practice/offer.h"
#include "practice/person.h"

namespace permanence {

// Where the words of a message come from: the proof that nobody but the practitioner wrote them.
enum class Provenance { approved_template, approved_answer, person };

// The only thing that can be sent. Made by compose (from a template or by a person's hand) and given back by the store.
class ComposedMessage {
 public:
  const std::string& subject() const { return subject_; }  // empty for SMS
  const std::string& text() const { return text_; }
  const std::string& html() const { return html_; }        // empty: text alone
  Provenance provenance() const { return provenance_; }
  const std::string& source() const { return source_; }    // template or answer name, or who wrote it
  bool operator==(const ComposedMessage&) const = default;

 private:
  friend class MessageComposer;      // compose/composer.h
  friend class ComposedMessageArchive;  // ports/composed_message_archive.h
  ComposedMessage(std::string subject, std::string text, std::string html, Provenance provenance, std::string source)
      : subject_(std::move(subject)), text_(std::move(text)), html_(std::move(html)), provenance_(provenance),
        source_(std::move(source)) {}
  std::string subject_, text_, html_;
  Provenance provenance_;
  std::string source_;
};

// planned -> claimed -> handed -> sent; see docs/architecture.md, "Sending".
enum class OutboxState { planned, awaiting_approval, claimed, handed, sent, failed, expired, uncertain, withdrawn };

enum class WithdrawalReason { none, superseded, refused, skipped, answered_by_hand, appointment_changed, not_to_be_written_to };

// What else the message announces to the patient, done when it is approved (or at once when the kind is automatic).
struct BookSlot {                     // an acceptance: the pending appointment becomes booked
  AppointmentId appointment;
  std::uint32_t revision = 0;
};
struct CancelAppointment {
  AppointmentId appointment;
  std::uint32_t revision = 0;
};
struct MoveAppointment {
  AppointmentId appointment;
  std::uint32_t revision = 0;
  Slot to;
};
struct AgendaEffects {
  std::vector<BookSlot> book;
  std::vector<CancelAppointment> cancel;
  std::vector<MoveAppointment> move;
  bool empty() const { return book.empty() && cancel.empty() && move.empty(); }
};

// The invitation attached to a confirmation, a move or a cancellation (RFC 5546); made when it leaves.
struct InvitationReference {
  AppointmentId appointment;
  bool cancels = false;
};

struct OutboxRow {
  OutboxId id;
  std::string key;               // unique: the reason and what was told, "reminder:24h:<appointment>:<version>"
  MessageKind kind = MessageKind::handover;
  OutboxState state = OutboxState::planned;
  WithdrawalReason withdrawal = WithdrawalReason::none;
  ContactId contact = {};        // nil: the practitioner (alerts)
  std::optional<PatientId> patient = {};
  std::optional<ConversationId> conversation = {};
  std::optional<MessageId> answers = {};       // the incoming message
  std::optional<OfferId> offer = {};           // opened when this leaves
  std::optional<AppointmentId> appointment = {};  // a premise: read again at the moment of sending
  std::uint32_t announced_version = 0;         // of that appointment
  MailboxName mailbox = {};                    // through which it leaves
  std::string domain = {};                     // of that mailbox's address when the row was made: its Message-ID's
  Address to = {};
  ComposedMessage message;
  std::vector<InvitationReference> invitations = {};
  std::string in_reply_to = {};                // Message-ID headers that keep the thread
  std::vector<std::string> references = {};
  AgendaEffects on_approval = {};
  Instant created_at{};
  Instant not_before{};                        // the departure delay's end
  std::optional<Instant> not_after = {};
  std::optional<Instant> first_tried_at = {};
  std::optional<Instant> handed_at = {};
  std::optional<Instant> sent_at = {};
  int attempts = 0;
  bool filed = false;                          // the copy lies in Sent
  bool draft_laid = false;                     // a copy lies in the mailbox's Drafts folder
  std::string cause = {};                      // of failed, uncertain: a catalogue key
  std::uint32_t revision = 0;
};

// The Message-ID header of a row: derived from its key, so that a crash can't give it two.
// `key_hash` is the hexadecimal of a keyed hash that tells nothing about the key. A row without a domain (schema 1 had
// none) gets one that RFC 2606 keeps from ever being somebody's.
inline std::string message_id_header(const std::string& key_hash, const std::string& domain) {
  return key_hash + "@" + (domain.empty() ? "permanence.invalid" : domain);
}

constexpr bool is_live(OutboxState state) {
  return state == OutboxState::planned || state == OutboxState::awaiting_approval ||
         state == OutboxState::claimed || state == OutboxState::handed;
}

}  // namespace permanence
