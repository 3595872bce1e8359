#include <cstdio>
#include <functional>

#include "ports/memory_tables.h"

namespace permanence::memory {

namespace {

std::string chained(const std::string& before, const AuditEntry& entry) {
  std::string all = before;
  for (const std::string& part : {entry.action, entry.actor, entry.object, to_text(entry.at),
                                  entry.subject ? entry.subject->text() : std::string(), entry.detail})
    all += '\n' + part;
  char hash[17];
  std::snprintf(hash, sizeof hash, "%016zx", std::hash<std::string>{}(all));
  return hash;
}

}  // namespace

Result<std::optional<MailboxCursor>> Mailboxes::cursor(const MailboxName& mailbox,
                                                       const std::string& folder) const {
  return rows.copy({mailbox, folder});
}

Result<void> Mailboxes::save(const MailboxCursor& cursor) {
  rows.put({cursor.mailbox, cursor.folder}, cursor);
  return {};
}

Result<std::optional<std::string>> State::get(const std::string& name) const {
  auto value = rows.copy(name);
  return value && value->empty() ? std::nullopt : value;
}

Result<void> State::set(const std::string& name, const std::string& value) {
  rows.put(name, value);
  return {};
}

Result<void> Audit::append(const AuditEntry& entry) {
  const std::uint64_t last = rows.size();
  const std::string before = last == 0 ? std::string() : rows.find(last)->hash;
  rows.put(last + 1, {entry, chained(before, entry)});
  return {};
}

Result<AuditVerdict> Audit::verify() const {
  AuditVerdict verdict;
  for (std::uint64_t number = 1; const ChainedEntry* link = rows.find(number); ++number) {
    if (link->hash != chained(verdict.head, link->entry) && !verdict.first_bad) verdict.first_bad = number;
    verdict.head = link->hash;
    verdict.entries = number;
  }
  verdict.intact = !verdict.first_bad;
  return verdict;
}

Result<bool> Audit::reaches(const AuditHead& head) const {
  const ChainedEntry* last = rows.find(head.entries);
  return head.entries == 0 || (last != nullptr && last->hash == head.hash);
}

Result<std::vector<AuditEntry>> Audit::newest(std::size_t count) const {
  std::vector<AuditEntry> entries;
  for (std::uint64_t number = rows.size(); number > 0 && entries.size() < count; --number)
    entries.push_back(rows.find(number)->entry);
  return entries;
}

}  // namespace permanence::memory
