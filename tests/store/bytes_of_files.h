// Looking for a text in every byte of every file of a folder, however it may be written there.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <sodium.h>

namespace permanence::store::test {

inline std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::map<std::string, std::string> bytes_of_files(const std::filesystem::path& folder) {
  std::map<std::string, std::string> result;
  for (const auto& each : std::filesystem::recursive_directory_iterator(folder))
    if (each.is_regular_file()) result[each.path().string()] = bytes_of(each.path());
  return result;
}

inline std::string base64(const std::string& bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
  text.pop_back();
  return text;
}

// The text itself, as UTF-16, as hexadecimal, and what base64 makes of it at each of the three places it may start.
inline std::vector<std::string> writings_of(const std::string& text) {
  std::vector<std::string> result = {text};
  std::string wide, hexadecimal;
  for (const unsigned char c : text) {
    wide += static_cast<char>(c);
    wide += '\0';
    for (const int digit : {c >> 4, c & 15}) hexadecimal += "0123456789abcdef"[digit];
  }
  result.push_back(wide);
  result.push_back(hexadecimal);
  for (std::size_t before = 0; before < 3; ++before) {
    const auto whole = base64(std::string(before, 'x') + text);
    // The first and last characters also hold bits of their neighbours.
    const std::size_t from = before == 0 ? 0 : before + 1;
    result.push_back(whole.substr(from, whole.size() - from - 1));
  }
  return result;
}

// "file: text" for each text found.
inline std::vector<std::string> found_in(const std::map<std::string, std::string>& files,
                                         const std::vector<std::string>& texts) {
  std::vector<std::string> result;
  for (const auto& text : texts)
    for (const auto& writing : writings_of(text))
      for (const auto& [file, bytes] : files)
        if (bytes.find(writing) != std::string::npos) result.push_back(file + ": " + text);
  return result;
}

}  // namespace permanence::store::test
