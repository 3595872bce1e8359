#include "mail/mime_flowed.h"

#include <vector>

#include "base/text.h"

namespace permanence::mail {
namespace {

std::size_t quote_depth(std::string_view line) {
  std::size_t depth = 0;
  while (depth < line.size() && line[depth] == '>') ++depth;
  return depth;
}

}  // namespace

std::string unwrapped(std::string_view text, SoftBreak soft_break) {
  std::string out;
  bool goes_on = false;  // the line before ended softly
  std::size_t depth_before = 0;
  bool first = true;
  for (const std::string& whole : split(text, '\n')) {
    const std::size_t depth = quote_depth(whole);
    std::string line = whole.substr(depth);
    if (!line.empty() && line.front() == ' ') line.erase(0, 1);  // stuffed
    const bool is_signature_mark = line == "-- ";
    if (!goes_on || depth != depth_before || is_signature_mark) {
      if (!first) out += '\n';
      out.append(depth, '>');
      if (depth > 0 && !line.empty()) out += ' ';
    }
    goes_on = !is_signature_mark && !line.empty() && line.back() == ' ';
    if (goes_on && soft_break == SoftBreak::deletes_space) line.pop_back();
    out += line;
    depth_before = depth;
    first = false;
  }
  return out;
}

}  // namespace permanence::mail
