// The practitioner's own mail program stays in use: what they answer, move or delete there counts as done by a person.
#pragma once

#include "agent/context.h"

namespace permanence::agent {

enum class LookAgain { as_usual, soon };
constexpr Seconds soon{12};  // when a mail program is through with a draft that it has sent

// Looks at the flags of the mails that wait, at what is new in Sent, and at the drafts that were laid. An
// answer by hand to the person who wrote withdraws the drafts and planned replies of that conversation,
// closes its tasks, releases its slots and silences the agent there. A laid draft that was sent counts as
// approved, with its edits; one that was deleted as refused. `soon`: something is under way there that can't
// be told yet.
Result<LookAgain> watch_the_practitioner(Context& context, const MailboxSettings& settings, Mailbox& mailbox);

// A person has answered in this conversation, or set its message aside.
enum class Silence { yes, no };
Result<void> taken_over(Transaction& write, Context& context, ConversationId conversation, Silence silence,
                        const std::string& action);

}  // namespace permanence::agent
