// `permanence init`: the files of a new practice.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace permanence::settings {

// Makes `directory` (0700) with a commented practice.toml made from the packs, and secrets.toml (0600).
// Refuses (conflict) a folder that has a practice.toml already: nothing is overwritten. The keys are the
// store's: see store/key_file.h.
Result<void> write_new_practice(const std::filesystem::path& directory, const std::filesystem::path& packs,
                                const std::vector<std::string>& specialties);

}  // namespace permanence::settings
