// What every use case of the agent works with. Made once by the wiring; outlives everything else of the agent.
#pragma once

#include <mutex>
#include <set>

#include "agent/crash_guard.h"
#include "base/catalogue.h"
#include "compose/composer.h"
#include "language/reading.h"
#include "ports/clock.h"
#include "ports/invitation_format.h"
#include "ports/mailbox.h"
#include "ports/observer.h"
#include "ports/sender.h"
#include "ports/store.h"
#include "practice/practice.h"

namespace permanence::agent {

// The rows that a thread of this process is sending right now: found `handed`, they aren't left over from a stop.
class InFlight {
 public:
  void enter(OutboxId row) {
    const std::lock_guard lock(mutex_);
    rows_.insert(row);
  }
  void leave(OutboxId row) {
    const std::lock_guard lock(mutex_);
    rows_.erase(row);
  }
  bool has(OutboxId row) const {
    const std::lock_guard lock(mutex_);
    return rows_.count(row) > 0;
  }

 private:
  mutable std::mutex mutex_;
  std::set<OutboxId> rows_;
};

struct Context {
  Store& store;
  const Clock& clock;
  IdentifierSource& identifiers;
  const Practice& practice;
  const TimeZone& zone;
  const MessageComposer& composer;
  const Catalogue& catalogue;
  const MailFormat& mail_format;
  const InvitationFormat& invitation_format;
  Observer& observer;
  language::Classifier classifier;
  // Taken by whoever decides (about a message, a command, a tick) from reading the premises to the commit.
  std::mutex deciding{};
  InFlight in_flight{};
  CrashGuard guard{false};
};

// What is written in the store's state table; all in clear, none about a person.
namespace state_name {
inline constexpr const char* paused_since = "paused_since";            // instant, empty if not
inline constexpr const char* restored_at = "restored_at";              // nothing leaves until released
inline constexpr const char* clock_doubt_since = "clock_doubt_since";  // nothing leaves until confirmed
inline const std::string reread_since_restore = "reread:";  // and a mailbox's name: the restore it followed
inline constexpr const char* last_alive = "last_alive";
inline constexpr const char* alerts_tested = "alerts_tested";
}  // namespace state_name

// The state's value; empty where there is none.
Result<std::string> state_of(const ReadTransaction& read, const std::string& name);

// Whether the mailbox was read again since the practice was restored; true where it never was.
Result<bool> was_reread(const ReadTransaction& read, const MailboxName& mailbox);

// After a restore the backup's own rows may have left already: true until that mailbox's Sent was searched for them.
Result<bool> may_have_left_before_restore(const ReadTransaction& read, const OutboxRow& row);

// Whether anything but emergencies and alerts may leave now.
Result<bool> may_send(const ReadTransaction& read);

}  // namespace permanence::agent
