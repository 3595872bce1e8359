// Older drafts that give way to what a message leads to.
#pragma once

#include "desk/case.h"

namespace permanence::desk {

// The rows not yet begun that `parts` make obsolete: those about an appointment that one of them cancels or moves,
// about an offer that it answers or asks for anew, or that ask or tell the same as it does. A question about
// something else, however near, leaves them alone.
std::vector<OutboxId> rows_replaced_by(const Case& of, const std::vector<Part>& parts);

}  // namespace permanence::desk
