// Red flags as data. A sign is something a message says ("speech_trouble"), in many wordings (red_flag_signs_*.cpp);
// a flag is a set of signs that together call for the emergency services (red_flags.cpp). Sources, in general terms:
// the emergency services' public leaflets, national guidelines on stroke, chest pain, asthma, fever of the infant, head
// injury, cauda equina, pregnancy, poisoning, and the public pages on suicide prevention, violence and child protection.
#pragma once

#include <bitset>
#include <span>
#include <string_view>
#include <vector>

#include "language/intent.h"

namespace permanence::language {

// Whether "pas", "sans", "aucun" before the words takes the sign away. What is worded with a negation of its own
// ("ne répond plus") keeps its meaning.
enum class Polarity { deniable, undeniable };

struct Sign {
  std::string_view name;
  Polarity polarity;
  std::string_view phrases;  // phrases.h
};

struct RedFlag {
  std::string_view name;  // "red_flag.stroke"
  EmergencyKind kind;
  std::string_view when;  // signs joined by +, alternatives parted by ;
};

std::span<const Sign> signs_of_head_and_chest();
std::span<const Sign> signs_of_body();  // limbs, back, belly, skin, fever
std::span<const Sign> signs_of_mind();  // consciousness, suicide, violence
std::span<const Sign>
signs_of_context();  // who it is and what happened: infant, pregnant, fall, poison, drug
std::span<const RedFlag> red_flags();

inline constexpr std::size_t most_signs = 320;
using SignSet = std::bitset<most_signs>;

// All signs in one list; the position of a sign in it is its number in a SignSet.
const std::vector<Sign>& all_signs();

// The first flag raised by the signs, and which signs raised it; nullptr if none. A flag in `kind` order: violence and
// suicide before medical ones, since their answer differs.
struct RaisedFlag {
  const RedFlag* flag = nullptr;
  std::vector<std::size_t> signs;
};
RaisedFlag raised_flag(const SignSet& present);

// Which kind of flag the signs point to, where none is raised: suicide if they are mostly of its flags, else medical.
EmergencyKind likeliest_kind(const SignSet& present);

}  // namespace permanence::language
