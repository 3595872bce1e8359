#include "settings/table_reader.h"

#include <algorithm>

#include "base/text.h"

namespace permanence::settings {
namespace {

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

bool has_control_character(std::string_view text, bool several_lines) {
  return std::any_of(text.begin(), text.end(), [&](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && !(several_lines && c == '\n')) || c == 0x7F;
  });
}

}  // namespace

void ProblemList::error(int line, std::string field, std::string text, Error::Facts facts) {
  facts.insert(facts.end(), {{"file", file_}, {"line", std::to_string(line)}, {"field", field}});
  problems_.push_back({file_, line, std::move(field), std::move(text), std::move(facts), false});
}

void ProblemList::warning(int line, std::string field, std::string text, Error::Facts facts) {
  error(line, std::move(field), std::move(text), std::move(facts));
  problems_.back().warning = true;
}

TableReader::TableReader(const TomlValue& table, std::string path, ProblemList& problems)
    : table_(table), path_(std::move(path)), problems_(problems) {
  if (!table.table())
    problems_.error(table.line, path_, "error.settings.wrong_type", {{"expected", "une table"}});
}

int TableReader::line_of(std::string_view name) const {
  const TomlValue* value = table_.find(name);
  return value && value->line > 0 ? value->line : table_.line;
}

std::string TableReader::field(std::string_view name) const {
  return path_.empty() ? std::string(name) : path_ + "." + std::string(name);
}

void TableReader::problem(std::string_view name, std::string text, Error::Facts facts) {
  problems_.error(line_of(name), field(name), std::move(text), std::move(facts));
}

void TableReader::warn(std::string_view name, std::string text, Error::Facts facts) {
  problems_.warning(line_of(name), field(name), std::move(text), std::move(facts));
}

template <class Type>
const Type* TableReader::get(std::string_view name, std::string_view expected) {
  asked_.emplace_back(name);
  const TomlValue* value = table_.find(name);
  if (!value) return nullptr;
  const auto* found = std::get_if<Type>(&value->value);
  if (!found) problem(name, "error.settings.wrong_type", {{"expected", std::string(expected)}});
  return found;
}

std::string TableReader::checked(std::string_view name, const std::string& text, bool several_lines) {
  std::string clean = trimmed(normalized(text));
  if (!has_control_character(clean, several_lines)) return clean;
  problem(name, "error.settings.control_character");
  return {};
}

std::string TableReader::text(std::string_view name, std::string otherwise) {
  const auto* value = get<std::string>(name, "un texte entre guillemets");
  return value ? checked(name, *value, false) : std::move(otherwise);
}

std::string TableReader::exact(std::string_view name) {
  const auto* value = get<std::string>(name, "un texte entre guillemets");
  return value ? *value : std::string();
}

std::string TableReader::required(std::string_view name) {
  const std::string value = text(name);
  const TomlValue* given = table_.find(name);
  if (value.empty() && (!given || std::holds_alternative<std::string>(given->value)))
    problem(name, "error.settings.missing");
  return value;
}

std::string TableReader::paragraphs(std::string_view name) {
  const auto* value = get<std::string>(name, "un texte entre guillemets");
  return value ? checked(name, *value, true) : std::string();
}

int TableReader::whole(std::string_view name, int otherwise, int least, int most) {
  const auto* value = get<std::int64_t>(name, "un nombre entier");
  if (!value) return otherwise;
  if (*value >= least && *value <= most) return static_cast<int>(*value);
  problem(
      name, "error.settings.out_of_range",
      {{"value", std::to_string(*value)}, {"least", std::to_string(least)}, {"most", std::to_string(most)}});
  return otherwise;
}

bool TableReader::yes_or_no(std::string_view name, bool otherwise) {
  const auto* value = get<bool>(name, "true (oui) ou false (non)");
  return value ? *value : otherwise;
}

std::vector<Line> TableReader::texts(std::string_view name) {
  std::vector<Line> lines;
  const auto* list = get<TomlValue::List>(name, "une liste de textes entre crochets");
  if (!list) return lines;
  for (const TomlValue& item : *list) {
    const auto* text = std::get_if<std::string>(&item.value);
    const std::string clean = text ? trimmed(normalized(*text)) : std::string();
    if (clean.empty() || has_control_character(clean, false))
      problems_.error(item.line, field(name), "error.settings.wrong_type",
                      {{"expected", "une liste de textes"}});
    else
      lines.push_back({clean, item.line});
  }
  return lines;
}

const TomlValue* TableReader::table(std::string_view name) {
  return get<TomlValue::Table>(name, "une table") ? table_.find(name) : nullptr;
}

std::vector<const TomlValue*> TableReader::tables(std::string_view name) {
  std::vector<const TomlValue*> out;
  if (const auto* list = get<TomlValue::List>(name, "une suite de tables [[…]]"))
    for (const TomlValue& item : *list) out.push_back(&item);
  return out;
}

std::vector<std::pair<std::string, const TomlValue*>> TableReader::entries() {
  std::vector<std::pair<std::string, const TomlValue*>> out;
  if (const auto* table = table_.table())
    for (const auto& [name, value] : *table) {
      asked_.push_back(name);
      out.emplace_back(name, &value);
    }
  return out;
}

void TableReader::finish() {
  const auto* table = table_.table();
  if (!table) return;
  for (const auto& [name, value] : *table) {
    if (std::find(asked_.begin(), asked_.end(), name) != asked_.end()) continue;
    const std::string meant = nearest(name, asked_);
    if (meant.empty())
      problem(name, "error.settings.unknown_key");
    else
      problem(name, "error.settings.unknown_key_near", {{"meant", meant}});
  }
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  const std::string plain = folded(word);
  std::string best;
  std::size_t least = std::max<std::size_t>(2, plain.size() / 3) + 1;
  for (const std::string& candidate : known)
    if (const auto apart = distance(plain, folded(candidate)); apart < least) {
      least = apart;
      best = candidate;
    }
  return best;
}

}  // namespace permanence::settings
