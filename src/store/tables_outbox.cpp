#include <algorithm>

#include "store/failure.h"
#include "store/tables.h"

namespace permanence::store {
namespace {

std::string oldest_first(std::string where) {
  where += " ORDER BY created_at, sequence";
  return where;
}

std::string key_hash(const Workspace& work, const std::string& key) {
  return keyed_hash_text(work.keys.key_for(Purpose::find_outbox_key), key);
}

std::string message_id_hash(const Workspace& work, const std::string& header) {
  return keyed_hash_text(work.keys.key_for(Purpose::find_message_id), header);
}

bool goes_first(const OutboxRow& row) {
  return row.kind == MessageKind::emergency || row.kind == MessageKind::alert;
}

}  // namespace

Result<std::optional<OutboxRow>> SealedOutbox::find(OutboxId id) const {
  return guarded([&] { return load_one<OutboxRow>(work_, "outbox", "WHERE id = :id", {id.text()}); });
}

Result<std::optional<OutboxRow>> SealedOutbox::with_key(const std::string& key) const {
  return guarded(
      [&] { return load_one<OutboxRow>(work_, "outbox", "WHERE key_hash = :hash", {key_hash(work_, key)}); });
}

Result<std::optional<OutboxRow>> SealedOutbox::with_message_id(const std::string& header) const {
  return guarded([&] {
    return load_one<OutboxRow>(work_, "outbox", "WHERE message_id_hash = :hash",
                               {message_id_hash(work_, header)});
  });
}

Result<std::vector<OutboxRow>> SealedOutbox::in_state(OutboxState state) const {
  return guarded([&] {
    return load<OutboxRow>(work_, "outbox", oldest_first("WHERE state = :state"), {name_in_store(state)});
  });
}

Result<std::vector<OutboxRow>> SealedOutbox::due(Instant now, std::size_t limit) const {
  return guarded([&] {
    // The kind is sealed: which go first is known only once they are opened.
    auto rows = load<OutboxRow>(
        work_, "outbox", "WHERE state = 'planned' AND not_before <= :now ORDER BY not_before, sequence",
        {seconds(now)});
    std::stable_partition(rows.begin(), rows.end(), goes_first);
    if (rows.size() > limit) rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(limit), rows.end());
    return rows;
  });
}

Result<std::vector<OutboxRow>> SealedOutbox::unfiled(const MailboxName& mailbox) const {
  return guarded([&] {
    return load<OutboxRow>(work_, "outbox",
                           oldest_first("WHERE state = 'sent' AND filed = 0 AND mailbox = :mailbox"),
                           {clear_text(mailbox)});
  });
}

Result<std::vector<OutboxRow>> SealedOutbox::with_laid_draft(const MailboxName& mailbox) const {
  return guarded([&] {
    return load<OutboxRow>(work_, "outbox", oldest_first("WHERE draft_laid = 1 AND mailbox = :mailbox"),
                           {clear_text(mailbox)});
  });
}

Result<std::vector<OutboxRow>> SealedOutbox::of_conversation(ConversationId id) const {
  return guarded([&] {
    return load<OutboxRow>(work_, "outbox", oldest_first("WHERE conversation = :id"), {id.text()});
  });
}

Result<std::vector<OutboxRow>> SealedOutbox::of_appointment(AppointmentId id) const {
  return guarded(
      [&] { return load<OutboxRow>(work_, "outbox", oldest_first("WHERE appointment = :id"), {id.text()}); });
}

Result<int> SealedOutbox::automatic_since(ContactId contact, Instant since) const {
  return guarded([&] {
    return static_cast<int>(
        work_.database.one_number("SELECT count(*) FROM outbox WHERE contact = :contact AND created_at >= "
                                  ":since AND automatic_reply = 1"
                                  " AND state <> 'withdrawn'",
                                  {column(contact), seconds(since)}));
  });
}

Result<std::optional<Instant>> SealedOutbox::next_due() const {
  return guarded([&]() -> std::optional<Instant> {
    const auto found = work_.database.rows(
        "SELECT not_before FROM outbox WHERE state = 'planned' ORDER BY not_before LIMIT 1", 1);
    if (found.empty()) return std::nullopt;
    return instant(found.front().front());
  });
}

Result<void> SealedOutbox::save(OutboxRow& row) {
  return guarded([&] {
    const auto hash = key_hash(work_, row.key);
    const auto same_key = work_.database.rows("SELECT id FROM outbox WHERE key_hash = :hash", 1, {hash});
    if (!same_key.empty() && (row.revision == 0 || same_key.front().front() != row.id.text()))
      give_up(ErrorKind::conflict, "error.outbox.duplicate_key");
    const bool automatic_reply = row.answers && row.message.provenance() != Provenance::person;
    save_revised(work_, "outbox", row, sealing_subject(row.patient, row.contact),
                 {{"key_hash", hash},
                  {"message_id_hash", message_id_hash(work_, message_id_header(row))},
                  {"state", name_in_store(row.state)},
                  {"contact", column(row.contact)},
                  {"conversation", column(row.conversation)},
                  {"appointment", column(row.appointment)},
                  {"mailbox", clear_text(row.mailbox)},
                  {"automatic_reply", automatic_reply ? 1 : 0},
                  {"filed", row.filed ? 1 : 0},
                  {"draft_laid", row.draft_laid ? 1 : 0},
                  {"created_at", seconds(row.created_at)},
                  {"not_before", seconds(row.not_before)}});
  });
}

std::string SealedOutbox::message_id_header(const OutboxRow& row) const {
  return permanence::message_id_header(keyed_hash_text(work_.keys.key_for(Purpose::make_message_id), row.key),
                                       row.domain);
}

}  // namespace permanence::store
