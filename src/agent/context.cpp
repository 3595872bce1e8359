#include "agent/context.h"

namespace permanence::agent {

Result<std::string> state_of(const ReadTransaction& read, const char* name) {
  PERMANENCE_TRY(value, read.state.get(name));
  return value.value_or("");
}

Result<bool> may_send(const ReadTransaction& read) {
  for (const char* name : {state_name::paused_since, state_name::restored_at, state_name::clock_doubt_since}) {
    PERMANENCE_TRY(value, state_of(read, name));
    if (!value.empty()) return false;
  }
  return true;
}

}  // namespace permanence::agent
