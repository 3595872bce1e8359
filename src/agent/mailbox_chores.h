// What is done in the mailbox itself once the store says so: each step can be repeated without harm.
#pragma once

#include "agent/context.h"

namespace permanence::agent {

// Marks the mails that are handled, files the copies of what was sent (after looking whether they are there already),
// lays drafts and takes away those that are settled, puts an alert that can't leave into the inbox itself.
Result<void> do_chores(Context& context, const MailboxSettings& settings, Mailbox& mailbox);

}  // namespace permanence::agent
