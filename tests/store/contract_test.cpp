// The contract that every store keeps, on this one.
#include "practice_folder.h"
#include "store_contract/store_contract.h"

namespace permanence::store_contract {
namespace {

struct OwnFolder {
  store::test::TemporaryFolder folder;
  std::unique_ptr<Store> store = store::test::opened(store::test::new_practice(folder.path()));
};

std::shared_ptr<Store> empty_sqlite_store() {
  const auto own = std::make_shared<OwnFolder>();
  return {own, own->store.get()};
}

INSTANTIATE_TEST_SUITE_P(Sqlite, StoreContract, testing::Values(StoreFactory{"sqlite", empty_sqlite_store}),
                         name_of_factory);

}  // namespace
}  // namespace permanence::store_contract
