// The loops that drive the use cases: for each mailbox one thread that reads and one that sends, one thread that decides,
// one that follows the clock. Each can be ended at any moment: what happened is in the store before it is acted on.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "agent/alerts.h"
#include "agent/context.h"
#include "agent/ticking.h"

namespace permanence::agent {

struct MailboxConnection {
  MailboxSettings settings;
  std::unique_ptr<Mailbox> mailbox;
  std::unique_ptr<Sender> sender;
};

// Lets a thread sleep until there is something to do.
class Wake {
 public:
  void notify();
  // Returns at a notification since the last wait, or after `at_most`.
  void wait(std::chrono::milliseconds at_most);

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool pending_ = false;
};

class Agent {
 public:
  // `context` outlives it.
  Agent(Context& context, std::vector<MailboxConnection> connections);
  ~Agent();  // stops

  // Settles what a stop left behind and starts the loops. Connections are made by the loops: a server that is down is no
  // error here.
  Result<void> start();
  void stop();
  // Answers one command of the control socket, JSON to JSON (agent/commands.h), and wakes whom it concerns.
  std::string answer(const std::string& command);

 private:
  struct Line {  // one mailbox with its threads
    MailboxConnection connection;
    Health reading, sending;
    Wake wake_sender{};
    std::thread reader{}, poster{};
    bool caught_up = false;
    // When what a person did by hand was last looked for, on the steady clock; 0: not yet since the start.
    std::atomic<std::chrono::milliseconds> looked_at{std::chrono::milliseconds(0)};
  };

  void read_loop(Line& line);
  Result<void> read_once(Line& line);
  void send_loop(Line& line);
  void decide_loop();
  void clock_loop();
  void wake_everyone();
  void caught_up(Line& line, int received);
  void tell_stop();  // under catching_up_
  void failed(Health& health, const Error& error);

  Context& context_;
  std::vector<std::unique_ptr<Line>> lines_;
  Wake wake_decider_, wake_clock_;
  std::thread decider_, clock_;
  std::atomic<bool> stopping_{false};
  std::atomic<bool> started_{false};
  Heartbeat heartbeat_;
  std::optional<Heartbeat::Stop> stop_to_tell_;
  std::chrono::milliseconds started_at_{0};
  std::mutex catching_up_;  // of stop_to_tell_, the lines' caught_up and the count
  int received_while_catching_up_ = 0;
};

}  // namespace permanence::agent
