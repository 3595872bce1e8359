#include "cli/when_command.h"

#include <string>

#include <nlohmann/json.hpp>

#include "language/when.h"

namespace permanence::cli {
namespace {

using Json = nlohmann::ordered_json;

Json answer_to(const Json& line) {
  Json answer;
  answer["id"] = line.is_object() && line.contains("id") ? line["id"] : Json(nullptr);
  const auto text_of = [&](const char* name) -> const std::string* {
    const auto found = line.is_object() ? line.find(name) : line.end();
    return line.is_object() && found != line.end() && found->is_string()
               ? found->get_ptr<const std::string*>()
               : nullptr;
  };
  const std::string *text = text_of("text"), *stated = text_of("reference");
  if (!text || !stated) {
    answer["error"] = "La ligne doit être un objet JSON avec les champs « text » et « reference ».";
    return answer;
  }
  const auto reference = parse_local_date_time(*stated);
  if (!reference) {
    answer["error"] =
        "Le champ « reference » doit être une date et une heure locales, comme 2026-03-03T09:30:00.";
    return answer;
  }
  const auto found = language::when(*text, *reference);
  answer["start"] = found && found->start ? Json(to_text(*found->start)) : Json(nullptr);
  answer["end"] = found && found->end ? Json(to_text(*found->end)) : Json(nullptr);
  answer["grain"] = found ? Json(language::name_of(found->grain)) : Json(nullptr);
  return answer;
}

}  // namespace

int run_when(std::istream& in, std::ostream& out) {
  int status = 0;
  std::string line;
  while (std::getline(in, line)) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    Json parsed = Json::parse(line, nullptr, false);
    Json answer;
    if (parsed.is_discarded())
      answer = {{"id", nullptr}, {"error", "La ligne n’est pas du JSON."}};
    else
      answer = answer_to(parsed);
    if (answer.contains("error")) status = 1;
    out << answer.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
  return status;
}

}  // namespace permanence::cli
