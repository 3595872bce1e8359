#include "ports/memory_store.h"

#include "store_contract/store_contract.h"

namespace permanence::store_contract {

INSTANTIATE_TEST_SUITE_P(InMemory, StoreContract,
                         testing::Values(StoreFactory{
                             "memory", [] { return std::shared_ptr<Store>(MemoryStore::create()); }}),
                         name_of_factory);

TEST(MemoryStore, FailsTheNextWritesAsAskedAndKeepsNothingOfThem) {
  const auto store = MemoryStore::create();
  const auto set = [&](const std::string& value) {
    return store->write([&](Transaction& t) { return t.state.set("step", value); });
  };
  store->fail_next_writes(2, Error{ErrorKind::unavailable, "error.store.full", {}, Retry::later});

  for (int i = 0; i < 2; ++i) {
    const auto failed = set("lost");
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().text, "error.store.full");
    EXPECT_EQ(failed.error().retry, Retry::later);
  }
  ASSERT_TRUE(store->read([&](const ReadTransaction& t) -> Result<void> {
    PERMANENCE_TRY(value, t.state.get("step"));
    EXPECT_FALSE(value);
    return {};
  }));
  EXPECT_TRUE(set("kept"));
}

}  // namespace permanence::store_contract
