#include "cli/practice_commands.h"

#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/application.h"
#include "app/authorization.h"
#include "app/checks.h"
#include "app/journal.h"
#include "base/text.h"
#include "cli/console_text.h"
#include "mail/disk_mailbox.h"
#include "mail/mime_format.h"
#include "settings/catalogue_file.h"
#include "settings/new_practice.h"
#include "store/key_file.h"

namespace permanence::cli {
namespace {

using Json = nlohmann::json;

Result<void> fill_folder(const app::PracticeFolder& folder, const std::vector<std::string>& specialties) {
  PERMANENCE_CHECK(settings::write_new_practice(folder.directory, app::shared_data() / "packs", specialties));
  const store::StoreFiles files = folder.store_files();
  PERMANENCE_CHECK(store::create_master_key(files.master_key));
  PERMANENCE_CHECK(store::create_key_file(files.keys, files.master_key));
  return store::create_sqlite_store(files);
}

// All of it or nothing: a folder left half made would be refused by the next attempt.
Result<void> make_practice(const app::PracticeFolder& folder, const std::vector<std::string>& specialties) {
  namespace fs = std::filesystem;
  const store::StoreFiles files = folder.store_files();
  const fs::path data = files.database.parent_path();
  std::error_code ignored;
  std::vector<fs::path> made = {files.settings, folder.secrets_file(), files.master_key, files.keys,
                                files.database};
  for (const fs::path& target : made)
    if (fs::exists(fs::symlink_status(target, ignored)))
      return fail(ErrorKind::conflict, "error.settings.exists_already", {{"file", target.string()}});
  for (const fs::path& place : {data, folder.directory})
    if (!fs::exists(place, ignored)) made.push_back(place);
  auto filled = fill_folder(folder, specialties);
  if (filled) return filled;
  for (const fs::path& target : made) fs::remove_all(target, ignored);
  return filled;
}

int done_or(const Result<void>& result, const std::string& sentence) {
  if (!result) return complain(result.error());
  say(sentence);
  return 0;
}

// Waits until the message is decided and its answers have left or wait for somebody.
Json story_of(const app::PracticeFolder& folder, const std::string& message_id) {
  Json trace = Json::object();
  for (int tries = 0; tries < 100; ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    const auto reply = app::command(folder, Json{{"command", "trace"}, {"message_id", message_id}}.dump());
    if (!reply) continue;
    trace = Json::parse(*reply, nullptr, false);
    if (!trace.is_object() || !trace.value("known", false) || trace.value("state", "") == "stored") continue;
    bool settled = true;
    for (const Json& row : trace.value("rows", Json::array())) {
      const std::string state = row.value("state", "");
      settled = settled && state != "claimed" && state != "handed";
    }
    if (settled && tries > 3) break;
  }
  return trace;
}

}  // namespace

int init(const std::string& directory, const std::vector<std::string>& specialties) {
  return done_or(make_practice({directory}, specialties), text("cli.init_done", {{"folder", directory}}));
}

int check(const std::string& directory) {
  bool all_good = true;
  for (const app::CheckLine& line : app::check({directory})) {
    const Style style = line.verdict == app::Verdict::good      ? Style::good
                        : line.verdict == app::Verdict::warning ? Style::warning
                                                                : Style::urgent;
    const char* mark = line.verdict == app::Verdict::good ? "✓ " : line.verdict == app::Verdict::warning ? "! " : "✗ ";
    say(styled(style, mark) + line.sentence);
    all_good = all_good && line.verdict != app::Verdict::bad;
  }
  say(text(all_good ? "check.all_good" : "check.not_ready"));
  return all_good ? 0 : 1;
}

int serve(const std::string& directory) {
  app::Journal journal;
  const auto served = app::serve({directory}, journal, [&](app::Application& application) {
    say(text("cli.ready", {{"practice", application.practice().name}}));
  });
  return done_or(served, text("cli.stopped"));
}

int back_up(const std::string& directory, const std::string& target, const std::string& keys_target) {
  const auto written = store::back_up(app::PracticeFolder{directory}.store_files(), target, keys_target,
                                      app::SystemClock().now());
  if (!written) return complain(written.error());
  say(text("cli.backup_done", {{"file", written->string()}, {"keys", keys_target}}));
  return 0;
}

int restore(const std::string& directory, const std::string& backup, const std::string& keys,
            const std::string& master_key) {
  const app::PracticeFolder folder{directory};
  const auto restored =
      store::restore(folder.store_files(), backup, keys, app::SystemClock().now(), master_key);
  if (!restored) return complain(restored.error());
  std::error_code ignored;
  if (!std::filesystem::exists(folder.secrets_file(), ignored)) {
    std::vector<std::string> mailboxes;
    if (const auto loaded = settings::load_practice(folder.directory, app::shared_data() / "packs"); loaded)
      for (const MailboxSettings& mailbox : loaded->practice.mailboxes)
        if (!mailbox.on_disk) mailboxes.push_back(mailbox.name);
    if (const auto written = settings::write_new_secrets(folder.secrets_file(), mailboxes); !written)
      return complain(written.error());
    say(text("cli.restore_secrets", {{"file", folder.secrets_file().string()}}));
  }
  say(text("cli.restore_done"));
  return 0;
}

int authorize(const std::string& directory, const std::string& mailbox) {
  const auto authorized = app::authorize({directory}, mailbox, [](const std::string& address, const std::string& code) {
    say(text("cli.authorize_show", {{"address", address}, {"code", code}}));
  });
  return done_or(authorized, text("cli.authorize_done", {{"mailbox", mailbox}}));
}

int write(const std::string& directory, const std::string& from, const std::string& subject, const std::string& words) {
  const app::PracticeFolder folder{directory};
  const auto loaded = settings::load_practice(folder.directory, app::shared_data() / "packs");
  if (!loaded) return complain({ErrorKind::invalid_input, "error.cli.write_settings", {{"folder", directory}}, Retry::never});
  const MailboxSettings* mailbox = nullptr;
  for (const MailboxSettings& each : loaded->practice.mailboxes)
    if (each.on_disk && mailbox == nullptr) mailbox = &each;
  if (mailbox == nullptr)
    return complain({ErrorKind::refused, "error.cli.write_real_mailbox", {{"folder", directory}}, Retry::never});
  app::RandomIdentifiers identifiers;
  OutgoingMail mail;
  mail.message_id = to_hexadecimal(identifiers.next()) + "@patient.example";
  mail.from_address = ascii_lowered(trimmed(from));
  mail.to_address = mailbox->address;
  mail.subject = subject;
  mail.text = words;
  mail.auto_submitted = false;
  mail.date = app::SystemClock().now().time_since_epoch().count();
  const auto raw = mail::make_mail_format()->write(mail);
  if (!raw) return complain(raw.error());
  if (const auto delivered = mail::deliver_to_disk(folder.mail_on_disk(mailbox->name), *raw); !delivered)
    return complain(delivered.error());
  const Json trace = story_of(folder, mail.message_id);
  if (!trace.value("known", false)) {
    say(text("cli.write_not_read"));
    return 1;
  }
  tell_story(trace);
  return 0;
}

}  // namespace permanence::cli
