#include "app/checks.h"

#include <sys/stat.h>

#include "app/application.h"
#include "app/connections.h"
#include "network/control_socket.h"
#include "settings/catalogue_file.h"

namespace permanence::app {
namespace {

constexpr std::chrono::seconds patience{30};

class Checker {
 public:
  explicit Checker(const PracticeFolder& folder) : folder_(folder) {}

  std::vector<CheckLine> run() {
    auto loaded = settings::load_practice(folder_.directory, shared_data() / "packs");
    if (!loaded) {
      for (const settings::Problem& problem : loaded.error())
        add(problem.warning ? Verdict::warning : Verdict::bad, settings::sentence(settings::french(), problem));
      return lines_;
    }
    const Practice& practice = loaded->practice;
    good("check.settings", {{"practice", practice.name}});
    for (const settings::Problem& problem : loaded->problems)
      add(Verdict::warning, settings::sentence(settings::french(), problem));
    templates(*loaded);
    files();
    mailboxes(practice);
    alerts(practice);
    return lines_;
  }

 private:
  void add(Verdict verdict, std::string sentence) { lines_.push_back({verdict, std::move(sentence)}); }
  void good(const char* key, Error::Facts facts = {}) { add(Verdict::good, settings::french().sentence(key, facts)); }
  void bad(const Error& error) { add(Verdict::bad, settings::french().sentence(error)); }

  void templates(const settings::LoadedPractice& loaded) {
    const auto composer = MessageComposer::create(loaded.templates, loaded.health_words);
    const auto say_all = [&](Verdict verdict, const std::vector<compose::TemplateProblem>& problems) {
      for (const auto& problem : problems)
        add(verdict, problem.source + " : " + settings::french().sentence(problem.text, problem.facts));
    };
    if (!composer) return say_all(Verdict::bad, composer.error());
    good("check.templates");
    say_all(Verdict::warning, composer->warnings());
    say_all(Verdict::warning, MessageComposer::check_answers(loaded.practice.answers, loaded.health_words));
  }

  void files() {
    const store::StoreFiles files = folder_.store_files();
    for (const auto& file : {files.master_key, folder_.secrets_file()}) {
      struct stat status {};
      if (::stat(file.c_str(), &status) != 0)
        bad({ErrorKind::not_found, "error.app.file_missing", {{"file", file.string()}}, Retry::never});
      else if ((status.st_mode & 077) != 0)
        bad({ErrorKind::refused, "error.app.file_readable", {{"file", file.string()}}, Retry::never});
      else
        good("check.private_file", {{"file", file.filename().string()}});
    }
    data(files);
    std::error_code error;
    const auto space = std::filesystem::space(folder_.directory, error);
    constexpr std::uintmax_t little = 500u << 20;
    if (!error && space.available < little)
      add(Verdict::warning, settings::french().sentence("check.little_space",
                                                        {{"megabytes", std::to_string(space.available >> 20)}}));
  }

  // A running agent has its data open: it is asked. Else nobody may open them meanwhile, and they are only
  // looked at.
  void data(const store::StoreFiles& files) {
    const auto asked = network::ask(folder_.socket(), R"({"command":"status"})", patience);
    if (asked) return good("check.running");
    if (asked.error().kind != ErrorKind::not_found) return bad(asked.error());
    const auto lock = FolderLock::take(folder_);
    if (!lock) return bad(lock.error());
    const auto store = store::check_sqlite_store(files);
    if (!store) return bad(store.error());
    good(*store == store::StoreCheck::up_to_date ? "check.store" : "check.store_older");
  }

  void mailboxes(const Practice& practice) {
    auto secrets = settings::SecretsFile::load(folder_.secrets_file());
    if (!secrets) return bad(secrets.error());
    const auto gate = gate_of(practice);
    const SystemClock clock;
    Credentials credentials(std::move(*secrets), *gate, clock);
    for (const MailboxSettings& settings : practice.mailboxes) {
      const auto connection = connect(folder_, practice, settings, credentials, *gate);
      reading(settings, *connection.mailbox);
      if (const auto out = connection.sender->try_connection(); out) good("check.mailbox_out", {{"mailbox", settings.name}});
      else bad(out.error());
    }
  }

  void reading(const MailboxSettings& settings, Mailbox& mailbox) {
    if (const auto opened = mailbox.open(); !opened) return bad(opened.error());
    const auto marking = mailbox.may_mark_handled();
    if (!marking) return bad(marking.error());
    good("check.mailbox_in", {{"mailbox", settings.name}});
    if (*marking == Marking::not_permitted)
      add(Verdict::warning, settings::french().sentence("alert.no_keywords", {{"mailbox", settings.name}}));
  }

  void alerts(const Practice& practice) {
    if (!practice.alerts.empty()) return good("check.alerts", {{"count", std::to_string(practice.alerts.size())}});
    add(Verdict::warning, settings::french().sentence("check.no_alerts"));
  }

  const PracticeFolder& folder_;
  std::vector<CheckLine> lines_;
};

}  // namespace

std::vector<CheckLine> check(const PracticeFolder& folder) { return Checker(folder).run(); }

}  // namespace permanence::app
