// One folder of a mailbox on disk: see disk_mailbox.h.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace permanence::mail {

struct DiskMail {
  std::uint32_t uid = 0;
  std::set<std::string> flags;
  std::filesystem::path file;
};

class DiskFolder {
 public:
  explicit DiskFolder(std::filesystem::path directory) : directory_(std::move(directory)) {}

  const std::filesystem::path& directory() const { return directory_; }
  Result<void> create() const;                  // and its parents; nothing to do if it is there
  Result<std::vector<DiskMail>> mails() const;  // by rising UID
  Result<std::uint32_t> next_uid() const;
  Result<std::uint32_t> add(const std::string& raw) const;  // durable when it returns
  // As `add`, but `before_it_appears` is called once all is written; its error leaves nothing behind.
  template <class Function>
  Result<std::uint32_t> add(const std::string& raw, const Function& before_it_appears) const {
    PERMANENCE_TRY(file, write_aside(raw));
    Result<std::uint32_t> uid = before_it_appears().and_then([&] { return publish(file); });
    std::error_code ignored;
    if (!uid) std::filesystem::remove(file, ignored);
    return uid;
  }
  // nullopt: gone meanwhile.
  Result<std::optional<std::string>> content(const DiskMail& mail) const;
  Result<void> set_flag(std::uint32_t uid,
                        const std::string& flag) const;  // a mail that is gone is not an error
  Result<void> remove(const DiskMail& mail) const;
  static Instant arrived_at(const DiskMail& mail);

 private:
  Result<std::filesystem::path> write_aside(const std::string& raw) const;
  Result<std::uint32_t> publish(const std::filesystem::path& written) const;
  std::filesystem::path directory_;
};

}  // namespace permanence::mail
