// Identifiers: random 128-bit values, never counters, printed as 32 lower-case hexadecimal digits.
// Each kind of thing has a type of its own, so that a patient's can't be given where an appointment's is asked.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace permanence {

using IdentifierBytes = std::array<std::uint8_t, 16>;

std::string to_hexadecimal(const IdentifierBytes& bytes);
std::optional<IdentifierBytes> identifier_bytes(std::string_view hexadecimal);  // nullopt unless 32 hex digits

template <class Tag>
class Identifier {
 public:
  Identifier() = default;  // the nil identifier, which names nothing
  explicit Identifier(const IdentifierBytes& bytes) : bytes_(bytes) {}

  static std::optional<Identifier> parse(std::string_view hexadecimal) {
    if (auto bytes = identifier_bytes(hexadecimal)) return Identifier(*bytes);
    return std::nullopt;
  }

  const IdentifierBytes& bytes() const { return bytes_; }
  std::string text() const { return to_hexadecimal(bytes_); }
  bool is_nil() const { return bytes_ == IdentifierBytes{}; }

  auto operator<=>(const Identifier&) const = default;

 private:
  IdentifierBytes bytes_{};
};

// Where identifiers come from: an effect, so the pure core never makes one. The wiring gives the system's random
// source, tests a seeded one.
class IdentifierSource {
 public:
  virtual ~IdentifierSource() = default;
  virtual IdentifierBytes next() = 0;  // thread-safe

  template <class Id>
  Id make() { return Id(next()); }
};

}  // namespace permanence

template <class Tag>
struct std::hash<permanence::Identifier<Tag>> {
  std::size_t operator()(const permanence::Identifier<Tag>& id) const noexcept {
    std::size_t value = 0;  // the bytes are random already
    for (std::size_t i = 0; i < sizeof value; ++i) value = value << 8 | id.bytes()[i];
    return value;
  }
};
