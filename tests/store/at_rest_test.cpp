// What a thief of the disk can read.
#include <gtest/gtest.h>

#include "bytes_of_files.h"
#include "practice_folder.h"
#include "sample_practice.h"
#include "store_contract/fixture.h"

namespace permanence::store::test {
namespace {

using store_contract::shown;

TEST(AtRest, TheSearchFindsATextHoweverItIsWritten) {
  const std::string text = "Douleur au genou";
  for (const auto& before : {"", "a", "ab", "abc"}) {
    const std::map<std::string, std::string> file = {{"f", "…" + base64(before + text + " depuis")}};
    EXPECT_FALSE(found_in(file, {text}).empty()) << before;
  }
  EXPECT_FALSE(found_in({{"f", "xx" + text}}, {text}).empty());
  EXPECT_TRUE(found_in({{"f", base64("Douleur au coude")}}, {text}).empty());
}

TEST(AtRest, NoPlainTextIsInAnyFileOfThePracticeOpenOrClosed) {
  const TemporaryFolder folder;
  const auto files = new_practice(folder.path());
  auto sample = sample_practice();
  {
    const auto store = opened(files);
    value_of(store->write([&](Transaction& t) { return save(t, sample, sample_now()); }));
    // Again, so that there are old versions of the rows about.
    value_of(store->write([&](Transaction& t) -> Result<void> {
      PERMANENCE_CHECK(t.patients.save(sample.patient));
      PERMANENCE_CHECK(t.contacts.save(sample.contact));
      PERMANENCE_CHECK(t.messages.update(sample.message));
      return t.outbox.save(sample.reply);
    }));
    const auto open_files = bytes_of_files(folder.path());
    ASSERT_TRUE(open_files.count(files.database.string() + "-wal"))
        << "the WAL must be among what is searched";
    EXPECT_EQ(found_in(open_files, sample.secrets), std::vector<std::string>{});
  }
  EXPECT_EQ(found_in(bytes_of_files(folder.path()), sample.secrets), std::vector<std::string>{});
}

TEST(AtRest, TheMasterKeyIsInItsOwnFileAlone) {
  const TemporaryFolder folder, backups, key_copies;
  const auto files = new_practice(folder.path());
  auto sample = sample_practice();
  value_of(opened(files)->write([&](Transaction& t) { return save(t, sample, sample_now()); }));
  value_of(back_up(files, backups.path(), key_copies.path(), sample_now()));
  const auto key = bytes_of(files.master_key);
  ASSERT_EQ(key.size(), 32U);
  EXPECT_EQ(found_in(bytes_of_files(backups.path()), {key}), std::vector<std::string>{});
  EXPECT_EQ(found_in(bytes_of_files(key_copies.path()), {key}), std::vector<std::string>{});
  auto practice = bytes_of_files(folder.path());
  EXPECT_EQ(practice.erase(files.master_key.string()), 1U);
  EXPECT_EQ(found_in(practice, {key}), std::vector<std::string>{});
}

TEST(AtRest, EveryFieldOfEveryRowComesBack) {
  const TemporaryFolder folder;
  const auto files = new_practice(folder.path());
  auto sample = sample_practice();
  value_of(opened(files)->write([&](Transaction& t) { return save(t, sample, sample_now()); }));
  value_of(opened(files)->read([&](const ReadTransaction& t) -> Result<void> {
    EXPECT_EQ(shown(value_of(t.patients.find(sample.patient.id))), shown(std::optional(sample.patient)));
    EXPECT_EQ(shown(value_of(t.contacts.find(sample.contact.id))), shown(std::optional(sample.contact)));
    EXPECT_EQ(shown(value_of(t.conversations.find(sample.conversation.id))),
              shown(std::optional(sample.conversation)));
    EXPECT_EQ(shown(value_of(t.messages.find(sample.message.id))), shown(std::optional(sample.message)));
    EXPECT_EQ(shown(value_of(t.messages.find(sample.left_message.id))),
              shown(std::optional(sample.left_message)));
    EXPECT_EQ(shown(value_of(t.appointments.find(sample.appointment.id))),
              shown(std::optional(sample.appointment)));
    EXPECT_EQ(shown(value_of(t.offers.find(sample.offer.id))), shown(std::optional(sample.offer)));
    EXPECT_EQ(shown(value_of(t.outbox.find(sample.reply.id))), shown(std::optional(sample.reply)));
    EXPECT_EQ(shown(value_of(t.outbox.find(sample.alert.id))), shown(std::optional(sample.alert)));
    EXPECT_EQ(shown(value_of(t.tasks.find(sample.task.id))), shown(std::optional(sample.task)));
    return {};
  }));
}

TEST(AtRest, FilesAreTheOwnersAlone) {
  const TemporaryFolder folder, backups, key_copies;
  const auto files = new_practice(folder.path());
  auto sample = sample_practice();
  const auto store = opened(files);
  value_of(store->write([&](Transaction& t) { return save(t, sample, sample_now()); }));
  value_of(back_up(files, backups.path(), key_copies.path(), sample_now()));
  using std::filesystem::perms;
  for (const auto* root : {&folder, &backups, &key_copies})
    for (const auto& [file, bytes] : bytes_of_files(root->path()))
      EXPECT_EQ(std::filesystem::status(file).permissions() & (perms::group_all | perms::others_all),
                perms::none)
          << file;
}

}  // namespace
}  // namespace permanence::store::test
