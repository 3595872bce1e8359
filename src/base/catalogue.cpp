#include "base/catalogue.h"

namespace permanence {

std::string Catalogue::sentence(std::string_view key, const Error::Facts& facts) const {
  const auto found = sentences_.find(key);
  if (found == sentences_.end()) return std::string(key);
  const std::string& pattern = found->second;
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    const auto open = pattern.find('{', at);
    const auto close = open == std::string::npos ? open : pattern.find('}', open);
    if (close == std::string::npos) return out + pattern.substr(at);
    out += pattern.substr(at, open - at);
    const std::string name = pattern.substr(open + 1, close - open - 1);
    std::string value = pattern.substr(open, close - open + 1);
    for (const auto& [fact, text] : facts)
      if (fact == name) value = text;
    out += value;
    at = close + 1;
  }
  return out;
}

}  // namespace permanence
