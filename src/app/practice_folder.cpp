#include "app/practice_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cstdlib>

namespace permanence::app {

Result<FolderLock> FolderLock::take(const PracticeFolder& folder) {
  std::error_code ignored;
  if (!std::filesystem::exists(folder.practice_file(), ignored))
    return fail(ErrorKind::not_found, "error.app.no_practice", {{"folder", folder.directory.string()}});
  const int descriptor = ::open(folder.lock_file().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0)
    return fail(ErrorKind::unavailable, "error.app.folder_not_writable", {{"folder", folder.directory.string()}});
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    ::close(descriptor);
    return fail(ErrorKind::conflict, "error.app.already_running", {{"folder", folder.directory.string()}});
  }
  return FolderLock(descriptor);
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::filesystem::path shared_data() {
  std::error_code ignored;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
  for (const auto& candidate : {program / "share", program.parent_path() / "share" / "permanence"})
    if (std::filesystem::exists(candidate / "packs", ignored)) return candidate;
  return program / "share";
}

}  // namespace permanence::app
