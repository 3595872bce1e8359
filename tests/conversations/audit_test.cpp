// What the agent does leaves an entry of its own, in the transaction that does it.
#include <set>

#include <gtest/gtest.h>

#include "cabinet.h"

namespace permanence::conversations {
namespace {

std::multiset<std::string> audited(Cabinet& cabinet) {
  std::multiset<std::string> actions;
  const auto read = cabinet.store().read([&](const ReadTransaction& t) -> Result<void> {
    PERMANENCE_TRY(entries, t.audit.newest(1000));
    for (const AuditEntry& entry : entries) actions.insert(entry.action);
    return {};
  });
  EXPECT_TRUE(read);
  return actions;
}

TEST(Audit, AnOfferIsFollowedFromItsOpeningToItsEnd) {
  Cabinet cabinet({"kinesitherapeute", "niveaux auto"});
  cabinet.set_clock(*parse_instant("2026-03-03T08:00:00Z"));
  cabinet.add_file({"Jeanne Morel <jeanne.morel@mail.example>"});
  cabinet.deliver("", {}, "Bonjour, auriez-vous une place lundi 9 mars au matin ?");
  EXPECT_EQ(audited(cabinet).count("offer.opened"), 1U);
  cabinet.advance(std::chrono::hours(25));
  EXPECT_EQ(audited(cabinet).count("offer.expired"), 1U);
}

TEST(Audit, ATaskIsOpenedAndClosed) {
  Cabinet cabinet({"kinesitherapeute", "niveaux auto"});
  cabinet.set_clock(*parse_instant("2026-03-03T08:00:00Z"));
  cabinet.add_file({"Jeanne Morel <jeanne.morel@mail.example>"});
  cabinet.deliver("", {}, "Bonjour, j’ai mal au genou depuis la séance, est-ce normal ?");
  EXPECT_EQ(audited(cabinet).count("task.opened"), cabinet.open_tasks().size());
  EXPECT_GE(cabinet.open_tasks().size(), 1U);
}

TEST(Audit, AReminderThatNobodyApprovedInTimeExpires) {
  Cabinet cabinet({"kinesitherapeute", "niveaux auto", "rappel en brouillon"});
  cabinet.set_clock(*parse_instant("2026-03-03T08:00:00Z"));
  cabinet.add_file({"Jeanne Morel <jeanne.morel@mail.example>"});
  cabinet.add_appointment("Jeanne Morel", *parse_local_date_time("2026-03-05T10:00"), {});
  cabinet.advance(std::chrono::days(3));
  EXPECT_EQ(audited(cabinet).count("outbox.expired"), 1U);
}

}  // namespace
}  // namespace permanence::conversations
