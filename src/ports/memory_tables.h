// The tables of the store in memory. One writer or several readers at a time: the store's lock sees to it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "ports/audit.h"
#include "ports/memory_rows.h"
#include "ports/tables.h"

namespace permanence::memory {

class Patients final : public PatientTable {
 public:
  Result<std::optional<Patient>> find(PatientId id) const override;
  Result<std::vector<Patient>> all() const override;
  Result<void> save(Patient& patient) override;

  Rows<PatientId, Patient> rows;
};

class Contacts final : public ContactTable {
 public:
  Result<std::optional<Contact>> find(ContactId id) const override;
  Result<std::vector<Contact>> with_address(const Address& address) const override;
  Result<std::vector<Contact>> of_patient(PatientId patient) const override;
  Result<std::vector<Contact>> all() const override;
  Result<void> save(Contact& contact) override;

  Rows<ContactId, Contact> rows;
};

struct MessageWithSubjects {
  StoredMessage message;
  std::set<SubjectId> subjects;
};

class Messages final : public MessageTable {
 public:
  Result<std::optional<StoredMessage>> find(MessageId id) const override;
  Result<std::optional<StoredMessage>> at(const MailPosition& position) const override;
  Result<std::optional<StoredMessage>> with_message_id(const std::string& message_id) const override;
  Result<std::optional<StoredMessage>> with_content(const MailboxName& mailbox, const std::string& message_id,
                                                    const std::string& body_hash) const override;
  Result<std::vector<StoredMessage>> in_state(MessageState state) const override;
  Result<std::vector<StoredMessage>> of_conversation(ConversationId id) const override;
  Result<std::vector<StoredMessage>> unmarked(const MailboxName& mailbox) const override;
  Result<void> insert(const StoredMessage& message, const std::vector<SubjectId>& subjects) override;
  Result<void> update(const StoredMessage& message) override;
  Result<void> add_subjects(MessageId id, const std::vector<SubjectId>& subjects) override;

  Rows<MessageId, MessageWithSubjects> rows;
};

class Outbox final : public OutboxTable {
 public:
  Result<std::optional<OutboxRow>> find(OutboxId id) const override;
  Result<std::optional<OutboxRow>> with_key(const std::string& key) const override;
  Result<std::optional<OutboxRow>> with_message_id(const std::string& message_id_header) const override;
  Result<std::vector<OutboxRow>> in_state(OutboxState state) const override;
  Result<std::vector<OutboxRow>> due(Instant now, std::size_t limit) const override;
  Result<std::vector<OutboxRow>> unfiled(const MailboxName& mailbox) const override;
  Result<std::vector<OutboxRow>> with_laid_draft(const MailboxName& mailbox) const override;
  Result<std::vector<OutboxRow>> of_conversation(ConversationId id) const override;
  Result<std::vector<OutboxRow>> of_appointment(AppointmentId id) const override;
  Result<int> automatic_since(ContactId contact, Instant since) const override;
  Result<std::optional<Instant>> next_due() const override;
  Result<void> save(OutboxRow& row) override;
  std::string message_id_header(const OutboxRow& row) const override;

  Rows<OutboxId, OutboxRow> rows;
};

class Conversations final : public ConversationTable {
 public:
  Conversations(const Messages& messages, const Outbox& outbox) : messages_(messages), outbox_(outbox) {}
  Result<std::optional<Conversation>> find(ConversationId id) const override;
  Result<std::vector<Conversation>> of_contact(ContactId contact) const override;
  Result<std::vector<Conversation>> of_patient(PatientId patient) const override;
  Result<std::optional<Conversation>> with_message_id(
      const std::vector<std::string>& message_ids) const override;
  Result<void> save(Conversation& conversation) override;

  Rows<ConversationId, Conversation> rows;

 private:
  const Messages& messages_;
  const Outbox& outbox_;
};

class Offers final : public OfferTable {
 public:
  Result<std::optional<Offer>> find(OfferId id) const override;
  Result<std::vector<Offer>> of_contact(ContactId contact) const override;
  Result<std::vector<Offer>> of_patient(PatientId patient) const override;
  Result<std::vector<Offer>> holding(Interval interval, Instant now) const override;
  Result<std::vector<Offer>> open_and_expired(Instant now) const override;
  Result<void> save(Offer& offer) override;

  Rows<OfferId, Offer> rows;
};

class Appointments final : public AppointmentTable {
 public:
  explicit Appointments(const Offers& offers) : offers_(offers) {}
  Result<std::optional<Appointment>> find(AppointmentId id) const override;
  Result<std::vector<Appointment>> touching(const PractitionerName& practitioner,
                                            Interval interval) const override;
  Result<std::vector<Appointment>> of_patient(PatientId patient) const override;
  Result<void> save(Appointment& appointment, Instant now, std::optional<OfferId> accepting) override;

  Rows<AppointmentId, Appointment> rows;

 private:
  const Offers& offers_;
};

class Tasks final : public TaskTable {
 public:
  Result<std::optional<Task>> find(TaskId id) const override;
  Result<std::vector<Task>> open() const override;
  Result<std::vector<Task>> open_of_conversation(ConversationId id) const override;
  Result<void> insert(const Task& task) override;
  Result<void> close(TaskId id, Instant at) override;

  Rows<TaskId, Task> rows;
};

class Mailboxes final : public MailboxTable {
 public:
  Result<std::optional<MailboxCursor>> cursor(const MailboxName& mailbox,
                                              const std::string& folder) const override;
  Result<void> save(const MailboxCursor& cursor) override;

  Rows<std::pair<MailboxName, std::string>, MailboxCursor> rows;
};

class State final : public StateTable {
 public:
  Result<std::optional<std::string>> get(const std::string& name) const override;
  Result<void> set(const std::string& name, const std::string& value) override;

  Rows<std::string, std::string> rows;
};

struct ChainedEntry {
  AuditEntry entry;
  std::string hash;  // of this entry and the hash before it
};

class Audit final : public AuditLog {
 public:
  Result<void> append(const AuditEntry& entry) override;
  Result<AuditVerdict> verify() const override;
  Result<bool> reaches(const AuditHead& head) const override;
  Result<std::vector<AuditEntry>> newest(std::size_t count) const override;

  Rows<std::uint64_t, ChainedEntry> rows;  // by sequence number, from 1
};

}  // namespace permanence::memory
