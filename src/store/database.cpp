#include "store/database.h"

#include <charconv>
#include <chrono>
#include <optional>
#include <thread>
#include <unordered_map>

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "store/durable_file.h"
#include "store/failure.h"

namespace permanence::store {
namespace {

constexpr int busy_attempts = 1500;  // some five seconds
constexpr int begin_attempts = 4;    // each waits for the busy time-out

// SQLite's own handler sleeps longer and longer, so that who writes without pause keeps the lock to itself.
int wait_for_lock(void*, int attempt) {
  if (attempt >= busy_attempts) return 0;
  std::this_thread::sleep_for(std::chrono::milliseconds(1 + attempt % 5));
  return 1;
}

// Prepared once, its values and columns bound to these members.
struct Prepared {
  std::vector<std::string> texts;
  std::vector<long long> numbers;
  std::vector<bool> is_text;
  Row columns;
  soci::statement statement;

  Prepared(soci::session& session, const std::string& sql, std::size_t column_count, const Values& values)
      : texts(values.size()), numbers(values.size()), columns(column_count), statement(session) {
    for (auto& column : columns) statement.exchange(soci::into(column));
    for (std::size_t i = 0; i < values.size(); ++i) {
      is_text.push_back(std::holds_alternative<std::string>(values[i]));
      if (is_text[i])
        statement.exchange(soci::use(texts[i]));
      else
        statement.exchange(soci::use(numbers[i]));
    }
    statement.alloc();
    statement.prepare(sql);
    statement.define_and_bind();
  }

  void bind(const Values& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (is_text[i])
        texts[i] = std::get<std::string>(values[i]);
      else
        numbers[i] = std::get<std::int64_t>(values[i]);
    }
  }
};

std::string quoted(const std::filesystem::path& file) {
  std::string result = "\"";
  for (const char c : file.string()) {
    if (c == '"') give_up(ErrorKind::invalid_input, "error.store.bad_path", {{"file", file.string()}});
    result += c;
  }
  return result + '"';
}

}  // namespace

struct Database::Connection {
  std::filesystem::path file;
  soci::session session;
  std::unordered_map<std::string, std::unique_ptr<Prepared>> prepared;
  std::optional<Error> failed;  // the first thing that went wrong in this transaction
  bool in_transaction = false;

  sqlite_api::sqlite3* handle() {
    return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
  }

  // errno of the write that failed. SQLite doesn't note it for a COMMIT: then its WAL file knows.
  int system_error() {
    int number = sqlite3_system_errno(handle());
    sqlite_api::sqlite3_file* wal = nullptr;
    if (number == 0 &&
        sqlite3_file_control(handle(), "main", SQLITE_FCNTL_JOURNAL_POINTER, &wal) == SQLITE_OK && wal &&
        wal->pMethods)
      wal->pMethods->xFileControl(wal, SQLITE_FCNTL_LAST_ERRNO, &number);
    return number;
  }

  Error explained() {
    const Error::Facts facts = {{"file", file.string()}};
    const int code = sqlite3_errcode(handle()) & 0xff;
    switch (code) {
      case SQLITE_BUSY:
      case SQLITE_LOCKED:
        return {ErrorKind::unavailable, "error.store.locked", {}, Retry::later};
      case SQLITE_FULL:
        return {ErrorKind::unavailable, "error.store.disk_full", facts, Retry::later};
      case SQLITE_READONLY:
      case SQLITE_PERM:
      case SQLITE_CANTOPEN:
        return {ErrorKind::unavailable, "error.store.read_only", facts, Retry::later};
      case SQLITE_CORRUPT:
      case SQLITE_NOTADB:
        return {ErrorKind::corrupt, "error.store.damaged", facts, Retry::never};
      case SQLITE_CONSTRAINT:
        return {ErrorKind::conflict, "error.store.duplicate", {}, Retry::never};
      case SQLITE_NOMEM:
        return {ErrorKind::unavailable, "error.store.no_memory", {}, Retry::later};
      case SQLITE_IOERR:
        try {
          if (const int number = system_error(); number != 0) give_up_on_file(file, number);
        } catch (const Failure& failure) {
          return failure.error;
        }
        return {ErrorKind::unavailable,
                "error.store.file_failed",
                {{"file", file.string()},
                 {"number", "SQLite " + std::to_string(sqlite3_extended_errcode(handle()))}},
                Retry::later};
      default:
        return {ErrorKind::internal,
                "error.store.unexpected",
                {{"reason", "SQLite " + std::to_string(code)}},
                Retry::never};
    }
  }

