// The tables of ports/tables.h over one connection, for the length of a transaction.
#pragma once

#include "ports/audit.h"
#include "ports/tables.h"
#include "store/sealed_rows.h"

namespace permanence::store {

class SealedPatients final : public PatientTable {
 public:
  explicit SealedPatients(Workspace work) : work_(work) {}
  Result<std::optional<Patient>> find(PatientId id) const override;
  Result<std::vector<Patient>> all() const override;
  Result<void> save(Patient& patient) override;

 private:
  Workspace work_;
};

class SealedContacts final : public ContactTable {
 public:
  explicit SealedContacts(Workspace work) : work_(work) {}
  Result<std::optional<Contact>> find(ContactId id) const override;
  Result<std::vector<Contact>> with_address(const Address& address) const override;
  Result<std::vector<Contact>> of_patient(PatientId patient) const override;
  Result<std::vector<Contact>> all() const override;
  Result<void> save(Contact& contact) override;

 private:
  Workspace work_;
};

class SealedConversations final : public ConversationTable {
 public:
  explicit SealedConversations(Workspace work) : work_(work) {}
  Result<std::optional<Conversation>> find(ConversationId id) const override;
  Result<std::vector<Conversation>> of_contact(ContactId contact) const override;
  Result<std::vector<Conversation>> of_patient(PatientId patient) const override;
  Result<std::optional<Conversation>> with_message_id(
      const std::vector<std::string>& message_ids) const override;
  Result<void> save(Conversation& conversation) override;

 private:
  Workspace work_;
};

class SealedMessages final : public MessageTable {
 public:
  explicit SealedMessages(Workspace work) : work_(work) {}
  Result<std::optional<StoredMessage>> find(MessageId id) const override;
  Result<std::optional<StoredMessage>> at(const MailPosition& position) const override;
  Result<std::optional<StoredMessage>> with_content(const MailboxName& mailbox, const std::string& message_id,
                                                    const std::string& body_hash) const override;
  Result<std::optional<StoredMessage>> with_message_id(const std::string& message_id) const override;
  Result<std::vector<StoredMessage>> in_state(MessageState state) const override;
  Result<std::vector<StoredMessage>> of_conversation(ConversationId id) const override;
  Result<std::vector<StoredMessage>> unmarked(const MailboxName& mailbox) const override;
  Result<void> insert(const StoredMessage& message, const std::vector<SubjectId>& subjects) override;
  Result<void> update(const StoredMessage& message) override;
  Result<void> add_subjects(MessageId id, const std::vector<SubjectId>& subjects) override;

 private:
  SecretKey key_of(MessageId id) const;
  void wrap(MessageId id, const SecretKey& key, const std::vector<SubjectId>& subjects);
  std::vector<StoredMessage> load(const std::string& tail, const Values& values) const;
  std::optional<StoredMessage> load_one(const std::string& tail, const Values& values) const;
  std::string content_hash(const std::string& message_id, const std::string& body_hash) const;
  Columns columns_of(const StoredMessage& message, const SecretKey& key) const;

  Workspace work_;
};

class SealedOffers final : public OfferTable {
 public:
  explicit SealedOffers(Workspace work) : work_(work) {}
  Result<std::optional<Offer>> find(OfferId id) const override;
  Result<std::vector<Offer>> of_contact(ContactId contact) const override;
  Result<std::vector<Offer>> of_patient(PatientId patient) const override;
  Result<std::vector<Offer>> holding(Interval interval, Instant now) const override;
  Result<std::vector<Offer>> open_and_expired(Instant now) const override;
  Result<void> save(Offer& offer) override;

 private:
  Workspace work_;
};

class SealedAppointments final : public AppointmentTable {
 public:
  explicit SealedAppointments(Workspace work) : work_(work) {}
  Result<std::optional<Appointment>> find(AppointmentId id) const override;
  Result<std::vector<Appointment>> touching(const PractitionerName& practitioner,
                                            Interval interval) const override;
  Result<std::vector<Appointment>> of_patient(PatientId patient) const override;
  Result<void> save(Appointment& appointment, Instant now, std::optional<OfferId> accepting) override;

 private:
  Workspace work_;
};

class SealedOutbox final : public OutboxTable {
 public:
  explicit SealedOutbox(Workspace work) : work_(work) {}
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

 private:
  Workspace work_;
};

class SealedTasks final : public TaskTable {
 public:
  explicit SealedTasks(Workspace work) : work_(work) {}
  Result<std::optional<Task>> find(TaskId id) const override;
  Result<std::vector<Task>> open() const override;
  Result<std::vector<Task>> open_of_conversation(ConversationId id) const override;
  Result<void> insert(const Task& task) override;
  Result<void> close(TaskId id, Instant at) override;

 private:
  Workspace work_;
};

class ClearMailboxes final : public MailboxTable {
 public:
  explicit ClearMailboxes(Workspace work) : work_(work) {}
  Result<std::optional<MailboxCursor>> cursor(const MailboxName& mailbox,
                                              const std::string& folder) const override;
  Result<void> save(const MailboxCursor& cursor) override;

 private:
  Workspace work_;
};

class ClearState final : public StateTable {
 public:
  explicit ClearState(Workspace work) : work_(work) {}
  Result<std::optional<std::string>> get(const std::string& name) const override;
  Result<void> set(const std::string& name, const std::string& value) override;

 private:
  Workspace work_;
};

// Each entry's hash is BLAKE2b over the hash before it and every column, ciphertext included.
class AuditChain final : public AuditLog {
 public:
  explicit AuditChain(Workspace work) : work_(work) {}
  Result<void> append(const AuditEntry& entry) override;
  Result<AuditVerdict> verify() const override;
  Result<bool> reaches(const AuditHead& head) const override;
  Result<std::vector<AuditEntry>> newest(std::size_t count) const override;

 private:
  Workspace work_;
};

struct Tables {
  explicit Tables(Workspace work)
      : patients(work),
        contacts(work),
        conversations(work),
        messages(work),
        appointments(work),
        offers(work),
        outbox(work),
        tasks(work),
        mailboxes(work),
        state(work),
        audit(work) {}
  SealedPatients patients;
  SealedContacts contacts;
  SealedConversations conversations;
  SealedMessages messages;
  SealedAppointments appointments;
  SealedOffers offers;
  SealedOutbox outbox;
  SealedTasks tasks;
  ClearMailboxes mailboxes;
  ClearState state;
  AuditChain audit;
};

}  // namespace permanence::store
