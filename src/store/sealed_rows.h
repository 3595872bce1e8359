// What every table does alike: rows of clear columns and one sealed record. Throws Failure.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/database.h"
#include "store/key_ring.h"
#include "store/names.h"
#include "store/records.h"

namespace permanence::store {

// What a transaction works with: its connection and its view of the keys.
struct Workspace {
  Database& database;
  KeyAccess& keys;
};

using Columns = std::vector<std::pair<const char*, Value>>;

// '' for the nil identifier and for none.
template <class Tag>
std::string column(const Identifier<Tag>& id) {
  return id.is_nil() ? std::string() : id.text();
}
template <class Tag>
std::string column(const std::optional<Identifier<Tag>>& id) {
  return id ? id->text() : std::string();
}
// Clear text: refused (invalid_input) if it has a NUL, where other databases would cut it.
std::string clear_text(const std::string& text);

// Whose key seals a row: the patient's if there is one, else the contact's, else the practice's own (nil).
SubjectId sealing_subject(const std::optional<PatientId>& patient, const std::optional<ContactId>& contact);
SubjectId parsed_subject(const std::string& column);

// "table/column/id" is bound to what is sealed.
std::string sealed_text(const SecretKey& key, const std::string& plain, const char* table, const char* column,
                        const std::string& id);
// Throws corrupt if it can't be opened.
std::string opened_text(const SecretKey& key, const std::string& sealed, const char* table,
                        const char* column, const std::string& id);

// The records of the rows that `tail` ("WHERE … ORDER BY …") names.
std::vector<std::string> records(const Workspace& work, const char* table, const std::string& tail,
                                 const Values& values);

// Inserts a row (with the next `sequence`) or updates it.
void insert_row(Database& database, const char* table, const std::string& id, Columns columns);
void update_row(Database& database, const char* table, const std::string& id, const Columns& columns);
bool row_exists(Database& database, const char* table, const std::string& id);

// The revision given is the one in the store (0: no such row), else conflict "error.store.stale".
void check_revision(Database& database, const char* table, const std::string& id, std::uint32_t revision);

template <class T>
std::vector<T> load(const Workspace& work, const char* table, const std::string& tail,
                    const Values& values = {}) {
  std::vector<T> result;
  for (const auto& record : records(work, table, tail, values)) result.push_back(from_record<T>(record));
  return result;
}

template <class T>
std::optional<T> load_one(const Workspace& work, const char* table, const std::string& tail,
                          const Values& values) {
  auto found = load<T>(work, table, tail, values);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

template <class T>
std::string sealed_record(const Workspace& work, const char* table, const T& row, SubjectId subject) {
  return sealed_text(work.keys.subject_key_or_new(subject), record_of(row), table, "sealed", row.id.text());
}

// Saves a row that has a revision: compares it, raises it, seals, writes.
template <class T>
void save_revised(const Workspace& work, const char* table, T& row, SubjectId subject, Columns columns) {
  const auto id = row.id.text();
  check_revision(work.database, table, id, row.revision);
  T raised = row;
  ++raised.revision;
  columns.emplace_back("subject", subject.text());
  columns.emplace_back("revision", raised.revision);
  columns.emplace_back("sealed", sealed_record(work, table, raised, subject));
  if (row.revision == 0)
    insert_row(work.database, table, id, std::move(columns));
  else
    update_row(work.database, table, id, columns);
  row.revision = raised.revision;
}

}  // namespace permanence::store
