// A TOML document as a plain tree that knows its lines: the only place that names the TOML library is the
// body.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace permanence::settings {

struct TomlValue {
  using List = std::vector<TomlValue>;
  using Table = std::map<std::string, TomlValue, std::less<>>;

  // Dates and times are strings, as TOML writes them.
  std::variant<std::string, std::int64_t, double, bool, List, Table> value;
  int line = 0;

  const TomlValue* find(
      std::string_view name) const;  // in a table; nullptr if there is none, or it is no table
  const Table* table() const { return std::get_if<Table>(&value); }
  const List* list() const { return std::get_if<List>(&value); }
};

// The document, a table. invalid_input "error.settings.syntax", or "error.settings.defined_twice", with
// {line}.
Result<TomlValue> parse_toml(std::string_view text);

// A string as TOML writes it between double quotes.
std::string toml_quoted(std::string_view text);

}  // namespace permanence::settings
