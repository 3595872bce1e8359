// What the running agent writes on standard error, for the service's journal: French sentences without patient data.
// In builds with test hooks it also ends the process at a named step: PERMANENCE_CRASH_AT="handed:3" at the third time,
// by a fault of its own if PERMANENCE_CRASH_BY_FAULT is set.
#pragma once

#include <atomic>
#include <string>

#include "ports/observer.h"

namespace permanence::app {

class Journal final : public Observer {
 public:
  Journal();
  void reached(Step step, const std::string& id) override;
  void thread_begins() override;
  void trouble(const std::string& sentence) override;

 private:
#ifdef PERMANENCE_TEST_HOOKS
  std::string crash_step_;
  std::atomic<int> crash_countdown_{0};
  int crash_signal_ = 9;  // SIGKILL
#endif
};

}  // namespace permanence::app
