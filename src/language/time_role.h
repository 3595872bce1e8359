// What a message says of a time that it names.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace permanence::language {

enum class TimeRole {
  ignored,      // merely mentioned: the past, since when it hurts, when to phone back
  appointment,  // the one that exists
  wanted,       // a visit then would suit
  preferred,    // softened: "plutôt le matin"; the desk may still offer other slots behind it
  impossible,   // no visit then
  not_before,   // "on rentre vers 18 h": the visit can't start earlier
  ended_by,     // "le bus repart à 16 h 05": the visit must be over
};
inline constexpr std::size_t time_role_count = 7;
using TimeRoleScores = std::array<double, time_role_count>;  // by role; they add up to one

inline constexpr std::array<std::string_view, time_role_count> time_role_names = {
    "ignored", "appointment", "wanted", "preferred", "impossible", "not_before", "ended_by"};
inline std::string_view name_of(TimeRole role) { return time_role_names[static_cast<std::size_t>(role)]; }
inline std::optional<TimeRole> time_role_named(std::string_view name) {
  for (std::size_t i = 0; i < time_role_count; ++i)
    if (time_role_names[i] == name) return static_cast<TimeRole>(i);
  return std::nullopt;
}

}  // namespace permanence::language
