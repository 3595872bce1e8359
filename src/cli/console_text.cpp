#include "cli/console_text.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "compose/french.h"
#include "settings/catalogue_file.h"

namespace permanence::cli {
namespace {

using Json = nlohmann::json;

const char* code_of(Style style) {
  switch (style) {
    case Style::strong: return "1";
    case Style::faint: return "2";
    case Style::good: return "32";
    case Style::warning: return "33";
    case Style::urgent: return "1;31";
    case Style::plain: break;
  }
  return "0";
}

void tell_reading(const Json& reading) {
  if (!reading.is_object()) return;
  std::vector<std::string> intents;
  for (const Json& each : reading.value("intents", Json::array()))
    intents.push_back(text("intent." + each.value("intent", "")));
  const std::string urgency = reading.value("urgency", "none");
  if (intents.empty()) intents.push_back(text("story.not_understood"));
  say("  " + styled(Style::faint, text("story.understood")) + " " + joined(intents, ", ") +
      (urgency != "emergency" ? "" : " " + styled(Style::urgent, text("urgency." + urgency))));
  std::vector<std::string> words;
  const Json evidence = reading.value("evidence", Json::array());
  for (const Json& each : evidence) {
    const std::string said = each.value("words", "");
    const bool part_of_another = std::any_of(evidence.begin(), evidence.end(), [&](const Json& other) {
      const std::string longer = other.value("words", "");
      return longer.size() > said.size() && longer.find(said) != std::string::npos;
    });
    const std::string quoted = "« " + shortened(said, 48) + " »";
    const bool told = std::find(words.begin(), words.end(), quoted) != words.end();
    if (words.size() < 4 && !said.empty() && !part_of_another && !told) words.push_back(quoted);
  }
  if (!words.empty()) say("  " + styled(Style::faint, text("story.words")) + " " + joined(words, ", "));
  const std::string reason = reading.value("reason", "");
  if (!reason.empty()) say("  " + styled(Style::faint, text("story.decided")) + " " + reason);
}

void tell_row(const Json& row) {
  const std::string state = row.value("state", ""), kind = row.value("kind", "");
  const Style style = kind == "alert" || kind == "emergency" ? Style::urgent
                      : state == "awaiting_approval"         ? Style::warning
                                                             : Style::good;
  say("  " + styled(style, text("outbox." + state, {{"kind", text("kind." + kind)}, {"to", row.value("to", "")}})));
  if (state == "withdrawn") return;
  if (!row.value("subject", "").empty()) say("    " + styled(Style::strong, row.value("subject", "")));
  say(indented(row.value("text", ""), "    │ "));
}

}  // namespace

std::string styled(Style style, const std::string& words) {
  static const bool terminal = isatty(STDOUT_FILENO) == 1;
  if (!terminal || style == Style::plain) return words;
  return std::string("\033[") + code_of(style) + "m" + words + "\033[0m";
}

void say(const std::string& line) {
  std::fputs((line + "\n").c_str(), stdout);
  std::fflush(stdout);
}

int complain(const Error& error) {
  std::fputs((settings::french().sentence(error) + "\n").c_str(), stderr);
  return 1;
}

std::string text(const std::string& key, const Error::Facts& facts) { return settings::french().sentence(key, facts); }

std::string indented(const std::string& words, const std::string& margin) {
  std::string out;
  for (const std::string& line : split(words, '\n')) {
    if (!out.empty()) out += "\n";
    out += margin + line;
  }
  return out;
}

std::string in_words(const std::string& moment) {
  const auto parsed = parse_local_date_time(moment);
  return parsed ? compose::moment_in_words(*parsed) : moment;
}

std::string day_in_words(const std::string& day) {
  const auto parsed = parse_local_date(day);
  return parsed ? compose::date_in_words(*parsed) : day;
}

void tell_story(const Json& trace) {
  tell_reading(trace.value("reading", Json::object()));
  const std::string left = trace.value("left_reason", "");
  if (!left.empty()) say("  " + styled(Style::faint, text("story.left", {{"reason", left}})));
  for (const Json& row : trace.value("rows", Json::array())) tell_row(row);
  for (const Json& task : trace.value("tasks", Json::array()))
    say("  " + styled(Style::warning, text("story.task", {{"reason", task.value("reason", "")}})));
  for (const Json& each : trace.value("appointments", Json::array())) {
    const std::string request = each.value("request", "");
    say("  " + styled(Style::faint, text("story.agenda")) + " " + in_words(each.value("start", "")) + " · " +
        each.value("patient", "") + " · " + text("appointment." + each.value("state", "")) +
        (request.empty() ? "" : " · " + text("request." + request)));
  }
}

}  // namespace permanence::cli
