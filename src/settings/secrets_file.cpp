#include "settings/secrets_file.h"

#include <algorithm>

#include <sys/stat.h>

#include "settings/table_reader.h"
#include "settings/text_file.h"

namespace permanence::settings {
namespace {

constexpr const char* heading =
    "# Les mots de passe du cabinet. Ce fichier ne doit être lu que par son propriétaire (chmod 600).\n"
    "# Permanence le réécrit lorsqu’un jeton d’accès est renouvelé.\n";

std::filesystem::file_time_type changed_at(const std::filesystem::path& file) {
  std::error_code ignored;
  return std::filesystem::last_write_time(file, ignored);
}

Result<void> check_permissions(const std::filesystem::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0)
    return fail(ErrorKind::not_found, "error.secrets.no_file", {{"file", file.string()}});
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    return fail(ErrorKind::refused, "error.secrets.permissions", {{"file", file.string()}});
  return {};
}

Result<MailboxSecret> read_secret(const TomlValue& table, const std::string& name,
                                  const std::filesystem::path& file) {
  std::vector<Problem> problems;
  ProblemList list(file.filename().string(), problems);
  TableReader reader(table, "boite." + name, list);
  MailboxSecret secret{
      reader.exact("mot_de_passe"), reader.exact("jeton_acces"), reader.exact("jeton_renouvellement"), {}};
  const std::string expires = reader.text("jeton_expire");
  if (const auto instant = parse_instant(expires))
    secret.access_expires = *instant;
  else if (!expires.empty())
    reader.problem("jeton_expire", "error.settings.bad_day", {{"value", expires}});
  reader.finish();
  if (problems.empty()) return secret;
  const Problem& first = problems.front();
  return fail(ErrorKind::invalid_input, "error.secrets.malformed",
              {{"file", file.string()}, {"line", std::to_string(first.line)}, {"field", first.field}});
}

std::string written(const std::map<std::string, MailboxSecret>& mailboxes) {
  std::string out = heading;
  for (const auto& [name, secret] : mailboxes) {
    out += "\n[boite." + toml_quoted(name) + "]\n";
    const auto line = [&](std::string_view key, const std::string& value) {
      if (!value.empty()) out += std::string(key) + " = " + toml_quoted(value) + "\n";
    };
    line("mot_de_passe", secret.password);
    line("jeton_acces", secret.access_token);
    line("jeton_renouvellement", secret.refresh_token);
    if (secret.access_expires != Instant{}) line("jeton_expire", to_text(secret.access_expires));
  }
  return out;
}

}  // namespace

Result<void> write_new_secrets(const std::filesystem::path& file, const std::vector<std::string>& mailboxes) {
  std::string out = heading;
  for (const std::string& name : mailboxes)
    out += "\n[boite." + toml_quoted(name) + "]\nmot_de_passe = \"\"   # à remplir\n";
  return replace_file(file, out);
}

Result<SecretsFile> SecretsFile::load(const std::filesystem::path& file) {
  PERMANENCE_CHECK(check_permissions(file));
  const auto read_at = changed_at(file);  // first: a change while it is read is seen by the next refresh
  PERMANENCE_TRY(text, read_text_file(file));
  auto document = parse_toml(text);
  if (!document)  // without the library's reason, which may quote the line
    return fail(ErrorKind::invalid_input, "error.secrets.malformed",
                {{"file", file.string()}, {"line", document.error().facts.at(0).second}, {"field", ""}});
  SecretsFile secrets;
  secrets.file_ = file;
  secrets.read_at_ = read_at;
  for (const auto& [key, value] : *document->table()) {
    if (key != "boite" || !value.table())
      return fail(ErrorKind::invalid_input, "error.secrets.malformed",
                  {{"file", file.string()}, {"line", std::to_string(value.line)}, {"field", key}});
    for (const auto& [name, table] : *value.table()) {
      PERMANENCE_TRY(secret, read_secret(table, name, file));
      secrets.mailboxes_[name] = std::move(secret);
    }
  }
  return secrets;
}

MailboxSecret SecretsFile::mailbox(const std::string& name) const {
  const auto found = mailboxes_.find(name);
  return found == mailboxes_.end() ? MailboxSecret{} : found->second;
}

Result<void> SecretsFile::refresh() {
  if (changed_at(file_) == read_at_) return {};
  PERMANENCE_TRY(changed, load(file_));
  *this = std::move(changed);
  return {};
}

Result<void> SecretsFile::save_mailbox(const std::string& name, const MailboxSecret& secret) {
  mailboxes_[name] = secret;  // kept though it can't be written: a renewed token may be the only one that is left
  PERMANENCE_CHECK(replace_file(file_, written(mailboxes_)));
  read_at_ = changed_at(file_);
  return {};
}

}  // namespace permanence::settings
