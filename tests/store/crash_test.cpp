// kill -9 at any moment: what was acknowledged is there, what wasn't is there whole or not at all.
#include <chrono>
#include <random>
#include <thread>

#include "child_process.h"
#include "practice_folder.h"
#include "raw_database.h"
#include "sample_practice.h"

namespace permanence::store::test {
namespace {

std::string address(std::uint32_t number) { return "patient" + std::to_string(number) + "@courrier.example"; }

// Number `n` writes to seven tables and makes three keys and an address hash.
Result<void> write_number(Store& store, std::uint32_t n) {
  return store.write([&](Transaction& t) -> Result<void> {
    const auto id = numbered(n + 1);
    auto sample = sample_practice();
    sample.patient.id = PatientId(id);
    sample.contact.id = ContactId(numbered(n + 500'000));
    sample.contact.addresses = {{{Channel::email, address(n)}, AddressState::usable}};
    sample.message.id = MessageId(id);
    sample.message.content.position->uid = n + 1;
    sample.reply.id = OutboxId(id);
    sample.reply.key = "reply:" + std::to_string(n);
    sample.reply.patient = sample.patient.id;
    sample.audit.subject = subject_of(sample.patient.id);
    PERMANENCE_CHECK(t.patients.save(sample.patient));
    PERMANENCE_CHECK(t.contacts.save(sample.contact));
    PERMANENCE_CHECK(
        t.messages.insert(sample.message, {subject_of(sample.contact.id), subject_of(sample.patient.id)}));
    PERMANENCE_CHECK(t.outbox.save(sample.reply));
    PERMANENCE_CHECK(t.audit.append(sample.audit));
    return t.state.set("count", std::to_string(n + 1));
  });
}

std::uint32_t count_and_check(const StoreFiles& files) {
  const auto store = opened(files);
  std::uint32_t count = 0;
  value_of(store->read([&](const ReadTransaction& t) -> Result<void> {
    if (const auto text = value_of(t.state.get("count")))
      count = static_cast<std::uint32_t>(std::stoul(*text));
    EXPECT_EQ(value_of(t.patients.all()).size(), count);
    EXPECT_EQ(value_of(t.contacts.all()).size(), count);
    for (std::uint32_t n = 0; n < count; ++n) {
      EXPECT_EQ(value_of(t.contacts.with_address({Channel::email, address(n)})).size(), 1U) << n;
      EXPECT_TRUE(value_of(t.messages.at({"cabinet", "INBOX", 77, n + 1}))) << n;
      EXPECT_TRUE(value_of(t.outbox.with_key("reply:" + std::to_string(n)))) << n;
    }
    const auto verdict = value_of(t.audit.verify());
    EXPECT_TRUE(verdict.intact);
    EXPECT_EQ(verdict.entries, count);
    for (const auto& entry : value_of(t.audit.newest(count))) EXPECT_FALSE(entry.detail.empty());
    return {};
  }));
  return count;
}

TEST(Crash, KilledInTheMiddleOfWritesKeepsEveryAcknowledgedTransactionWhole) {
  constexpr unsigned seed = 20260302;
  constexpr int kills = 30;
  std::printf("seed %u, %d kills\n", seed, kills);
  std::mt19937 random(seed);
  const TemporaryFolder folder;
  const auto files = new_practice(folder.path());
  std::uint32_t count = 0;
  for (int round = 0; round < kills; ++round) {
    int acknowledged[2];
    ASSERT_EQ(::pipe(acknowledged), 0);
    ChildProcess writer([&] {
      const auto store = opened(files);
      for (auto n = count;; ++n) {
        value_of(write_number(*store, n));
        if (::write(acknowledged[1], &n, sizeof n) != sizeof n) return;
      }
    });
    ::close(acknowledged[1]);
    // The first acknowledgement shows that it is at work; then a moment at random.
    std::uint32_t last = 0;
    ASSERT_EQ(::read(acknowledged[0], &last, sizeof last), static_cast<ssize_t>(sizeof last));
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 40'000));
    writer.kill();
    while (::read(acknowledged[0], &last, sizeof last) == sizeof last) {
    }
    ::close(acknowledged[0]);
    count = count_and_check(files);
    ASSERT_GE(count, last + 1) << "an acknowledged transaction is gone";
    ASSERT_LE(count, last + 2) << "at most the one that was being acknowledged";
    ASSERT_FALSE(HasFailure()) << "round " << round;
  }
  EXPECT_EQ(RawDatabase(files.database).run("PRAGMA integrity_check"), std::vector<std::string>{"ok"});
  std::printf("%u transactions survived\n", count);
}

}  // namespace
}  // namespace permanence::store::test
