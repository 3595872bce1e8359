// Header fields: read raw from the bytes, decoded by GMime (RFC 2047), broken and raw 8-bit ones too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace permanence::mail {

struct HeaderField {
  std::string name;   // lower case
  std::string value;  // unfolded, not decoded
};

// The fields of one header block, in their order.
class Headers {
 public:
  Headers() = default;
  // Reads up to the first empty line. A field longer than 64 kB or beyond the 2,000th is dropped; `complete`
  // tells.
  explicit Headers(std::string_view raw);

  bool has(std::string_view name) const { return field(name) != nullptr; }
  std::string raw(std::string_view name) const;      // the first of that name; empty if missing
  std::string decoded(std::string_view name) const;  // the same as valid text on one line
  const std::vector<HeaderField>& all() const { return fields_; }
  std::size_t body_offset() const { return body_offset_; }  // where the body begins in `raw`
  bool complete() const { return complete_; }

 private:
  const HeaderField* field(std::string_view name) const;
  std::vector<HeaderField> fields_;
  std::size_t body_offset_ = 0;
  bool complete_ = true;
};

struct MailAddress {
  std::string address;  // lower case
  std::string name;
};

std::string decoded_header_text(std::string_view raw_value);
std::vector<MailAddress> addresses_of(std::string_view raw_value);  // groups opened; those without @ left out
std::vector<std::string> message_ids_of(
    std::string_view raw_value);  // without <>, printable ASCII, at most 900 long

}  // namespace permanence::mail
