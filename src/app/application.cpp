#include "app/application.h"

#include <signal.h>

#include "app/connections.h"
#include "app/crash_marker.h"
#include "app/trained_classifier.h"
#include "calendar/ics_invitation.h"
#include "mail/mime_format.h"
#include "network/control_socket.h"
#include "agent/commands.h"
#include "network/gate.h"
#include "settings/catalogue_file.h"

namespace permanence::app {
namespace {

constexpr std::chrono::seconds command_patience{30};

std::string joined_sentences(const std::vector<settings::Problem>& problems) {
  std::string text;
  for (const settings::Problem& problem : problems) text += "\n  " + settings::sentence(settings::french(), problem);
  return text;
}

Result<settings::LoadedPractice> load_settings(const PracticeFolder& folder) {
  auto loaded = settings::load_practice(folder.directory, shared_data() / "packs");
  if (!loaded)
    return fail(ErrorKind::invalid_input, "error.app.bad_settings", {{"problems", joined_sentences(loaded.error())}});
  return std::move(*loaded);
}

Result<MessageComposer> make_composer(const settings::LoadedPractice& loaded) {
  auto composer = MessageComposer::create(loaded.templates, loaded.health_words);
  if (composer) return std::move(*composer);
  std::string text;
  for (const auto& problem : composer.error())
    text += "\n  " + problem.source + " : " + settings::french().sentence(problem.text, problem.facts);
  return fail(ErrorKind::invalid_input, "error.app.bad_templates", {{"problems", text}});
}

}  // namespace

// In the order of construction; torn down in reverse.
struct Application::Parts {
  FolderLock lock;
  PracticeFolder folder;
  settings::LoadedPractice settings;
  TimeZone zone;
  MessageComposer composer;
  std::unique_ptr<MailFormat> mail_format;
  std::unique_ptr<InvitationFormat> invitation_format;
  SystemClock clock;
  RandomIdentifiers identifiers;
  std::unique_ptr<Store> store;
  std::unique_ptr<NetworkGate> gate;
  std::unique_ptr<Credentials> credentials;
  std::unique_ptr<agent::Context> context;
  std::unique_ptr<agent::Agent> agent;
  std::unique_ptr<network::ControlServer> control;
};

Application::Application(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Application::~Application() { stop(); }

Result<std::unique_ptr<Application>> Application::open(const PracticeFolder& folder, Observer& observer) {
  PERMANENCE_TRY(lock, FolderLock::take(folder));
  PERMANENCE_TRY(loaded, load_settings(folder));
  PERMANENCE_TRY(zone, TimeZone::load(loaded.practice.time_zone_name));
  PERMANENCE_TRY(composer, make_composer(loaded));
  PERMANENCE_TRY(store, store::open_sqlite_store(folder.store_files()));
  PERMANENCE_TRY(secrets, settings::SecretsFile::load(folder.secrets_file()));
  PERMANENCE_TRY(classifier, load_classifier());
  std::unique_ptr<Parts> parts(new Parts{.lock = std::move(lock),
                                         .folder = folder,
                                         .settings = std::move(loaded),
                                         .zone = std::move(zone),
                                         .composer = std::move(composer),
                                         .mail_format = mail::make_mail_format(),
                                         .invitation_format = calendar::make_invitation_format(),
                                         .clock = {},
                                         .identifiers = {},
                                         .store = std::move(store),
                                         .gate = nullptr,
                                         .credentials = nullptr,
                                         .context = nullptr,
                                         .agent = nullptr,
                                         .control = nullptr});
  parts->gate = gate_of(parts->settings.practice);
  parts->credentials = std::make_unique<Credentials>(std::move(secrets), *parts->gate, parts->clock);
  parts->context.reset(new agent::Context{.store = *parts->store,
                                          .clock = parts->clock,
                                          .identifiers = parts->identifiers,
                                          .practice = parts->settings.practice,
                                          .zone = parts->zone,
                                          .composer = parts->composer,
                                          .catalogue = settings::french(),
                                          .mail_format = *parts->mail_format,
                                          .invitation_format = *parts->invitation_format,
                                          .observer = observer,
                                          .classifier = std::move(classifier),
                                          .guard = agent::CrashGuard(take_crash_mark(folder.crash_mark()))});
  return std::unique_ptr<Application>(new Application(std::move(parts)));
}

agent::Context& Application::context() { return *parts_->context; }
const Practice& Application::practice() const { return parts_->settings.practice; }
const std::vector<settings::Problem>& Application::warnings() const { return parts_->settings.problems; }

Result<void> Application::start() {
  std::vector<agent::MailboxConnection> connections;
  for (const MailboxSettings& mailbox : practice().mailboxes)
    connections.push_back(connect(parts_->folder, practice(), mailbox, *parts_->credentials, *parts_->gate));
  parts_->agent = std::make_unique<agent::Agent>(*parts_->context, std::move(connections));
  PERMANENCE_CHECK(parts_->agent->start());
  PERMANENCE_TRY(control, network::ControlServer::listen(parts_->folder.socket(), [this](const std::string& request) {
    return parts_->agent->answer(request);
  }));
  parts_->control = std::move(control);
  return {};
}

void Application::stop() {
  parts_->control.reset();
  parts_->agent.reset();
}

std::string Application::answer(const std::string& request) { return parts_->agent->answer(request); }

Result<void> serve(const PracticeFolder& folder, Observer& observer, const std::function<void(Application&)>& ready) {
  // Blocked before any thread starts, so that every thread inherits it and only sigwait sees them. A peer that hangs up
  // is an error value of the write, not a signal.
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGTERM);
  sigaddset(&ending, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  ::signal(SIGPIPE, SIG_IGN);

  PERMANENCE_TRY(application, Application::open(folder, observer));
  leave_mark_at_crash(folder.crash_mark());
  for (const settings::Problem& warning : application->warnings())
    observer.trouble(settings::sentence(settings::french(), warning));
  PERMANENCE_CHECK(application->start());
  ready(*application);
  int signal = 0;
  sigwait(&ending, &signal);
  application->stop();
  return {};
}

Result<std::string> command(const PracticeFolder& folder, const std::string& request) {
  auto answered = network::ask(folder.socket(), request, command_patience);
  if (answered || answered.error().kind != ErrorKind::not_found) return answered;
  Observer silent;
  PERMANENCE_TRY(application, Application::open(folder, silent));
  return agent::answer_command(application->context(), request);
}

std::unique_ptr<NetworkGate> gate_of(const Practice& practice) {
  std::vector<network::AllowedHost> allowed;
  const auto allow_url = [&](const std::string& url) {
    // https://host[:port]/…
    const auto begin = url.find("://");
    if (begin == std::string::npos) return;
    const auto authority = url.substr(begin + 3, url.find('/', begin + 3) - begin - 3);
    const auto colon = authority.find(':');
    const int port = colon == std::string::npos ? 443 : std::atoi(authority.c_str() + colon + 1);
    allowed.push_back({authority.substr(0, colon), port, settings::french().sentence("label.purpose_oauth")});
  };
  for (const MailboxSettings& mailbox : practice.mailboxes) {
    if (mailbox.on_disk) continue;
    allowed.push_back({mailbox.imap.host, mailbox.imap.port, settings::french().sentence("label.purpose_imap")});
    allowed.push_back({mailbox.smtp.host, mailbox.smtp.port, settings::french().sentence("label.purpose_smtp")});
    if (mailbox.authentication != MailAuthentication::oauth2) continue;
    allow_url(mailbox.oauth.device_endpoint);
    allow_url(mailbox.oauth.token_endpoint);
  }
  return network::make_gate(std::move(allowed));
}

}  // namespace permanence::app
