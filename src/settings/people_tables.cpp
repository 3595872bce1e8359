// [[praticien]]: who works where and when.
#include <algorithm>

#include "base/text.h"
#include "settings/practice_tables.h"

namespace permanence::settings {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"dimanche", "lundi",    "mardi", "mercredi",
                                                   "jeudi",    "vendredi", "samedi"};

std::optional<unsigned> weekday_number(std::string_view name) {
  const auto found = std::find(weekdays.begin(), weekdays.end(), name);
  if (found == weekdays.end()) return std::nullopt;
  return static_cast<unsigned>(found - weekdays.begin());
}

// "lundi" or "lundi-vendredi"; empty if it is neither.
std::vector<unsigned> days_of(std::string_view word) {
  const auto dash = word.find('-');
  const auto first = weekday_number(word.substr(0, dash));
  if (!first) return {};
  if (dash == std::string_view::npos) return {*first};
  const auto last = weekday_number(word.substr(dash + 1));
  if (!last) return {};
  std::vector<unsigned> days{*first};
  while (days.back() != *last) days.push_back((days.back() + 1) % 7);
  return days;
}

// "2026-08-03" (the whole day, as an end: its midnight) or "2026-05-04T14:00".
std::optional<LocalDateTime> absence_end_point(const std::string& text, bool is_end) {
  if (const auto moment = parse_local_date_time(text)) return moment;
  if (const auto day = parse_local_date(text)) return LocalDateTime(*day + std::chrono::days(is_end ? 1 : 0));
  return std::nullopt;
}

void read_absences(TableReader& practitioner, const std::string& path, Practitioner& out) {
  for (const TomlValue* each : practitioner.tables("absences")) {
    TableReader reader(*each, path + ".absences", practitioner.problems());
    const std::string from = reader.required("du");
    const std::string until = reader.text("au", from);
    const auto begin = absence_end_point(from, false);
    const auto end = absence_end_point(until, true);
    if (!from.empty() && !begin) reader.problem("du", "error.settings.bad_day", {{"value", from}});
    if (!until.empty() && !end) reader.problem("au", "error.settings.bad_day", {{"value", until}});
    if (begin && end && *end <= *begin)
      reader.problem("au", "error.settings.ends_before", {{"value", until}});
    const std::string label = reader.text("motif");
    if (begin && end && *end > *begin) out.absences.push_back({*begin, *end, label});
    reader.finish();
  }
}

void read_hours(TableReader& reader, const Practice& practice, Practitioner& out) {
  for (const Line& line : reader.texts("horaires")) {
    const auto tell = [&](std::string text, Error::Facts facts) {
      reader.problems().error(line.line, reader.field("horaires"), std::move(text), std::move(facts));
    };
    const auto stretches = parse_opening_hours(line.text);
    if (!stretches) {
      tell("error.settings.bad_hours", {{"value", line.text}});
      continue;
    }
    for (OpeningHours stretch : *stretches) {
      if (stretch.place.empty() && practice.places.size() == 1) stretch.place = practice.places.front().name;
      if (stretch.place.empty())
        tell("error.settings.hours_without_place", {{"value", line.text}});
      else if (!practice.place(stretch.place))
        tell("error.settings.unknown_place", {{"value", stretch.place}});
      for (const OpeningHours& other : out.hours)
        if (other.day == stretch.day && other.from < stretch.until && stretch.from < other.until)
          tell("error.settings.hours_overlap", {{"value", line.text}});
      out.hours.push_back(stretch);
    }
  }
}

}  // namespace

std::optional<std::vector<OpeningHours>> parse_opening_hours(std::string_view text) {
  const auto words = split(single_spaced(text), ' ');
  std::vector<unsigned> days;
  std::size_t at = 0;
  for (; at < words.size(); ++at) {
    const auto more = days_of(words[at]);
    if (more.empty()) break;
    days.insert(days.end(), more.begin(), more.end());
  }
  if (days.empty() || at >= words.size() || words.size() > at + 2) return std::nullopt;
  const auto dash = words[at].find('-');
  if (dash == std::string::npos) return std::nullopt;
  const auto from = parse_local_time(words[at].substr(0, dash));
  const auto until = parse_local_time(words[at].substr(dash + 1));
  if (!from || !until || *until <= *from) return std::nullopt;
  std::vector<OpeningHours> stretches;
  for (const unsigned day : days)
    stretches.push_back(
        {std::chrono::weekday(day), *from, *until, at + 1 < words.size() ? words[at + 1] : ""});
  return stretches;
}

void read_practitioners(TableReader& document, Practice& practice) {
  int number = 0;
  for (const TomlValue* each : document.tables("praticien")) {
    const std::string path = "praticien " + std::to_string(++number);
    TableReader reader(*each, path, document.problems());
    Practitioner one;
    one.name = reader.required("nom");
    if (!one.name.empty() && !is_short_name(one.name))
      reader.problem("nom", "error.settings.bad_name", {{"value", one.name}});
    if (practice.practitioner(one.name)) reader.problem("nom", "error.settings.twice", {{"value", one.name}});
    one.display_name = reader.required("affichage");
    one.title = reader.text("titre");
    one.specialty = reader.required("specialite");
    read_hours(reader, practice, one);
    read_absences(reader, path, one);
    for (const Line& type : reader.texts("types_de_visite")) one.visit_types.push_back(type.text);
    if (one.hours.empty() && !reader.has("horaires")) reader.warn("horaires", "error.settings.no_hours");
    reader.finish();
    practice.practitioners.push_back(std::move(one));
  }
  if (practice.practitioners.empty() && !document.has("praticien"))
    document.problem("praticien", "error.settings.missing");
}

}  // namespace permanence::settings
