// What backing up and restoring share: the files of a backup, whole or not at all. Throws Failure.
#pragma once

#include <filesystem>

#include "ports/audit.h"

namespace permanence::store {

// A path that is removed with all that lies under it, before and after; once renamed there is nothing left to
// remove.
class Unfinished {
 public:
  explicit Unfinished(std::filesystem::path path) : path_(std::move(path)) { remove(); }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() { remove(); }
  const std::filesystem::path& path() const { return path_; }

 private:
  void remove() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path path_;
};

// Held on a folder until it goes: two backups to one place would remove each other's unfinished files. Throws
// conflict "error.store.backup_running". A file system that has no such locks lets it pass.
class PlaceLock {
 public:
  explicit PlaceLock(const std::filesystem::path& folder);
  PlaceLock(const PlaceLock&) = delete;
  PlaceLock& operator=(const PlaceLock&) = delete;
  ~PlaceLock();

 private:
  int descriptor_;
};

void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);
void copy_key_parts(const std::filesystem::path& from, const std::filesystem::path& to);

// The copy of the keys in the folder given for them, under a name of its own so that a whole copy replaces
// another.
std::filesystem::path key_copy_in(const std::filesystem::path& folder);
// Beside a data backup, with its name: the settings, and the audit's head when it was made.
std::filesystem::path settings_beside(const std::filesystem::path& backup);
std::filesystem::path audit_head_beside(const std::filesystem::path& backup);
std::filesystem::path audit_head_in(const std::filesystem::path& keys_folder);

// none where there is no such file.
std::optional<AuditHead> read_audit_head(const std::filesystem::path& file);
void write_audit_head(const std::filesystem::path& file, const AuditHead& head);

}  // namespace permanence::store
