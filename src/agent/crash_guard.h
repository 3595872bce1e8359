// A mail that ends the process would end it again at each start. After a run that didn't stop by itself, what is about to
// be read or decided about is noted first; what was at work when several runs in a row ended goes to a person unread.
// After a run that stopped properly it costs nothing.
#pragma once

#include <atomic>
#include <string>

#include "ports/store.h"

namespace permanence::agent {

class CrashGuard {
 public:
  // Learns from the store whether the last run stopped by itself.
  Result<void> start(Store& store);
  Result<void> stop(Store& store);
  // False: leave `what` ("decide:<message>") to a person. `loop` names who asks: one thing at a time each.
  // Thread-safe.
  Result<bool> may_try(Store& store, const std::string& loop, const std::string& what);

 private:
  std::atomic<bool> watching_{false};
};

}  // namespace permanence::agent
