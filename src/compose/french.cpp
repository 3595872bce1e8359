#include "compose/french.h"

#include <array>

#include "base/text.h"

namespace permanence::compose {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"dimanche", "lundi",    "mardi", "mercredi",
                                                   "jeudi",    "vendredi", "samedi"};
constexpr std::array<std::string_view, 12> months{"janvier",   "février", "mars",     "avril",
                                                  "mai",       "juin",    "juillet",  "août",
                                                  "septembre", "octobre", "novembre", "décembre"};

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// What French reads as beginning with a vowel sound; "onze" and "oui" don't elide, "Yves" does and "Yann"
// doesn't.
bool begins_with_vowel_sound(std::string_view before) {
  const std::string plain = folded(before);
  if (plain.empty()) return false;
  for (const std::string_view exception : {"onz", "oui"})
    if (plain.starts_with(exception)) return false;
  if (plain[0] == 'y') return plain.size() > 1 && !is_vowel(plain[1]);
  return is_vowel(plain[0]) || plain[0] == 'h';
}

}  // namespace

std::string weekday_in_words(std::chrono::weekday day) { return std::string(weekdays.at(day.c_encoding())); }

std::string date_in_words(LocalDate day) {
  const auto calendar = calendar_of(day);
  const auto number = static_cast<unsigned>(calendar.day());
  return weekday_in_words(weekday_of(day)) + " " + std::to_string(number) + (number == 1 ? "er " : " ") +
         std::string(months.at(static_cast<unsigned>(calendar.month()) - 1));
}

std::string date_in_words_with_year(LocalDate day) {
  return date_in_words(day) + " " + std::to_string(static_cast<int>(calendar_of(day).year()));
}

std::string time_in_words(LocalTime time) {
  std::string words = std::to_string(hour_of(time)) + std::string(no_break_space) + "h";
  if (const int minute = minute_of(time); minute > 0)
    words += std::string(no_break_space) + (minute < 10 ? "0" : "") + std::to_string(minute);
  return words;
}

std::string moment_in_words(LocalDateTime moment) {
  return date_in_words(date_of(moment)) + " à " + time_in_words(time_of(moment));
}

std::string elided(std::string_view word, std::string_view before) {
  const bool may_elide = word.size() > 1 && (word.back() == 'e' || word.back() == 'a');
  if (may_elide && begins_with_vowel_sound(before))
    return std::string(word.substr(0, word.size() - 1)) + "’" + std::string(before);
  return std::string(word) + " " + std::string(before);
}

std::string counted(long count, std::string_view singular, std::string_view plural) {
  const bool one = count >= -1 && count <= 1;  // French: zero is singular
  return std::to_string(count) + std::string(no_break_space) + std::string(one ? singular : plural);
}

}  // namespace permanence::compose
