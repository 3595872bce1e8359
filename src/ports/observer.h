// What happens, as it happens: for the demonstration's terminal and, later, the console's live events. In builds with
// test hooks also where a crash test may end the process. Observers must be quick and must not call the agent.
#pragma once

#include <string>

#include "practice/identifiers.h"

namespace permanence {

// The steps of a message's life, in order; the crash test kills the process at each.
enum class Step { reading, stored, deciding, decided, claimed, handed, accepted, sent_recorded, filed, marked };

class Observer {
 public:
  virtual ~Observer() = default;
  virtual void reached(Step step, const std::string& id) { (void)step, (void)id; }  // after its commit
  virtual void message_decided(MessageId message) { (void)message; }
  virtual void outbox_changed(OutboxId row) { (void)row; }
  virtual void agenda_changed(AppointmentId appointment) { (void)appointment; }
  virtual void thread_begins() {}  // called first on each of the agent's own threads
  virtual void trouble(const std::string& sentence) { (void)sentence; }  // a French sentence, without patient data
};

}  // namespace permanence
