// What becomes of an incoming message once the row that answered it was approved or taken back.
#pragma once

#include "agent/applying.h"

namespace permanence::agent {

// The row is approved: the tasks that it answers are closed, every task of its message if a person wrote the text. The
// message is handled once none is open and no other draft answers it; else it stays with a person.
Result<void> settle_message(Transaction& write, Context& context, const OutboxRow& row);

// The row is taken back and nothing stands in its place: its message waits for a person, with a task that says
// why in a French sentence.
Result<void> leave_to_person(Transaction& write, Context& context, const OutboxRow& row, const std::string& reason);

// A person refuses the draft: it is withdrawn, and its message waits for them.
Result<void> refuse_draft(Transaction& write, Context& context, const OutboxRow& row, const std::string& author);

// The appointment that approving the row would have cancelled or moved, or that its offer is to replace.
Result<std::optional<Appointment>> appointment_to_change(Transaction& write, const OutboxRow& row);
// A refused change: the appointment stands as it was and its reminders speak again, unless another row still asks for
// the change.
Result<Touched> let_stand(Transaction& write, Context& context, const OutboxRow& row);

}  // namespace permanence::agent
