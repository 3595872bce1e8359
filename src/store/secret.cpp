#include "store/secret.h"

#include <cstring>
#include <new>
#include <vector>

#include <sodium.h>

#include "store/failure.h"

namespace permanence::store {
namespace {

constexpr int base64_variant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
constexpr std::size_t hash_size = 32;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(nonce_size + tag_size == sealing_overhead);
static_assert(SecretKey::size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(SecretKey::size == crypto_kdf_KEYBYTES);

void be_ready() {
  static const bool ready = sodium_init() >= 0;
  if (!ready) give_up(ErrorKind::internal, "error.store.unexpected", {{"reason", "sodium"}});
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace

SecretKey SecretKey::random() {
  be_ready();
  SecretKey key;
  randombytes_buf(key.bytes_.data(), size);
  return key;
}

SecretKey SecretKey::from_bytes(std::string_view bytes) {
  if (bytes.size() != size) give_up(ErrorKind::corrupt, "error.store.unexpected", {{"reason", "key size"}});
  SecretKey key;
  std::memcpy(key.bytes_.data(), bytes.data(), size);
  return key;
}

SecretKey::~SecretKey() { sodium_memzero(bytes_.data(), size); }

LockedKey::LockedKey(const SecretKey& key) {
  be_ready();
  static_assert(alignof(SecretKey) == 1);  // sodium_malloc puts the end, not the beginning, at a page's edge
  void* const memory = sodium_malloc(sizeof(SecretKey));
  if (memory == nullptr) throw std::bad_alloc();
  key_.reset(new (memory) SecretKey(key));
}

void LockedKey::Release::operator()(SecretKey* key) const {
  key->~SecretKey();
  sodium_free(key);
}

SecretKey derived(const SecretKey& master, Purpose purpose) {
  be_ready();
  unsigned char bytes[SecretKey::size];
  crypto_kdf_derive_from_key(bytes, sizeof bytes, static_cast<std::uint64_t>(purpose), "permanen",
                             master.data());
  SecretKey key = SecretKey::from_bytes({reinterpret_cast<char*>(bytes), sizeof bytes});
  sodium_memzero(bytes, sizeof bytes);
  return key;
}

std::string seal(const SecretKey& key, std::string_view plain, std::string_view place) {
  be_ready();
  std::string sealed(sealing_overhead + plain.size(), '\0');
  randombytes_buf(sealed.data(), nonce_size);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(sealed) + nonce_size, nullptr, bytes_of(plain),
                                             plain.size(), bytes_of(place), place.size(), nullptr,
                                             bytes_of(sealed), key.data());
  return sealed;
}

std::optional<std::string> open(const SecretKey& key, std::string_view sealed, std::string_view place) {
  if (sealed.size() < sealing_overhead) return std::nullopt;
  std::string plain(sealed.size() - sealing_overhead, '\0');
  const auto body = sealed.substr(nonce_size);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(plain), nullptr, nullptr, bytes_of(body),
                                                 body.size(), bytes_of(place), place.size(), bytes_of(sealed),
                                                 key.data()) != 0)
    return std::nullopt;
  return plain;
}

std::string hash(std::string_view bytes) {
  std::string result(hash_size, '\0');
  crypto_generichash(bytes_of(result), hash_size, bytes_of(bytes), bytes.size(), nullptr, 0);
  return result;
}

std::string keyed_hash(const SecretKey& key, std::string_view bytes) {
  std::string result(hash_size, '\0');
  crypto_generichash(bytes_of(result), hash_size, bytes_of(bytes), bytes.size(), key.data(), SecretKey::size);
  return result;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string keyed_hash_text(const SecretKey& key, std::string_view bytes) {
  return to_hexadecimal_text(std::string_view(keyed_hash(key, bytes)).substr(0, hash_size / 2));
}

void wipe(std::string& secret) { sodium_memzero(secret.data(), secret.size()); }

std::string to_base64(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), base64_variant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), base64_variant);
  text.pop_back();  // its NUL
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  std::size_t size = 0;
  if (sodium_base642bin(bytes_of(bytes), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr,
                        base64_variant) != 0)
    return std::nullopt;
  bytes.resize(size);
  return bytes;
}

std::string to_hexadecimal_text(std::string_view bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes_of(bytes), bytes.size());
  text.pop_back();
  return text;
}

}  // namespace permanence::store
