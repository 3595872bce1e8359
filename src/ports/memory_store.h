// The store in memory: for tests and conversation scripts. Same contract, no encryption. A failed transaction leaves
// nothing behind. `fail_next_write` makes the next writes fail with the error given (a full disk, a locked database).
#pragma once

#include <memory>

#include "ports/store.h"

namespace permanence {

class MemoryStore : public Store {
 public:
  static std::unique_ptr<MemoryStore> create();
  virtual void fail_next_writes(int count, Error error) = 0;
};

}  // namespace permanence
