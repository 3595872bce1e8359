// What was understood, decided and done about a message, as JSON: kept with the message for the console, shown by the
// demonstration.
#pragma once

#include <string>

#include "agent/context.h"
#include "desk/decide.h"

namespace permanence::agent {

std::string trace_of(const language::Reading& reading, const desk::Decision& decision);

}  // namespace permanence::agent
