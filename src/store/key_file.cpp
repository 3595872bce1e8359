#include "store/key_file.h"

#include "store/durable_file.h"
#include "store/failure.h"
#include "store/key_ring.h"

namespace permanence::store {

Result<void> create_master_key(const std::filesystem::path& file) {
  return guarded([&] { create_file(file, SecretKey::random().view(), "error.store.master_key_exists"); });
}

Result<void> create_key_file(const std::filesystem::path& directory,
                             const std::filesystem::path& master_key) {
  return guarded([&] {
    const auto master = read_master_key(master_key);
    const auto authentication = derived(master, Purpose::authenticate_key_file);
    make_private_folder(directory);
    const KeyFileHeader header{std::string(derived(master, Purpose::recognise_master_key).view()), {}};
    create_file(key_header_file(directory), written(header, authentication), "error.store.key_file_exists");
    // The practice's own key is there from the start, so that no two processes can each make one.
    KeyRing ring(directory, master_key);
    KeyAccess access(ring);
    access.subject_key_or_new(SubjectId{});
    access.make_durable(0);
  });
}

Result<void> erase_subject(const std::filesystem::path& directory, const std::filesystem::path& master_key,
                           SubjectId subject) {
  return guarded([&] {
    if (subject.is_nil()) give_up(ErrorKind::invalid_input, "error.store.practice_not_erasable");
    KeyRing(directory, master_key).erase(subject);
  });
}

}  // namespace permanence::store
