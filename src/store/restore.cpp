#include "store/backup_places.h"
#include "store/durable_file.h"
#include "store/failure.h"
#include "store/key_state.h"
#include "store/migrations.h"
#include "store/sqlite_store.h"
#include "store/tables.h"

namespace permanence::store {
namespace {

namespace fs = std::filesystem;

fs::path found_key_copy(const fs::path& given) {
  return fs::exists(key_header_file(given)) ? given : key_copy_in(given);
}

void mark_restored(Database& database, KeyRing& keys, Instant now) {
  database.begin_writing();
  try {
    KeyAccess access(keys);
    Tables tables(Workspace{database, access});
    must(tables.state.set("restored_at", to_text(now)));
    AuditEntry entry;
    entry.action = "store.restored";
    entry.actor = "practitioner";
    entry.at = now;
    must(tables.audit.append(entry));
    commit_with_keys(database, keys, access);
  } catch (...) {
    database.rollback();
    throw;
  }
}

// The chain must go as far as it did when the backup was made. The head beside the keys is the newest
// backup's: data that are older than it have not come that far yet.
void refuse_cut_audit(Database& database, const fs::path& backup, const fs::path& keys_backup) {
  const auto entries =
      static_cast<std::uint64_t>(database.one_number("SELECT coalesce(max(sequence), 0) FROM audit_entry"));
  const auto holds = [&](const AuditHead& head) {
    if (head.entries == 0) return true;
    const auto found = database.rows("SELECT hash FROM audit_entry WHERE sequence = :sequence", 1,
                                     {static_cast<std::int64_t>(head.entries)});
    return !found.empty() && found[0][0] == head.hash;
  };
  const auto beside = read_audit_head(audit_head_beside(backup));
  const auto newest = read_audit_head(audit_head_in(keys_backup));
  if ((beside && !holds(*beside)) || (newest && newest->entries <= entries && !holds(*newest)))
    give_up(ErrorKind::corrupt, "error.store.audit_cut", {{"file", backup.string()}});
}

// Everything stands ready beside before the first of these: what is there already was put back by a person.
void put_in_place(const fs::path& prepared, const fs::path& place) {
  if (fs::exists(prepared) && !fs::exists(place)) rename_durably(prepared, place);
}

}  // namespace

Result<void> restore(const StoreFiles& files, const fs::path& backup, const fs::path& keys_backup,
                     Instant now, const fs::path& given_master_key) {
  return guarded([&] {
    const auto practice = files.database.parent_path().parent_path();
    const auto restoring = files.database.parent_path() / "restoring";
    // A restore that was interrupted between its last two steps: no other state has these three.
    const bool half_done = fs::exists(restoring) && fs::exists(files.keys) && !fs::exists(files.database);
    if (fs::exists(files.database) || (fs::exists(files.keys) && !half_done))
      give_up(ErrorKind::conflict, "error.store.restore_not_empty", {{"folder", practice.string()}});
    if (!fs::exists(backup))
      give_up(ErrorKind::not_found, "error.store.no_backup", {{"file", backup.string()}});
    make_private_folder(practice);
    make_private_folder(files.database.parent_path());
    if (half_done) fs::remove_all(files.keys);
    const Unfinished data(restoring);
    const Unfinished key_copy(files.keys.string() + ".restoring");
    make_private_folder(data.path());
    const auto database_file = data.path() / files.database.filename();
    const auto settings_file = data.path() / files.settings.filename();
    const auto master_key =
        given_master_key.empty() ? files.master_key : data.path() / files.master_key.filename();
    create_file(database_file, {}, "error.store.restore_not_empty");
    fs::copy_file(backup, database_file, fs::copy_options::overwrite_existing);
    if (const auto settings = read_file(settings_beside(backup)))
      create_file(settings_file, *settings, "error.store.restore_not_empty");
    if (!given_master_key.empty()) {
      // Copied first: what it is carried on may know no permissions.
      auto key = read_file(given_master_key, SecretKey::size + 1);
      if (!key)
        give_up(ErrorKind::not_found, "error.store.no_master_key", {{"file", given_master_key.string()}});
      if (fs::exists(files.master_key) && read_file(files.master_key, SecretKey::size + 1) != key)
        give_up(ErrorKind::conflict, "error.store.master_key_exists", {{"file", files.master_key.string()}});
      create_file(master_key, *key, "error.store.restore_not_empty");
      wipe(*key);
    }
    copy_key_parts(found_key_copy(keys_backup), key_copy.path());
    {
      KeyRing keys(key_copy.path(), master_key);
      keys.read_everything();
      Database database(database_file, Database::Access::read_and_write);
      refuse_cut_audit(database, backup, keys_backup);
      migrate(database);
      keys.follow(key_generation(database));
      apply_erasures(database, keys);
      mark_restored(database, keys, now);
    }  // closing folds the WAL into the file
    sync_file(database_file);
    put_in_place(settings_file, files.settings);
    if (!given_master_key.empty()) put_in_place(master_key, files.master_key);
    rename_durably(key_copy.path(), files.keys);
    rename_durably(database_file, files.database);
  });
}

}  // namespace permanence::store