  [[noreturn]] void broke() {
    auto error = explained();
    if (in_transaction && !failed) failed = error;
    throw Failure{std::move(error)};
  }

  void pragma(const char* sql) {
    if (sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) broke();
  }

  Prepared& statement(const std::string& sql, std::size_t columns, const Values& values) {
    auto& found = prepared[sql];
    if (!found) found = std::make_unique<Prepared>(session, sql, columns, values);
    found->bind(values);
    return *found;
  }

  template <class Work>
  void attempt(const std::string& sql, Work&& work) {
    try {
      work();
    } catch (const soci::soci_error&) {
      prepared.erase(sql);
      broke();
    } catch (...) {
      prepared.erase(sql);
      throw;
    }
  }
};

std::int64_t number(const std::string& column) {
  std::int64_t value = 0;
  const auto end = column.data() + column.size();
  if (std::from_chars(column.data(), end, value).ptr != end || column.empty())
    give_up(ErrorKind::corrupt, "error.store.damaged", {{"file", ""}});
  return value;
}

Database::Database(const std::filesystem::path& file, Access access)
    : connection_(std::make_unique<Connection>()) {
  auto& it = *connection_;
  it.file = file;
  if (!std::filesystem::exists(file))
    give_up(ErrorKind::not_found, "error.store.no_database", {{"file", file.string()}});
  try {
    it.session.open(soci::sqlite3, "dbname=" + quoted(file));
  } catch (const soci::soci_error&) {
    give_up(ErrorKind::unavailable, "error.store.read_only", {{"file", file.string()}}, Retry::later);
  }
  sqlite3_busy_handler(it.handle(), wait_for_lock, nullptr);
  if (access == Access::read_and_write && sqlite3_db_readonly(it.handle(), "main") == 1)
    give_up(ErrorKind::unavailable, "error.store.read_only", {{"file", file.string()}}, Retry::later);
  if (access == Access::read_and_write) it.pragma("PRAGMA journal_mode = WAL");
  it.pragma("PRAGMA synchronous = FULL");
  it.pragma("PRAGMA foreign_keys = ON");
  if (access == Access::read_only) it.pragma("PRAGMA query_only = ON");
}

Database::~Database() { connection_->prepared.clear(); }

void Database::run(const std::string& sql, const Values& values) {
  connection_->attempt(sql, [&] { connection_->statement(sql, 0, values).statement.execute(true); });
}

std::vector<Row> Database::rows(const std::string& sql, std::size_t columns, const Values& values) {
  std::vector<Row> result;
  connection_->attempt(sql, [&] {
    auto& prepared = connection_->statement(sql, columns, values);
    prepared.statement.execute();
    while (prepared.statement.fetch()) result.push_back(prepared.columns);
  });
  return result;
}

std::int64_t Database::one_number(const std::string& sql, const Values& values) {
  const auto found = rows(sql, 1, values);
  return found.empty() ? 0 : number(found.front().front());
}

void Database::begin_reading() {
  connection_->failed.reset();
  run("BEGIN DEFERRED");
  connection_->in_transaction = true;
}

void Database::begin_writing() {
  connection_->failed.reset();
  for (int attempt = 1;; ++attempt) {
    try {
      run("BEGIN IMMEDIATE");
      break;
    } catch (const Failure& failure) {
      if (failure.error.text != "error.store.locked" || attempt == begin_attempts) throw;
    }
  }
  connection_->in_transaction = true;
}

void Database::commit() {
  if (connection_->failed) throw Failure{*connection_->failed};
  run("COMMIT");
  connection_->in_transaction = false;
}

void Database::rollback() noexcept {
  if (!connection_->in_transaction) return;
  connection_->in_transaction = false;
  if (sqlite3_get_autocommit(connection_->handle()) != 0) return;  // SQLite undid it already (a full disk)
  sqlite3_exec(connection_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

}  // namespace permanence::store
