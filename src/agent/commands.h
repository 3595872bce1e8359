// The commands that a person gives, by the command line now and by the console later: JSON in, JSON out.
//
//   {"command": "approve", "id": "3f2a…"}  ->  {"ok": true, …}  or  {"ok": false, "error": "<French sentence>"}
//
// An id may be shortened to its first characters as long as it names one thing.
#pragma once

#include <string>

#include "agent/context.h"

namespace permanence::agent {

std::string answer_command(Context& context, const std::string& command);

}  // namespace permanence::agent
