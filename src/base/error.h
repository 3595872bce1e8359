// What went wrong, as a value. An error reaches a person as one French sentence: what happened, to what, what to do.
// The sentence is not written here: `text` names an entry of the catalogue (texts/fr/*.toml), `facts` fill it.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace permanence {

enum class ErrorKind {
  invalid_input,   // what was given is malformed; trying again with the same input is useless
  not_found,
  conflict,        // the agenda slot, the unique key or the revision is taken: decide again
  refused,         // forbidden by a rule or by the other side (wrong password, host not configured)
  unavailable,     // the other side or the disk doesn't answer, or is full; the same call may succeed later
  unknown_outcome, // the other side may or may not have done it (a send whose last answer never came)
  corrupt,         // stored or received data contradicts itself
  internal,        // a defect of this program
};

// Whether the same call may succeed when made again: decided once, where the error is made.
enum class Retry { never, later, when_online };

struct Error {
  using Facts = std::vector<std::pair<std::string, std::string>>;

  ErrorKind kind = ErrorKind::internal;
  std::string text;     // key in the catalogue, "error.mailbox.wrong_password"
  Facts facts;          // names and values for the sentence; never a patient's words
  Retry retry = Retry::never;
};

}  // namespace permanence
