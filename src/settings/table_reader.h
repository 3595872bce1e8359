// Reading one table of a settings file: every key is asked for by name, every problem is told with its line
// and field, and what nobody asked for is a mistake of spelling.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "settings/practice_file.h"
#include "settings/toml_value.h"

namespace permanence::settings {

// Where the problems of one file go. Outlives its readers.
class ProblemList {
 public:
  ProblemList(std::string file, std::vector<Problem>& problems)
      : file_(std::move(file)), problems_(problems) {}
  void error(int line, std::string field, std::string text, Error::Facts facts = {});
  void warning(int line, std::string field, std::string text, Error::Facts facts = {});
  const std::string& file() const { return file_; }

 private:
  std::string file_;
  std::vector<Problem>& problems_;
};

struct Line {
  std::string text;
  int line = 0;
};

class TableReader {
 public:
  // `path`: "cabinet", "praticien 2"; empty for the document. The value outlives the reader.
  TableReader(const TomlValue& table, std::string path, ProblemList& problems);

  // Text on one line, trimmed, NFC. What is missing or of another type is told, and gives `otherwise`.
  std::string text(std::string_view name, std::string otherwise = {});
  std::string required(std::string_view name);
  std::string exact(std::string_view name);       // as it stands: a password may end with a space
  std::string paragraphs(std::string_view name);  // several lines
  int whole(std::string_view name, int otherwise, int least, int most);
  bool yes_or_no(std::string_view name, bool otherwise);
  std::vector<Line> texts(std::string_view name);
  template <class Value, std::size_t count>
  Value choice(std::string_view name, Value otherwise,
               const std::array<std::pair<std::string_view, Value>, count>& values) {
    const std::string chosen = text(name);
    if (chosen.empty()) return otherwise;
    std::string list;
    for (const auto& [known, value] : values) {
      if (known == chosen) return value;
      list += (list.empty() ? "" : ", ") + std::string(known);
    }
    problem(name, "error.settings.unknown_choice", {{"value", chosen}, {"choices", list}});
    return otherwise;
  }

  const TomlValue* table(std::string_view name);                // nullptr if there is none
  std::vector<const TomlValue*> tables(std::string_view name);  // [[name]], or a list of {…}
  // Every entry of a table whose keys are free.
  std::vector<std::pair<std::string, const TomlValue*>> entries();

  // Once everything was asked for: tells every key that nobody asked for, with the nearest that exists.
  void finish();

  bool has(std::string_view name) const { return table_.find(name) != nullptr; }
  int line() const { return table_.line; }
  int line_of(std::string_view name) const;
  std::string field(std::string_view name) const;
  void problem(std::string_view name, std::string text, Error::Facts facts = {});
  void warn(std::string_view name, std::string text, Error::Facts facts = {});
  ProblemList& problems() { return problems_; }

 private:
  template <class Type>
  const Type* get(std::string_view name, std::string_view expected);
  std::string checked(std::string_view name, const std::string& text, bool several_lines);

  const TomlValue& table_;
  std::string path_;
  ProblemList& problems_;
  std::vector<std::string> asked_;
};

// The known word that `word` most likely meant; empty if none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace permanence::settings
