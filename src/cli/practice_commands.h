// Subcommands on a practice's folder. Each prints for a person, in French, and gives the exit status.
#pragma once

#include <string>
#include <vector>

namespace permanence::cli {

int init(const std::string& directory, const std::vector<std::string>& specialties);
int check(const std::string& directory);
int serve(const std::string& directory);
int back_up(const std::string& directory, const std::string& target, const std::string& keys_target);
int restore(const std::string& directory, const std::string& backup, const std::string& keys, const std::string& master_key);
int authorize(const std::string& directory, const std::string& mailbox);
// Writes to a practice whose mailbox is a folder on disk, as a patient would, and shows what becomes of it.
int write(const std::string& directory, const std::string& from, const std::string& subject, const std::string& text);

}  // namespace permanence::cli
