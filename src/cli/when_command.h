// `permanence when`: JSON lines in, JSON lines out, in the same order (its contract is in docs/contracts/when.md).
#pragma once

#include <istream>
#include <ostream>

namespace permanence::cli {

// The exit status: 0, or 1 where a line was no valid object; the run goes on to the end either way.
int run_when(std::istream& in, std::ostream& out);

}  // namespace permanence::cli
