#include "classifier/trainer/marked_times.h"

#include <fstream>
#include <optional>
#include <string_view>

#include "classifier/corpus.h"

namespace permanence::classifier {
namespace {

using language::TimeRole;

std::optional<TimeRole> role_of(char letter) {
  constexpr std::string_view letters = "nawpxse";  // in the order of TimeRole
  static_assert(letters.size() == language::time_role_count);
  const auto at = letters.find(letter);
  return at == std::string_view::npos ? std::nullopt : std::optional(static_cast<TimeRole>(at));
}

// A line goes to the end of the message, its marks taken off. False where a mark isn't whole.
bool append(MarkedMessage& message, const std::string& line) {
  std::optional<MarkedTime> open;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '{') {
      const auto role = i + 2 < line.size() && line[i + 2] == ':' ? role_of(line[i + 1]) : std::nullopt;
      if (open || !role) return false;
      open = MarkedTime{message.text.size(), 0, *role};
      i += 2;
    } else if (line[i] == '}') {
      if (!open) return false;
      open->end = message.text.size();
      message.times.push_back(*open);
      open.reset();
    } else {
      message.text += line[i];
    }
  }
  message.text += '\n';
  return !open;
}

}  // namespace

Result<std::vector<MarkedMessage>> read_marked_times(const std::filesystem::path& folder) {
  std::vector<MarkedMessage> messages;
  for (const auto& file : files_of(folder, ".txt")) {
    std::ifstream in(file);
    std::string line;
    bool begins = true;
    for (int number = 1; std::getline(in, line); ++number) {
      if (line.empty()) begins = true;
      if (line.empty() || line.front() == '#') continue;
      if (begins) messages.push_back({file.stem().string(), {}, {}});
      begins = false;
      if (!append(messages.back(), line))
        return fail(ErrorKind::invalid_input, "error.classifier.corpus",
                    {{"file", file.filename().string()}, {"line", std::to_string(number)}});
    }
  }
  if (messages.empty())
    return fail(ErrorKind::not_found, "error.classifier.no_corpus", {{"folder", folder.string()}});
  return messages;
}

}  // namespace permanence::classifier
