#include "store/durable_file.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/failure.h"

namespace permanence::store {
namespace {

class Descriptor {
 public:
  Descriptor(const std::filesystem::path& file, int flags)
      : number_(::open(file.c_str(), flags | O_CLOEXEC, 0600)) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }

 private:
  int number_;
};

void write_whole(const Descriptor& to, const std::filesystem::path& file, std::string_view content) {
  while (!content.empty()) {
    const auto written = ::write(to.number(), content.data(), content.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      give_up_on_file(file, errno);
    }
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(to.number()) != 0) give_up_on_file(file, errno);
}

}  // namespace

void give_up_on_file(const std::filesystem::path& file, int error_number) {
  const Error::Facts name = {{"file", file.string()}};
  switch (error_number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      give_up(ErrorKind::unavailable, "error.store.disk_full", name, Retry::later);
    case EROFS:
    case EACCES:
    case EPERM:
      give_up(ErrorKind::unavailable, "error.store.read_only", name, Retry::later);
    default:
      give_up(ErrorKind::unavailable, "error.store.file_failed",
              {{"file", file.string()}, {"number", std::to_string(error_number)}}, Retry::later);
  }
}

std::optional<std::string> read_file(const std::filesystem::path& file, std::size_t at_most) {
  const Descriptor from(file, O_RDONLY);
  if (!from.is_open()) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    give_up_on_file(file, errno);
  }
  struct stat facts {};
  if (::fstat(from.number(), &facts) != 0) give_up_on_file(file, errno);
  std::string content(std::min(static_cast<std::size_t>(facts.st_size), at_most), '\0');
  std::size_t size = 0;
  while (size < content.size()) {
    const auto got = ::read(from.number(), content.data() + size, content.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) give_up_on_file(file, errno);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  content.resize(size);
  return content;
}

void replace_file(const std::filesystem::path& file, std::string_view content) {
  auto beside = file;
  beside += ".new";
  try {
    const Descriptor to(beside, O_WRONLY | O_CREAT | O_TRUNC);
    if (!to.is_open()) give_up_on_file(file, errno);
    write_whole(to, file, content);
    if (::rename(beside.c_str(), file.c_str()) != 0) give_up_on_file(file, errno);
  } catch (const Failure&) {
    ::unlink(beside.c_str());
    throw;
  }
}

void create_file(const std::filesystem::path& file, std::string_view content, const char* exists) {
  const Descriptor to(file, O_WRONLY | O_CREAT | O_EXCL);
  if (!to.is_open()) {
    if (errno == EEXIST) give_up(ErrorKind::conflict, exists, {{"file", file.string()}});
    give_up_on_file(file, errno);
  }
  write_whole(to, file, content);
  sync_folder(file.parent_path());
}

void sync_file(const std::filesystem::path& file) {
  const Descriptor it(file, O_RDONLY);
  if (!it.is_open() || ::fsync(it.number()) != 0) give_up_on_file(file, errno);
}

void sync_folder(const std::filesystem::path& folder) {
  const Descriptor it(folder.empty() ? std::filesystem::path(".") : folder, O_RDONLY | O_DIRECTORY);
  if (!it.is_open() || ::fsync(it.number()) != 0) give_up_on_file(folder, errno);
}

void make_private_folder(const std::filesystem::path& folder) {
  if (std::filesystem::is_directory(folder)) return;
  if (folder.has_parent_path()) std::filesystem::create_directories(folder.parent_path());
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) give_up_on_file(folder, errno);
  sync_folder(folder.parent_path());
}

}  // namespace permanence::store
