#include "cli/command_line.h"

#include <CLI/CLI.hpp>

#include <fstream>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/time.h"
#include "cli/agent_commands.h"
#include "cli/console_text.h"
#include "cli/demo_command.h"
#include "cli/practice_commands.h"
#include "cli/understand_command.h"
#include "cli/when_command.h"

namespace permanence::cli {
namespace {

using Json = nlohmann::json;

// The values that subcommands read; each subcommand uses a few.
struct Words {
  std::string directory, file, time_zone = "Europe/Paris";
  std::vector<std::string> specialties;
  std::string id, kind, text, subject, from, target, keys, master_key, mailbox;
  std::string given_name, family_name, email, birth_date, patient, practitioner, start, visit_type;
  bool all = false, serve = false;
  int days = 7;
};

class CommandLine {
 public:
  CommandLine() : app_(text("help.program"), "permanence") {
    app_.require_subcommand(1);
    app_.set_help_flag("-h,--help", text("help.help"));
    app_.get_formatter()->label("Usage", text("help.usage"));
    app_.get_formatter()->label("Options", text("help.options"));
    app_.get_formatter()->label("OPTIONS", text("help.options"));
    app_.get_formatter()->label("SUBCOMMAND", text("help.subcommand"));
    app_.get_formatter()->label("Subcommands", text("help.subcommands"));
    app_.get_formatter()->label("Positionals", text("help.positionals"));
    app_.get_formatter()->label("REQUIRED", text("help.required"));
    app_.get_formatter()->label("TEXT", text("help.value"));
    app_.get_formatter()->label("INT", text("help.number"));
    for_practices();
    for_messages();
    for_people();
    for_texts();
  }

  int run(int count, char** words) {
    try {
      app_.parse(count, words);
    } catch (const CLI::CallForHelp& help) {
      return app_.exit(help);
    } catch (const CLI::ParseError& error) {
      std::cerr << text("error.cli.wrong_command_line", {{"words", what_is_wrong(error)}}) << "\n";
      return 2;
    }
    return action_();
  }

 private:
  static std::string what_is_wrong(const CLI::ParseError& error) {
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) return text("error.cli.something_missing");
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) return text("error.cli.something_unknown");
    return text("error.cli.something_wrong");
  }

  CLI::App* add(const std::string& name, std::function<int()> action) {
    CLI::App* command = app_.add_subcommand(name, text("help." + name));
    command->set_help_flag("-h,--help", text("help.help"));
    command->callback([this, action = std::move(action)] { action_ = action; });
    return command;
  }
  CLI::App* on_practice(const std::string& name, std::function<int()> action) {
    CLI::App* command = add(name, std::move(action));
    command->add_option("DIR", w_.directory, text("help.option.directory"))->required();
    return command;
  }
  // A command of the agent that needs no other printing than one sentence.
  CLI::App* simple(const std::string& name, std::function<Json()> request, const std::string& done) {
    return on_practice(name, [this, request = std::move(request), done] { return tell(w_.directory, request(), done); });
  }

  void for_practices() {
    CLI::App* made = on_practice("init", [this] { return init(w_.directory, w_.specialties); });
    made->add_option("--specialite", w_.specialties, text("help.option.specialty"))->required();
    on_practice("check", [this] { return check(w_.directory); });
    on_practice("run", [this] { return serve(w_.directory); });
    CLI::App* demo = add("demo", [this] {
      return demonstrate(w_.serve ? AfterTheStory::keep_serving : AfterTheStory::end);
    });
    demo->add_flag("--serve", w_.serve, text("help.option.serve"));
    CLI::App* backup = on_practice("backup", [this] { return back_up(w_.directory, w_.target, w_.keys); });
    backup->add_option("--vers", w_.target, text("help.option.target"))->required();
    backup->add_option("--cles", w_.keys, text("help.option.keys_target"))->required();
    CLI::App* restored = on_practice("restore", [this] { return restore(w_.directory, w_.target, w_.keys, w_.master_key); });
    restored->add_option("--depuis", w_.target, text("help.option.backup"))->required();
    restored->add_option("--cles", w_.keys, text("help.option.keys_backup"))->required();
    restored->add_option("--cle-maitresse", w_.master_key, text("help.option.master_key"));
    CLI::App* authorized = on_practice("authorize", [this] { return authorize(w_.directory, w_.mailbox); });
    authorized->add_option("BOITE", w_.mailbox, text("help.option.mailbox"))->required();
    on_practice("audit", [this] { return audit(w_.directory); });
  }

