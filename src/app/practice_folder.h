// Where everything of one practice lies.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "store/sqlite_store.h"

namespace permanence::app {

struct PracticeFolder {
  std::filesystem::path directory;

  std::filesystem::path practice_file() const { return directory / "practice.toml"; }
  std::filesystem::path secrets_file() const { return directory / "secrets.toml"; }
  std::filesystem::path lock_file() const { return directory / "agent.lock"; }
  std::filesystem::path crash_mark() const { return directory / "agent.crashed"; }
  std::filesystem::path socket() const { return directory / "agent.sock"; }
  std::filesystem::path mail_on_disk(const std::string& mailbox) const { return directory / "mail" / mailbox; }
  store::StoreFiles store_files() const { return store::files_of(directory); }
};

// One agent a practice folder: an exclusive lock on agent.lock, let go when the process ends however it ends.
class FolderLock {
 public:
  static Result<FolderLock> take(const PracticeFolder& folder);  // conflict "error.app.already_running"
  FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

// The folder of packs and models: beside the program (build tree), or where it is installed.
std::filesystem::path shared_data();

}  // namespace permanence::app
