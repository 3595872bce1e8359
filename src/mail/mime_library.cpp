#include "mail/mime_library.h"

#include <array>

#include <sodium.h>

namespace permanence::mail {

void start_mime_library() {
  static const bool started = [] {
    g_mime_init();
    return true;
  }();
  static_cast<void>(started);
}

std::string sha256_of(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  std::array<char, hash.size() * 2 + 1> hexadecimal{};
  sodium_bin2hex(hexadecimal.data(), hexadecimal.size(), hash.data(), hash.size());
  return hexadecimal.data();
}

}  // namespace permanence::mail
