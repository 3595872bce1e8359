// A model as bytes and back.
#pragma once

#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace permanence::classifier {

// not_found "error.classifier.no_model" with the file.
Result<std::string> bytes_of_model(const std::filesystem::path& file);

template <class T>
void put(std::string& out, const std::vector<T>& values) {
  out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

// Takes values off the front of the bytes; false if there are too few.
template <class T>
bool take(std::string_view& bytes, std::vector<T>& values, std::size_t count) {
  if (bytes.size() / sizeof(T) < count) return false;
  values.resize(count);
  std::memcpy(values.data(), bytes.data(), count * sizeof(T));
  bytes.remove_prefix(count * sizeof(T));
  return true;
}

// The text up to the next end of line, taken off the front; empty if there is none.
inline std::string take_line(std::string_view& bytes) {
  const auto end = bytes.find('\n');
  if (end == std::string_view::npos) return {};
  std::string line(bytes.substr(0, end));
  bytes.remove_prefix(end + 1);
  return line;
}

}  // namespace permanence::classifier
