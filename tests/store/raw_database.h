// The database as an intruder with a SQLite shell would handle it.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include <sqlite3.h>

namespace permanence::store::test {

class RawDatabase {
 public:
  explicit RawDatabase(const std::filesystem::path& file) {
    if (sqlite3_open(file.c_str(), &handle_) != SQLITE_OK)
      throw std::runtime_error("cannot open " + file.string());
    sqlite3_busy_timeout(handle_, 5000);
  }
  RawDatabase(const RawDatabase&) = delete;
  RawDatabase& operator=(const RawDatabase&) = delete;
  ~RawDatabase() { sqlite3_close(handle_); }

  // Columns of all rows, one after the other. Throws what SQLite says of an error.
  std::vector<std::string> run(const std::string& sql) {
    std::vector<std::string> values;
    char* complaint = nullptr;
    const auto collect = [](void* into, int count, char** texts, char**) {
      for (int i = 0; i < count; ++i)
        static_cast<std::vector<std::string>*>(into)->emplace_back(texts[i] ? texts[i] : "NULL");
      return 0;
    };
    if (sqlite3_exec(handle_, sql.c_str(), collect, &values, &complaint) != SQLITE_OK) {
      const std::string what = sql + ": " + complaint;
      sqlite3_free(complaint);
      throw std::runtime_error(what);
    }
    return values;
  }

 private:
  sqlite3* handle_ = nullptr;
};

}  // namespace permanence::store::test
