#include "agent/commands.h"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

#include "agent/command_handlers.h"

namespace permanence::agent {
namespace {

using Handler = Result<Json> (*)(Context&, const Json&);
constexpr std::array<std::pair<std::string_view, Handler>, 20> handlers{{
    {"status", status},
    {"drafts", list_drafts},
    {"tasks", list_tasks},
    {"left", list_left},
    {"patients", list_patients},
    {"conversations", list_conversations},
    {"agenda", list_agenda},
    {"trace", trace_message},
    {"audit", verify_audit},
    {"approve", approve},
    {"edit", edit},
    {"reject", reject},
    {"hold_back", hold_back},
    {"pause", pause},
    {"resume", resume},
    {"test_alert", test_alert},
    {"close_task", close_task},
    {"release", release},
    {"add_patient", add_patient},
    {"add_appointment", add_appointment},
}};

Result<Json> dispatch(Context& context, const std::string& command) {
  const Json request = Json::parse(command, nullptr, false);
  if (!request.is_object()) return fail(ErrorKind::invalid_input, "error.command.malformed");
  PERMANENCE_TRY(name, field(request, "command"));
  for (const auto& [known, handler] : handlers)
    if (known == name) return handler(context, request);
  return fail(ErrorKind::invalid_input, "error.command.unknown", {{"command", name}});
}

}  // namespace

Result<std::string> field(const Json& request, const char* name) {
  const auto found = request.find(name);
  if (found == request.end() || !found->is_string())
    return fail(ErrorKind::invalid_input, "error.command.missing_field", {{"field", name}});
  return found->get<std::string>();
}

std::string optional_field(const Json& request, const char* name) {
  const auto found = request.find(name);
  return found != request.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string answer_command(Context& context, const std::string& command) {
  auto answered = dispatch(context, command);
  Json answer = answered ? std::move(*answered) : Json{{"error", context.catalogue.sentence(answered.error())}};
  answer["ok"] = answered.has_value();
  return answer.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace permanence::agent
