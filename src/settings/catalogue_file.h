// The catalogue of French texts, texts/fr/*.toml, which the build puts into the program.
#pragma once

#include <string_view>

#include "base/catalogue.h"
#include "base/result.h"

namespace permanence::settings {

Result<Catalogue> parse_catalogue(std::string_view toml);  // tables become dotted keys: [error] mailbox.down -> "error.mailbox.down"
const Catalogue& french();                                 // the embedded one; parsed at first use, thread-safe

}  // namespace permanence::settings
