// The clock, as the agent needs it.
#pragma once

#include <chrono>

#include "base/time.h"

namespace permanence {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;  // wall clock, UTC; may jump
  // Time since an arbitrary start that never jumps, suspended time included where the system knows it: to tell a clock
  // that was set from time that passed.
  virtual std::chrono::milliseconds steady() const = 0;
};

}  // namespace permanence
