// A mail as bytes (RFC 5322, MIME) -> IncomingMessage. By GMime; charsets decoded as declared, then UTF-8,
// then Windows-1252. Never fails on garbage: what can't be read leaves `truncated` set.
#pragma once

#include <string>
#include <string_view>

#include "practice/message.h"

namespace permanence::mail {

struct ReadingLimits {
  std::size_t bytes = 10u << 20;        // of the raw mail; more is cut and marked truncated
  std::size_t text_bytes = 200u << 10;  // of the decoded text
  int parts = 200;                      // of the MIME tree, at any depth
  int depth = 20;
};

struct ReaderSettings {
  std::string authserv_id;  // empty: no Authentication-Results is believed
  std::vector<std::string> own_addresses;
  ReadingLimits limits;
};

IncomingMessage read_mail(std::string_view raw, const ReaderSettings& settings);
// The value of one header of a raw mail, decoded; empty if missing. For drafts and Sent.
std::string header_of(std::string_view raw, std::string_view name);
// HTML to the text that a person sees: hidden elements, scripts, styles, comments and tracking pixels
// dropped.
std::string text_of_html(std::string_view html);

}  // namespace permanence::mail
