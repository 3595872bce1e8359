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
  std::filesystem::path
      settings;  // DIR/practice.toml: of no use to the store, but a backup without it can't run
};
StoreFiles files_of(const std::filesystem::path& practice_directory);

// Opens, migrates (in one transaction a step) and checks. Errors: not_found, refused (wrong master key,
// permissions), corrupt, unavailable.
Result<std::unique_ptr<Store>> open_sqlite_store(const StoreFiles& files);
// Looks without changing anything: keys, master key and data belong together. Only where no agent has it
// open.
enum class StoreCheck { up_to_date, to_be_migrated };
Result<StoreCheck> check_sqlite_store(const StoreFiles& files);
// Makes the empty database; the key file and master key must exist.
Result<void> create_sqlite_store(const StoreFiles& files);

// A consistent copy of the data, while running, without keys: DIR/data to `target`/permanence-<instant>.db,
// with practice.toml (.toml) and the audit's head (.audit) beside it. The key file is copied to
// `keys_target`, where it replaces its predecessor, with the same head. Neither target may lie in, hold or be
// the practice's folder or the other target (invalid_input); conflict if another backup to one of them is
// running, or if another practice's keys lie there.
Result<std::filesystem::path> back_up(const StoreFiles& files, const std::filesystem::path& target,
                                      const std::filesystem::path& keys_target, Instant now);
// Restores into a practice folder that has neither data nor keys, or that a restore which was interrupted has
// left; makes the folder if there is none. Refuses a key file older than the data and an audit that ends
// before its head; applies the erasures that the key file lists; marks the store so that nothing leaves until
// released (state "restored_at"); writes an audit entry. practice.toml is put back where there is none;
// `given_master_key` is installed (0600), whatever its own permissions; without one, DIR/master.key must be
// there.
Result<void> restore(const StoreFiles& files, const std::filesystem::path& backup,
                     const std::filesystem::path& keys_backup, Instant now,
                     const std::filesystem::path& given_master_key = {});

}  // namespace permanence::store
