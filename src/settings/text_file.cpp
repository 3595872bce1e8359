#include "settings/text_file.h"

#include <cerrno>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

namespace permanence::settings {
namespace {

tl::unexpected<Error> not_written(const std::filesystem::path& file, int code) {
  return fail(ErrorKind::unavailable, "error.settings.not_written",
              {{"file", file.string()}, {"number", std::to_string(code)}}, Retry::later);
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Result<std::string> read_text_file(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::exists(file, error))
    return fail(ErrorKind::not_found, "error.settings.no_file", {{"file", file.string()}});
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in.good() && !in.eof())
    return fail(ErrorKind::unavailable, "error.settings.not_read", {{"file", file.string()}}, Retry::later);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (!is_valid_utf8(text))
    return fail(ErrorKind::invalid_input, "error.settings.not_utf8", {{"file", file.string()}});
  return text;
}

std::optional<TomlValue> document_of(std::string_view text, ProblemList& problems) {
  auto document = parse_toml(text);
  if (document) return *std::move(document);
  int line = 0;
  for (const auto& [name, value] : document.error().facts)
    if (name == "line") line = std::atoi(value.c_str());
  problems.error(line, "", document.error().text, document.error().facts);
  return std::nullopt;
}

Result<void> replace_file(const std::filesystem::path& file, std::string_view text) {
  std::string temporary = file.string() + ".XXXXXX";
  const int descriptor = ::mkstemp(temporary.data());  // 0600
  if (descriptor < 0) return not_written(file, errno);
  int code = 0;
  if (!write_all(descriptor, text) || ::fsync(descriptor) != 0) code = errno;
  if (::close(descriptor) != 0 && code == 0) code = errno;
  if (code == 0 && ::rename(temporary.c_str(), file.c_str()) != 0) code = errno;
  if (code != 0) {
    ::unlink(temporary.c_str());
    return not_written(file, code);
  }
  const std::string folder = file.has_parent_path() ? file.parent_path().string() : ".";
  if (const int directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); directory >= 0) {
    ::fsync(directory);
    ::close(directory);
  }
  return {};
}

}  // namespace permanence::settings
