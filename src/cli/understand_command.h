// `permanence understand`: JSON lines in, JSON lines out, in the same order (its contract is in docs/contracts/understand.md).
#pragma once

#include <istream>
#include <ostream>

#include "base/time.h"

namespace permanence::cli {

// The exit status: 0, or 1 where a line was no valid object; the run goes on to the end either way.
int run_understand(std::istream& in, std::ostream& out, const TimeZone& zone);

}  // namespace permanence::cli
