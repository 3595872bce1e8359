// The one place that opens connections. It knows the hosts that the configuration names, each with a purpose, and
// refuses every other by a sentence naming it.
#pragma once

#include <chrono>
#include <string>

#include "base/result.h"

namespace permanence {

class NetworkGate {
 public:
  virtual ~NetworkGate() = default;
  // Resolves `host` and connects: a descriptor that the caller owns and closes. Thread-safe.
  // refused "error.network.host_not_configured" if host and port aren't on the list; unavailable otherwise.
  virtual Result<int> connect(const std::string& host, int port, std::chrono::milliseconds at_most) = 0;
};

}  // namespace permanence
