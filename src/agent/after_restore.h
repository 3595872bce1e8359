// A backup knows less than the world: what it still has planned may have left, and a mail it never saw may be answered.
// Until each mailbox was read again and Sent was searched, nothing leaves; then a person releases the rest (`resume`).
#pragma once

#include <vector>

#include "agent/context.h"

namespace permanence::agent {

// Settles what Sent tells of the rows that wait: found there, they are sent; answered there by a mail that the backup
// doesn't know, they are withdrawn and a task says so. Does nothing unless the practice was restored and not yet
// released. Notes the mailbox as read again once nothing in it is undecided.
Result<void> settle_after_restore(Context& context, const MailboxSettings& settings, Mailbox& mailbox);

// The mailboxes that have yet to be read again; empty where nothing was restored.
Result<std::vector<MailboxName>> not_reread(const ReadTransaction& read, const Practice& practice);

}  // namespace permanence::agent
