// Files that are either there whole or not at all, and that last once the function has returned. POSIX.
// These throw Failure (unavailable: disk full, read-only, no permission).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace permanence::store {

// nullopt if there is no such file.
std::optional<std::string> read_file(const std::filesystem::path& file,
                                     std::size_t at_most = std::string::npos);
// Writes beside it, fsyncs and renames; the name lasts once `sync_folder` was called on its folder. Mode
// 0600.
void replace_file(const std::filesystem::path& file, std::string_view content);
// Refuses (conflict, `exists` as its text) if the file is there. Mode 0600, durable with its name.
void create_file(const std::filesystem::path& file, std::string_view content, const char* exists);
void sync_file(const std::filesystem::path& file);
void sync_folder(const std::filesystem::path& folder);
void make_private_folder(const std::filesystem::path& folder);  // 0700; there already: left as it is

// The Failure for errno after a call on `file` failed.
[[noreturn]] void give_up_on_file(const std::filesystem::path& file, int error_number);

}  // namespace permanence::store
