// The store on SQLite (WAL, synchronous=FULL) through SOCI. Personal data is sealed before it reaches the
// database: XChaCha20-Poly1305 under the subject's data key, with the table, the column and the row's id as
// associated data.
#pragma once

#include <filesystem>
#include <memory>

#include "ports/store.h"

namespace permanence::store {

struct StoreFiles {
  std::filesystem::path database;    // DIR/data/permanence.db
  std::filesystem::path keys;        // DIR/keys
  std::filesystem::path master_key;  // DIR/master.key
};
StoreFiles files_of(const std::filesystem::path& practice_directory);

// Opens, migrates (in one transaction a step) and checks. Errors: not_found, refused (wrong master key,
// permissions), corrupt, unavailable.
Result<std::unique_ptr<Store>> open_sqlite_store(const StoreFiles& files);
// Makes the empty database; the key file and master key must exist.
Result<void> create_sqlite_store(const StoreFiles& files);

// A consistent copy of the data, while running, without keys: DIR/data to `target`/permanence-<instant>.db.
// The key file is copied to `keys_target`, where it replaces its predecessor. Neither target may lie in the
// other.
Result<std::filesystem::path> back_up(const StoreFiles& files, const std::filesystem::path& target,
                                      const std::filesystem::path& keys_target, Instant now);
// Restores into an empty practice folder. Refuses a key file older than the data; applies the erasures that
// the key file lists; marks the store so that nothing leaves until released (state "restored_at"); writes an
// audit entry.
Result<void> restore(const StoreFiles& files, const std::filesystem::path& backup,
                     const std::filesystem::path& keys_backup, Instant now);

}  // namespace permanence::store
