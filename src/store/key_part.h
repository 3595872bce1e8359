// One part of the key file as bytes. Fixed-size records, authenticated as a whole under a key derived from
// the master key; the keys in it are wrapped one by one. Layout (integers little-endian): "PKP1", part number
// (4 bytes), generation (8), three counts (4 each); the subjects, messages and addresses, each sorted;
// BLAKE2b over all before. The header file likewise: "PKH1", what recognises the master key (32), count (4),
// erased subjects (16 each), BLAKE2b.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "practice/identifiers.h"
#include "store/secret.h"

namespace permanence::store {

using WrappedKey = std::array<char, SecretKey::size + sealing_overhead>;
using AddressHash = std::array<char, 16>;

struct SubjectRecord {
  SubjectId subject;
  WrappedKey key;  // under the master key
};
struct MessageRecord {
  SubjectId subject;
  MessageId message;
  WrappedKey key;  // under the subject's key
};
struct AddressRecord {
  AddressHash address;
  ContactId contact;
};

struct KeyPart {
  std::uint64_t generation = 0;
  std::vector<SubjectRecord> subjects;
  std::vector<MessageRecord> messages;
  std::vector<AddressRecord> addresses;

  void sort();  // and drops what is there twice, keeping the first
  const WrappedKey* find(SubjectId subject) const;
  const WrappedKey* find(SubjectId subject, MessageId message) const;
  std::size_t size() const;  // in bytes, as written
};

struct KeyFileHeader {
  std::string master_key_mark;
  std::vector<SubjectId> erased;  // in the order of their erasure
};

constexpr int key_part_count = 256;
std::filesystem::path key_part_file(const std::filesystem::path& directory, int part);
std::filesystem::path key_header_file(const std::filesystem::path& directory);
// Where a subject's records are; the wraps for no subject in particular (nil) are spread by message instead.
int part_of(SubjectId subject);
int part_of(SubjectId subject, MessageId message);

// Enough of the header file to tell whose key file it is.
constexpr std::size_t key_header_preamble = 4 + SecretKey::size;
std::string written(const KeyPart& part, int number, const SecretKey& authentication);
std::string written(const KeyFileHeader& header, const SecretKey& authentication);
// The generation alone, of the first `key_part_preamble` bytes; unauthenticated.
constexpr std::size_t key_part_preamble = 16;
// These throw corrupt "error.store.keys_damaged" naming `file`.
std::uint64_t generation_in(const std::string& preamble, const std::filesystem::path& file);
KeyPart read_part(const std::string& bytes, int number, const SecretKey& authentication,
                  const std::filesystem::path& file);
// Besides: refused "error.store.wrong_master_key" if the header knows another master key than `mark`.
KeyFileHeader read_header(const std::string& bytes, const std::string& mark, const SecretKey& authentication,
                          const std::filesystem::path& file);

}  // namespace permanence::store
