#include "store/failure.h"
#include "store/tables.h"

namespace permanence::store {
namespace {

// Columns are told apart by their lengths, so that no two entries read alike.
std::string chained(const std::string& before, const Row& columns) {
  std::string all = before;
  for (const auto& each : columns) all += '\n' + std::to_string(each.size()) + ':' + each;
  return to_hexadecimal_text(hash(all));
}

// Every column of the entries that `tail` names, in the order in which they are chained, the hash last.
std::vector<Row> audit_rows(const Workspace& work, const char* tail, const Values& values) {
  std::string sql = "SELECT sequence, at, action, actor, object, subject, detail, hash FROM audit_entry ";
  sql += tail;
  return work.database.rows(sql, 8, values);
}

}  // namespace

Result<std::optional<MailboxCursor>> ClearMailboxes::cursor(const MailboxName& mailbox,
                                                            const std::string& folder) const {
  return guarded([&]() -> std::optional<MailboxCursor> {
    const auto found = work_.database.rows(
        "SELECT uid_validity, next_uid, installed_at, look_again_below FROM mailbox_cursor"
        " WHERE mailbox = :mailbox AND folder = :folder",
        4, {clear_text(mailbox), clear_text(folder)});
    if (found.empty()) return std::nullopt;
    const auto& row = found.front();
    return MailboxCursor{mailbox,
                         folder,
                         static_cast<std::uint32_t>(number(row[0])),
                         static_cast<std::uint32_t>(number(row[1])),
                         instant(row[2]),
                         static_cast<std::uint32_t>(number(row[3]))};
  });
}

Result<void> ClearMailboxes::save(const MailboxCursor& cursor) {
  return guarded([&] {
    work_.database.run(
        "INSERT INTO mailbox_cursor (mailbox, folder, uid_validity, next_uid, installed_at, look_again_below)"
        " VALUES (:mailbox, :folder, :validity, :next, :installed, :below)"
        " ON CONFLICT (mailbox, folder) DO UPDATE SET uid_validity = excluded.uid_validity,"
        " next_uid = excluded.next_uid, installed_at = excluded.installed_at,"
        " look_again_below = excluded.look_again_below",
        {clear_text(cursor.mailbox), clear_text(cursor.folder), cursor.uid_validity, cursor.next_uid,
         seconds(cursor.installed_at), cursor.look_again_below});
  });
}

Result<std::optional<std::string>> ClearState::get(const std::string& name) const {
  return guarded([&]() -> std::optional<std::string> {
    const auto found =
        work_.database.rows("SELECT value FROM agent_state WHERE name = :name", 1, {clear_text(name)});
    if (found.empty()) return std::nullopt;
    return found.front().front();
  });
}

Result<void> ClearState::set(const std::string& name, const std::string& value) {
  return guarded([&] {
    if (value.empty()) return work_.database.run("DELETE FROM agent_state WHERE name = :name", {clear_text(name)});
    work_.database.run(
        "INSERT INTO agent_state (name, value) VALUES (:name, :value)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        {clear_text(name), clear_text(value)});
  });
}

Result<void> AuditChain::append(const AuditEntry& entry) {
  return guarded([&] {
    const auto last =
        work_.database.rows("SELECT sequence, hash FROM audit_entry ORDER BY sequence DESC LIMIT 1", 2);
    const auto sequence = last.empty() ? 1 : number(last.front()[0]) + 1;
    const auto subject = entry.subject.value_or(SubjectId{});
    const auto detail = entry.detail.empty()
                            ? std::string()
                            : sealed_text(work_.keys.subject_key_or_new(subject), entry.detail, "audit_entry",
                                          "detail", std::to_string(sequence));
    const Row columns = {std::to_string(sequence),
                         std::to_string(seconds(entry.at)),
                         clear_text(entry.action),
                         clear_text(entry.actor),
                         clear_text(entry.object),
                         column(entry.subject),
                         detail};
    work_.database.run(
        "INSERT INTO audit_entry (sequence, at, action, actor, object, subject, detail, hash)"
        " VALUES (:sequence, :at, :action, :actor, :object, :subject, :detail, :hash)",
        {sequence, seconds(entry.at), columns[2], columns[3], columns[4], columns[5], columns[6],
         chained(last.empty() ? std::string() : last.front()[1], columns)});
  });
}

Result<AuditVerdict> AuditChain::verify() const {
  return guarded([&] {
    AuditVerdict verdict;
    constexpr std::int64_t batch = 1000;  // a long chain isn't read into memory at once
    for (std::int64_t from = 0;; from += batch) {
      const auto rows = audit_rows(work_, "ORDER BY sequence LIMIT :count OFFSET :from", {batch, from});
      for (auto row : rows) {
        ++verdict.entries;
        const auto hash = std::move(row.back());
        row.pop_back();
        const bool holds = row[0] == std::to_string(verdict.entries) && hash == chained(verdict.head, row);
        if (!holds && !verdict.first_bad) verdict.first_bad = verdict.entries;
        verdict.head = hash;
      }
      if (static_cast<std::int64_t>(rows.size()) < batch) break;
    }
    verdict.intact = !verdict.first_bad;
    return verdict;
  });
}

Result<bool> AuditChain::reaches(const AuditHead& head) const {
  return guarded([&] {
    if (head.entries == 0) return true;
    const auto rows =
        audit_rows(work_, "WHERE sequence = :sequence", {static_cast<std::int64_t>(head.entries)});
    return !rows.empty() && rows.front().back() == head.hash;
  });
}

Result<std::vector<AuditEntry>> AuditChain::newest(std::size_t count) const {
  return guarded([&] {
    std::vector<AuditEntry> result;
    for (auto& row :
         audit_rows(work_, "ORDER BY sequence DESC LIMIT :count", {static_cast<std::int64_t>(count)})) {
      AuditEntry entry{std::move(row[2]), std::move(row[3]), std::move(row[4]), instant(row[1]), {}, {}};
      if (!row[5].empty()) entry.subject = parsed_subject(row[5]);
      const auto key =
          row[6].empty() ? std::nullopt : work_.keys.subject_key(entry.subject.value_or(SubjectId{}));
      if (key) entry.detail = opened_text(*key, row[6], "audit_entry", "detail", row[0]);
      result.push_back(std::move(entry));
    }
    return result;
  });
}

}  // namespace permanence::store
