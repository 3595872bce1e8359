#include "mail/disk_folder.h"

#include <algorithm>
#include <charconv>
#include <fstream>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

namespace permanence::mail {
namespace {

namespace fs = std::filesystem;

constexpr const char* counter_name = ".next_uid";  // a name that begins with a dot is no mail

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

tl::unexpected<Error> failed(const char* text, const fs::path& folder, int reason) {
  return fail(ErrorKind::unavailable, text, {{"folder", folder.string()}, {"number", std::to_string(reason)}},
              Retry::later);
}
tl::unexpected<Error> unreadable(const fs::path& folder, int reason) {
  return failed("error.disk_mailbox.unreadable", folder, reason);
}
tl::unexpected<Error> unwritable(const fs::path& folder, int reason) {
  return failed("error.disk_mailbox.unwritable", folder, reason);
}

std::optional<DiskMail> mail_named(const fs::path& file) {
  const std::string name = file.filename().string();
  DiskMail mail;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), mail.uid);
  if (error != std::errc{} || mail.uid == 0 || file.extension() != ".eml") return std::nullopt;
  const std::string flags = std::string(end, name.data() + name.size() - 4);
  if (!flags.empty() && flags.front() != ',') return std::nullopt;
  for (const std::string& flag : split(flags, ','))
    if (!flag.empty()) mail.flags.insert(flag);
  mail.file = file;
  return mail;
}

std::string name_of(const DiskMail& mail) {
  std::string name = std::to_string(mail.uid);
  for (const std::string& flag : mail.flags) name += "," + flag;
  return name + ".eml";
}

bool write_whole(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::uint32_t counter_in(const fs::path& directory) {
  std::ifstream file(directory / counter_name);
  std::uint32_t next = 1;
  file >> next;
  return file ? next : 1;
}

}  // namespace

Result<void> DiskFolder::create() const {
  std::error_code error;
  fs::create_directories(directory_, error);
  if (error) return unwritable(directory_, error.value());
  return {};
}

Result<std::vector<DiskMail>> DiskFolder::mails() const {
  std::vector<DiskMail> found;
  std::error_code error;
  for (fs::directory_iterator each(directory_, error), end; !error && each != end; each.increment(error))
    if (auto mail = mail_named(each->path())) found.push_back(std::move(*mail));
  if (error) return unreadable(directory_, error.value());
  std::sort(found.begin(), found.end(), [](const DiskMail& a, const DiskMail& b) { return a.uid < b.uid; });
  return found;
}

Result<std::uint32_t> DiskFolder::next_uid() const {
  PERMANENCE_TRY(known, mails());
  return std::max(counter_in(directory_), known.empty() ? 1 : known.back().uid + 1);
}

Result<std::uint32_t> DiskFolder::add(const std::string& raw) const {
  return add(raw, [] { return Result<void>(); });
}

Result<fs::path> DiskFolder::write_aside(const std::string& raw) const {
  std::string name = (directory_ / ".new-XXXXXX").string();
  const Descriptor file(::mkstemp(name.data()));
  if (file.number() < 0) return unwritable(directory_, errno);
  if (!write_whole(file.number(), raw) || ::fsync(file.number()) != 0) {
    const int reason = errno;
    ::unlink(name.c_str());
    return unwritable(directory_, reason);
  }
  return fs::path(name);
}

Result<std::uint32_t> DiskFolder::publish(const fs::path& written) const {
  const Descriptor lock(::open((directory_ / ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (lock.number() < 0 || ::flock(lock.number(), LOCK_EX) != 0) return unwritable(directory_, errno);
  PERMANENCE_TRY(uid, next_uid());
  // The counter first: a UID may be skipped, never given twice.
  const fs::path aside = directory_ / ".next_uid-new";
  std::ofstream counter(aside, std::ios::trunc);
  counter << uid + 1 << '\n';
  counter.close();
  if (!counter || ::rename(aside.c_str(), (directory_ / counter_name).c_str()) != 0 ||
      ::rename(written.c_str(), (directory_ / (std::to_string(uid) + ".eml")).c_str()) != 0)
    return unwritable(directory_, errno);
  const Descriptor folder(::open(directory_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  ::fsync(folder.number());  // the mail is there already: a failure now must not have it added again
  return uid;
}

Result<std::optional<std::string>> DiskFolder::content(const DiskMail& mail) const {
  const Descriptor file(::open(mail.file.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0 && errno == ENOENT) return std::nullopt;
  struct stat about {};
  if (file.number() < 0 || ::fstat(file.number(), &about) != 0) return unreadable(directory_, errno);
  std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
  std::size_t read = 0;
  while (read < bytes.size()) {
    const ssize_t got = ::read(file.number(), bytes.data() + read, bytes.size() - read);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(directory_, errno);
    if (got == 0) break;
    read += static_cast<std::size_t>(got);
  }
  bytes.resize(read);
  return bytes;
}

Result<void> DiskFolder::set_flag(std::uint32_t uid, const std::string& flag) const {
  PERMANENCE_TRY(known, mails());
  const auto found =
      std::find_if(known.begin(), known.end(), [&](const DiskMail& mail) { return mail.uid == uid; });
  if (found == known.end()) return {};
  DiskMail flagged = *found;
  if (!flagged.flags.insert(flag).second) return {};
  if (::rename(found->file.c_str(), (directory_ / name_of(flagged)).c_str()) != 0 && errno != ENOENT)
    return unwritable(directory_, errno);
  return {};
}

Result<void> DiskFolder::remove(const DiskMail& mail) const {
  if (::unlink(mail.file.c_str()) != 0 && errno != ENOENT) return unwritable(directory_, errno);
  return {};
}

Instant DiskFolder::arrived_at(const DiskMail& mail) {
  struct stat about {};
  if (::stat(mail.file.c_str(), &about) != 0) return {};
  return Instant(Seconds(about.st_mtim.tv_sec));
}

}  // namespace permanence::mail
