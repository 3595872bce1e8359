// When something may leave: quiet hours, Sundays and holidays (design.md, "Time").
#pragma once

#include <optional>

#include "base/time.h"
#include "practice/practice.h"

namespace permanence::agenda {

bool is_quiet(const Practice& practice, const TimeZone& zone, Instant instant);
// The instant itself where permitted; else the last permitted minute before it. Reminders.
Instant last_permitted_at_or_before(const Practice& practice, const TimeZone& zone, Instant instant);
// The instant itself where permitted; else the first permitted one after it. Everything else.
Instant first_permitted_at_or_after(const Practice& practice, const TimeZone& zone, Instant instant);

}  // namespace permanence::agenda
