// The drill: back up while at work, lose everything, restore elsewhere.
#include <atomic>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>

#include "bytes_of_files.h"
#include "practice_folder.h"
#include "raw_database.h"
#include "sample_practice.h"
#include "store/backup_places.h"
#include "store_contract/fixture.h"

namespace permanence::store::test {
namespace {

namespace fs = std::filesystem;
using store_contract::shown;

class BackUp : public testing::Test {
 protected:
  void SetUp() override {
    value_of(opened(files_)->write([&](Transaction& t) { return save(t, sample_, sample_now()); }));
  }
  // The new machine: an empty folder where a person has put the master key back.
  StoreFiles new_machine() {
    const auto files = files_of(elsewhere_.path() / "cabinet");
    fs::create_directories(files.master_key.parent_path());
    fs::copy_file(files_.master_key, files.master_key);
    return files;
  }
  Patient add_patient(std::uint32_t number) {
    Patient patient;
    patient.id = PatientId(numbered(number));
    patient.family_name = "Le Goff";
    value_of(opened(files_)->write([&](Transaction& t) { return t.patients.save(patient); }));
    return patient;
  }
  static Error error_of(const Result<void>& done) {
    EXPECT_FALSE(done) << "it was expected to be refused";
    return done ? Error{} : done.error();
  }

