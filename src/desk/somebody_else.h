// "Un rendez-vous pour mon fils", from somebody who only ever wrote for themselves.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "practice/person.h"

namespace permanence::desk {

// Whether the words speak of the visit of somebody who isn't one of `on_file`: a relative ("pour mon fils", "le rendez-vous
// de ma fille", "mon mari ne pourra pas venir") or a given name ("le rendez-vous de Léa"). `known_names`: other names
// that may stand there, the practitioners'.
bool speaks_of_somebody_else(std::string_view own_words, const std::vector<Patient>& on_file,
                             const std::vector<std::string>& known_names);

}  // namespace permanence::desk
