// A mail that ends the process by a fault would end it again at each start. After a run that crashed, what is about to be
// read or decided about is noted first; what was at work when several such runs ended goes to a person unread. After any
// other run, kill -9 and power cuts included, it costs nothing.
#pragma once

#include <mutex>
#include <set>
#include <string>

#include "ports/store.h"

namespace permanence::agent {

class CrashGuard {
 public:
  // `watching`: the last run crashed.
  explicit CrashGuard(bool watching = false) : watching_(watching) {}
  // False: leave `what` ("decide:<message>") to a person. `loop` names who asks: one thing at a time each.
  // Thread-safe.
  Result<bool> may_try(Store& store, const std::string& loop, const std::string& what);

 private:
  const bool watching_;
  std::mutex mutex_;             // of tried_
  std::set<std::string> tried_;  // by this process: it still lives, so it wasn't that (a line that was cut)
};

}  // namespace permanence::agent
