#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <stdio.h>

#include "store/backup_places.h"
#include "store/durable_file.h"
#include "store/failure.h"
#include "store/key_part.h"
#include "store/migrations.h"
#include "store/sqlite_store.h"

namespace permanence::store {
namespace {

namespace fs = std::filesystem;

// As the file system sees it, whether it exists or not, without the empty last name of "folder/".
fs::path standing(const fs::path& path) {
  const auto whole = fs::weakly_canonical(fs::absolute(path));
  return whole.has_filename() ? whole : whole.parent_path();
}

bool lies_in(const fs::path& inner, const fs::path& outer) {
  const auto a = standing(inner), b = standing(outer);
  return std::mismatch(b.begin(), b.end(), a.begin(), a.end()).first == b.end();
}

void refuse_nested(const fs::path& one, const fs::path& other, const char* text) {
  if (lies_in(one, other) || lies_in(other, one))
    give_up(ErrorKind::invalid_input, text, {{"one", one.string()}, {"other", other.string()}});
}

std::string compact(Instant instant) {  // "20260303T083000Z"
  auto text = to_text(instant);
  text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == '-' || c == ':'; }),
             text.end());
  return text;
}

// What stands where the copy of the keys goes is replaced whole: it must be an earlier copy of the same key
// file.
void refuse_another_place(const fs::path& keys, const fs::path& copy) {
  if (!fs::exists(copy)) return;
  const auto ours = read_file(key_header_file(keys), key_header_preamble);
  const auto theirs = read_file(key_header_file(copy), key_header_preamble);
  if (!theirs || ours != theirs)
    give_up(ErrorKind::conflict, "error.store.keys_of_another", {{"folder", copy.string()}});
}

void replace_key_copy(const fs::path& keys, const fs::path& target) {
  const auto copy = key_copy_in(target);
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

// Kept here too, so that `audit` finds what was cut off since.
AuditHead note_audit_head(Database& database) {
  const auto last = database.rows("SELECT sequence, hash FROM audit_entry ORDER BY sequence DESC LIMIT 1", 2);
  const AuditHead head =
      last.empty() ? AuditHead{} : AuditHead{static_cast<std::uint64_t>(number(last[0][0])), last[0][1]};
  database.run(
      "INSERT INTO agent_state (name, value) VALUES (:name, :value)"
      " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      {std::string(audit_head_state), to_text(head)});
  return head;
}

}  // namespace

Result<fs::path> back_up(const StoreFiles& files, const fs::path& target, const fs::path& keys_target,
                         Instant now) {
  return guarded([&] {
    const auto practice = files.database.parent_path().parent_path();
    refuse_nested(target, keys_target, "error.store.targets_nested");
    refuse_nested(target, practice, "error.store.target_in_practice");
    refuse_nested(keys_target, practice, "error.store.target_in_practice");
    refuse_another_place(files.keys, key_copy_in(keys_target));
    fs::create_directories(target);
    fs::create_directories(keys_target);
    const PlaceLock data_place(target), key_place(keys_target);
    const auto file = target / ("permanence-" + compact(now) + ".db");
    if (fs::exists(file))
      give_up(ErrorKind::conflict, "error.store.backup_exists", {{"file", file.string()}});
    const Unfinished unfinished(target / ("permanence-" + compact(now) + ".partial"));
    create_file(unfinished.path(), {}, "error.store.backup_exists");  // 0600 from the start
    Database database(files.database, Database::Access::read_and_write);
    const auto head = note_audit_head(database);
    database.run("VACUUM INTO :file", {unfinished.path().string()});
    sync_file(unfinished.path());
    if (const auto settings = read_file(files.settings)) replace_file(settings_beside(file), *settings);
    write_audit_head(audit_head_beside(file), head);
    rename_durably(unfinished.path(), file);
    replace_key_copy(files.keys, keys_target);  // after the data: never older than them
    write_audit_head(audit_head_in(keys_target), head);
    return file;
  });
}

}  // namespace permanence::store
