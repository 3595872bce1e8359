#include "ports/audit.h"

#include <charconv>

namespace permanence {

std::string to_text(const AuditHead& head) { return std::to_string(head.entries) + " " + head.hash; }

std::optional<AuditHead> parse_audit_head(const std::string& text) {
  AuditHead head;
  const char* const end = text.data() + text.size();
  const auto [after, error] = std::from_chars(text.data(), end, head.entries);
  if (error != std::errc() || after == end || *after != ' ') return std::nullopt;
  head.hash.assign(after + 1, end);
  while (!head.hash.empty() && (head.hash.back() == '\n' || head.hash.back() == '\r')) head.hash.pop_back();
  const bool hexadecimal = head.hash.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!hexadecimal || head.hash.empty() != (head.entries == 0)) return std::nullopt;
  return head;
}

}  // namespace permanence
