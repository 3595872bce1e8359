// The schema, as numbered steps, each run in one transaction; `PRAGMA user_version` tells how many a database
// has had. Portable SQL: bigint, text; identifiers as 32 hexadecimal digits; ciphertext as base64; '' and 0
// for none.
#pragma once

#include "store/database.h"

namespace permanence::store {

constexpr int schema_version = 2;
// Brings an older database up to date; what a step drops isn't left in free pages. Throws refused
// "error.store.newer_schema" if the database is of a later version of this program.
void migrate(Database& database);

}  // namespace permanence::store
