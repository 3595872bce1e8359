// The practitioner's own mail program stays in use: what they answer, move or delete there counts as done by a person.
#pragma once

#include "agent/context.h"

namespace permanence::agent {

// Looks at the flags of the mails that wait, at what is new in Sent, and at the drafts that were laid. An answer by hand
// withdraws the drafts and planned replies of that conversation, closes its tasks, releases its slots and silences the
// agent there. A laid draft that was sent counts as approved, with its edits; one that was deleted as refused.
Result<void> watch_the_practitioner(Context& context, const MailboxSettings& settings, Mailbox& mailbox);

// A person has answered in this conversation, or set its message aside.
enum class Silence { yes, no };
Result<void> taken_over(Transaction& write, Context& context, ConversationId conversation, Silence silence,
                        const std::string& action);

}  // namespace permanence::agent
