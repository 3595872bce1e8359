// The outbox: each row leaves once, and where its fate can't be known a person is told.
//
//   planned -> claimed -> handed -> sent
//
// claimed is committed before connecting, handed just before the terminating dot. A row found claimed at a start was
// never accepted: it is planned again. One found handed has an unknown fate: Sent is searched for its Message-ID; found
// means sent, not found means uncertain, shown to a person; only the emergency text and alerts are repeated, a few times.
#pragma once

#include <optional>

#include "agent/context.h"

namespace permanence::agent {

// An alert that its way out refused so often is laid into the inbox itself.
constexpr int attempts_before_inbox = 3;

// Whether the mailbox was looked at lately for what a person answered there by hand: until then no reply leaves.
enum class Watched { lately, not_yet };

// Sends what is due through one mailbox, row after row. Ends at the first error of the way out itself (server gone,
// password refused), which it returns after having planned the row again with a back-off. What concerns one message
// alone is no such error: refused for good, or deferred for a day, it is marked failed and somebody calls; what can't
// be written as a mail likewise. Gives how many left.
Result<int> send_due(Context& context, const MailboxSettings& settings, Sender& sender, Watched watched);

// Rows that were handed over and never answered, by a stop or a lost connection, and that nobody is sending now: Sent is
// searched, where the server files by itself after half a minute's grace. Those that `mailbox` can't be asked about stay.
Result<void> settle_unanswered(Context& context, const MailboxSettings& settings, Mailbox& mailbox);
// Rows found claimed that nobody is sending now were never accepted: by a stop, or a store that couldn't be written.
Result<void> replan_claimed(Context& context);

// The row as a mail. `date`: what its Date header says.
Result<OutgoingMail> mail_of(Context& context, const ReadTransaction& read, const OutboxRow& row, Instant date);

}  // namespace permanence::agent
