// Several requests, one reply.
#pragma once

#include "desk/case.h"

namespace permanence::desk {

Decision decision_from(const Case& of, std::vector<Part> parts);

}  // namespace permanence::desk
