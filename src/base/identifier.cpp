#include "base/identifier.h"

namespace permanence {

std::string to_hexadecimal(const IdentifierBytes& bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (std::uint8_t byte : bytes) {
    text.push_back(digits[byte >> 4]);
    text.push_back(digits[byte & 15]);
  }
  return text;
}

std::optional<IdentifierBytes> identifier_bytes(std::string_view hexadecimal) {
  if (hexadecimal.size() != 32) return std::nullopt;
  IdentifierBytes bytes{};
  for (std::size_t i = 0; i < 32; ++i) {
    const char c = hexadecimal[i];
    int digit = 0;
    if (c >= '0' && c <= '9') digit = c - '0';
    else if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
    else return std::nullopt;
    bytes[i / 2] = static_cast<std::uint8_t>(bytes[i / 2] << 4 | digit);
  }
  return bytes;
}

}  // namespace permanence
