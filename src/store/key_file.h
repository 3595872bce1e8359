// The key file: a folder `keys/` apart from the database. It holds, wrapped by the master key, a data key for
// each subject, the keys of messages wrapped for each subject that they concern, and the keyed hashes under
// which addresses are found. It is kept as parts chosen by subject id, each rewritten whole (temporary file,
// fsync, rename). Erasing a subject removes its wraps; erasures are listed by opaque id. The master key (32
// bytes, file of its own, 0600) is never in it nor in a backup.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "practice/identifiers.h"

namespace permanence::store {

Result<void> create_master_key(
    const std::filesystem::path& file);  // conflict if it exists; mode 0600, fsynced
Result<void> create_key_file(const std::filesystem::path& directory, const std::filesystem::path& master_key);

// Erases a patient or a contact: lists the id, then removes its key, its wraps and its addresses. No store
// may be open on this key file; the next one to open removes the rows, and finishes if this was interrupted.
Result<void> erase_subject(const std::filesystem::path& directory, const std::filesystem::path& master_key,
                           SubjectId subject);

}  // namespace permanence::store
