// Cryptography, all of it libsodium's: sealing (XChaCha20-Poly1305, IETF), keyed hashes (BLAKE2b), derived
// keys.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace permanence::store {

// 32 secret bytes, wiped when they go.
class SecretKey {
 public:
  static constexpr std::size_t size = 32;

  static SecretKey random();
  static SecretKey from_bytes(std::string_view bytes);  // exactly `size` of them

  SecretKey(const SecretKey&) = default;
  SecretKey& operator=(const SecretKey&) = default;
  ~SecretKey();

  const unsigned char* data() const { return bytes_.data(); }
  std::string_view view() const { return {reinterpret_cast<const char*>(bytes_.data()), size}; }

 private:
  SecretKey() = default;
  std::array<unsigned char, size> bytes_{};
};

// A key that stays as long as the program runs, in memory that is neither swapped nor dumped where the system
// allows it.
class LockedKey {
 public:
  explicit LockedKey(const SecretKey& key);
  operator const SecretKey&() const { return *key_; }

 private:
  struct Release {
    void operator()(SecretKey* key) const;
  };
  std::unique_ptr<SecretKey, Release> key_;
};

// What a key derived from the master key is for: one for each purpose, so that no value serves two.
enum class Purpose : std::uint64_t {
  wrap_subject_keys = 1,
  authenticate_key_file = 2,
  recognise_master_key = 3,
  find_address = 4,
  find_outbox_key = 5,
  find_message_id = 6,
  find_content = 7,
  make_message_id = 8,
};
SecretKey derived(const SecretKey& master, Purpose purpose);

// nonce || ciphertext || tag. `place` is bound to it (associated data): moved elsewhere, it doesn't open.
std::string seal(const SecretKey& key, std::string_view plain, std::string_view place);
std::optional<std::string> open(const SecretKey& key, std::string_view sealed, std::string_view place);
constexpr std::size_t sealing_overhead = 24 + 16;

std::string hash(std::string_view bytes);                              // BLAKE2b, 32 bytes
std::string keyed_hash(const SecretKey& key, std::string_view bytes);  // the same with a key
bool equal_in_constant_time(std::string_view a, std::string_view b);
std::string keyed_hash_text(const SecretKey& key,
                            std::string_view bytes);  // its first half as 32 hexadecimal digits

void wipe(std::string& secret);

std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);
std::string to_hexadecimal_text(std::string_view bytes);

}  // namespace permanence::store
