// The catalogue of French texts, texts/fr/*.toml, which the build puts into the program.
#pragma once

#include <string_view>

#include "base/catalogue.h"
#include "base/result.h"

namespace permanence::settings {

// Tables become dotted keys: [error] mailbox.down -> "error.mailbox.down". Several documents may stand one
// after the other, each ended by a NUL; a key that two of them have is an error.
Result<Catalogue> parse_catalogue(std::string_view toml);
const Catalogue& french();  // the embedded one; parsed at first use, thread-safe

}  // namespace permanence::settings
