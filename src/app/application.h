// The wiring: one practice folder, opened, with everything that serves it.
#pragma once

#include <memory>
#include <string>

#include "agent/agent.h"
#include "app/practice_folder.h"
#include "app/system_clock.h"
#include "ports/network_gate.h"
#include "settings/practice_file.h"
#include "settings/secrets_file.h"

namespace permanence::app {

class Application {
 public:
  // Takes the lock, reads the settings, opens the store. No connection is made yet.
  // On bad settings: invalid_input "error.app.bad_settings" whose fact `problems` lists them all, a line each.
  static Result<std::unique_ptr<Application>> open(const PracticeFolder& folder, Observer& observer);
  ~Application();

  agent::Context& context();
  const Practice& practice() const;
  const std::vector<settings::Problem>& warnings() const;

  // Connects to nothing by itself; `start` runs the loops and listens on the control socket.
  Result<void> start();
  void stop();
  std::string answer(const std::string& command);

 private:
  struct Parts;
  explicit Application(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

// Opens, starts, waits for SIGTERM or SIGINT, stops in reverse. `ready` is called once the agent serves.
Result<void> serve(const PracticeFolder& folder, Observer& observer, const std::function<void(Application&)>& ready);

// Sends a command to the running agent, or, where none runs, opens the practice and answers it here.
Result<std::string> command(const PracticeFolder& folder, const std::string& request);

// The network's list for this practice: every host of its settings, each with its purpose.
std::unique_ptr<NetworkGate> gate_of(const Practice& practice);

}  // namespace permanence::app
