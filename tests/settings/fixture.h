// The fictional practice's file, and ways to break it.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <unistd.h>

#include "settings/catalogue_file.h"
#include "settings/practice_file.h"

namespace permanence::settings {

inline const std::filesystem::path packs = SOURCE_DIRECTORY "/packs";

inline std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string practice_text() { return text_of(SOURCE_DIRECTORY "/tests/fixtures/practice.toml"); }

// The fixture with one passage put in place of another, which must be there.
inline std::string with(const std::string& from, const std::string& to, std::string text = practice_text()) {
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("not in the fixture: " + from);
  return text.replace(at, from.size(), to);
}

// Every problem of a text, as a person reads them.
inline std::vector<std::string> sentences(const std::string& text) {
  const auto loaded = parse_practice(text, packs);
  std::vector<std::string> out;
  for (const Problem& problem : loaded ? loaded->problems : loaded.error())
    out.push_back(sentence(french(), problem));
  return out;
}

// A folder of its own for each test, gone with it.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "permanence-settings-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~Folder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace permanence::settings
