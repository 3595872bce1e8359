// The key file in use. Keys made in a transaction are kept apart (KeyAccess) until `make_durable` has written
// them, before the transaction commits; a transaction that is then undone leaves keys that nothing uses,
// which is harmless.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "practice/person.h"
#include "store/key_part.h"

namespace permanence::store {

// Throws not_found, refused (group or others may read it), corrupt (not 32 bytes).
SecretKey read_master_key(const std::filesystem::path& file);

// Thread-safe. Keeps parts in memory as they are on disk (wrapped), up to a few MB. Throws Failure.
class KeyRing {
 public:
  // Reads the master key and the header.
  KeyRing(std::filesystem::path directory, const std::filesystem::path& master_key);

  std::uint64_t generation() const;  // the highest of its parts
  std::vector<SubjectId> erased() const;
  // The data say that they rest on this generation: what was read of an older one is forgotten (another
  // process wrote). Throws refused "error.store.keys_older" if the key file is older than that.
  void follow(std::uint64_t data_generation);
  void committed(std::uint64_t generation);  // this process's own transaction, with what `add` returned
  void read_everything();                    // throws if any part is damaged

  std::optional<SecretKey> subject_key(SubjectId subject);
  std::optional<SecretKey> message_key(SubjectId subject, MessageId message);
  std::vector<ContactId> contacts_with(const AddressHash& address);
  AddressHash hash_of(const Address& address) const;
  const SecretKey& key_for(Purpose purpose) const;

  WrappedKey wrap(SubjectId subject, const SecretKey& key) const;
  WrappedKey wrap(MessageId message, const SecretKey& key, const SecretKey& subject_key) const;
  // Adds these records, each part rewritten once, and fsyncs. Returns the new generation, above
  // `data_generation`.
  std::uint64_t add(const std::map<int, KeyPart>& records, std::uint64_t data_generation);
  // Lists the subject as erased, then removes its key, its wraps and its addresses.
  void erase(SubjectId subject);

 private:
  const KeyPart& part(int number);  // the lock is held
  KeyPart read(int number) const;
  void write(int number, const KeyPart& part) const;
  std::uint64_t generation_on_disk() const;
  void index_addresses();
  void forget();

  const std::filesystem::path directory_;
  LockedKey master_, wrapping_, authentication_;
  std::map<Purpose, LockedKey> derived_;
  mutable std::mutex mutex_;
  KeyFileHeader header_;
  std::uint64_t generation_ = 0;
  std::uint64_t followed_ = 0;
  std::map<int, KeyPart> parts_;
  std::size_t cached_ = 0;  // bytes in parts_
  bool addresses_indexed_ = false;
  std::map<AddressHash, std::set<ContactId>> addresses_;
};

// The keys as one transaction sees them: those of the ring and those it has made itself. One thread.
class KeyAccess {
 public:
  explicit KeyAccess(KeyRing& ring) : ring_(ring) {}

  std::optional<SecretKey> subject_key(SubjectId subject) const;
  SecretKey subject_key_or_new(SubjectId subject);  // conflict "error.store.erased_subject" if it was erased
  std::optional<SecretKey> message_key(SubjectId subject, MessageId message) const;
  void wrap(MessageId message, const SecretKey& key, SubjectId subject);
  // Who may have this address: a hash is kept when the contact has given it up, so the contact is to be
  // looked at.
  std::vector<ContactId> contacts_with(const Address& address) const;
  void add_address(const Address& address, ContactId contact);
  const SecretKey& key_for(Purpose purpose) const { return ring_.key_for(purpose); }

  bool has_new() const { return !records_.empty(); }
  std::uint64_t make_durable(std::uint64_t data_generation);

 private:
  KeyRing& ring_;
  std::map<int, KeyPart> records_;  // new, wrapped
  std::map<SubjectId, SecretKey> subjects_;
  std::map<std::pair<SubjectId, MessageId>, SecretKey> messages_;
};

}  // namespace permanence::store
