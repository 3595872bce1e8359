#include "store/key_part.h"

#include <algorithm>
#include <cstring>
#include <tuple>

#include "store/failure.h"

namespace permanence::store {
namespace {

constexpr std::string_view part_magic = "PKP1";
constexpr std::string_view header_magic = "PKH1";
constexpr std::size_t hash_size = 32;
constexpr std::size_t mark_size = 32;
constexpr std::size_t subject_size = 16 + sizeof(WrappedKey);
constexpr std::size_t message_size = 32 + sizeof(WrappedKey);
constexpr std::size_t address_size = 32;
constexpr std::size_t part_overhead = key_part_preamble + 12 + hash_size;

class Writer {
 public:
  void number(std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out_.push_back(static_cast<char>(value >> (8 * i) & 0xff));
  }
  void bytes(std::string_view value) { out_.append(value); }
  template <class Array>
  void array(const Array& value) {
    out_.append(reinterpret_cast<const char*>(value.data()), value.size());
  }
  std::string authenticated(const SecretKey& key) && {
    out_ += keyed_hash(key, out_);
    return std::move(out_);
  }

 private:
  std::string out_;
};

class Reader {
 public:
  Reader(std::string_view in, const std::filesystem::path& file) : in_(in), file_(file) {}

  std::string_view bytes(std::size_t count) {
    if (in_.size() < count) damaged();
    const auto taken = in_.substr(0, count);
    in_.remove_prefix(count);
    return taken;
  }
  std::uint64_t number(int count) {
    std::uint64_t value = 0;
    const auto taken = bytes(static_cast<std::size_t>(count));
    for (int i = count; i-- > 0;)
      value = value << 8 | static_cast<unsigned char>(taken[static_cast<std::size_t>(i)]);
    return value;
  }
  template <class Array>
  Array array() {
    Array value;
    std::memcpy(value.data(), bytes(value.size()).data(), value.size());
    return value;
  }
  void expect(bool holds) const {
    if (!holds) damaged();
  }
  bool at_end() const { return in_.empty(); }

