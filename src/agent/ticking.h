// What the clock brings: reminders, offers that expire, the sign of life, a clock that jumped. One tick or a thousand
// give the same messages.
#pragma once

#include <optional>

#include "agent/context.h"

namespace permanence::agent {

// Reminders that are due become outbox rows; drafts are made a day ahead so that a person can approve them in time.
// Offers past their time expire; rows that nobody may send any more too.
Result<void> tick(Context& context);

// Notes that the agent lives, and how the wall clock moved against the steady one since the last note. A jump of more
// than five minutes, or a wall clock behind the last sign of life, puts the clock in doubt: nothing but emergencies and
// alerts leaves until a person confirms the time.
class Heartbeat {
 public:
  // At the start: how long the agent was stopped, if that is worth telling.
  struct Stop {
    Instant from{};
    Instant until{};
  };
  Result<std::optional<Stop>> start(Context& context);
  Result<void> beat(Context& context);

 private:
  Instant wall_{};
  std::chrono::milliseconds steady_{0};
};

}  // namespace permanence::agent
