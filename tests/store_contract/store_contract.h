// The contract of ports/store.h and ports/tables.h as a suite that every store must pass. A store's own tests
// include this header in one .cpp file and instantiate StoreContract with a factory that gives an empty store
// each time; what the store needs (a folder, keys) may live in the shared pointer's deleter.
//
//   INSTANTIATE_TEST_SUITE_P(Sqlite, StoreContract, testing::Values(StoreFactory{"sqlite", make}),
//   name_of_factory);
#pragma once

#include "store_contract/agenda_contract.h"
#include "store_contract/concurrency_contract.h"
#include "store_contract/fixture.h"
#include "store_contract/message_contract.h"
#include "store_contract/outbox_contract.h"
#include "store_contract/people_contract.h"
#include "store_contract/transaction_contract.h"
