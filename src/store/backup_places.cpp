#include "store/backup_places.h"

#include <cerrno>

#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "store/durable_file.h"
#include "store/failure.h"
#include "store/key_part.h"

namespace permanence::store {

namespace fs = std::filesystem;

PlaceLock::PlaceLock(const fs::path& folder)
    : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (descriptor_ < 0) give_up_on_file(folder, errno);
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return;
  ::close(descriptor_);
  give_up(ErrorKind::conflict, "error.store.backup_running", {{"folder", folder.string()}}, Retry::later);
}

PlaceLock::~PlaceLock() { ::close(descriptor_); }

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

fs::path key_copy_in(const fs::path& folder) { return folder / "keys"; }

fs::path settings_beside(const fs::path& backup) { return fs::path(backup).replace_extension(".toml"); }
fs::path audit_head_beside(const fs::path& backup) { return fs::path(backup).replace_extension(".audit"); }
fs::path audit_head_in(const fs::path& keys_folder) { return keys_folder / "permanence.audit"; }

std::optional<AuditHead> read_audit_head(const fs::path& file) {
  const auto text = read_file(file);
  if (!text) return std::nullopt;
  const auto head = parse_audit_head(*text);
  if (!head) give_up(ErrorKind::corrupt, "error.store.audit_head_damaged", {{"file", file.string()}});
  return head;
}

void write_audit_head(const fs::path& file, const AuditHead& head) {
  replace_file(file, to_text(head) + "\n");
  sync_folder(file.parent_path());
}

}  // namespace permanence::store
