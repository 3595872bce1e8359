// A practice folder of its own for a test: keys, database, removed at the end.
#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "store/key_file.h"
#include "store/sqlite_store.h"

namespace permanence::store::test {

// In memory where there is such a place: fsync on a busy disk would take most of the suite's time, and a killed
// process loses nothing either way.
inline std::filesystem::path fast_place() {
  return std::filesystem::is_directory("/dev/shm") ? "/dev/shm" : std::filesystem::temp_directory_path();
}

class TemporaryFolder {
 public:
  explicit TemporaryFolder(const std::filesystem::path& under = fast_place()) {
    auto name = (under / "permanence store XXXXXX").string();  // a space, as people's folders have
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

template <class T>
T value_of(Result<T> result) {
  if (!result) {
    auto what = result.error().text;
    for (const auto& [name, value] : result.error().facts) what += ", " + name + ": " + value;
    ADD_FAILURE() << what;  // said here too: thrown inside a transaction, it comes out as another error
    throw std::runtime_error(what);
  }
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

// An empty practice: master key, key file, database.
inline StoreFiles new_practice(const std::filesystem::path& folder) {
  const auto files = files_of(folder);
  std::filesystem::create_directories(folder);
  value_of(create_master_key(files.master_key));
  value_of(create_key_file(files.keys, files.master_key));
  value_of(create_sqlite_store(files));
  return files;
}

inline std::unique_ptr<Store> opened(const StoreFiles& files) { return value_of(open_sqlite_store(files)); }

}  // namespace permanence::store::test
