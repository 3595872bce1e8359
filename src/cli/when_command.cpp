#include "cli/when_command.h"

#include <string>

#include <nlohmann/json.hpp>

#include "language/when.h"
#include "settings/catalogue_file.h"

namespace permanence::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string wrong(const char* key, const char* field = "") {
  return settings::french().sentence(key, {{"field", field}});
}

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
    answer["error"] = wrong("error.line.missing_text_or_reference");
    return answer;
  }
  const auto reference = parse_local_date_time(*stated);
  if (!reference) {
    answer["error"] = wrong("error.line.bad_local_moment", "reference");
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
      answer = {{"id", nullptr}, {"error", wrong("error.line.not_json")}};
    else
      answer = answer_to(parsed);
    if (answer.contains("error")) status = 1;
    out << answer.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
  return status;
}

}  // namespace permanence::cli
