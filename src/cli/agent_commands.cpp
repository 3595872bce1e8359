#include "cli/agent_commands.h"

#include <fstream>

#include <nlohmann/json.hpp>

#include "app/application.h"
#include "base/text.h"
#include "cli/console_text.h"

namespace permanence::cli {
namespace {

using Json = nlohmann::json;

// The command's answer, or the exit status after having said what is wrong.
struct Answered {
  Json answer;
  int status = 0;
};

Answered ask(const std::string& directory, const Json& request) {
  const auto reply = app::command({directory}, request.dump(-1, ' ', false, Json::error_handler_t::replace));
  if (!reply) return {Json::object(), complain(reply.error())};
  Json answer = Json::parse(*reply, nullptr, false);
  if (!answer.is_object()) answer = Json{{"ok", false}, {"error", text("error.command.malformed")}};
  if (answer.value("ok", false)) return {std::move(answer), 0};
  std::fprintf(stderr, "%s\n", answer.value("error", "").c_str());
  return {Json::object(), 1};
}

std::string short_id(const Json& each) { return each.value("id", "").substr(0, 8); }

void print_row(const Json& row) {
  say(styled(Style::strong, short_id(row)) + "  " + text("kind." + row.value("kind", "")) + " → " +
      (row.value("patient", "").empty() ? row.value("to", "") : row.value("patient", "") + " <" + row.value("to", "") + ">") +
      "  " + styled(Style::faint, in_words(row.value("created_at", ""))));
  if (!row.value("reason", "").empty()) say(styled(Style::faint, "  " + row.value("reason", "")));
  if (!row.value("answers", "").empty()) say(styled(Style::faint, indented(row.value("answers", ""), "  > ")));
  say("  " + styled(Style::strong, row.value("subject", "")));
  say(indented(row.value("text", ""), "  "));
  say("");
}

}  // namespace

int status(const std::string& directory) {
  const auto [answer, status] = ask(directory, {{"command", "status"}});
  if (status != 0) return status;
  for (const char* name : {"drafts", "tasks", "to_call", "planned", "undecided", "left", "uncertain"})
    say(text(std::string("status.") + name, {{"count", std::to_string(answer.value(name, 0))}}));
  for (const char* name : {"paused_since", "restored_at", "clock_doubt_since"}) {
    const std::string since = answer.value(name, "");
    if (!since.empty()) say(styled(Style::warning, text(std::string("status.") + name, {{"since", in_words(since)}})));
  }
  return 0;
}

int drafts(const std::string& directory) {
  const auto [answer, status] = ask(directory, {{"command", "drafts"}});
  if (status != 0) return status;
  const Json waiting = answer.value("drafts", Json::array()), planned = answer.value("planned", Json::array());
  if (waiting.empty() && planned.empty()) say(text("cli.no_drafts"));
  if (!waiting.empty()) say(styled(Style::strong, text("cli.drafts_waiting")) + "\n");
  for (const Json& row : waiting) print_row(row);
  if (!planned.empty()) say(styled(Style::strong, text("cli.drafts_planned")) + "\n");
  for (const Json& row : planned) print_row(row);
  return 0;
}

int tasks(const std::string& directory, const std::string& kind) {
  const auto [answer, status] = ask(directory, {{"command", "tasks"}, {"kind", kind}});
  if (status != 0) return status;
  const Json tasks = answer.value("tasks", Json::array());
  if (tasks.empty()) say(text("cli.no_tasks"));
  for (const Json& task : tasks) {
    const std::string name = task.value("kind", "");
    const Style style = name == "emergency" || name == "violence" ? Style::urgent : Style::strong;
    say(styled(style, short_id(task) + "  " + text("task_kind." + name)) + "  " + task.value("patient", "") + " " +
        task.value("from", "") + "  " + styled(Style::faint, task.value("since", "").substr(0, 16)));
    say("  " + task.value("reason", ""));
    if (task.contains("text")) say(styled(Style::faint, indented(task.value("text", ""), "  > ")));
    if (task.contains("conversation"))
      say(styled(Style::faint,
                 "  " + text("cli.conversation", {{"id", task.value("conversation", "").substr(0, 8)}})));
    say("");
  }
  return 0;
}

int left(const std::string& directory) {
  const auto [answer, status] = ask(directory, {{"command", "left"}});
  if (status != 0) return status;
  const Json left = answer.value("left", Json::array());
  if (left.empty()) say(text("cli.nothing_left"));
  for (const Json& mail : left)
    say(in_words(mail.value("received_at", "")) + "  " + mail.value("from", "") + "  « " +
        shortened(mail.value("subject", ""), 60) + " »  " + styled(Style::faint, mail.value("reason", "")));
  return 0;
}

int agenda(const std::string& directory, const std::string& from, int days) {
  const auto [answer, status] = ask(directory, {{"command", "agenda"}, {"from", from}, {"days", days}});
  if (status != 0) return status;
  const Json appointments = answer.value("appointments", Json::array());
  if (appointments.empty()) say(text("cli.empty_agenda"));
  std::string day;
  for (const Json& each : appointments) {
    const std::string start = each.value("start", ""), request = each.value("request", "");
    if (start.substr(0, 10) != day) {
      day = start.substr(0, 10);
      say(styled(Style::strong, day_in_words(day)));
    }
    say("  " + start.substr(11, 5) + "–" + each.value("end", "").substr(11, 5) + "  " + each.value("patient", "") +
        styled(Style::faint, "  " + each.value("practitioner", "") + " · " + text("appointment." + each.value("state", ""))) +
        (request.empty() ? "" : styled(Style::warning, " · " + text("request." + request))));
  }
  return 0;
}

int patients(const std::string& directory) {
  const auto [answer, status] = ask(directory, {{"command", "patients"}});
  if (status != 0) return status;
  const Json patients = answer.value("patients", Json::array());
  if (patients.empty()) say(text("cli.no_patients"));
  for (const Json& each : patients)
    say(styled(Style::strong, short_id(each)) + "  " + each.value("name", "") + "  " +
        styled(Style::faint, each.value("birth_date", "")) + "  " +
        joined(each.value("addresses", std::vector<std::string>{}), ", "));
  return 0;
}

int conversations(const std::string& directory) {
  const auto [answer, status] = ask(directory, {{"command", "conversations"}});
  if (status != 0) return status;
  const Json conversations = answer.value("conversations", Json::array());
  if (conversations.empty()) say(text("cli.no_conversations"));
  for (const Json& each : conversations)
    say(styled(Style::strong, short_id(each)) + "  " + each.value("name", "") + "  « " +
        shortened(each.value("subject", ""), 60) + " »  " +
        styled(Style::faint, each.value("since", "").substr(0, 16)));
  return 0;
}

int audit(const std::string& directory, const std::string& head_file) {
  std::string head;
  if (!head_file.empty()) {
    std::ifstream file(head_file);
    if (!std::getline(file, head))
      return complain({ErrorKind::not_found, "error.cli.no_file", {{"file", head_file}}, Retry::never});
  }
  const auto [answer, status] = ask(directory, {{"command", "audit"}, {"head", head}});
  if (status != 0) return status;
  const std::string count = std::to_string(answer.value("entries", 0));
  if (answer.value("intact", false)) {
    say(text("cli.audit_intact", {{"count", count}, {"head", answer.value("head", "")}}));
    return 0;
  }
  if (answer.contains("cut_before")) {
    say(styled(Style::urgent,
               text("cli.audit_cut", {{"entries", std::to_string(answer.value("cut_before", 0))}})));
    return 1;
  }
  say(styled(Style::urgent, text("cli.audit_broken", {{"entry", std::to_string(answer.value("first_bad", 0))}})));
  return 1;
}

int tell(const std::string& directory, const Json& request, const std::string& done) {
  const auto [answer, status] = ask(directory, request);
  if (status != 0) return status;
  for (const Json& each : answer.value("refused", Json::array()))
    say(styled(Style::warning, each.value("id", "").substr(0, 8) + "  " + each.value("error", "")));
  for (const Json& each : answer.value("told", Json::array()))
    if (each.is_string()) say(styled(Style::warning, each.get<std::string>()));
  Error::Facts facts;
  if (answer.contains("approved")) facts.emplace_back("count", std::to_string(answer["approved"].size()));
  if (answer.contains("leaving")) facts.emplace_back("count", std::to_string(answer["leaving"].get<int>()));
  if (answer.contains("id")) facts.emplace_back("id", short_id(answer));
  say(text(done, facts));
  return 0;
}

}  // namespace permanence::cli
