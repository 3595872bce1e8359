#include "store/key_ring.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <sys/stat.h>

#include "store/durable_file.h"
#include "store/failure.h"

namespace permanence::store {
namespace {

constexpr std::size_t cache_limit =
    4 << 20;  // what the idle agent may keep in memory of a large practice's keys

std::string place_of(SubjectId subject) { return "key/subject/" + subject.text(); }
std::string place_of(MessageId message) { return "key/message/" + message.text(); }

WrappedKey wrapped(const SecretKey& with, const SecretKey& key, const std::string& place) {
  WrappedKey result;
  std::memcpy(result.data(), seal(with, key.view(), place).data(), result.size());
  return result;
}

std::optional<SecretKey> unwrapped(const SecretKey& with, const WrappedKey* key, const std::string& place) {
  if (!key) return std::nullopt;
  const auto bytes = open(with, {key->data(), key->size()}, place);
  if (!bytes) give_up(ErrorKind::corrupt, "error.store.key_unreadable");
  return SecretKey::from_bytes(*bytes);
}

void merge(KeyPart& into, const KeyPart& records) {
  into.subjects.insert(into.subjects.end(), records.subjects.begin(), records.subjects.end());
  // Before the old ones, so that they win: a transaction that failed after its keys were durable has left such a wrap
  // of a key that nothing was sealed with, and is tried again with the same message.
  into.messages.insert(into.messages.begin(), records.messages.begin(), records.messages.end());
  into.addresses.insert(into.addresses.end(), records.addresses.begin(), records.addresses.end());
  into.sort();
}

template <class Records, class Gone>
bool remove(Records& records, const Gone& gone) {
  const auto kept = std::remove_if(records.begin(), records.end(), gone);
  const bool removed = kept != records.end();
  records.erase(kept, records.end());
  return removed;
}

}  // namespace

SecretKey read_master_key(const std::filesystem::path& file) {
  struct stat facts {};
  if (::stat(file.c_str(), &facts) != 0) {
    if (errno == ENOENT || errno == ENOTDIR)
      give_up(ErrorKind::not_found, "error.store.no_master_key", {{"file", file.string()}});
    give_up_on_file(file, errno);
  }
  if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    give_up(ErrorKind::refused, "error.store.master_key_permissions", {{"file", file.string()}});
  auto bytes = read_file(file, SecretKey::size + 1);
  if (!bytes || bytes->size() != SecretKey::size)
    give_up(ErrorKind::corrupt, "error.store.master_key_damaged", {{"file", file.string()}});
  auto key = SecretKey::from_bytes(*bytes);
  wipe(*bytes);
  return key;
}

KeyRing::KeyRing(std::filesystem::path directory, const std::filesystem::path& master_key)
    : directory_(std::move(directory)),
      master_(read_master_key(master_key)),
      wrapping_(derived(master_, Purpose::wrap_subject_keys)),
      authentication_(derived(master_, Purpose::authenticate_key_file)) {
  for (const auto purpose : {Purpose::find_address, Purpose::find_outbox_key, Purpose::find_message_id,
                             Purpose::find_content, Purpose::make_message_id})
    derived_.emplace(purpose, derived(master_, purpose));
  const auto file = key_header_file(directory_);
  const auto bytes = read_file(file);
  if (!bytes) give_up(ErrorKind::not_found, "error.store.no_key_file", {{"folder", directory_.string()}});
  header_ = read_header(*bytes, std::string(derived(master_, Purpose::recognise_master_key).view()),
                        authentication_, file);
  generation_ = generation_on_disk();
}

std::uint64_t KeyRing::generation() const {
  const std::lock_guard lock(mutex_);
  return generation_;
}

std::vector<SubjectId> KeyRing::erased() const {
  const std::lock_guard lock(mutex_);
  return header_.erased;
}

void KeyRing::follow(std::uint64_t data_generation) {
  const std::lock_guard lock(mutex_);
  if (data_generation <= followed_) return;
  if (data_generation > generation_ || !parts_.empty() || addresses_indexed_) forget();
  if (data_generation > generation_) give_up(ErrorKind::refused, "error.store.keys_older");
  followed_ = data_generation;
}

void KeyRing::read_everything() {
  const std::lock_guard lock(mutex_);
  for (int number = 0; number < key_part_count; ++number) read(number);
}

void KeyRing::committed(std::uint64_t generation) {
  const std::lock_guard lock(mutex_);
  followed_ = std::max(followed_, generation);
}

std::optional<SecretKey> KeyRing::subject_key(SubjectId subject) {
  const std::lock_guard lock(mutex_);
  return unwrapped(wrapping_, part(part_of(subject)).find(subject), place_of(subject));
}

std::optional<SecretKey> KeyRing::message_key(SubjectId subject, MessageId message) {
  const auto with = subject_key(subject);
  if (!with) return std::nullopt;
  const std::lock_guard lock(mutex_);
  return unwrapped(*with, part(part_of(subject, message)).find(subject, message), place_of(message));
}

std::vector<ContactId> KeyRing::contacts_with(const AddressHash& address) {
  const std::lock_guard lock(mutex_);
  index_addresses();
  const auto found = addresses_.find(address);
  if (found == addresses_.end()) return {};
  return {found->second.begin(), found->second.end()};
}

AddressHash KeyRing::hash_of(const Address& address) const {
  const auto full = keyed_hash(key_for(Purpose::find_address),
                               (address.channel == Channel::email ? "email:" : "sms:") + address.value);
  AddressHash result;
  std::memcpy(result.data(), full.data(), result.size());
  return result;
}

const SecretKey& KeyRing::key_for(Purpose purpose) const { return derived_.at(purpose); }

WrappedKey KeyRing::wrap(SubjectId subject, const SecretKey& key) const {
  return wrapped(wrapping_, key, place_of(subject));
}

WrappedKey KeyRing::wrap(MessageId message, const SecretKey& key, const SecretKey& subject_key) const {
  return wrapped(subject_key, key, place_of(message));
}

std::uint64_t KeyRing::add(const std::map<int, KeyPart>& records, std::uint64_t data_generation) {
  const std::lock_guard lock(mutex_);
  const auto next = std::max(generation_, data_generation) + 1;
  for (const auto& [number, added] : records) {
    auto part = read(number);  // from disk: what this process remembers may be older
    if (std::any_of(added.subjects.begin(), added.subjects.end(),
                    [&](const SubjectRecord& record) { return part.find(record.subject) != nullptr; })) {
      forget();  // another process made that key meanwhile: with it, the next attempt succeeds
      give_up(ErrorKind::unavailable, "error.store.locked", {}, Retry::later);
    }
    merge(part, added);
    part.generation = next;
    write(number, part);
    generation_ = next;
    if (const auto old = parts_.find(number); old != parts_.end()) cached_ -= old->second.size();
    cached_ += part.size();
    parts_.insert_or_assign(number, std::move(part));
    if (addresses_indexed_)
      for (const auto& [address, contact] : added.addresses) addresses_[address].insert(contact);
  }
  sync_folder(directory_);
  return next;
}

void KeyRing::erase(SubjectId subject) {
  const std::lock_guard lock(mutex_);
  if (std::find(header_.erased.begin(), header_.erased.end(), subject) == header_.erased.end()) {
    header_.erased.push_back(subject);
    replace_file(key_header_file(directory_), written(header_, authentication_));
    sync_folder(directory_);
  }
  std::set<MessageId> messages;
  for (const auto& record : part(part_of(subject)).messages)
    if (record.subject == subject) messages.insert(record.message);
  // A message that concerns somebody no longer concerns nobody: the wrap from before is theirs to erase too.
  const auto is_gone = [&](const MessageRecord& record) {
    return record.subject == subject || (record.subject.is_nil() && messages.count(record.message) != 0);
  };
  const auto next = generation_ + 1;
  // Its own part last: until then, an interrupted erasure that is run again still knows its messages.
  for (int step = 1; step <= key_part_count; ++step) {
    const int number = (part_of(subject) + step) % key_part_count;
    auto part = read(number);
    const bool key_gone =
        remove(part.subjects, [&](const SubjectRecord& record) { return record.subject == subject; });
    const bool wrap_gone = remove(part.messages, is_gone);
    const bool address_gone = remove(
        part.addresses, [&](const AddressRecord& record) { return subject_of(record.contact) == subject; });
    if (!key_gone && !wrap_gone && !address_gone) continue;
    part.generation = next;
    write(number, part);
  }
  sync_folder(directory_);
  forget();
}

const KeyPart& KeyRing::part(int number) {
  if (const auto known = parts_.find(number); known != parts_.end()) return known->second;
  if (cached_ > cache_limit) {
    parts_.clear();
    cached_ = 0;
  }
  auto fresh = read(number);
  cached_ += fresh.size();
  return parts_.emplace(number, std::move(fresh)).first->second;
}

KeyPart KeyRing::read(int number) const {
  const auto file = key_part_file(directory_, number);
  const auto bytes = read_file(file);
  return bytes ? read_part(*bytes, number, authentication_, file) : KeyPart{};
}

void KeyRing::write(int number, const KeyPart& part) const {
  replace_file(key_part_file(directory_, number), written(part, number, authentication_));
}

std::uint64_t KeyRing::generation_on_disk() const {
  std::uint64_t highest = 0;
  for (int number = 0; number < key_part_count; ++number) {
    const auto file = key_part_file(directory_, number);
    if (const auto preamble = read_file(file, key_part_preamble))
      highest = std::max(highest, generation_in(*preamble, file));
  }
  return highest;
}

void KeyRing::index_addresses() {
  if (addresses_indexed_) return;
  for (int number = 0; number < key_part_count; ++number)
    for (const auto& [address, contact] : read(number).addresses) addresses_[address].insert(contact);
  addresses_indexed_ = true;
}

void KeyRing::forget() {
  parts_.clear();
  cached_ = 0;
  addresses_.clear();
  addresses_indexed_ = false;
  generation_ = generation_on_disk();
}

std::optional<SecretKey> KeyAccess::subject_key(SubjectId subject) const {
  if (const auto made = subjects_.find(subject); made != subjects_.end()) return made->second;
  return ring_.subject_key(subject);
}

SecretKey KeyAccess::subject_key_or_new(SubjectId subject) {
  if (auto known = subject_key(subject)) return *known;
  const auto erased = ring_.erased();
  if (std::find(erased.begin(), erased.end(), subject) != erased.end())
    give_up(ErrorKind::conflict, "error.store.erased_subject", {{"subject", subject.text()}});
  const auto key = SecretKey::random();
  records_[part_of(subject)].subjects.push_back({subject, ring_.wrap(subject, key)});
  subjects_.emplace(subject, key);
  return key;
}

std::optional<SecretKey> KeyAccess::message_key(SubjectId subject, MessageId message) const {
  if (const auto made = messages_.find({subject, message}); made != messages_.end()) return made->second;
  return ring_.message_key(subject, message);
}

void KeyAccess::wrap(MessageId message, const SecretKey& key, SubjectId subject) {
  const auto with = subject_key_or_new(subject);
  records_[part_of(subject, message)].messages.push_back({subject, message, ring_.wrap(message, key, with)});
  messages_.emplace(std::pair(subject, message), key);
}

std::vector<ContactId> KeyAccess::contacts_with(const Address& address) const {
  const auto hash = ring_.hash_of(address);
  auto found = ring_.contacts_with(hash);
  for (const auto& [number, part] : records_)
    for (const auto& record : part.addresses)
      if (record.address == hash && std::find(found.begin(), found.end(), record.contact) == found.end())
        found.push_back(record.contact);
  return found;
}

void KeyAccess::add_address(const Address& address, ContactId contact) {
  const auto known = contacts_with(address);
  if (std::find(known.begin(), known.end(), contact) != known.end()) return;
  records_[part_of(subject_of(contact))].addresses.push_back({ring_.hash_of(address), contact});
}

std::uint64_t KeyAccess::make_durable(std::uint64_t data_generation) {
  const auto generation = ring_.add(records_, data_generation);
  records_.clear();
  return generation;
}

}  // namespace permanence::store
