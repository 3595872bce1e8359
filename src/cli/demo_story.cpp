#include "cli/demo_story.h"

#include <fstream>
#include <sstream>

#include "settings/toml_value.h"

namespace permanence::cli {
namespace {

using settings::TomlValue;

std::string text_of(const TomlValue& table, const char* name) {
  const TomlValue* found = table.find(name);
  const auto* text = found == nullptr ? nullptr : std::get_if<std::string>(&found->value);
  return text == nullptr ? std::string() : *text;
}

int number_of(const TomlValue& table, const char* name) {
  const TomlValue* found = table.find(name);
  const auto* number = found == nullptr ? nullptr : std::get_if<std::int64_t>(&found->value);
  return number == nullptr ? 0 : static_cast<int>(*number);
}

template <class Each>
void for_each_table(const TomlValue& root, const char* name, Each each) {
  const TomlValue* found = root.find(name);
  if (found == nullptr || found->list() == nullptr) return;
  for (const TomlValue& table : *found->list()) each(table);
}

}  // namespace

Result<DemoStory> read_demo_story(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) return fail(ErrorKind::not_found, "error.cli.no_file", {{"file", file.string()}});
  std::ostringstream text;
  text << in.rdbuf();
  PERMANENCE_TRY(root, settings::parse_toml(text.str()));
  DemoStory story;
  for_each_table(root, "patient", [&](const TomlValue& each) {
    story.patients.push_back({text_of(each, "prenom"), text_of(each, "nom"), text_of(each, "courriel")});
  });
  for_each_table(root, "rendez_vous", [&](const TomlValue& each) {
    story.appointments.push_back({text_of(each, "patient"), text_of(each, "praticien"), number_of(each, "jours_ouvres"),
                                  text_of(each, "heure")});
  });
  for_each_table(root, "message", [&](const TomlValue& each) {
    story.mails.push_back({text_of(each, "de"), text_of(each, "nom"), text_of(each, "objet"), text_of(each, "texte")});
  });
  return story;
}

}  // namespace permanence::cli
