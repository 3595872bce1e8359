// A message that came in, as the adapters hand it over and as it is kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "practice/identifiers.h"
#include "practice/person.h"

namespace permanence {

// Where a mail lies. UIDs mean something only together with the UIDVALIDITY they were read under (RFC 9051, 2.3.1.1).
struct MailPosition {
  MailboxName mailbox;
  std::string folder;          // "INBOX"
  std::uint32_t uid_validity = 0;
  std::uint32_t uid = 0;
  bool operator==(const MailPosition&) const = default;
};

// Why a mail is never answered by a machine (RFC 3834, RFC 3464), read from its headers.
enum class AutomaticMail { no, auto_replied, auto_generated, bounce, mailing_list, our_own };

// What the server that we trust says of the sender (RFC 8601).
enum class SenderAuthentication { unknown, passed, failed };

struct Bounce {                       // RFC 3464, when AutomaticMail::bounce and readable
  std::string original_message_id;    // of the message that did not arrive, empty if not told
  std::string recipient;
  bool permanent = false;             // status 5.x.x
};

struct Attachment {
  std::string file_name;
  std::string media_type;
  std::size_t size = 0;
  bool signature_logo = false;        // a small inline image: says nothing
};

struct IncomingMessage {
  Channel channel = Channel::email;
  std::optional<MailPosition> position;  // e-mail only
  std::string message_id;                // header, without <>, empty if missing
  std::vector<std::string> references;   // In-Reply-To and References, oldest first, without <>
  std::string from_address;              // lower case
  std::string from_name;
  std::string reply_to;                  // empty if none or the same
  std::vector<std::string> to;           // To and Cc
  std::string subject;
  std::string text;                      // decoded, valid UTF-8; HTML already turned to text, hidden parts dropped
  std::string body_hash;                 // hexadecimal SHA-256 of the raw body, to know it again when renumbered
  std::vector<Attachment> attachments;
  AutomaticMail automatic = AutomaticMail::no;
  SenderAuthentication authentication = SenderAuthentication::unknown;
  std::optional<Bounce> bounce;
  Instant received_at{};                 // the server's internal date
  bool truncated = false;                // too large or too deep to be read whole: never "wholly understood"
  bool answered_already = false;         // \Answered when it was first read: a person has replied

  const std::string& answer_address() const { return reply_to.empty() ? from_address : reply_to; }
};

// The server lists it and doesn't give its bytes: nothing is known of it but where it lies.
inline bool is_undelivered(const IncomingMessage& message) {
  return message.channel == Channel::email && message.truncated && message.body_hash.empty();
}

enum class MessageState {
  stored,   // read, nothing decided yet
  handled,  // the agent did all there was to do
  waiting,  // a person has to look: a task or a draft is open
  left,     // not a patient's business: left in the mailbox as it was, listed with the reason
};

struct StoredMessage {
  MessageId id;
  IncomingMessage content;
  MessageState state = MessageState::stored;
  ConversationId conversation;           // nil until decided
  ContactId contact;                     // nil for what is left alone
  std::optional<PatientId> patient;
  std::string left_reason;               // catalogue key, "left.newsletter"
  std::string reading;                   // what was understood and why, JSON, for the console
  bool marked = false;                   // keyword or folder set in the mailbox
  bool set_aside_by_person = false;      // the practitioner answered, moved or deleted it by hand
};

// The fixed texts with numbers to call; the one for suicide holds the other's numbers too.
enum class EmergencyText { medical, suicide };

// Messages with one contact about one matter. Once a person has written, the agent is silent until released.
struct Conversation {
  ConversationId id;
  ContactId contact;
  std::optional<PatientId> patient;
  MailboxName mailbox;
  std::string subject;
  Instant last_activity{};
  bool silent = false;
  std::optional<Instant> last_emergency_text;  // once per conversation and 12 hours
  EmergencyText last_emergency_kind = EmergencyText::medical;  // which one left then
  int questions_asked = 0;                     // plain questions in a row without being understood
  std::uint32_t revision = 0;
};

enum class TaskKind {
  read_message,      // not understood, or not ours to answer
  clinical,          // a health question
  emergency,         // seen at once
  violence,          // numbers for the practitioner's screen alone
  wrong_person,
  identify,          // who is this, which patient
  call,              // à appeler: no channel reaches them
  uncertain_send,    // may or may not have been sent
  failed_send,
  calendar_conflict,
  system,            // a mailbox down, a clock that jumped
};

struct Task {
  TaskId id;
  TaskKind kind = TaskKind::read_message;
  std::optional<PatientId> patient = {};
  std::optional<ContactId> contact = {};
  std::optional<ConversationId> conversation = {};
  std::optional<MessageId> message = {};
  std::optional<AppointmentId> appointment = {};
  std::string reason;                 // French sentence from the catalogue, shown to the practitioner
  Instant created_at{};
  std::optional<Instant> done_at = {};
  bool answered_by_reply = false;     // the reply to its message, read and approved, settles it
};

}  // namespace permanence