  TemporaryFolder folder_, backups_, key_copies_, elsewhere_;
  StoreFiles files_ = new_practice(folder_.path());
  SamplePractice sample_ = sample_practice();
  Instant later_ = sample_now() + Minutes(600);
};

TEST_F(BackUp, ARestoredPracticeHasEverythingAndIsMarked) {
  const auto backup = value_of(back_up(files_, backups_.path(), key_copies_.path(), sample_now()));
  EXPECT_EQ(backup.filename(), "permanence-20260302T080000Z.db");
  const auto files = new_machine();
  value_of(restore(files, backup, key_copies_.path(), later_));
  value_of(opened(files)->read([&](const ReadTransaction& t) -> Result<void> {
    EXPECT_EQ(shown(value_of(t.messages.find(sample_.message.id))), shown(std::optional(sample_.message)));
    EXPECT_EQ(shown(value_of(t.outbox.find(sample_.reply.id))), shown(std::optional(sample_.reply)));
    EXPECT_EQ(value_of(t.contacts.with_address(sample_.contact.addresses.front().address)).size(), 1U);
    EXPECT_EQ(value_of(t.state.get("restored_at")), to_text(later_));
    const auto verdict = value_of(t.audit.verify());
    EXPECT_TRUE(verdict.intact);
    EXPECT_EQ(verdict.entries, 2U);
    EXPECT_EQ(value_of(t.audit.newest(1)).front().action, "store.restored");
    return {};
  }));
  EXPECT_EQ(bytes_of_files(files.database.parent_path()).size(), 1U) << "nothing is left lying about";
}

TEST_F(BackUp, TheDataCopyHasNoKeyAndNoPlainText) {
  value_of(back_up(files_, backups_.path(), key_copies_.path(), sample_now()));
  const auto copies = bytes_of_files(backups_.path());
  ASSERT_EQ(copies.size(), 2U) << "the data, and where the audit stood";
  const auto data = bytes_of(backups_.path() / "permanence-20260302T080000Z.db");
  EXPECT_EQ(found_in(copies, sample_.secrets), std::vector<std::string>{});
  // No wrapped key either: those 72 bytes follow a subject's identifier in the key file.
  int searched = 0;
  for (const auto& [file, bytes] : bytes_of_files(files_.keys))
    for (std::size_t at = 0; at + 16 <= bytes.size(); at += 8) {
      const auto piece = bytes.substr(at, 16);
      if (piece == SubjectId(sample_.patient.id.bytes()).text() || piece.find('\0') != std::string::npos)
        continue;
      EXPECT_EQ(data.find(piece), std::string::npos) << file << " at " << at;
      ++searched;
    }
  EXPECT_GT(searched, 50);
}

TEST_F(BackUp, TheCopyOfTheKeysReplacesItsPredecessor) {
  value_of(back_up(files_, backups_.path(), key_copies_.path(), sample_now()));
  add_patient(700);
  value_of(erase_subject(files_.keys, files_.master_key, subject_of(sample_.patient.id)));
  value_of(back_up(files_, backups_.path(), key_copies_.path(), later_));
  std::map<std::string, std::string> original, copy;
  for (const auto& [file, bytes] : bytes_of_files(files_.keys)) original[fs::path(file).filename()] = bytes;
  for (const auto& [file, bytes] : bytes_of_files(key_copies_.path()))
    copy[fs::path(file).filename()] = bytes;
  EXPECT_EQ(copy.erase("permanence.audit"), 1U) << "beside it, where the audit stood";
  EXPECT_EQ(copy, original) << "one copy, the newest, and nothing of the older one";
  EXPECT_EQ(bytes_of_files(backups_.path()).size(), 4U)
      << "but both data copies stay, each with its audit's head";
}

TEST_F(BackUp, AnOldDataCopyOpensWithTheNewestKeysAndErasuresAreApplied) {
  const auto old_backup = value_of(back_up(files_, backups_.path(), key_copies_.path(), sample_now()));
  add_patient(701);
  value_of(erase_subject(files_.keys, files_.master_key, subject_of(sample_.patient.id)));
  value_of(erase_subject(files_.keys, files_.master_key, subject_of(sample_.contact.id)));
  value_of(back_up(files_, backups_.path(), key_copies_.path(), later_));

  const auto files = new_machine();
  value_of(restore(files, old_backup, key_copies_.path(), later_));
  value_of(opened(files)->read([&](const ReadTransaction& t) -> Result<void> {
    EXPECT_TRUE(value_of(t.patients.all()).empty());
    EXPECT_TRUE(value_of(t.contacts.all()).empty());
    EXPECT_FALSE(value_of(t.messages.find(sample_.message.id)));
    EXPECT_TRUE(value_of(t.messages.find(sample_.left_message.id)));
    EXPECT_FALSE(value_of(t.outbox.find(sample_.reply.id)));
    EXPECT_TRUE(value_of(t.outbox.find(sample_.alert.id)));
    EXPECT_TRUE(value_of(t.audit.verify()).intact);
    return {};
  }));
}

TEST_F(BackUp, AMessageThatWasNobodysInTheOldCopyIsErasedWithWhomItLaterConcerned) {
  const auto old_backup = value_of(back_up(files_, backups_.path(), key_copies_.path(), sample_now()));
  value_of(opened(files_)->write([&](Transaction& t) {
    return t.messages.add_subjects(sample_.left_message.id, {subject_of(sample_.patient.id)});
  }));
  value_of(erase_subject(files_.keys, files_.master_key, subject_of(sample_.patient.id)));
  value_of(back_up(files_, backups_.path(), key_copies_.path(), later_));
  const auto files = new_machine();
  value_of(restore(files, old_backup, key_copies_.path(), later_));
  value_of(opened(files)->read([&](const ReadTransaction& t) -> Result<void> {
    EXPECT_FALSE(value_of(t.messages.find(sample_.left_message.id)));
    EXPECT_TRUE(value_of(t.messages.find(sample_.message.id))) << "the contact's";
    return {};
  }));
}

TEST_F(BackUp, KeysOlderThanTheDataAreRefusedAndNothingIsLeftBehind) {
  value_of(back_up(files_, backups_.path(), key_copies_.path(), sample_now()));
  add_patient(702);
  const TemporaryFolder newer_keys;
  const auto new_backup = value_of(back_up(files_, backups_.path(), newer_keys.path(), later_));
  const auto files = new_machine();
  const auto error = error_of(restore(files, new_backup, key_copies_.path(), later_));
  EXPECT_EQ(error.kind, ErrorKind::refused);
  EXPECT_EQ(error.text, "error.store.keys_older");
  EXPECT_FALSE(fs::exists(files.database));
  EXPECT_FALSE(fs::exists(files.keys));
  value_of(restore(files, new_backup, newer_keys.path(), later_));
  EXPECT_TRUE(open_sqlite_store(files));
}

TEST_F(BackUp, AnotherMasterKeyOrADamagedCopyIsRefused) {
  const auto backup = value_of(back_up(files_, backups_.path(), key_copies_.path(), sample_now()));
  const auto files = new_machine();
  std::ofstream(files.master_key, std::ios::binary) << std::string(32, 'x');
  EXPECT_EQ(error_of(restore(files, backup, key_copies_.path(), later_)).text,
            "error.store.wrong_master_key");
  fs::copy_file(files_.master_key, files.master_key, fs::copy_options::overwrite_existing);

  EXPECT_EQ(error_of(restore(files, backups_.path() / "autre.db", key_copies_.path(), later_)).text,
            "error.store.no_backup");
  const auto part = key_copies_.path() / "keys" / sample_.patient.id.text().substr(0, 2);
  auto bytes = bytes_of(part);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  std::ofstream(part, std::ios::binary) << bytes;
  EXPECT_EQ(error_of(restore(files, backup, key_copies_.path(), later_)).text, "error.store.keys_damaged");
  EXPECT_FALSE(fs::exists(files.database));
}

TEST_F(BackUp, AFolderInUseIsNotRestoredOver) {
  const auto backup = value_of(back_up(files_, backups_.path(), key_copies_.path(), sample_now()));
  const auto before = bytes_of_files(folder_.path());
  const auto error = error_of(restore(files_, backup, key_copies_.path(), later_));
  EXPECT_EQ(error.kind, ErrorKind::conflict);
  EXPECT_EQ(error.text, "error.store.restore_not_empty");
  EXPECT_EQ(bytes_of_files(folder_.path()), before);
}

TEST_F(BackUp, DataAndKeysMayNotGoToOnePlace) {
  for (const auto& [data, keys] :
       std::vector<std::pair<fs::path, fs::path>>{{backups_.path(), backups_.path()},
                                                  {backups_.path(), backups_.path() / "cles"},
                                                  {backups_.path() / "donnees", backups_.path()},
                                                  {backups_.path() / "neuf/", backups_.path() / "neuf/cles"},
                                                  {backups_.path(), backups_.path() / "x" / ".."}}) {
    const auto done = back_up(files_, data, keys, sample_now());
    ASSERT_FALSE(done) << data << " " << keys;
    EXPECT_EQ(done.error().text, "error.store.targets_nested");
  }
  EXPECT_TRUE(bytes_of_files(backups_.path()).empty());
}

TEST_F(BackUp, NeitherMayTouchThePracticeItself) {
  const auto before = bytes_of_files(folder_.path());
  const auto practice = folder_.path();
  for (const auto& [data, keys] :
       std::vector<std::pair<fs::path, fs::path>>{{files_.keys, key_copies_.path()},
                                                  {practice / "data", key_copies_.path()},
                                                  {practice / "sauvegardes", key_copies_.path()},
                                                  {backups_.path(), practice},  // its "keys" is the live one
                                                  {backups_.path(), practice / ""},
                                                  {backups_.path(), practice / "keys"},
                                                  {backups_.path(), practice / ".." / practice.filename()},
                                                  {practice.parent_path(), key_copies_.path()}}) {
    const auto done = back_up(files_, data, keys, sample_now());
    ASSERT_FALSE(done) << data << " " << keys;
    EXPECT_EQ(done.error().text, data == practice.parent_path() ? "error.store.targets_nested"
                                                                : "error.store.target_in_practice")
        << data << " " << keys;
  }
  EXPECT_EQ(back_up(files_, practice.parent_path(), "/var/tmp/permanence-cles", sample_now()).error().text,
            "error.store.target_in_practice")
      << "a folder that holds the practice's";
  EXPECT_EQ(bytes_of_files(folder_.path()), before);
  EXPECT_TRUE(bytes_of_files(backups_.path()).empty());
}

TEST_F(BackUp, WhatIsNoCopyOfItsKeysIsNotReplaced) {
  const TemporaryFolder other;
  const auto another = new_practice(other.path() / "cabinet");
  value_of(back_up(another, other.path() / "donnees", key_copies_.path(), sample_now()));
  const auto before = bytes_of_files(key_copies_.path());
  const auto done = back_up(files_, backups_.path(), key_copies_.path(), sample_now());
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().text, "error.store.keys_of_another");
  EXPECT_EQ(bytes_of_files(key_copies_.path()), before);

