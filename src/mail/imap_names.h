// Names of folders on the wire: modified UTF-7 (RFC 3501, 5.1.3). And which folder is the one for sent mail
// or drafts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace permanence::mail {

std::string folder_to_wire(std::string_view name);    // UTF-8 -> modified UTF-7
std::string folder_from_wire(std::string_view name);  // what isn't modified UTF-7 stays as it is

struct ListedFolder {
  std::string name;               // on the wire
  char delimiter = '\0';          // between a folder and what is in it; NUL if the server has no hierarchy
  std::vector<std::string> uses;  // attributes, lower case, without backslash: "sent", "drafts", "noselect"
};

enum class SpecialFolder { sent, drafts };

// The folder marked for that use (RFC 6154), else one with a usual French or English name, else none.
std::optional<std::string> find_special(const std::vector<ListedFolder>& folders, SpecialFolder wanted);
// The name on the wire of a folder that may have to be created: as given if it exists or is given inside
// INBOX, else beside INBOX, or inside it where the server keeps everything there.
std::string name_for_new(const std::vector<ListedFolder>& folders, std::string_view name);

}  // namespace permanence::mail
