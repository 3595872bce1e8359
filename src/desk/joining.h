// Several requests, one reply.
#pragma once

#include "desk/case.h"

namespace permanence::desk {

// The reply that `main` makes, with `added` as paragraphs beside what it says itself.
Result<ComposedMessage> message_of(const Case& of, const Part& main, const std::string& added);

// What acts before any answer, whoever gives it: the requests of `parts` alone.
void keep_requests_alone(const std::vector<Part>& parts, Decision& decision);

Decision decision_from(const Case& of, std::vector<Part> parts);

}  // namespace permanence::desk
