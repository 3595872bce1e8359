#include "cli/demo_command.h"

#include <signal.h>
#include <stdlib.h>

#include <nlohmann/json.hpp>
#include <thread>

#include "agenda/holidays.h"
#include "app/application.h"
#include "app/journal.h"
#include "base/text.h"
#include "cli/console_text.h"
#include "cli/demo_story.h"
#include "cli/practice_commands.h"
#include "compose/french.h"
#include "mail/disk_mailbox.h"
#include "mail/mime_format.h"

namespace permanence::cli {
namespace {

using Json = nlohmann::json;

// The story is told on the days to come, whenever it is told.
class Calendar {
 public:
  Calendar(const Practice& practice, const TimeZone& zone, Instant now)
      : practice_(practice), today_(date_of(zone.to_local(now))) {}

  LocalDate working_day(int ahead) const {
    LocalDate day = today_;
    while (ahead > 0) {
      day += std::chrono::days(1);
      const auto weekday = weekday_of(day);
      if (weekday != std::chrono::Sunday && weekday != std::chrono::Saturday &&
          !agenda::is_holiday(day, practice_.holiday_region))
        --ahead;
    }
    return day;
  }

  // "{jour 3}" -> "mardi 3 mars", three working days from now.
  std::string with_dates(std::string text) const {
    for (auto at = text.find("{jour "); at != std::string::npos; at = text.find("{jour ", at)) {
      const auto close = text.find('}', at);
      const int ahead = std::atoi(text.substr(at + 6, close - at - 6).c_str());
      text.replace(at, close - at + 1, compose::date_in_words(working_day(ahead)));
    }
    return text;
  }

 private:
  const Practice& practice_;
  LocalDate today_;
};

// Answers of the application in this process, as JSON.
Json ask(app::Application& application, const Json& request) {
  return Json::parse(application.answer(request.dump()), nullptr, false);
}

void fill_practice(app::Application& application, const DemoStory& story, const Calendar& calendar) {
  for (const DemoPatient& patient : story.patients)
    ask(application, {{"command", "add_patient"},
                      {"given_name", patient.given_name},
                      {"family_name", patient.family_name},
                      {"email", patient.email}});
  for (const DemoAppointment& each : story.appointments)
    ask(application, {{"command", "add_appointment"},
                      {"patient", each.patient},
                      {"practitioner", each.practitioner},
                      {"start", to_text(calendar.working_day(each.working_days_ahead)) + "T" + each.time}});
}

Json wait_for_story(app::Application& application, const std::string& message_id) {
  Json trace = Json::object();
  for (int tries = 0; tries < 300; ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    trace = ask(application, {{"command", "trace"}, {"message_id", message_id}});
    if (!trace.is_object() || !trace.value("known", false) || trace.value("state", "") == "stored") continue;
    bool settled = true;
    for (const Json& row : trace.value("rows", Json::array())) {
      const std::string state = row.value("state", "");
      settled = settled && state != "planned" && state != "claimed" && state != "handed";
    }
    if (settled) return trace;
  }
  return trace;
}

Result<std::string> deliver(const app::PracticeFolder& folder, const Practice& practice, const DemoMail& mail,
                            const std::string& subject, const std::string& text) {
  const MailboxSettings& mailbox = practice.mailboxes.front();
  app::RandomIdentifiers identifiers;
  OutgoingMail outgoing;
  outgoing.message_id = to_hexadecimal(identifiers.next()) + "@patient.example";
  outgoing.from_address = mail.from;
  outgoing.from_name = mail.name;
  outgoing.to_address = mailbox.address;
  outgoing.subject = subject;
  outgoing.text = text;
  outgoing.auto_submitted = false;
  outgoing.date = app::SystemClock().now().time_since_epoch().count();
  PERMANENCE_TRY(raw, mail::make_mail_format()->write(outgoing));
  PERMANENCE_CHECK(mail::deliver_to_disk(folder.mail_on_disk(mailbox.name), raw));
  return outgoing.message_id;
}

void tell_summary(app::Application& application, int count) {
  const Json status = ask(application, {{"command", "status"}});
  say("");
  say(styled(Style::strong, text("demo.summary")));
  say(text("demo.read", {{"count", std::to_string(count)}}));
  for (const char* name : {"drafts", "tasks", "left"})
    say(text(std::string("status.") + name, {{"count", std::to_string(status.value(name, 0))}}));
  const Json audit = ask(application, {{"command", "audit"}});
  if (audit.value("intact", false))
    say(text("cli.audit_intact", {{"count", std::to_string(audit.value("entries", 0))}, {"head", audit.value("head", "")}}));
}

Result<std::string> fictional_practice() {
  std::string pattern = (std::filesystem::temp_directory_path() / "permanence-demo-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr)
    return fail(ErrorKind::unavailable, "error.app.folder_not_writable", {{"folder", pattern}});
  return pattern;
}

// Waits for Ctrl-C while the agent goes on serving what `permanence write` brings.
void serve_until_interrupted(const std::string& directory) {
  say("");
  say(text("demo.serving", {{"folder", directory}}));
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGTERM);
  sigaddset(&ending, SIGINT);
  int signal = 0;
  sigwait(&ending, &signal);
}

Result<void> tell_the_story(const std::string& directory, AfterTheStory after) {
  const auto data = app::shared_data() / "demo";
  PERMANENCE_TRY(story, read_demo_story(data / "messages.toml"));
  std::error_code failed;
  std::filesystem::copy_file(data / "practice.toml", directory + "/practice.toml",
                             std::filesystem::copy_options::overwrite_existing, failed);
  if (failed) return fail(ErrorKind::unavailable, "error.app.folder_not_writable", {{"folder", directory}});
  app::Journal journal;
  const app::PracticeFolder folder{directory};
  PERMANENCE_TRY(application, app::Application::open(folder, journal));
  PERMANENCE_CHECK(application->start());
  const Calendar calendar(application->practice(), application->context().zone, application->context().clock.now());
  fill_practice(*application, story, calendar);
  // The first look at an inbox only notes where it stands: what is delivered from now on is new.
  std::this_thread::sleep_for(std::chrono::milliseconds(500));

  say(styled(Style::strong, text("demo.welcome", {{"practice", application->practice().name}, {"folder", directory}})));
  int number = 0;
  for (const DemoMail& mail : story.mails) {
    const std::string words = calendar.with_dates(mail.text), subject = calendar.with_dates(mail.subject);
    say("");
    say(styled(Style::strong, "✉ " + std::to_string(++number) + "  " + mail.name + " <" + mail.from + ">  « " + subject + " »"));
    say(indented(words, "    "));
    PERMANENCE_TRY(message_id, deliver(folder, application->practice(), mail, subject, words));
    tell_story(wait_for_story(*application, message_id));
  }
  tell_summary(*application, number);
  if (after == AfterTheStory::keep_serving) serve_until_interrupted(directory);
  return {};
}

}  // namespace

int demonstrate(AfterTheStory after) {
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGTERM);
  sigaddset(&ending, SIGINT);
  if (after == AfterTheStory::keep_serving) pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  ::signal(SIGPIPE, SIG_IGN);
  const auto directory = fictional_practice();
  if (!directory) return complain(directory.error());
  const std::string practice = *directory + "/cabinet";
  if (const int status = init(practice, {"kinesitherapeute"}); status != 0) return status;
  const auto told = tell_the_story(practice, after);
  std::error_code ignored;
  std::filesystem::remove_all(*directory, ignored);
  return told ? 0 : complain(told.error());
}

}  // namespace permanence::cli
