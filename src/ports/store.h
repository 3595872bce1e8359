// The store: the only place where state lives. Every write passes one door.
#pragma once

#include <functional>

#include "ports/audit.h"
#include "ports/tables.h"

namespace permanence {

struct ReadTransaction {
  const PatientTable& patients;
  const ContactTable& contacts;
  const ConversationTable& conversations;
  const MessageTable& messages;
  const AppointmentTable& appointments;
  const OfferTable& offers;
  const OutboxTable& outbox;
  const TaskTable& tasks;
  const MailboxTable& mailboxes;
  const StateTable& state;
  const AuditLog& audit;
};

struct Transaction {
  PatientTable& patients;
  ContactTable& contacts;
  ConversationTable& conversations;
  MessageTable& messages;
  AppointmentTable& appointments;
  OfferTable& offers;
  OutboxTable& outbox;
  TaskTable& tasks;
  MailboxTable& mailboxes;
  StateTable& state;
  AuditLog& audit;

  ReadTransaction reading() const {
    return {patients, contacts, conversations, messages, appointments, offers, outbox, tasks, mailboxes, state, audit};
  }
};

class Store {
 public:
  virtual ~Store() = default;
  // Runs `f` in one writing transaction: commits if it returns a value, undoes everything if it returns an error.
  // `f` may be run again (a busy database), so it must have no effect outside the transaction, and never the network.
  // Thread-safe; one writer at a time; `f` must not call the store.
  virtual Result<void> write(const std::function<Result<void>(Transaction&)>& f) = 0;
  // Runs `f` on one consistent view. Thread-safe; `f` must not call the store.
  virtual Result<void> read(const std::function<Result<void>(const ReadTransaction&)>& f) const = 0;
};

}  // namespace permanence
