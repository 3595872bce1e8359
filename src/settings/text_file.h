// Files read whole, with errors that say what to do.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"
#include "settings/table_reader.h"

namespace permanence::settings {

// not_found, or unavailable; invalid_input if it isn't UTF-8 text. A byte order mark is dropped.
Result<std::string> read_text_file(const std::filesystem::path& file);

// The text as a TOML document; nullopt, with the problem told, if it can't be read.
std::optional<TomlValue> document_of(std::string_view text, ProblemList& problems);

// Writes the whole file durably under another name, then renames it: it is never half there. Readable by its
// owner alone.
Result<void> replace_file(const std::filesystem::path& file, std::string_view text);

}  // namespace permanence::settings
