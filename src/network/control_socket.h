// How commands reach the running agent: a Unix socket (0600) in the practice's folder; one JSON text a line each way.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"

namespace permanence::network {

class ControlServer {
 public:
  virtual ~ControlServer() = default;  // stops listening, waits for the call under way, removes the socket
  // `answer` is called from a thread of the server, one call at a time. A path too long for a Unix socket (108 bytes)
  // is handled by a relative bind, not refused.
  static Result<std::unique_ptr<ControlServer>> listen(const std::filesystem::path& socket,
                                                       std::function<std::string(const std::string&)> answer);
};

// not_found "error.control.not_running" if nobody listens there.
Result<std::string> ask(const std::filesystem::path& socket, const std::string& question, std::chrono::seconds at_most);

}  // namespace permanence::network
