// The master key and the key file: what is refused, what is noticed, what stays readable.
#include <fstream>

#include <gtest/gtest.h>

#include "bytes_of_files.h"
#include "practice_folder.h"
#include "raw_database.h"
#include "sample_practice.h"

namespace permanence::store::test {
namespace {

namespace fs = std::filesystem;

class Keys : public testing::Test {
 protected:
  void SetUp() override {
    value_of(opened(files_)->write([&](Transaction& t) { return save(t, sample_, sample_now()); }));
  }
  Error refusal() {
    const auto store = open_sqlite_store(files_);
    EXPECT_FALSE(store) << "it was expected not to open";
    return store ? Error{} : store.error();
  }
  void overwrite(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
  }
  // "file: …" wherever this identifier stands in the key file.
  std::vector<std::string> places_of(SubjectId subject) {
    const auto& bytes = subject.bytes();
    return found_in(bytes_of_files(files_.keys), {std::string(bytes.begin(), bytes.end())});
  }
  fs::path part_of(const std::string& id) { return files_.keys / id.substr(0, 2); }

  TemporaryFolder folder_;
  StoreFiles files_ = new_practice(folder_.path());
  SamplePractice sample_ = sample_practice();
};

TEST_F(Keys, AnotherMasterKeyIsRefused) {
  overwrite(files_.master_key, std::string(32, 'k'));
  const auto error = refusal();
  EXPECT_EQ(error.kind, ErrorKind::refused);
  EXPECT_EQ(error.text, "error.store.wrong_master_key");
}

TEST_F(Keys, AMasterKeyThatOthersMayReadIsRefused) {
  for (const auto open_to : {fs::perms::group_read, fs::perms::others_read, fs::perms::group_write}) {
    fs::permissions(files_.master_key, fs::perms::owner_read | fs::perms::owner_write | open_to);
    const auto error = refusal();
    EXPECT_EQ(error.kind, ErrorKind::refused);
    EXPECT_EQ(error.text, "error.store.master_key_permissions");
    EXPECT_EQ(error.facts.at(0).second, files_.master_key.string());
  }
  fs::permissions(files_.master_key, fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_TRUE(open_sqlite_store(files_));
}

TEST_F(Keys, AMasterKeyOfAnotherLengthIsRefused) {
  for (const std::size_t size : {0U, 31U, 33U}) {
    overwrite(files_.master_key,
              bytes_of(files_.master_key).substr(0, size) + std::string(size == 33 ? 1 : 0, 'x'));
    if (size == 33) overwrite(files_.master_key, std::string(33, 'x'));
    EXPECT_EQ(refusal().text, "error.store.master_key_damaged") << size;
  }
}

TEST_F(Keys, WhatIsMissingIsNamed) {
  const auto without = [&](const fs::path& path) {
    const auto aside = path.string() + ".aside";
    fs::rename(path, aside);
    const auto error = refusal();
    fs::rename(aside, path);
    EXPECT_EQ(error.kind, ErrorKind::not_found);
    EXPECT_EQ(error.facts.at(0).second, path.string());
    return error.text;
  };
  EXPECT_EQ(without(files_.master_key), "error.store.no_master_key");
  EXPECT_EQ(without(files_.keys), "error.store.no_key_file");
  EXPECT_EQ(without(files_.database), "error.store.no_database");
  EXPECT_TRUE(open_sqlite_store(files_));
}

TEST_F(Keys, NothingThatExistsIsMadeAgain) {
  const auto conflict = [](const Result<void>& made) {
    EXPECT_FALSE(made);
    return made ? ErrorKind::internal : made.error().kind;
  };
  const auto before = bytes_of_files(folder_.path());
  EXPECT_EQ(conflict(create_master_key(files_.master_key)), ErrorKind::conflict);
  EXPECT_EQ(conflict(create_key_file(files_.keys, files_.master_key)), ErrorKind::conflict);
  EXPECT_EQ(conflict(create_sqlite_store(files_)), ErrorKind::conflict);
  EXPECT_EQ(bytes_of_files(folder_.path()), before);
}

TEST_F(Keys, ADamagedByteAnywhereInAPartIsNoticed) {
  const auto file = part_of(sample_.patient.id.text());
  const auto good = bytes_of(file);
  ASSERT_GT(good.size(), 100U);
  for (std::size_t at = 0; at < good.size(); at += 7) {
    auto bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    overwrite(file, bad);
    const auto store = open_sqlite_store(files_);
    const auto found = store ? (*store)->read([&](const ReadTransaction& t) -> Result<void> {
      PERMANENCE_CHECK(t.patients.find(sample_.patient.id));
      return {};
    })
                             : Result<void>(fail(store.error()));
    ASSERT_FALSE(found) << "byte " << at;
    EXPECT_TRUE(found.error().kind == ErrorKind::corrupt || found.error().text == "error.store.keys_older")
        << found.error().text << " at byte " << at;
  }
  overwrite(file, good.substr(0, good.size() / 2));
  EXPECT_FALSE(opened(files_)->read([&](const ReadTransaction& t) -> Result<void> {
    PERMANENCE_CHECK(t.patients.find(sample_.patient.id));
    return {};
  }));
}

TEST_F(Keys, ADamagedHeaderIsNoticed) {
  const auto file = files_.keys / "header";
  const auto good = bytes_of(file);
  for (std::size_t at = 36; at < good.size(); ++at) {  // before: the mark of another master key
    auto bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    overwrite(file, bad);
    EXPECT_EQ(refusal().text, "error.store.keys_damaged") << at;
  }
}

TEST_F(Keys, AKeyFileOlderThanTheDataIsRefused) {
  const TemporaryFolder aside;
  fs::copy(files_.keys, aside.path() / "keys", fs::copy_options::recursive);
  value_of(opened(files_)->write([](Transaction& t) {
    Patient patient;
    patient.id = PatientId(numbered(900));
    return t.patients.save(patient);
  }));
  ASSERT_TRUE(open_sqlite_store(files_));
  fs::remove_all(files_.keys);
  fs::copy(aside.path() / "keys", files_.keys, fs::copy_options::recursive);
  const auto error = refusal();
  EXPECT_EQ(error.kind, ErrorKind::refused);
  EXPECT_EQ(error.text, "error.store.keys_older");
}

TEST_F(Keys, ARowMovedToAnotherPlaceDoesNotOpen) {
  auto other = sample_.patient;
  other.id = PatientId(numbered(901));
  other.revision = 0;
  value_of(opened(files_)->write([&](Transaction& t) { return t.patients.save(other); }));
  // The ciphertext of one with the subject of the same one, under another's id.
  RawDatabase(files_.database)
      .run("UPDATE patient SET (subject, sealed) = (SELECT subject, sealed FROM patient WHERE id = '" +
           sample_.patient.id.text() + "') WHERE id = '" + other.id.text() + "'");
  const auto found = opened(files_)->read([&](const ReadTransaction& t) -> Result<void> {
    EXPECT_TRUE(value_of(t.patients.find(sample_.patient.id)));
    PERMANENCE_CHECK(t.patients.find(other.id));
    return {};
  });
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, ErrorKind::corrupt);
  EXPECT_EQ(found.error().text, "error.store.row_unreadable");
}

TEST_F(Keys, AFailedTransactionLeavesNeitherRowsNorAHindranceToTryingAgain) {
  const auto store = opened(files_);
  StoredMessage message = sample_.message;
  message.id = MessageId(numbered(902));
  const auto insert = [&](Transaction& t) { return t.messages.insert(message, {SubjectId(numbered(903))}); };
  const auto failed = store->write([&](Transaction& t) -> Result<void> {
    PERMANENCE_CHECK(insert(t));
    return fail(ErrorKind::conflict, "error.store.stale");
  });
  ASSERT_FALSE(failed);
  value_of(store->read([&](const ReadTransaction& t) -> Result<void> {
    EXPECT_FALSE(value_of(t.messages.find(message.id)));
    return {};
  }));
  value_of(store->write(insert));
  value_of(opened(files_)->read([&](const ReadTransaction& t) -> Result<void> {
    EXPECT_TRUE(value_of(t.messages.find(message.id)));
    return {};
  }));
}

TEST_F(Keys, AnErasedPersonIsGoneAndCannotBeWrittenAbout) {
  value_of(erase_subject(files_.keys, files_.master_key, subject_of(sample_.patient.id)));
  const auto store = opened(files_);
  value_of(store->read([&](const ReadTransaction& t) -> Result<void> {
    EXPECT_FALSE(value_of(t.patients.find(sample_.patient.id)));
    EXPECT_FALSE(value_of(t.appointments.find(sample_.appointment.id)));
    EXPECT_FALSE(value_of(t.outbox.find(sample_.reply.id)));
    EXPECT_TRUE(value_of(t.contacts.find(sample_.contact.id))) << "the contact is another subject";
    EXPECT_TRUE(value_of(t.messages.find(sample_.message.id))) << "which the message concerns too";
    EXPECT_TRUE(value_of(t.messages.find(sample_.left_message.id)));
    return {};
  }));
  auto again = sample_.patient;
  again.revision = 0;
  const auto refused = store->write([&](Transaction& t) { return t.patients.save(again); });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().text, "error.store.erased_subject");
}

TEST_F(Keys, WhenAllWhomAMessageConcernsAreErasedItIsGoneAndSoIsTheAddress) {
  const auto wrapped = [&] { return places_of(subject_of(sample_.contact.id)); };
  ASSERT_FALSE(wrapped().empty());
  value_of(erase_subject(files_.keys, files_.master_key, subject_of(sample_.patient.id)));
  value_of(erase_subject(files_.keys, files_.master_key, subject_of(sample_.contact.id)));
  for (const auto& place : wrapped())
    EXPECT_NE(place.find("/header: "), std::string::npos) << "only the list: " << place;
  value_of(opened(files_)->read([&](const ReadTransaction& t) -> Result<void> {
    EXPECT_FALSE(value_of(t.messages.find(sample_.message.id)));
    EXPECT_TRUE(value_of(t.contacts.with_address(sample_.contact.addresses.front().address)).empty());
    EXPECT_TRUE(value_of(t.audit.verify()).intact);
    return {};
  }));
}

TEST_F(Keys, AnErasureInterruptedAnywhereIsFinishedByTheNextToOpen) {
  const auto patient = subject_of(sample_.patient.id);
  value_of(opened(files_)->write(
      [&](Transaction& t) { return t.messages.add_subjects(sample_.left_message.id, {patient}); }));
  const auto own = part_of(patient.text()), nobodys = part_of(sample_.left_message.id.text());
  ASSERT_NE(own, nobodys) << "the message's wrap from before lies elsewhere";
  const auto own_before = bytes_of(own), nobodys_before = bytes_of(nobodys);
  value_of(erase_subject(files_.keys, files_.master_key, patient));
  const auto size_when_done = bytes_of(nobodys).size();
  ASSERT_LT(size_when_done, nobodys_before.size());
  for (const bool nobodys_was_written : {false, true}) {
    overwrite(own, own_before);
    if (!nobodys_was_written) overwrite(nobodys, nobodys_before);
    RawDatabase(files_.database).run("UPDATE key_state SET erasures = 0");
    opened(files_);
    EXPECT_EQ(bytes_of(nobodys).size(), size_when_done);
    for (const auto& place : places_of(patient))
      EXPECT_NE(place.find("/header: "), std::string::npos) << place;
  }
}

TEST_F(Keys, TheClearColumnsHoldNoKindNoTypeAndNoKey) {
  const auto columns =
      RawDatabase(files_.database)
          .run(
              "SELECT t.name || '.' || c.name FROM sqlite_master t, pragma_table_info(t.name) c"
              " WHERE t.type = 'table'");
  for (const auto& name : columns)
    for (const char* forbidden :
         {"visit_type", "kind", "address", "subject_line", "text", "reason", "outbox.key"})
      EXPECT_TRUE(name.find(forbidden) == std::string::npos || name == "outbox.key_hash") << name;
  EXPECT_GT(columns.size(), 80U);
}

}  // namespace
}  // namespace permanence::store::test
