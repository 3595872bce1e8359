// A bounce (RFC 3464) is matched to its outbox row: failed, the address marked, the patient on the list to be called.
#pragma once

#include "agent/context.h"

namespace permanence::agent {

Result<void> handle_bounce(Context& context, StoredMessage message);

// What couldn't be sent and never will be: the row's state and cause, the address marked where it is to blame, and a
// task so that somebody calls.
enum class AddressBlame { no, yes };
Result<void> mark_failed(Transaction& write, Context& context, OutboxRow row, const std::string& cause, AddressBlame blame);

}  // namespace permanence::agent
