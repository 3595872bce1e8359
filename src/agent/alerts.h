// Alerts about the agent itself, to the practitioner: a mailbox that fails, a stop, a clock that jumped. No patient data.
#pragma once

#include <string>

#include "agent/context.h"

namespace permanence::agent {

// One alert by every configured route and a task; once for each `occasion` (a key of the outbox). `avoiding`: a mailbox
// whose way out is known to fail; routes through it go through another one where there is any.
Result<void> alert_system(Transaction& write, Context& context, const std::string& occasion, const std::string& text,
                          const Error::Facts& facts, const MailboxName& avoiding = {});

// "mardi 3 mars à 9 h 30"
std::string in_words(const Context& context, Instant instant);

// Watches over one mailbox or one way out: half an hour of failures in a row is told once, by another way.
class Health {
 public:
  Health(MailboxName mailbox, std::string what) : mailbox_(std::move(mailbox)), what_(std::move(what)) {}
  Result<void> succeeded(Context& context);
  // True when the alert was written now, and has to be put into an inbox if no way out works.
  Result<bool> failed(Context& context, const Error& error);

 private:
  MailboxName mailbox_;
  std::optional<Instant> last_;  // the last failure: those far apart are no series
  std::string what_;  // catalogue key: "label.mailbox_in", "label.mailbox_out"
  std::optional<Instant> since_;
  bool told_ = false;
};

}  // namespace permanence::agent
