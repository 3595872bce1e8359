// Practices written by earlier versions, kept as they were: this version opens and reads each of them.
#include <algorithm>

#include <gtest/gtest.h>

#include "practice_folder.h"
#include "raw_database.h"
#include "sample_practice.h"
#include "store/migrations.h"

namespace permanence::store::test {
namespace {

namespace fs = std::filesystem;

class EarlierSchema : public testing::TestWithParam<int> {
 protected:
  // A copy: the one that is kept must not be migrated. Git keeps no permissions.
  void SetUp() override {
    fs::copy(fs::path(SOURCE_DIRECTORY) / "tests/store/fixtures" / ("schema_" + std::to_string(GetParam())),
             folder_.path() / "cabinet", fs::copy_options::recursive);
    fs::permissions(files_.master_key, fs::perms::owner_read | fs::perms::owner_write);
  }

  TemporaryFolder folder_;
  StoreFiles files_ = files_of(folder_.path() / "cabinet");
};

TEST_P(EarlierSchema, IsBroughtUpToDateAndReadWhole) {
  ASSERT_EQ(RawDatabase(files_.database).run("PRAGMA user_version").at(0), std::to_string(GetParam()));
  const auto expected = sample_practice();
  const auto store = opened(files_);
  EXPECT_EQ(RawDatabase(files_.database).run("PRAGMA user_version").at(0), std::to_string(schema_version));
  const auto columns = RawDatabase(files_.database).run("SELECT name FROM pragma_table_info('outbox')");
  EXPECT_EQ(std::count(columns.begin(), columns.end(), "priority"), 0)
      << "which told emergencies from the rest";
  value_of(store->read([&](const ReadTransaction& t) -> Result<void> {
    EXPECT_EQ(value_of(t.patients.find(expected.patient.id)).value().family_name,
              expected.patient.family_name);
    const auto contacts = value_of(t.contacts.with_address(expected.contact.addresses.front().address));
    EXPECT_EQ(contacts.at(0).name, expected.contact.name);
    EXPECT_EQ(value_of(t.contacts.of_patient(expected.patient.id)).size(), 1U);
    EXPECT_EQ(value_of(t.conversations.find(expected.conversation.id)).value().subject,
              expected.conversation.subject);
    EXPECT_EQ(value_of(t.messages.at(*expected.message.content.position)).value().content.text,
              expected.message.content.text);
    EXPECT_EQ(value_of(t.messages.find(expected.left_message.id)).value().left_reason,
              expected.left_message.left_reason);
    EXPECT_EQ(value_of(t.appointments.of_patient(expected.patient.id)).at(0).visit_type,
              expected.appointment.visit_type);
    EXPECT_EQ(value_of(t.offers.of_contact(expected.contact.id)).at(0).slots, expected.offer.slots);
    EXPECT_EQ(value_of(t.outbox.with_key(expected.reply.key)).value().message, expected.reply.message);
    EXPECT_TRUE(value_of(t.outbox.with_message_id(t.outbox.message_id_header(expected.alert))));
    EXPECT_EQ(value_of(t.tasks.open()).at(0).reason, expected.task.reason);
    EXPECT_EQ(value_of(t.mailboxes.cursor("cabinet", "INBOX")).value().next_uid, expected.cursor.next_uid);
    EXPECT_EQ(value_of(t.state.get("started_at")), to_text(sample_now()));
    EXPECT_TRUE(value_of(t.audit.verify()).intact);
    EXPECT_EQ(value_of(t.audit.newest(1)).at(0).detail, expected.audit.detail);
    return {};
  }));
}

TEST_P(EarlierSchema, IsOnlyLookedAtByACheck) {
  const auto expected = GetParam() == schema_version ? StoreCheck::up_to_date : StoreCheck::to_be_migrated;
  EXPECT_EQ(value_of(check_sqlite_store(files_)), expected);
  EXPECT_EQ(RawDatabase(files_.database).run("PRAGMA user_version").at(0), std::to_string(GetParam()));
}

TEST_P(EarlierSchema, IsWrittenTo) {
  const auto store = opened(files_);
  auto sample = sample_practice();
  sample.patient.revision = 1;
  value_of(store->write([&](Transaction& t) -> Result<void> {
    PERMANENCE_CHECK(t.patients.save(sample.patient));
    PERMANENCE_CHECK(t.messages.add_subjects(sample.left_message.id, {subject_of(sample.contact.id)}));
    return t.audit.append(sample.audit);
  }));
  value_of(store->read([&](const ReadTransaction& t) -> Result<void> {
    EXPECT_TRUE(value_of(t.audit.verify()).intact);
    return {};
  }));
}

INSTANTIATE_TEST_SUITE_P(Kept, EarlierSchema, testing::Range(1, schema_version + 1));

}  // namespace
}  // namespace permanence::store::test
