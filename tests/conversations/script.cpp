#include "script.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include "base/text.h"

namespace permanence::conversations {
namespace {

constexpr std::array<std::string_view, 12> months{"janvier",   "fevrier", "mars",     "avril",
                                                  "mai",       "juin",    "juillet",  "aout",
                                                  "septembre", "octobre", "novembre", "decembre"};
constexpr std::array<std::string_view, 7> weekdays{"dimanche", "lundi",    "mardi", "mercredi",
                                                   "jeudi",    "vendredi", "samedi"};

template <std::size_t N>
std::optional<unsigned> index_of(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<unsigned>(found - names.begin());
}

// The colon that ends the head of a line: not one in brackets or quotes.
std::size_t end_of_head(const std::string& line) {
  int depth = 0;
  bool in_quotes = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') in_quotes = !in_quotes;
    if (in_quotes) continue;
    if (line[i] == '(' || line[i] == '<') ++depth;
    if (line[i] == ')' || line[i] == '>') --depth;
    if (line[i] == ':' && depth == 0) return i;
  }
  return std::string::npos;
}

Line read_head(const std::string& text, int number) {
  const auto colon = end_of_head(text);
  if (colon == std::string::npos)
    throw ScriptError{number, "une ligne commence par un mot et deux-points : " + text};
  Line line;
  line.number = number;
  line.text = trimmed(text.substr(colon + 1));
  std::string head = trimmed(text.substr(0, colon));
  if (const auto bracket = head.find('('); bracket != std::string::npos && head.back() == ')') {
    line.options = parted(head.substr(bracket + 1, head.size() - bracket - 2));
    head = trimmed(head.substr(0, bracket));
  }
  const auto space = head.find(' ');
  line.keyword = head.substr(0, space);
  if (space != std::string::npos) line.argument = trimmed(head.substr(space));
  return line;
}

int number_of(const std::string& word, const std::string& whole) {
  if (word.empty() || word.find_first_not_of("0123456789") != std::string::npos)
    throw "« " + word + " » n’est pas un nombre, dans « " + whole + " »";
  return std::stoi(word);
}

}  // namespace

Script read_script(const std::filesystem::path& file) {
  Script script;
  script.file = file;
  std::ifstream in(file);
  std::string raw;
  int number = 0;
  bool empty_before = false;
  while (std::getline(in, raw)) {
    ++number;
    const std::string content = trimmed(raw);
    if (content.empty()) {
      empty_before = true;
      continue;
    }
    if (raw.front() == '#') {
      if (script.title.empty()) script.title = trimmed(content.substr(1));
      continue;
    }
    if (raw.front() == ' ') {
      if (script.lines.empty()) throw ScriptError{number, "une ligne en retrait continue celle d’avant"};
      std::string& text = script.lines.back().text;
      text += (text.empty() ? "" : empty_before ? "\n\n" : "\n") + content;
    } else {
      script.lines.push_back(read_head(content, number));
    }
    empty_before = false;
  }
  if (script.title.empty()) throw ScriptError{1, "la première ligne dit ce que le script montre : # …"};
  return script;
}

std::vector<std::string> parted(const std::string& text) {
  std::vector<std::string> parts;
  std::string part;
  bool in_quotes = false;
  int depth = 0;
  for (const char c : text) {
    if (c == '"') in_quotes = !in_quotes;
    if (c == '<') ++depth;
    if (c == '>') --depth;
    if (c == ',' && !in_quotes && depth == 0) {
      parts.push_back(trimmed(part));
      part.clear();
    } else {
      part += c;
    }
  }
  if (!trimmed(part).empty() || !parts.empty()) parts.push_back(trimmed(part));
  return parts;
}

std::optional<std::string> quoted(const std::string& text) {
  const auto open = text.find('"');
  const auto close = text.rfind('"');
  if (open == std::string::npos || close == open) return std::nullopt;
  return text.substr(open + 1, close - open - 1);
}

LocalDateTime moment_of(const std::string& text, int year) {
  const auto words = split(single_spaced(folded(text)), ' ');
  std::size_t at = 0;
  std::optional<unsigned> weekday;
  if (!words.empty()) weekday = index_of(weekdays, words[0]);
  if (weekday) ++at;
  if (words.size() < at + 3) throw "« " + text + " » n’est pas un moment : jeudi 5 mars 10:00";
  const int day = number_of(words[at], text);
  const auto month = index_of(months, words[at + 1]);
  if (!month) throw "« " + words[at + 1] + " » n’est pas un mois, dans « " + text + " »";
  at += 2;
  if (words.size() == at + 2) year = number_of(words[at++], text);
  std::string clock = words[at];
  if (clock.size() == 4) clock = "0" + clock;
  const auto time = parse_local_time(clock);
  if (!time) throw "« " + clock + " » n’est pas une heure, dans « " + text + " »";
  const LocalDate date = permanence::date(year, *month + 1, static_cast<unsigned>(day));
  if (weekday && weekday_of(date).c_encoding() != *weekday)
    throw "« " + text + " » n’est pas un " + std::string(weekdays[*weekday]);
  return date + *time;
}

std::optional<Seconds> passing_time(const std::string& text) {
  const auto words = split(single_spaced(text), ' ');
  if (words.size() != 2 || words[0].front() != '+') return std::nullopt;
  const int count = number_of(words[0].substr(1), text);
  if (words[1].starts_with("minute")) return Minutes(count);
  if (words[1].starts_with("heure")) return std::chrono::hours(count);
  if (words[1].starts_with("jour")) return std::chrono::days(count);
  return std::nullopt;
}

}  // namespace permanence::conversations
