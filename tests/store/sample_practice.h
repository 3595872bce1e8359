// One invented row of every table with every field set, and the list of what must never be readable on disk.
#pragma once

#include <string>
#include <vector>

#include "ports/store.h"

namespace permanence::store::test {

struct SamplePractice {
  Patient patient;
  Contact contact;
  Conversation conversation;
  StoredMessage message;       // from the contact about the patient
  StoredMessage left_message;  // concerns nobody
  Appointment appointment;
  Offer offer;
  OutboxRow reply;
  OutboxRow alert;  // to the practitioner: neither contact nor patient
  Task task;
  MailboxCursor cursor;
  AuditEntry audit;
  std::vector<std::string> secrets;
};

SamplePractice sample_practice();  // unsaved: the same at every call
Result<void> save(Transaction& transaction, SamplePractice& sample, Instant now);

inline Instant sample_now() { return parse_instant("2026-03-02T08:00:00Z").value(); }

// A random identifier's look from a small number, for tests that need many.
IdentifierBytes numbered(std::uint32_t number);

}  // namespace permanence::store::test
