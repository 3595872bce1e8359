// Subcommands that the agent answers: sent to the running one, or answered here where none runs.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace permanence::cli {

int status(const std::string& directory);
int drafts(const std::string& directory);
int tasks(const std::string& directory, const std::string& kind);
int left(const std::string& directory);
int agenda(const std::string& directory, const std::string& from, int days);
int patients(const std::string& directory);
int conversations(const std::string& directory);
// `head_file`: where the chain stood once, as a backup wrote it beside itself; empty: what the practice
// itself noted.
int audit(const std::string& directory, const std::string& head_file);
// Any command whose answer needs no more than one sentence of the catalogue.
int tell(const std::string& directory, const nlohmann::json& request, const std::string& done);

}  // namespace permanence::cli
