// One connection to the database through SOCI, which stays behind this header. Throws Failure. One thread at
// a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/time.h"

namespace permanence::store {

using Value = std::variant<std::int64_t, std::string>;
using Values = std::vector<Value>;
using Row = std::vector<std::string>;  // every column as text; no column of ours is ever NULL

std::int64_t number(const std::string& column);
inline std::int64_t seconds(Instant instant) { return instant.time_since_epoch().count(); }
inline Instant instant(const std::string& column) { return Instant{Seconds(number(column))}; }

class Database {
 public:
  enum class Access { read_and_write, read_only };
  // The file must exist. WAL, synchronous=FULL, foreign keys, a busy time-out.
  Database(const std::filesystem::path& file, Access access);
  ~Database();

  // Values stand as :a, :b … in the order given; each may be named once.
  void run(const std::string& sql, const Values& values = {});
  std::vector<Row> rows(const std::string& sql, std::size_t columns, const Values& values = {});
  std::int64_t one_number(const std::string& sql, const Values& values = {});

  void begin_reading();  // BEGIN DEFERRED, and the view is taken at once
  void begin_writing();  // BEGIN IMMEDIATE, retried
  // Throws what went wrong in the transaction if a statement failed in it, even if nobody looked.
  void commit();
  void rollback() noexcept;

 private:
  struct Connection;
  std::unique_ptr<Connection> connection_;
};

}  // namespace permanence::store
