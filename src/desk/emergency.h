// Red flags come before everything else: the fixed text, the alert, the task (domain.md, "Emergencies").
#pragma once

#include "desk/case.h"

namespace permanence::desk {

Decision decide_emergency(const Case& of);

}  // namespace permanence::desk
