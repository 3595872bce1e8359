#include "agent/crash_guard.h"

#include <cstdlib>

namespace permanence::agent {
namespace {

constexpr int tries = 3;  // beside the one of the run before the watch began

}  // namespace

Result<bool> CrashGuard::may_try(Store& store, const std::string& loop, const std::string& what) {
  if (!watching_) return true;
  {
    const std::lock_guard lock(mutex_);
    if (!tried_.insert(loop + " " + what).second) return true;
  }
  bool may = true;
  PERMANENCE_CHECK(store.write([&](Transaction& write) -> Result<void> {
    const std::string name = "at_work:" + loop;
    PERMANENCE_TRY(noted, write.state.get(name));
    // "<count> <what>"
    const auto space = noted ? noted->find(' ') : std::string::npos;
    const bool same = space != std::string::npos && noted->substr(space + 1) == what;
    const int before = same ? std::atoi(noted->c_str()) : 0;
    may = before < tries;
    return write.state.set(name, std::to_string(before + 1) + " " + what);
  }));
  return may;
}

}  // namespace permanence::agent
