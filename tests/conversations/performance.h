// A script played line by line; everything that the agent did has to be told by it.
#pragma once

#include "cabinet.h"
#include "script.h"

namespace permanence::conversations {

struct Difference {
  int line = 0;
  std::string what;
};

// Empty: played as written. Ends at the first difference, since what follows would rest on it.
std::optional<Difference> play(const Script& script);

}  // namespace permanence::conversations
