#include <cstdio>
#include <functional>

#include "ports/memory_tables.h"

namespace permanence::memory {

namespace {

Instant created_at(const OutboxRow& row) { return row.created_at; }

// Emergencies and alerts first, then who has waited longest.
std::pair<bool, Instant> urgency(const OutboxRow& row) {
  return {row.kind != MessageKind::emergency && row.kind != MessageKind::alert, row.not_before};
}

}  // namespace

Result<std::optional<OutboxRow>> Outbox::find(OutboxId id) const { return rows.copy(id); }

Result<std::optional<OutboxRow>> Outbox::with_key(const std::string& key) const {
  const OutboxRow* found = rows.first([&](const OutboxRow& row) { return row.key == key; });
  return found ? std::optional(*found) : std::nullopt;
}

Result<std::optional<OutboxRow>> Outbox::with_message_id(const std::string& header) const {
  const OutboxRow* found = rows.first([&](const OutboxRow& row) { return message_id_header(row) == header; });
  return found ? std::optional(*found) : std::nullopt;
}

Result<std::vector<OutboxRow>> Outbox::in_state(OutboxState state) const {
  return rows.select([&](const OutboxRow& row) { return row.state == state; }, created_at);
}

Result<std::vector<OutboxRow>> Outbox::due(Instant now, std::size_t limit) const {
  auto found = rows.select(
      [&](const OutboxRow& row) { return row.state == OutboxState::planned && row.not_before <= now; },
      urgency);
  if (found.size() > limit) found.erase(found.begin() + static_cast<std::ptrdiff_t>(limit), found.end());
  return found;
}

Result<std::vector<OutboxRow>> Outbox::unfiled(const MailboxName& mailbox) const {
  return rows.select(
      [&](const OutboxRow& row) {
        return row.state == OutboxState::sent && !row.filed && row.mailbox == mailbox;
      },
      created_at);
}

Result<std::vector<OutboxRow>> Outbox::with_laid_draft(const MailboxName& mailbox) const {
  return rows.select([&](const OutboxRow& row) { return row.draft_laid && row.mailbox == mailbox; }, created_at);
}

Result<std::vector<OutboxRow>> Outbox::of_conversation(ConversationId id) const {
  return rows.select([&](const OutboxRow& row) { return row.conversation == id; }, created_at);
}

Result<std::vector<OutboxRow>> Outbox::of_appointment(AppointmentId id) const {
  return rows.select([&](const OutboxRow& row) { return row.appointment == id; }, created_at);
}

Result<int> Outbox::automatic_since(ContactId contact, Instant since) const {
  const auto counted = rows.select([&](const OutboxRow& row) {
    return row.contact == contact && row.answers && row.message.provenance() != Provenance::person &&
           row.state != OutboxState::withdrawn && row.created_at >= since;
  });
  return static_cast<int>(counted.size());
}

Result<std::optional<Instant>> Outbox::next_due() const {
  const auto planned = rows.select([](const OutboxRow& row) { return row.state == OutboxState::planned; },
                                   [](const OutboxRow& row) { return row.not_before; });
  return planned.empty() ? std::nullopt : std::optional(planned.front().not_before);
}

Result<void> Outbox::save(OutboxRow& row) {
  const OutboxRow* same_key = rows.first([&](const OutboxRow& each) { return each.key == row.key; });
  if (same_key && (row.revision == 0 || same_key->id != row.id))
    return fail(ErrorKind::conflict, "error.outbox.duplicate_key");
  return rows.save(row.id, row);
}

std::string Outbox::message_id_header(const OutboxRow& row) const {
  char hash[17];
  std::snprintf(hash, sizeof hash, "%016zx", std::hash<std::string>{}(row.key));
  return permanence::message_id_header(hash, row.domain);
}

}  // namespace permanence::memory