  const TemporaryFolder somebodys;
  fs::create_directories(somebodys.path() / "keys");
  std::ofstream(somebodys.path() / "keys" / "maison.txt") << "à moi";
  EXPECT_EQ(back_up(files_, backups_.path(), somebodys.path(), sample_now()).error().text,
            "error.store.keys_of_another");
  EXPECT_TRUE(fs::exists(somebodys.path() / "keys" / "maison.txt"));
}

TEST_F(BackUp, TwoToOnePlaceDoNotRemoveEachOthersFiles) {
  for (const auto& taken : {backups_.path(), key_copies_.path()}) {
    const PlaceLock other(taken);
    std::ofstream(taken / "keys.new") << "of the other one";
    const auto done = back_up(files_, backups_.path(), key_copies_.path(), sample_now());
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().text, "error.store.backup_running");
    EXPECT_TRUE(fs::exists(taken / "keys.new"));
  }
  EXPECT_TRUE(back_up(files_, backups_.path(), key_copies_.path(), sample_now()));
}

TEST_F(BackUp, TheSettingsAndTheGivenMasterKeyAreThereAgain) {
  std::ofstream(files_.settings) << "[cabinet]\n";
  const auto backup = value_of(back_up(files_, backups_.path(), key_copies_.path(), sample_now()));
  const TemporaryFolder safe;
  fs::copy_file(files_.master_key, safe.path() / "cle");
  fs::permissions(safe.path() / "cle",
                  fs::perms::owner_read | fs::perms::others_read);  // a key on a USB stick
  const auto files = files_of(elsewhere_.path() / "cabinet");
  value_of(restore(files, backup, key_copies_.path(), later_, safe.path() / "cle"));
  EXPECT_EQ(bytes_of(files.settings), "[cabinet]\n");
  EXPECT_EQ(bytes_of(files.master_key), bytes_of(files_.master_key));
  EXPECT_EQ(fs::status(files.master_key).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_TRUE(open_sqlite_store(files));
}

TEST_F(BackUp, ARestoreThatWasInterruptedIsTakenUpAgain) {
  const auto backup = value_of(back_up(files_, backups_.path(), key_copies_.path(), sample_now()));
  const auto files = new_machine();
  value_of(restore(files, backup, key_copies_.path(), later_));
  // As it stands between the last two renames.
  const auto restoring = files.database.parent_path() / "restoring";
  fs::create_directories(restoring);
  fs::rename(files.database, restoring / files.database.filename());
  value_of(restore(files, backup, key_copies_.path(), later_));
  value_of(opened(files)->read([&](const ReadTransaction& t) -> Result<void> {
    EXPECT_TRUE(value_of(t.patients.find(sample_.patient.id)));
    return {};
  }));
  // Keys alone are not one: they may be all that is left of a practice.
  fs::remove(files.database);
  EXPECT_EQ(error_of(restore(files, backup, key_copies_.path(), later_)).text,
            "error.store.restore_not_empty");
}

TEST_F(BackUp, AnAuditThatLostItsLastEntriesShows) {
  value_of(opened(files_)->write([&](Transaction& t) -> Result<void> {
    for (int i = 0; i < 3; ++i)
      PERMANENCE_CHECK(t.audit.append({"patient.saved", "agent", "", sample_now(), {}, {}}));
    return {};
  }));
  const auto backup = value_of(back_up(files_, backups_.path(), key_copies_.path(), sample_now()));
  RawDatabase(backup).run("DELETE FROM audit_entry WHERE sequence > 2");
  const auto files = new_machine();
  EXPECT_EQ(error_of(restore(files, backup, key_copies_.path(), later_)).text, "error.store.audit_cut");
  fs::remove(audit_head_beside(backup));
  value_of(restore(files, backup, key_copies_.path(), later_));  // older than the newest head: that happens

  RawDatabase(files_.database).run("DELETE FROM audit_entry WHERE sequence > 2");
  value_of(opened(files_)->read([&](const ReadTransaction& t) -> Result<void> {
    EXPECT_TRUE(value_of(t.audit.verify()).intact) << "the chain itself cannot tell";
    const auto head = parse_audit_head(value_of(t.state.get(audit_head_state)).value());
    EXPECT_EQ(head.value().entries, 4U);
    EXPECT_FALSE(value_of(t.audit.reaches(*head)));
    return {};
  }));
}

TEST_F(BackUp, WhileWritingItIsOneConsistentMoment) {
  std::atomic<bool> stop = false;
  std::atomic<int> written = 0;
  std::thread writer([&] {
    const auto store = opened(files_);
    for (std::uint32_t n = 1000; !stop; ++n) {
      Patient patient;
      patient.id = PatientId(numbered(n));
      Contact contact;
      contact.id = ContactId(numbered(n + 100'000));
      contact.links = {{patient.id}};
      value_of(store->write([&](Transaction& t) -> Result<void> {
        patient.revision = contact.revision = 0;
        PERMANENCE_CHECK(t.patients.save(patient));
        PERMANENCE_CHECK(t.contacts.save(contact));
        return t.audit.append({"patient.saved", "agent", patient.id.text(), sample_now(), {}, {}});
      }));
      ++written;
    }
  });
  while (written < 5) std::this_thread::yield();
  const auto backup = value_of(back_up(files_, backups_.path(), key_copies_.path(), sample_now()));
  const int before_end = written;
  stop = true;
  writer.join();
  const auto files = new_machine();
  value_of(restore(files, backup, key_copies_.path(), later_));
  value_of(opened(files)->read([&](const ReadTransaction& t) -> Result<void> {
    const auto patients = value_of(t.patients.all()).size();
    EXPECT_GE(patients, 6U);
    EXPECT_LE(patients, 2U + static_cast<unsigned>(before_end));
    EXPECT_EQ(value_of(t.contacts.all()).size(), patients);
    const auto verdict = value_of(t.audit.verify());
    EXPECT_TRUE(verdict.intact);
    EXPECT_EQ(verdict.entries, patients + 1);
    return {};
  }));
  EXPECT_EQ(RawDatabase(backup).run("PRAGMA integrity_check"), std::vector<std::string>{"ok"});
}

}  // namespace
}  // namespace permanence::store::test
