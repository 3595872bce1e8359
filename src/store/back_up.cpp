#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <stdio.h>

#include "store/durable_file.h"
#include "store/failure.h"
#include "store/key_state.h"
#include "store/migrations.h"
#include "store/sqlite_store.h"
#include "store/tables.h"

namespace permanence::store {
namespace {

namespace fs = std::filesystem;

// Under this name in the folder given for the keys, so that a whole copy can replace another in one step.
constexpr const char* key_copy_name = "keys";

bool lies_in(const fs::path& inner, const fs::path& outer) {
  const auto a = fs::weakly_canonical(inner), b = fs::weakly_canonical(outer);
  return std::mismatch(b.begin(), b.end(), a.begin(), a.end()).first == b.end();
}

void refuse_nested(const fs::path& one, const fs::path& other) {
  if (lies_in(one, other) || lies_in(other, one))
    give_up(ErrorKind::invalid_input, "error.store.targets_nested",
            {{"one", one.string()}, {"other", other.string()}});
}

std::string compact(Instant instant) {  // "20260303T083000Z"
  auto text = to_text(instant);
  text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == '-' || c == ':'; }),
             text.end());
  return text;
}

// A file that is removed unless it was kept.
class Unfinished {
 public:
  explicit Unfinished(fs::path path) : path_(std::move(path)) { remove(); }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() { remove(); }
  const fs::path& path() const { return path_; }

 private:
  void remove() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  fs::path path_;
};

void rename_durably(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) give_up_on_file(to, errno);
  sync_folder(to.parent_path());
}

void copy_key_parts(const fs::path& from, const fs::path& to) {
  make_private_folder(to);
  const auto copy = [&](const fs::path& file) {
    if (const auto content = read_file(file)) replace_file(to / file.filename(), *content);
  };
  // Parts before the header: an erasure lists the subject first, so that a copy may lack keys of whom it
  // doesn't list only if it was taken while erasing, which needs the store closed.
  for (int part = 0; part < key_part_count; ++part) copy(key_part_file(from, part));
  copy(key_header_file(from));
  sync_folder(to);
}

void replace_key_copy(const fs::path& keys, const fs::path& target) {
  const auto copy = target / key_copy_name;
  const Unfinished fresh(target / "keys.new");
  copy_key_parts(keys, fresh.path());
  if (!fs::exists(copy)) return rename_durably(fresh.path(), copy);
  // One step where the file system can; the old copy then lies under the new one's name and is removed.
  if (::renameat2(AT_FDCWD, fresh.path().c_str(), AT_FDCWD, copy.c_str(), RENAME_EXCHANGE) == 0)
    return sync_folder(target);
  const Unfinished old(target / "keys.old");
  rename_durably(copy, old.path());
  rename_durably(fresh.path(), copy);
}

fs::path found_key_copy(const fs::path& given) {
  return fs::exists(key_header_file(given)) ? given : given / key_copy_name;
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

}  // namespace

Result<fs::path> back_up(const StoreFiles& files, const fs::path& target, const fs::path& keys_target,
                         Instant now) {
  return guarded([&] {
    refuse_nested(target, keys_target);
    refuse_nested(target, files.keys);
    fs::create_directories(target);
    fs::create_directories(keys_target);
    const auto file = target / ("permanence-" + compact(now) + ".db");
    if (fs::exists(file))
      give_up(ErrorKind::conflict, "error.store.backup_exists", {{"file", file.string()}});
    const Unfinished unfinished(target / ("permanence-" + compact(now) + ".partial"));
    create_file(unfinished.path(), {}, "error.store.backup_exists");  // 0600 from the start
    Database(files.database, Database::Access::read_and_write)
        .run("VACUUM INTO :file", {unfinished.path().string()});
    sync_file(unfinished.path());
    rename_durably(unfinished.path(), file);
    replace_key_copy(files.keys, keys_target);  // after the data: never older than them
    return file;
  });
}

Result<void> restore(const StoreFiles& files, const fs::path& backup, const fs::path& keys_backup,
                     Instant now) {
  return guarded([&] {
    if (fs::exists(files.database) || fs::exists(files.keys))
      give_up(ErrorKind::conflict, "error.store.restore_not_empty",
              {{"folder", files.database.parent_path().parent_path().string()}});
    if (!fs::exists(backup))
      give_up(ErrorKind::not_found, "error.store.no_backup", {{"file", backup.string()}});
    make_private_folder(files.database.parent_path());
    const Unfinished data(files.database.parent_path() / "restoring");
    const Unfinished key_copy(files.keys.string() + ".restoring");
    make_private_folder(data.path());
    const auto database_file = data.path() / files.database.filename();
    create_file(database_file, {}, "error.store.restore_not_empty");
    fs::copy_file(backup, database_file, fs::copy_options::overwrite_existing);
    copy_key_parts(found_key_copy(keys_backup), key_copy.path());
    {
      KeyRing keys(key_copy.path(), files.master_key);
      keys.read_everything();
      Database database(database_file, Database::Access::read_and_write);
      migrate(database);
      keys.follow(key_generation(database));
      apply_erasures(database, keys);
      mark_restored(database, keys, now);
    }  // closing folds the WAL into the file
    sync_file(database_file);
    rename_durably(key_copy.path(), files.keys);
    rename_durably(database_file, files.database);
  });
}

}  // namespace permanence::store
