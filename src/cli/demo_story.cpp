#include "cli/demo_story.h"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace permanence::cli {
namespace {

std::string text_of(const toml::table& table, const char* name) { return table[name].value_or(std::string()); }

template <class Each>
void for_each_table(const toml::table& root, const char* name, Each each) {
  if (const toml::array* list = root[name].as_array())
    for (const toml::node& node : *list)
      if (const toml::table* table = node.as_table()) each(*table);
}

}  // namespace

Result<DemoStory> read_demo_story(const std::filesystem::path& file) {
  const toml::parse_result parsed = toml::parse_file(file.string());
  if (!parsed)
    return fail(ErrorKind::invalid_input, "error.cli.demo_file",
                {{"file", file.string()}, {"line", std::to_string(parsed.error().source().begin.line)}});
  const toml::table& root = parsed.table();
  DemoStory story;
  for_each_table(root, "patient", [&](const toml::table& each) {
    story.patients.push_back({text_of(each, "prenom"), text_of(each, "nom"), text_of(each, "courriel")});
  });
  for_each_table(root, "rendez_vous", [&](const toml::table& each) {
    story.appointments.push_back({text_of(each, "patient"), text_of(each, "praticien"),
                                  static_cast<int>(each["jours_ouvres"].value_or(1)), text_of(each, "heure")});
  });
  for_each_table(root, "message", [&](const toml::table& each) {
    story.mails.push_back({text_of(each, "de"), text_of(each, "nom"), text_of(each, "objet"), text_of(each, "texte")});
  });
  return story;
}

}  // namespace permanence::cli
