#include "store/sealed_rows.h"

#include "store/failure.h"

namespace permanence::store {
namespace {

[[noreturn]] void unreadable(const char* table) {
  give_up(ErrorKind::corrupt, "error.store.row_unreadable", {{"table", table}});
}

std::string place_of(const char* table, const char* column, const std::string& id) {
  return std::string(table) + '/' + column + '/' + id;
}

std::string parameter(std::size_t index) { return ":v" + std::to_string(index); }

}  // namespace

std::string clear_text(const std::string& text) {
  if (text.find('\0') != std::string::npos) give_up(ErrorKind::invalid_input, "error.store.nul_in_text");
  return text;
}

SubjectId sealing_subject(const std::optional<PatientId>& patient, const std::optional<ContactId>& contact) {
  if (patient && !patient->is_nil()) return subject_of(*patient);
  return contact ? subject_of(*contact) : SubjectId{};
}

SubjectId parsed_subject(const std::string& column) {
  const auto subject = SubjectId::parse(column);
  if (!subject) unreadable("subject");
  return *subject;
}

std::string sealed_text(const SecretKey& key, const std::string& plain, const char* table, const char* column,
                        const std::string& id) {
  return to_base64(seal(key, plain, place_of(table, column, id)));
}

std::string opened_text(const SecretKey& key, const std::string& sealed, const char* table,
                        const char* column, const std::string& id) {
  const auto bytes = from_base64(sealed);
  auto plain = bytes ? open(key, *bytes, place_of(table, column, id)) : std::nullopt;
  if (!plain) unreadable(table);
  return *std::move(plain);
}

std::vector<std::string> records(const Workspace& work, const char* table, const std::string& tail,
                                 const Values& values) {
  std::vector<std::string> result;
  const auto sql = std::string("SELECT id, subject, sealed FROM ") + table + ' ' + tail;
  for (const auto& row : work.database.rows(sql, 3, values)) {
    const auto key = work.keys.subject_key(parsed_subject(row[1]));
    if (!key) unreadable(table);
    result.push_back(opened_text(*key, row[2], table, "sealed", row[0]));
  }
  return result;
}

void insert_row(Database& database, const char* table, const std::string& id, Columns columns) {
  columns.emplace_back("id", id);
  std::string names = "sequence";
  std::string places = std::string("(SELECT coalesce(max(sequence), 0) + 1 FROM ") + table + ')';
  Values values;
  for (auto& [name, value] : columns) {
    names += std::string(", ") + name;
    places += ", " + parameter(values.size());
    values.push_back(std::move(value));
  }
  database.run(std::string("INSERT INTO ") + table + " (" + names + ") VALUES (" + places + ')', values);
}

void update_row(Database& database, const char* table, const std::string& id, const Columns& columns) {
  std::string sets;
  Values values;
  for (const auto& [name, value] : columns) {
    sets += (sets.empty() ? "" : ", ") + std::string(name) + " = " + parameter(values.size());
    values.push_back(value);
  }
  const auto place = parameter(values.size());
  values.emplace_back(id);
  database.run(std::string("UPDATE ") + table + " SET " + sets + " WHERE id = " + place, values);
}

bool row_exists(Database& database, const char* table, const std::string& id) {
  return database.one_number(std::string("SELECT count(*) FROM ") + table + " WHERE id = :id", {id}) != 0;
}

void check_revision(Database& database, const char* table, const std::string& id, std::uint32_t revision) {
  const auto standing =
      database.one_number(std::string("SELECT revision FROM ") + table + " WHERE id = :id", {id});
  if (standing != revision) give_up(ErrorKind::conflict, "error.store.stale");
}

}  // namespace permanence::store
