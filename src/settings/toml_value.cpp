#include "settings/toml_value.h"

#include <sstream>

#include <toml++/toml.h>

namespace permanence::settings {
namespace {

template <class Moment>
std::string as_text(const Moment& moment) {
  std::ostringstream out;
  out << moment;
  return out.str();
}

TomlValue converted(const toml::node& node) {
  TomlValue out;
  out.line = static_cast<int>(node.source().begin.line);
  if (const auto* table = node.as_table()) {
    TomlValue::Table entries;
    for (const auto& [key, value] : *table) {
      TomlValue& entry = entries.emplace(key.str(), converted(value)).first->second;
      // A table that is only implied by the names of others has no line but that of its key.
      if (entry.line == 0) entry.line = static_cast<int>(key.source().begin.line);
    }
    out.value = std::move(entries);
  } else if (const auto* array = node.as_array()) {
    TomlValue::List items;
    for (const auto& item : *array) items.push_back(converted(item));
    out.value = std::move(items);
  } else if (const auto* text = node.as_string()) {
    out.value = text->get();
  } else if (const auto* whole = node.as_integer()) {
    out.value = whole->get();
  } else if (const auto* number = node.as_floating_point()) {
    out.value = number->get();
  } else if (const auto* truth = node.as_boolean()) {
    out.value = truth->get();
  } else if (const auto* date = node.as_date()) {
    out.value = as_text(date->get());
  } else if (const auto* time = node.as_time()) {
    out.value = as_text(time->get());
  } else if (const auto* moment = node.as_date_time()) {
    out.value = as_text(moment->get());
  }
  return out;
}

}  // namespace

const TomlValue* TomlValue::find(std::string_view name) const {
  const Table* entries = table();
  if (!entries) return nullptr;
  const auto found = entries->find(name);
  return found == entries->end() ? nullptr : &found->second;
}

Result<TomlValue> parse_toml(std::string_view text) {
  try {
    return converted(toml::parse(text));
  } catch (const toml::parse_error& error) {
    // The library's own reason is English, and may quote the line.
    const bool twice = error.description().find("redefin") != std::string_view::npos;
    return fail(ErrorKind::invalid_input, twice ? "error.settings.defined_twice" : "error.settings.syntax",
                {{"line", std::to_string(error.source().begin.line)}});
  }
}

std::string toml_quoted(std::string_view text) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (byte < 0x20 || byte == 0x7F)
      ((out += "\\u00") += digits[byte >> 4]) += digits[byte & 15];
    else
      out += c;
  }
  return out + "\"";
}

}  // namespace permanence::settings
