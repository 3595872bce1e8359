// practice.toml and the packs, read and checked into a Practice. Every problem is told with its place.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/catalogue.h"
#include "base/result.h"
#include "practice/message_template.h"
#include "practice/practice.h"

namespace permanence::settings {

struct Problem {
  std::string file;   // as the user knows it: "practice.toml"
  int line = 0;       // 0: the whole file
  std::string field;  // "cabinet.telephone", empty if none
  std::string text;   // catalogue key; {file}, {line} and {field} are among its facts
  Error::Facts facts;
  bool warning = false;  // the practice can run all the same
};
std::string sentence(const Catalogue& catalogue,
                     const Problem& problem);  // "practice.toml, ligne 12, « fuseau » : …"

struct LoadedPractice {
  Practice practice;
  std::vector<MessageTemplate> templates;  // common set, then the packs', then the practice's own
  std::vector<std::string> health_words;   // the packs' own, for MessageComposer::create
  std::vector<Problem> problems;           // warnings
};

// Reads DIR/practice.toml and the packs it names from `packs`. All errors together, not the first alone.
tl::expected<LoadedPractice, std::vector<Problem>> load_practice(const std::filesystem::path& directory,
                                                                 const std::filesystem::path& packs);
// The same from texts already read, for tests and the demonstration.
tl::expected<LoadedPractice, std::vector<Problem>> parse_practice(std::string_view toml,
                                                                  const std::filesystem::path& packs);

}  // namespace permanence::settings
