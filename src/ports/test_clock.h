// A clock that stands still until it is moved. In-memory version of Clock, for tests and scripts.
#pragma once

#include <atomic>

#include "ports/clock.h"

namespace permanence {

class TestClock final : public Clock {
 public:
  explicit TestClock(Instant start) : now_(start.time_since_epoch().count()) {}
  Instant now() const override { return Instant{Seconds(now_.load())}; }
  std::chrono::milliseconds steady() const override { return std::chrono::milliseconds(steady_.load()); }

  void advance(Seconds by) {  // time passes
    now_ += by.count();
    steady_ += by.count() * 1000;
  }
  void set(Instant to) { now_ = to.time_since_epoch().count(); }  // somebody sets the clock: steady time doesn't move

 private:
  std::atomic<std::int64_t> now_;
  std::atomic<std::int64_t> steady_{0};
};

}  // namespace permanence
