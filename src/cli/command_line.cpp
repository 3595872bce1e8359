#include "app/trained_classifier.h"
#include "cli/command_line.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <iostream>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "base/time.h"
#include "cli/agent_commands.h"
#include "cli/console_text.h"
#include "cli/demo_command.h"
#include "cli/practice_commands.h"
#include "cli/understand_command.h"
#include "cli/when_command.h"
#include "settings/kind_names.h"

namespace permanence::cli {
namespace {

using Json = nlohmann::json;

// The values that subcommands read; each subcommand uses a few.
struct Words {
  std::string directory, file, time_zone = "Europe/Paris";
  std::vector<std::string> specialties;
  std::string id, kind, text, subject, from, target, keys, master_key, mailbox;
  std::string given_name, family_name, email, birth_date, relation, patient, practitioner, start, visit_type;
  std::string audit_head;
  bool all = false, serve = false, overlap = false, explain = false;
  int days = 7;
};

// Who writes from a patient's address, as a person says it and as the agent's command does.
constexpr std::array<std::pair<std::string_view, const char*>, 7> relations{
    {{"lui-meme", "self"},
     {"parent", "parent"},
     {"tuteur", "guardian"},
     {"aidant", "carer"},
     {"professionnel", "professional"},
     {"institution", "institution"},
     {"autre", "other"}}};

Error no_such(const char* key, const std::string& value, const std::vector<std::string>& choices) {
  return {
      ErrorKind::invalid_input, key, {{"value", value}, {"choices", joined(choices, ", ")}}, Retry::never};
}

class CommandLine {
 public:
  CommandLine() : app_(text("help.program"), "permanence") {
    app_.require_subcommand(1);
    // Before the first option: each takes the group's name as it is then, and CLI11 knows no label for it.
    app_.option_defaults()->group(text("help.options"));
    app_.set_help_flag("-h,--help", text("help.help"));
    const auto formatter = app_.get_formatter();
    for (const auto& [label, key] : {std::pair{"Usage", "help.usage"},
                                     {"OPTIONS", "help.options_mark"},
                                     {"SUBCOMMAND", "help.subcommand"},
                                     {"Positionals", "help.positionals"},
                                     {"REQUIRED", "help.required"},
                                     {"TEXT", "help.value"},
                                     {"INT", "help.number"}})
      formatter->label(label, text(key));
    for_practices();
    for_messages();
    for_people();
    for_texts();
  }

  int run(int count, char** words) {
    // Of a command that doesn't exist CLI11 says only that one is missing.
    const auto is_named = [&](const CLI::App* each) { return each->get_name() == words[1]; };
    if (count > 1 && words[1][0] != '-' && app_.get_subcommands(is_named).empty())
      return wrong(text("error.cli.no_such_command", {{"command", words[1]}}));
    try {
      app_.parse(count, words);
    } catch (const CLI::CallForHelp& help) {
      return app_.exit(help);
    } catch (const CLI::ParseError& error) {
      return wrong(what_is_wrong(error));
    }
    return action_();
  }

 private:
  static int wrong(const std::string& what) {
    std::cerr << text("error.cli.wrong_command_line", {{"words", what}}) << "\n";
    return 2;
  }

  // The names come from the command itself: CLI11's own sentences are English.
  std::string what_is_wrong(const CLI::ParseError& error) const {
    const auto given = app_.get_subcommands();
    if (given.empty()) return text("error.cli.no_command");
    const CLI::App& command = *given.front();
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)
      return text("error.cli.something_unknown", {{"name", joined(command.remaining(), " ")}});
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
      std::vector<std::string> missing;
      for (const CLI::Option* option : command.get_options())
        if (option->get_required() && option->count() == 0) missing.push_back(option->get_name());
      return text("error.cli.something_missing", {{"name", joined(missing, ", ")}});
    }
    const std::string said = error.what();
    for (const CLI::Option* option : command.get_options())
      if (said.find(option->get_name()) != std::string::npos)
        return text("error.cli.something_wrong", {{"name", option->get_name()}});
    return text("error.cli.value_wrong");
  }

  CLI::App* add(const std::string& name, std::function<int()> action) {
    CLI::App* command = app_.add_subcommand(name, text("help." + name))->group(text("help.subcommands"));
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
    on_practice("audit", [this] {
      return audit(w_.directory, w_.audit_head);
    })->add_option("--empreinte", w_.audit_head, text("help.option.audit_head"));
  }

  void for_messages() {
    on_practice("status", [this] { return status(w_.directory); });
    on_practice("drafts", [this] { return drafts(w_.directory); });
    CLI::App* approved = on_practice("approve", [this] {
      const auto kind = settings::kind_named(w_.kind);
      if (!w_.kind.empty() && !kind)
        return complain(no_such("error.cli.no_such_kind", w_.kind, settings::french_kind_names()));
      return tell(
          w_.directory,
          {{"command", "approve"}, {"id", w_.id}, {"kind", kind ? name_of(*kind) : ""}, {"all", w_.all}},
          "cli.approved");
    });
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
    on_practice("conversations", [this] { return conversations(w_.directory); });
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
    on_practice("patients", [this] { return patients(w_.directory); });
    CLI::App* patient = on_practice("patient", [this] {
      const auto relation = std::find_if(relations.begin(), relations.end(),
                                         [&](const auto& each) { return each.first == w_.relation; });
      if (!w_.relation.empty() && relation == relations.end()) {
        std::vector<std::string> names;
        for (const auto& [name, meant] : relations) names.emplace_back(name);
        return complain(no_such("error.cli.no_such_relation", w_.relation, names));
      }
      return tell(w_.directory,
                  {{"command", "add_patient"},
                   {"given_name", w_.given_name},
                   {"family_name", w_.family_name},
                   {"email", w_.email},
                   {"birth_date", w_.birth_date},
                   {"relation", relation == relations.end() ? "" : relation->second}},
                  "cli.patient_added");
    });
    patient->add_option("--prenom", w_.given_name, text("help.option.given_name"));
    patient->add_option("--nom", w_.family_name, text("help.option.family_name"))->required();
    patient->add_option("--courriel", w_.email, text("help.option.email"));
    patient->add_option("--naissance", w_.birth_date, text("help.option.birth_date"));
    patient->add_option("--relation", w_.relation, text("help.option.relation"));
    CLI::App* booked = simple(
        "book",
        [this] {
          return Json{
              {"command", "add_appointment"},    {"patient", w_.patient},       {"start", w_.start},
              {"practitioner", w_.practitioner}, {"visit_type", w_.visit_type}, {"overlap", w_.overlap}};
        },
        "cli.booked");
    booked->add_option("PATIENT", w_.patient, text("help.option.patient"))->required();
    booked->add_option("MOMENT", w_.start, text("help.option.moment"))->required();
    booked->add_option("--praticien", w_.practitioner, text("help.option.practitioner"));
    booked->add_option("--type", w_.visit_type, text("help.option.visit_type"));
    booked->add_flag("--malgre-tout", w_.overlap, text("help.option.overlap"));
  }

  void for_texts() {
    CLI::App* understood = add("understand", [this] {
      const auto zone = TimeZone::load(w_.time_zone);
      if (!zone) return complain(zone.error());
      const auto classifier = app::load_classifier();
      if (!classifier) return complain(classifier.error());
      return on_input([&](std::istream& in) { return run_understand(in, std::cout, *zone, *classifier, w_.explain); });
    });
    understood->add_option("--timezone", w_.time_zone, text("help.option.time_zone"));
    understood->add_flag("--explain", w_.explain, text("help.option.explain"));
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
