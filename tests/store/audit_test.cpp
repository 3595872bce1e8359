// Whoever changes the past is found out.
#include <gtest/gtest.h>

#include "practice_folder.h"
#include "raw_database.h"
#include "sample_practice.h"

namespace permanence::store::test {
namespace {

constexpr int entries = 12;

class AuditTampering : public testing::Test {
 protected:
  void SetUp() override {
    value_of(opened(files_)->write([](Transaction& t) -> Result<void> {
      for (std::uint32_t i = 1; i <= entries; ++i)
        PERMANENCE_CHECK(
            t.audit.append({"message.stored", "agent", numbered_text(i), sample_now() + Minutes(i),
                            SubjectId(numbered(i)), "détail " + std::to_string(i)}));
      return {};
    }));
  }
  static std::string numbered_text(std::uint32_t i) { return MessageId(numbered(i)).text(); }

  AuditVerdict verdict() {
    AuditVerdict result;
    value_of(opened(files_)->read([&](const ReadTransaction& t) -> Result<void> {
      PERMANENCE_TRY(found, t.audit.verify());
      result = found;
      return {};
    }));
    return result;
  }
  void tamper(const std::string& sql) { RawDatabase(files_.database).run(sql); }

  TemporaryFolder folder_;
  StoreFiles files_ = new_practice(folder_.path());
};

TEST_F(AuditTampering, AnUntouchedChainIsIntact) {
  const auto found = verdict();
  EXPECT_TRUE(found.intact);
  EXPECT_EQ(found.entries, static_cast<std::uint64_t>(entries));
  EXPECT_EQ(found.head.size(), 64U);
}

TEST_F(AuditTampering, AChangeOfAnyFieldShowsAtItsEntry) {
  const std::string another = SubjectId(numbered(99)).text();
  for (const auto& [column, change] :
       std::vector<std::pair<std::string, std::string>>{{"at", "at + 1"},
                                                        {"action", "'message.storeD'"},
                                                        {"actor", "'practitioner:anna'"},
                                                        {"object", "'" + another + "'"},
                                                        {"subject", "'" + another + "'"},
                                                        {"subject", "''"},
                                                        {"detail", "substr(detail, 2) || 'A'"},
                                                        {"detail", "''"},
                                                        {"hash", "substr(hash, 2) || '0'"},
                                                        {"sequence", "500"}}) {
    const auto kept =
        RawDatabase(files_.database)
            .run(
                "SELECT sequence, at, action, actor, object, subject, detail, hash FROM audit_entry"
                " WHERE sequence = 5");
    tamper("UPDATE audit_entry SET " + column + " = " + change + " WHERE sequence = 5");
    const auto found = verdict();
    EXPECT_FALSE(found.intact) << column << " = " << change;
    EXPECT_EQ(found.first_bad, 5U) << column << " = " << change;
    tamper("DELETE FROM audit_entry WHERE sequence IN (5, 500)");
    std::string values = kept[0] + ", " + kept[1];
    for (std::size_t i = 2; i < kept.size(); ++i) values += ", '" + kept[i] + "'";
    tamper("INSERT INTO audit_entry VALUES (" + values + ")");
    ASSERT_TRUE(verdict().intact) << "put back as it was";
  }
}

TEST_F(AuditTampering, ARemovedEntryShows) {
  tamper("DELETE FROM audit_entry WHERE sequence = 7");
  EXPECT_EQ(verdict().first_bad, 7U);
}

TEST_F(AuditTampering, ARemovedEntryShowsEvenWhenTheOthersAreRenumbered) {
  tamper(
      "DELETE FROM audit_entry WHERE sequence = 7; UPDATE audit_entry SET sequence = sequence - 1 WHERE "
      "sequence > 7");
  EXPECT_EQ(verdict().first_bad, 7U);
}

TEST_F(AuditTampering, TwoEntriesThatChangedPlacesShow) {
  tamper(
      "UPDATE audit_entry SET sequence = 100 WHERE sequence = 3; UPDATE audit_entry SET sequence = 3 WHERE "
      "sequence = 4;"
      "UPDATE audit_entry SET sequence = 4 WHERE sequence = 100");
  EXPECT_EQ(verdict().first_bad, 3U);
}

TEST_F(AuditTampering, TextMovedFromOneFieldToTheNextShows) {
  tamper("UPDATE audit_entry SET action = 'message', actor = '.storedagent' WHERE sequence = 2");
  EXPECT_EQ(verdict().first_bad, 2U);
}

TEST_F(AuditTampering, ErasingASubjectLeavesTheChainIntactAndItsDetailUnreadable) {
  value_of(erase_subject(files_.keys, files_.master_key, SubjectId(numbered(5))));
  EXPECT_TRUE(verdict().intact);
  value_of(opened(files_)->read([&](const ReadTransaction& t) -> Result<void> {
    const auto all = value_of(t.audit.newest(entries));
    for (const auto& entry : all)
      EXPECT_EQ(entry.detail.empty(), entry.subject == SubjectId(numbered(5))) << entry.detail;
    return {};
  }));
}

}  // namespace
}  // namespace permanence::store::test
