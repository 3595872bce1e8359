// The machine's own clock and source of randomness.
#pragma once

#include "base/identifier.h"
#include "ports/clock.h"

namespace permanence::app {

class SystemClock final : public Clock {
 public:
  Instant now() const override;
  std::chrono::milliseconds steady() const override;  // CLOCK_BOOTTIME: counts while suspended
};

class RandomIdentifiers final : public IdentifierSource {
 public:
  IdentifierBytes next() override;  // getrandom(2)
};

}  // namespace permanence::app