 private:
  [[noreturn]] void damaged() const {
    give_up(ErrorKind::corrupt, "error.store.keys_damaged", {{"file", file_.string()}});
  }
  std::string_view in_;
  const std::filesystem::path& file_;
};

std::string_view authenticated_body(std::string_view bytes, const SecretKey& key,
                                    const std::filesystem::path& file) {
  Reader reader(bytes, file);
  reader.expect(bytes.size() >= hash_size);
  const auto body = bytes.substr(0, bytes.size() - hash_size);
  reader.expect(equal_in_constant_time(keyed_hash(key, body), bytes.substr(body.size())));
  return body;
}

auto place(const SubjectRecord& record) { return std::tie(record.subject); }
auto place(const MessageRecord& record) { return std::tie(record.subject, record.message); }
auto place(const AddressRecord& record) { return std::tie(record.address, record.contact); }

template <class Record>
void sort_records(std::vector<Record>& records) {
  std::stable_sort(records.begin(), records.end(),
                   [](const Record& a, const Record& b) { return place(a) < place(b); });
  records.erase(std::unique(records.begin(), records.end(),
                            [](const Record& a, const Record& b) { return place(a) == place(b); }),
                records.end());
}

template <class Record, class Place>
const WrappedKey* find_record(const std::vector<Record>& records, const Place& wanted) {
  const auto at =
      std::lower_bound(records.begin(), records.end(), wanted,
                       [](const Record& record, const Place& value) { return place(record) < value; });
  return at != records.end() && place(*at) == wanted ? &at->key : nullptr;
}

}  // namespace

void KeyPart::sort() {
  sort_records(subjects);
  sort_records(messages);
  sort_records(addresses);
}

const WrappedKey* KeyPart::find(SubjectId subject) const { return find_record(subjects, std::tie(subject)); }

const WrappedKey* KeyPart::find(SubjectId subject, MessageId message) const {
  return find_record(messages, std::tie(subject, message));
}

std::size_t KeyPart::size() const {
  return part_overhead + subjects.size() * subject_size + messages.size() * message_size +
         addresses.size() * address_size;
}

std::filesystem::path key_part_file(const std::filesystem::path& directory, int part) {
  const char byte = static_cast<char>(part);
  return directory / to_hexadecimal_text({&byte, 1});
}

std::filesystem::path key_header_file(const std::filesystem::path& directory) { return directory / "header"; }

int part_of(SubjectId subject) { return subject.bytes()[0]; }

int part_of(SubjectId subject, MessageId message) {
  return subject.is_nil() ? message.bytes()[0] : part_of(subject);
}

std::string written(const KeyPart& part, int number, const SecretKey& authentication) {
  Writer out;
  out.bytes(part_magic);
  out.number(static_cast<std::uint64_t>(number), 4);
  out.number(part.generation, 8);
  out.number(part.subjects.size(), 4);
  out.number(part.messages.size(), 4);
  out.number(part.addresses.size(), 4);
  for (const auto& [subject, key] : part.subjects) out.array(subject.bytes()), out.array(key);
  for (const auto& [subject, message, key] : part.messages)
    out.array(subject.bytes()), out.array(message.bytes()), out.array(key);
  for (const auto& [address, contact] : part.addresses) out.array(address), out.array(contact.bytes());
  return std::move(out).authenticated(authentication);
}

std::string written(const KeyFileHeader& header, const SecretKey& authentication) {
  Writer out;
  out.bytes(header_magic);
  out.bytes(header.master_key_mark);
  out.number(header.erased.size(), 4);
  for (const auto& subject : header.erased) out.array(subject.bytes());
  return std::move(out).authenticated(authentication);
}

std::uint64_t generation_in(const std::string& preamble, const std::filesystem::path& file) {
  Reader in(preamble, file);
  in.expect(in.bytes(part_magic.size()) == part_magic);
  in.number(4);
  return in.number(8);
}

KeyPart read_part(const std::string& bytes, int number, const SecretKey& authentication,
                  const std::filesystem::path& file) {
  Reader in(authenticated_body(bytes, authentication, file), file);
  KeyPart part;
  in.expect(in.bytes(part_magic.size()) == part_magic);
  in.expect(in.number(4) == static_cast<std::uint64_t>(number));
  part.generation = in.number(8);
  const auto subjects = in.number(4);
  const auto messages = in.number(4);
  const auto addresses = in.number(4);
  in.expect(bytes.size() ==
            part_overhead + subjects * subject_size + messages * message_size + addresses * address_size);
  part.subjects.reserve(subjects);
  part.messages.reserve(messages);
  part.addresses.reserve(addresses);
  for (std::uint64_t i = 0; i < subjects; ++i) {
    const SubjectId subject(in.array<IdentifierBytes>());
    part.subjects.push_back({subject, in.array<WrappedKey>()});
  }
  for (std::uint64_t i = 0; i < messages; ++i) {
    const SubjectId subject(in.array<IdentifierBytes>());
    const MessageId message(in.array<IdentifierBytes>());
    part.messages.push_back({subject, message, in.array<WrappedKey>()});
  }
  for (std::uint64_t i = 0; i < addresses; ++i) {
    const auto address = in.array<AddressHash>();
    part.addresses.push_back({address, ContactId(in.array<IdentifierBytes>())});
  }
  return part;
}

KeyFileHeader read_header(const std::string& bytes, const std::string& mark, const SecretKey& authentication,
                          const std::filesystem::path& file) {
  Reader unchecked(bytes, file);
  unchecked.expect(unchecked.bytes(header_magic.size()) == header_magic);
  if (unchecked.bytes(mark_size) != mark) give_up(ErrorKind::refused, "error.store.wrong_master_key");
  Reader in(authenticated_body(bytes, authentication, file), file);
  in.bytes(header_magic.size());
  KeyFileHeader header;
  header.master_key_mark = in.bytes(mark_size);
  const auto erased = in.number(4);
  for (std::uint64_t i = 0; i < erased; ++i) header.erased.emplace_back(in.array<IdentifierBytes>());
  in.expect(in.at_end());
  return header;
}

}  // namespace permanence::store
