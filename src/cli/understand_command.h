// `permanence understand`: JSON lines in, JSON lines out, in the same order (its contract is in docs/contracts/understand.md).
#pragma once

#include <istream>
#include <ostream>

#include "base/time.h"
#include "language/reading.h"

namespace permanence::cli {

// With `explain` each answer also says why: what each sentence asks, with the words that led there, what is found likely
// of the whole, and whether a person has to see it.
// The exit status: 0, or 1 where a line was no valid object; the run goes on to the end either way.
int run_understand(std::istream& in, std::ostream& out, const TimeZone& zone,
                   const language::Classifier& classifier, bool explain = false);

}  // namespace permanence::cli
