// What a person does: a task that says why, with a draft to start from or an acknowledgement.
#pragma once

#include "desk/case.h"

namespace permanence::desk {

// Adds the tasks (each reason once, the gravest kind first) and, if `may_write`, the draft or the
// acknowledgement.
enum class Writing { allowed, forbidden };
void hand_over(const Case& of, const std::vector<ForPerson>& why, Writing writing, Decision& decision);

// Adds the tasks alone.
void open_tasks(const std::vector<ForPerson>& why, Decision& decision);

// The requests that only a person settles: a prescription, a document, a complaint …
Part leave_to_person(const Case& of, language::Intent intent);

}  // namespace permanence::desk
