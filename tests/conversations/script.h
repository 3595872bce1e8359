// A conversation as a person writes it down (README.md): read into lines, nothing carried out yet.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"

namespace permanence::conversations {

// "patient Jeanne Morel (objet: Rappel): Bonjour," with the indented lines below it.
struct Line {
  int number = 0;
  std::string keyword;               // "patient"
  std::string argument;              // "Jeanne Morel"
  std::vector<std::string> options;  // what stands in brackets, parted by commas
  std::string text;
};

struct Script {
  std::filesystem::path file;
  std::string title;
  std::vector<Line> lines;
};

struct ScriptError {
  int line = 0;
  std::string what;
};

Script read_script(const std::filesystem::path& file);  // throws ScriptError

// "a, contient \"b, c\"" -> {a, contient "b, c"}: commas inside quotes or <> don't part.
std::vector<std::string> parted(const std::string& text);
// What stands between the quotes; nullopt without quotes.
std::optional<std::string> quoted(const std::string& text);
// "jeudi 5 mars 10:00", "jeudi 5 mars 2026 10:00"; a weekday that isn't that day's is an error. Throws std::string.
LocalDateTime moment_of(const std::string& text, int year);
// "+3 minutes", "+2 heures", "+4 jours"; nullopt if it is none.
std::optional<Seconds> passing_time(const std::string& text);

}  // namespace permanence::conversations
