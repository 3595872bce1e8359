// Intake: what came is stored before anything else happens to it.
#pragma once

#include "agent/context.h"

namespace permanence::agent {

// Reads the mails of the inbox that came since the last call and stores each in a transaction of its own, with the
// cursor; what triage leaves alone is stored without its text. The first call ever only notes where the inbox stands.
// After a change of UIDVALIDITY everything that came since the installation is looked at again, and known by its
// Message-ID and body. Gives how many were stored that are to be decided.
Result<int> receive_new(Context& context, Mailbox& mailbox, const MailboxSettings& settings);

}  // namespace permanence::agent