  void for_messages() {
    on_practice("status", [this] { return status(w_.directory); });
    on_practice("drafts", [this] { return drafts(w_.directory); });
    CLI::App* approved = simple("approve", [this] {
      return Json{{"command", "approve"}, {"id", w_.id}, {"kind", w_.kind}, {"all", w_.all}};
    }, "cli.approved");
    approved->add_option("ID", w_.id, text("help.option.id"));
    approved->add_option("--genre", w_.kind, text("help.option.kind"));
    approved->add_flag("--tout", w_.all, text("help.option.all"));
    CLI::App* edited = simple("edit", [this] {
      return Json{{"command", "edit"}, {"id", w_.id}, {"text", w_.text}, {"subject", w_.subject}};
    }, "cli.edited");
    edited->add_option("ID", w_.id, text("help.option.id"))->required();
    edited->add_option("TEXTE", w_.text, text("help.option.text"))->required();
    edited->add_option("--objet", w_.subject, text("help.option.subject"));
    with_id("reject", "reject", "cli.rejected");
    with_id("retain", "hold_back", "cli.retained");
    with_id("done", "close_task", "cli.task_done");
    with_id("release", "release", "cli.released");
    simple("pause", [] { return Json{{"command", "pause"}}; }, "cli.paused");
    simple("resume", [] { return Json{{"command", "resume"}}; }, "cli.resumed");
    simple("test-alert", [] { return Json{{"command", "test_alert"}}; }, "cli.alert_sent");
    on_practice("tasks", [this] { return tasks(w_.directory, ""); });
    on_practice("calls", [this] { return tasks(w_.directory, "call"); });
    on_practice("left", [this] { return left(w_.directory); });
    CLI::App* written = on_practice("write", [this] { return write(w_.directory, w_.from, w_.subject, w_.text); });
    written->add_option("--from", w_.from, text("help.option.from"))->required();
    written->add_option("--objet", w_.subject, text("help.option.subject"));
    written->add_option("TEXTE", w_.text, text("help.option.text"))->required();
  }

  void with_id(const std::string& name, const std::string& command, const std::string& done) {
    simple(name, [this, command] { return Json{{"command", command}, {"id", w_.id}}; }, done)
        ->add_option("ID", w_.id, text("help.option.id"))
        ->required();
  }

  void for_people() {
    CLI::App* shown = on_practice("agenda", [this] { return agenda(w_.directory, w_.start, w_.days); });
    shown->add_option("--du", w_.start, text("help.option.from_day"));
    shown->add_option("--jours", w_.days, text("help.option.days"));
    CLI::App* patient = simple("patient", [this] {
      return Json{{"command", "add_patient"}, {"given_name", w_.given_name}, {"family_name", w_.family_name},
                  {"email", w_.email},        {"birth_date", w_.birth_date}};
    }, "cli.patient_added");
    patient->add_option("--prenom", w_.given_name, text("help.option.given_name"));
    patient->add_option("--nom", w_.family_name, text("help.option.family_name"))->required();
    patient->add_option("--courriel", w_.email, text("help.option.email"));
    patient->add_option("--naissance", w_.birth_date, text("help.option.birth_date"));
    CLI::App* booked = simple("book", [this] {
      return Json{{"command", "add_appointment"}, {"patient", w_.patient}, {"start", w_.start},
                  {"practitioner", w_.practitioner}, {"visit_type", w_.visit_type}};
    }, "cli.booked");
    booked->add_option("PATIENT", w_.patient, text("help.option.patient"))->required();
    booked->add_option("MOMENT", w_.start, text("help.option.moment"))->required();
    booked->add_option("--praticien", w_.practitioner, text("help.option.practitioner"));
    booked->add_option("--type", w_.visit_type, text("help.option.visit_type"));
  }

  void for_texts() {
    CLI::App* understood = add("understand", [this] {
      const auto zone = TimeZone::load(w_.time_zone);
      if (!zone) return complain(zone.error());
      return on_input([&](std::istream& in) { return run_understand(in, std::cout, *zone); });
    });
    understood->add_option("--timezone", w_.time_zone, text("help.option.time_zone"));
    understood->add_option("FILE", w_.file, text("help.option.file"));
    CLI::App* when = add("when", [this] { return on_input([](std::istream& in) { return run_when(in, std::cout); }); });
    when->add_option("FILE", w_.file, text("help.option.file"));
  }

  int on_input(const std::function<int(std::istream&)>& work) {
    std::ios::sync_with_stdio(false);
    if (w_.file.empty() || w_.file == "-") return work(std::cin);
    std::ifstream file(w_.file);
    if (!file) return complain({ErrorKind::not_found, "error.cli.no_file", {{"file", w_.file}}, Retry::never});
    return work(file);
  }

  CLI::App app_;
  Words w_;
  std::function<int()> action_ = [] { return 2; };
};

}  // namespace

int run(int count, char** words) { return CommandLine().run(count, words); }

}  // namespace permanence::cli
