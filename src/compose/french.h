// French done well: dates, hours, elision, plurals, names.
#pragma once

#include <string>
#include <string_view>

#include "base/time.h"

namespace permanence::compose {

inline constexpr std::string_view no_break_space = "\u00A0";

std::string date_in_words(LocalDate day);            // "mardi 3 mars", "dimanche 1er février"
std::string date_in_words_with_year(LocalDate day);  // "mardi 3 mars 2026"
std::string time_in_words(LocalTime time);           // "9 h 30", "14 h": with no-break spaces
std::string moment_in_words(LocalDateTime moment);   // "mardi 3 mars à 9 h 30"
std::string elided(std::string_view word,
                   std::string_view before);  // ("de", "Anna") -> "d’Anna"; h aspiré not known: h elides
std::string counted(long count, std::string_view singular,
                    std::string_view plural);            // "1 message", "3 messages"
std::string weekday_in_words(std::chrono::weekday day);  // "mardi"

}  // namespace permanence::compose
