#include "settings/catalogue_file.h"

#include <string>

#include "settings/toml_value.h"

namespace permanence::settings {

extern const char embedded_catalogue[];  // the files one after the other, each ended by a NUL
extern const unsigned long embedded_catalogue_size;

namespace {

using Sentences = std::map<std::string, std::string, std::less<>>;

Result<void> collect(const TomlValue& value, const std::string& key, Sentences& out) {
  if (const auto* table = value.table()) {
    for (const auto& [name, entry] : *table)
      PERMANENCE_CHECK(collect(entry, key.empty() ? name : key + "." + name, out));
    return {};
  }
  const auto* sentence = std::get_if<std::string>(&value.value);
  if (!sentence) return fail(ErrorKind::invalid_input, "error.settings.catalogue_value", {{"key", key}});
  if (!out.emplace(key, *sentence).second)
    return fail(ErrorKind::invalid_input, "error.settings.catalogue_duplicate", {{"key", key}});
  return {};
}

}  // namespace

Result<Catalogue> parse_catalogue(std::string_view toml) {
  Sentences sentences;
  while (!toml.empty()) {
    const auto end = toml.find('\0');
    PERMANENCE_TRY(document, parse_toml(toml.substr(0, end)));
    PERMANENCE_CHECK(collect(document, "", sentences));
    if (end == std::string_view::npos) break;
    toml.remove_prefix(end + 1);
  }
  return Catalogue(std::move(sentences));
}

const Catalogue& french() {
  // A catalogue that can't be read says its keys instead of sentences; a test holds that it can.
  static const Catalogue catalogue =
      parse_catalogue({embedded_catalogue, embedded_catalogue_size}).value_or(Catalogue());
  return catalogue;
}

}  // namespace permanence::settings
