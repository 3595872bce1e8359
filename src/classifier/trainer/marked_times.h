// The messages of data/corpus/times: one file a voice, messages between blank lines, each time marked "{w:jeudi matin}".
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "language/time_role.h"

namespace permanence::classifier {

struct MarkedTime {
  std::size_t begin = 0, end = 0;  // in the text, without its marks
  language::TimeRole role = language::TimeRole::ignored;
};

struct MarkedMessage {
  std::string voice;
  std::string text;
  std::vector<MarkedTime> times;
};

// Every *.txt of the folder, in the order of their names. invalid_input "error.classifier.corpus" with file and line.
Result<std::vector<MarkedMessage>> read_marked_times(const std::filesystem::path& folder);

}  // namespace permanence::classifier
