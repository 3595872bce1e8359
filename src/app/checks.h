// `permanence check`: every setting and every connection tried, and told in plain French.
#pragma once

#include <string>
#include <vector>

#include "app/practice_folder.h"

namespace permanence::app {

enum class Verdict { good, warning, bad };

struct CheckLine {
  Verdict verdict = Verdict::good;
  std::string sentence;
};

// Changes nothing. Works beside a running agent.
std::vector<CheckLine> check(const PracticeFolder& folder);

}  // namespace permanence::app
