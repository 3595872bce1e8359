// Secrets: passwords and tokens, by mailbox, in a file of their own (0600), never in practice.toml.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace permanence::settings {

struct MailboxSecret {
  std::string password;
  std::string access_token;
  std::string refresh_token;
  Instant access_expires{};
};

// A new file with a section to be filled in for each mailbox; mode 0600.
Result<void> write_new_secrets(const std::filesystem::path& file, const std::vector<std::string>& mailboxes);

class SecretsFile {
 public:
  // refused "error.secrets.permissions" if anyone but its owner may read it; not_found if there is none.
  static Result<SecretsFile> load(const std::filesystem::path& file);

  // Reads the file again if somebody else has changed it since (`permanence authorize`, a person with an editor).
  Result<void> refresh();
  MailboxSecret mailbox(const std::string& name) const;  // empty values where nothing is known
  // Replaces one mailbox's secret, here even if the file can't be written, and rewrites the file whole: temporary file, fsync, rename; mode 0600.
  Result<void> save_mailbox(const std::string& name, const MailboxSecret& secret);

 private:
  std::filesystem::path file_;
  std::filesystem::file_time_type read_at_{};  // the file's own time when it was read
  std::map<std::string, MailboxSecret> mailboxes_;
};

}  // namespace permanence::settings
