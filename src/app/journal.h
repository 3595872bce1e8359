// What the running agent writes on standard error, for the service's journal: French sentences without patient data.
// In builds with test hooks it also ends the process at a named step: PERMANENCE_CRASH_AT="handed:3" at the third time.
#pragma once

#include <atomic>
#include <string>

#include "ports/observer.h"

namespace permanence::app {

class Journal final : public Observer {
 public:
  Journal();
  void reached(Step step, const std::string& id) override;
  void trouble(const std::string& sentence) override;

 private:
#ifdef PERMANENCE_TEST_HOOKS
  std::string crash_step_;
  std::atomic<int> crash_countdown_{0};
#endif
};

}  // namespace permanence::app
