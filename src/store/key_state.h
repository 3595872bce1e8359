// How the database and the key file keep in step: which generation of keys the data rest on, which erasures
// it has had.
#pragma once

#include "store/database.h"
#include "store/key_ring.h"

namespace permanence::store {

std::uint64_t key_generation(Database& database);
// Makes the transaction's new keys durable, then commits it.
void commit_with_keys(Database& database, KeyRing& ring, KeyAccess& keys);
// Removes the rows (and keys, should an erasure have been interrupted) of subjects that the key file lists as erased
// since this was last called; the rows in a transaction of its own. Throws refused "error.store.keys_older" if the
// data know more erasures than the key file.
void apply_erasures(Database& database, KeyRing& keys);

}  // namespace permanence::store
