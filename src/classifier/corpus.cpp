#include "classifier/corpus.h"

#include <algorithm>
#include <fstream>

#include "base/text.h"

namespace permanence::classifier {

std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder, std::string_view extension) {
  std::vector<std::filesystem::path> files;
  std::error_code unreadable;
  for (const auto& entry : std::filesystem::directory_iterator(folder, unreadable))
    if (entry.path().extension() == extension) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

Result<std::vector<Example>> read_corpus(const std::filesystem::path& folder) {
  std::vector<Example> examples;
  std::size_t message = 0;
  for (const auto& file : files_of(folder, ".tsv")) {
    std::ifstream in(file);
    std::string line;
    ++message;
    for (int number = 1; std::getline(in, line); ++number) {
      if (line.empty()) ++message;
      if (line.empty() || line.front() == '#') continue;
      const auto tab = line.find('\t');
      if (tab == std::string::npos || tab == 0 || line.find('\t', tab + 1) != std::string::npos || !is_valid_utf8(line))
        return fail(ErrorKind::invalid_input, "error.classifier.corpus",
                    {{"file", file.filename().string()}, {"line", std::to_string(number)}});
      examples.push_back({line.substr(tab + 1), split(line.substr(0, tab), ','), file.stem().string(), message});
    }
  }
  if (examples.empty()) return fail(ErrorKind::not_found, "error.classifier.no_corpus", {{"folder", folder.string()}});
  return examples;
}

}  // namespace permanence::classifier
