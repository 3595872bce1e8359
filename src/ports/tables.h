// What a transaction gives: typed tables. Finders are const and give copies; nothing found is nullopt, not an error.
// Writers of what has a `revision` compare it: the row in the store must have the revision given (0 inserts), else
// ErrorKind::conflict "error.store.stale"; the row written has it raised by one, and so does the argument.
// Errors besides: unavailable (disk full, database locked for too long), corrupt (a row that can't be opened).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "practice/appointment.h"
#include "practice/message.h"
#include "practice/offer.h"
#include "practice/outbox.h"
#include "practice/person.h"

namespace permanence {

class PatientTable {
 public:
  virtual ~PatientTable() = default;
  virtual Result<std::optional<Patient>> find(PatientId id) const = 0;
  virtual Result<std::vector<Patient>> all() const = 0;  // decrypted in memory: for search by name
  virtual Result<void> save(Patient& patient) = 0;
};

class ContactTable {
 public:
  virtual ~ContactTable() = default;
  virtual Result<std::optional<Contact>> find(ContactId id) const = 0;
  virtual Result<std::vector<Contact>> with_address(const Address& address) const = 0;  // by keyed hash
  virtual Result<std::vector<Contact>> of_patient(PatientId patient) const = 0;
  virtual Result<std::vector<Contact>> all() const = 0;
  virtual Result<void> save(Contact& contact) = 0;
};

class ConversationTable {
 public:
  virtual ~ConversationTable() = default;
  virtual Result<std::optional<Conversation>> find(ConversationId id) const = 0;
  virtual Result<std::vector<Conversation>> of_contact(ContactId contact) const = 0;  // newest activity first
  virtual Result<std::vector<Conversation>> of_patient(PatientId patient) const = 0;
  // The conversation that a mail with these references belongs to: that of a message received or sent with one of
  // these Message-IDs.
  virtual Result<std::optional<Conversation>> with_message_id(const std::vector<std::string>& message_ids) const = 0;
  virtual Result<void> save(Conversation& conversation) = 0;
};

class MessageTable {
 public:
  virtual ~MessageTable() = default;
  virtual Result<std::optional<StoredMessage>> find(MessageId id) const = 0;
  virtual Result<std::optional<StoredMessage>> at(const MailPosition& position) const = 0;
  virtual Result<std::optional<StoredMessage>> with_message_id(const std::string& message_id) const = 0;  // the header, newest
  // Known under another position: the same Message-ID and body hash (the server renumbered, or it was moved).
  virtual Result<std::optional<StoredMessage>> with_content(const MailboxName& mailbox, const std::string& message_id,
                                                            const std::string& body_hash) const = 0;
  virtual Result<std::vector<StoredMessage>> in_state(MessageState state) const = 0;      // oldest first
  virtual Result<std::vector<StoredMessage>> of_conversation(ConversationId id) const = 0;  // oldest first
  virtual Result<std::vector<StoredMessage>> unmarked(const MailboxName& mailbox) const = 0;  // handled or waiting, not marked
  // Encrypted under a key of its own, wrapped for each subject given (who wrote it, whom it concerns).
  virtual Result<void> insert(const StoredMessage& message, const std::vector<SubjectId>& subjects) = 0;
  virtual Result<void> update(const StoredMessage& message) = 0;
  // It also concerns these: wraps its key for them.
  virtual Result<void> add_subjects(MessageId id, const std::vector<SubjectId>& subjects) = 0;
};

class AppointmentTable {
 public:
  virtual ~AppointmentTable() = default;
  virtual Result<std::optional<Appointment>> find(AppointmentId id) const = 0;
  // Every appointment (any state) whose busy time touches the interval; empty practitioner: all of them.
  virtual Result<std::vector<Appointment>> touching(const PractitionerName& practitioner, Interval interval) const = 0;
  virtual Result<std::vector<Appointment>> of_patient(PatientId patient) const = 0;  // by start
  // Inserts (revision 0) or updates. Refuses with ErrorKind::conflict "error.agenda.slot_taken" if the row occupies
  // its time and: another occupying appointment of this practitioner stands there (but for may_share, up to the
  // capacity); an offer that holds covers it at `now`, but for `accepting` and this patient's own; or this patient has another at that time.
  // `overlap_accepted` lets it pass.
  virtual Result<void> save(Appointment& appointment, Instant now, std::optional<OfferId> accepting = {}) = 0;
};

class OfferTable {
 public:
  virtual ~OfferTable() = default;
  virtual Result<std::optional<Offer>> find(OfferId id) const = 0;
  virtual Result<std::vector<Offer>> of_contact(ContactId contact) const = 0;   // newest first
  virtual Result<std::vector<Offer>> of_patient(PatientId patient) const = 0;   // newest first
  virtual Result<std::vector<Offer>> holding(Interval interval, Instant now) const = 0;  // open, holding, not expired
  virtual Result<std::vector<Offer>> open_and_expired(Instant now) const = 0;
  virtual Result<void> save(Offer& offer) = 0;
};

class OutboxTable {
 public:
  virtual ~OutboxTable() = default;
  virtual Result<std::optional<OutboxRow>> find(OutboxId id) const = 0;
  virtual Result<std::optional<OutboxRow>> with_key(const std::string& key) const = 0;
  virtual Result<std::optional<OutboxRow>> with_message_id(const std::string& message_id_header) const = 0;
  virtual Result<std::vector<OutboxRow>> in_state(OutboxState state) const = 0;               // oldest first
  virtual Result<std::vector<OutboxRow>> due(Instant now, std::size_t limit) const = 0;  // planned, not_before <= now; emergencies and alerts first
  virtual Result<std::vector<OutboxRow>> unfiled(const MailboxName& mailbox) const = 0;       // sent, copy not yet in Sent
  virtual Result<std::vector<OutboxRow>> with_laid_draft(const MailboxName& mailbox) const = 0;  // any state, draft_laid
  virtual Result<std::vector<OutboxRow>> of_conversation(ConversationId id) const = 0;        // oldest first
  virtual Result<std::vector<OutboxRow>> of_appointment(AppointmentId id) const = 0;
  virtual Result<int> automatic_since(ContactId contact, Instant since) const = 0;  // rows of a reply made by machine, not withdrawn
  virtual Result<std::optional<Instant>> next_due() const = 0;
  // Inserting (revision 0) a key that exists is ErrorKind::conflict "error.outbox.duplicate_key".
  virtual Result<void> save(OutboxRow& row) = 0;
  // The Message-ID header this row has or will have; the same at every call.
  virtual std::string message_id_header(const OutboxRow& row) const = 0;
};

class TaskTable {
 public:
  virtual ~TaskTable() = default;
  virtual Result<std::optional<Task>> find(TaskId id) const = 0;
  virtual Result<std::vector<Task>> open() const = 0;  // oldest first
  virtual Result<std::vector<Task>> open_of_conversation(ConversationId id) const = 0;
  virtual Result<void> insert(const Task& task) = 0;
  virtual Result<void> close(TaskId id, Instant at) = 0;
};

struct MailboxCursor {
  MailboxName mailbox;
  std::string folder;
  std::uint32_t uid_validity = 0;
  std::uint32_t next_uid = 0;       // the first not yet read
  Instant installed_at{};           // only mail that the server received after this is touched
  std::uint32_t look_again_below = 0;  // after a renumbering: UIDs below may be old mail, judged by their date
};

class MailboxTable {
 public:
  virtual ~MailboxTable() = default;
  virtual Result<std::optional<MailboxCursor>> cursor(const MailboxName& mailbox, const std::string& folder) const = 0;
  virtual Result<void> save(const MailboxCursor& cursor) = 0;
};

// The few facts about the agent itself: no personal data, in clear.
class StateTable {
 public:
  virtual ~StateTable() = default;
  virtual Result<std::optional<std::string>> get(const std::string& name) const = 0;
  virtual Result<void> set(const std::string& name, const std::string& value) = 0;  // empty: forgotten
};

}  // namespace permanence
