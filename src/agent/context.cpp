#include "agent/context.h"

namespace permanence::agent {

Result<std::string> state_of(const ReadTransaction& read, const std::string& name) {
  PERMANENCE_TRY(value, read.state.get(name));
  return value.value_or("");
}

Result<bool> was_reread(const ReadTransaction& read, const MailboxName& mailbox) {
  PERMANENCE_TRY(restored, state_of(read, state_name::restored_at));
  PERMANENCE_TRY(reread, state_of(read, state_name::reread_since_restore + mailbox));
  return reread == restored;
}

Result<bool> may_have_left_before_restore(const ReadTransaction& read, const OutboxRow& row) {
  PERMANENCE_TRY(restored, state_of(read, state_name::restored_at));
  const auto restored_at = parse_instant(restored);
  if (!restored_at || row.created_at >= *restored_at) return false;
  PERMANENCE_TRY(reread, was_reread(read, row.mailbox));
  return !reread;
}

Result<bool> may_send(const ReadTransaction& read) {
  for (const char* name : {state_name::paused_since, state_name::restored_at, state_name::clock_doubt_since}) {
    PERMANENCE_TRY(value, state_of(read, name));
    if (!value.empty()) return false;
  }
  return true;
}

}  // namespace permanence::agent
