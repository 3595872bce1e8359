// A template's tags, and what is wrong with them. Of Mustache a template may use {{name}},
// {{#name}}…{{/name}} and
// {{^name}}…{{/name}}: no partials, no other delimiters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compose/composer.h"
#include "compose/discretion.h"

namespace permanence::compose {

// Everything wrong with one template, warnings included. `health_words`: a pack's own, besides the general
// ones.
std::vector<TemplateProblem> problems_of(const MessageTemplate& one, const Discretion& discretion);

// The text with every value written as it is ({{{name}}}): escaping is the HTML part's business.
std::string with_plain_values(std::string_view text);

}  // namespace permanence::compose
