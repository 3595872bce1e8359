// The packs: what a specialty is, as data. A folder of packs holds templates.toml, common to all, and one
// folder for each specialty with a pack.toml and, where its messages differ, a templates.toml of its own.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "practice/message_template.h"
#include "settings/table_reader.h"

namespace permanence::settings {

struct Pack {
  std::string name;                       // "kinesitherapeute", the folder's
  std::string label;                      // "kinésithérapeute"
  std::vector<VisitType> visit_types;     // in order of preference
  std::vector<FaqAnswer> answers;         // to start from
  std::vector<std::string> health_words;  // that tell the specialty
};

// Greeting and closing of one tone, Mustache, put into templates where they say {{> salutation}} and {{>
// conge}}.
struct Phrases {
  std::string tone;
  std::string greeting;
  std::string closing;
};

std::vector<std::string> pack_names(
    const std::filesystem::path& packs);  // the folders that hold a pack.toml, sorted

// Problems name the file as "packs/<name>/pack.toml". nullopt if it can't be read at all.
std::optional<Pack> load_pack(const std::filesystem::path& packs, const std::string& name,
                              std::vector<Problem>& problems);

// The [[modele]] tables of a document, spread over the tones where they use the phrases.
std::vector<MessageTemplate> read_templates(TableReader& document, const std::vector<Phrases>& phrases);

struct CommonTemplates {
  std::vector<Phrases> phrases;
  std::vector<MessageTemplate> templates;
};
CommonTemplates load_common_templates(const std::filesystem::path& packs, std::vector<Problem>& problems);
// The templates of one pack; none if it has no templates.toml.
std::vector<MessageTemplate> load_pack_templates(const std::filesystem::path& packs, const std::string& name,
                                                 const std::vector<Phrases>& phrases,
                                                 std::vector<Problem>& problems);

// A [[type_de_visite]] table over what is known already (a pack's visit type, or the defaults).
VisitType read_visit_type(TableReader& reader, VisitType known);
// A [reponses] table.
std::vector<FaqAnswer> read_answers(TableReader& reader);

// A short name for use within the files: a-z, 0-9, _ and -.
bool is_short_name(std::string_view name);

}  // namespace permanence::settings
