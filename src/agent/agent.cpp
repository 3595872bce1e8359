#include "agent/agent.h"

#include <algorithm>

#include "agent/after_restore.h"
#include "agent/by_hand.h"
#include "agent/commands.h"
#include "agent/deciding.h"
#include "agent/mailbox_chores.h"
#include "agent/receiving.h"
#include "agent/sending.h"

namespace permanence::agent {
namespace {

constexpr std::chrono::seconds look_again{60};       // at flags, Sent and drafts, even where nothing new came
constexpr std::chrono::seconds looking_takes{60};    // on a slow server
constexpr std::chrono::minutes all_read_within{15};  // after which a stop is told, though a mailbox still fails
constexpr std::chrono::milliseconds tick_interval{20'000};
constexpr std::chrono::milliseconds longest_sleep{60'000};

std::chrono::milliseconds back_off(int failures) {
  return std::min(std::chrono::milliseconds(2000) * (1 << std::min(failures, 7)), std::chrono::milliseconds(300'000));
}

}  // namespace

void Wake::notify() {
  {
    const std::lock_guard lock(mutex_);
    pending_ = true;
  }
  changed_.notify_all();
}

void Wake::wait(std::chrono::milliseconds at_most) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, at_most, [&] { return pending_; });
  pending_ = false;
}

Agent::Agent(Context& context, std::vector<MailboxConnection> connections) : context_(context) {
  for (MailboxConnection& connection : connections) {
    const MailboxName name = connection.settings.name;
    lines_.push_back(std::unique_ptr<Line>(new Line{.connection = std::move(connection),
                                                    .reading = Health(name, "label.mailbox_in"),
                                                    .sending = Health(name, "label.mailbox_out")}));
  }
}

Agent::~Agent() { stop(); }

Result<void> Agent::start() {
  PERMANENCE_CHECK(replan_claimed(context_));
  PERMANENCE_TRY(stop, heartbeat_.start(context_));
  stop_to_tell_ = stop;
  started_at_ = context_.clock.steady();
  started_ = true;
  decider_ = std::thread([this] { decide_loop(); });
  clock_ = std::thread([this] { clock_loop(); });
  for (auto& line : lines_) {
    line->reader = std::thread([this, &line = *line] { read_loop(line); });
    line->poster = std::thread([this, &line = *line] { send_loop(line); });
  }
  return {};
}

void Agent::stop() {
  if (!started_.exchange(false)) return;
  stopping_ = true;
  wake_everyone();
  for (auto& line : lines_) {
    line->reader.join();
    line->poster.join();
  }
  decider_.join();
  clock_.join();
}

void Agent::wake_everyone() {
  wake_decider_.notify();
  wake_clock_.notify();
  for (auto& line : lines_) {
    line->wake_sender.notify();
    line->connection.mailbox->interrupt();
  }
}

std::string Agent::answer(const std::string& command) {
  std::string result = answer_command(context_, command);
  wake_everyone();
  return result;
}

void Agent::failed(Health& health, const Error& error) {
  const auto told = health.failed(context_, error);
  if (told && *told)
    for (auto& line : lines_) line->wake_sender.notify();
}

Result<void> Agent::read_once(Line& line) {
  Mailbox& mailbox = *line.connection.mailbox;
  const MailboxSettings& settings = line.connection.settings;
  PERMANENCE_CHECK(mailbox.open());
  PERMANENCE_TRY(received, receive_new(context_, mailbox, settings));
  if (received > 0) wake_decider_.notify();
  caught_up(line, received);
  PERMANENCE_CHECK(settle_unanswered(context_, settings, mailbox));
  const auto looked_at = context_.clock.steady();
  PERMANENCE_TRY(look, watch_the_practitioner(context_, settings, mailbox));
  PERMANENCE_CHECK(settle_after_restore(context_, settings, mailbox));
  if (line.looked_at.exchange(looked_at) == std::chrono::milliseconds(0)) line.wake_sender.notify();
  PERMANENCE_CHECK(do_chores(context_, settings, mailbox));
  PERMANENCE_CHECK(line.reading.succeeded(context_));
  return mailbox.wait_for_change(look == LookAgain::soon ? soon : look_again);
}

void Agent::read_loop(Line& line) {
  context_.observer.thread_begins();
  int failures = 0;
  while (!stopping_) {
    const auto read = read_once(line);
    if (read) {
      failures = 0;
      continue;
    }
    failed(line.reading, read.error());
    // In short steps, so that a stop isn't waited for.
    for (auto waited = std::chrono::milliseconds(0); waited < back_off(failures) && !stopping_; waited += std::chrono::milliseconds(100))
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    ++failures;
  }
}

void Agent::caught_up(Line& line, int received) {
  const std::lock_guard lock(catching_up_);
  received_while_catching_up_ += received;
  line.caught_up = true;
  tell_stop();
}

// Once every mailbox was read after a stop that is worth telling, or has had the time to, the practitioner is told.
void Agent::tell_stop() {
  const bool all = std::all_of(lines_.begin(), lines_.end(), [](const auto& each) { return each->caught_up; });
  if (!stop_to_tell_ || (!all && context_.clock.steady() - started_at_ < all_read_within)) return;
  const auto stop = *stop_to_tell_;
  const auto told = context_.store.write([&](Transaction& write) {
    return alert_system(write, context_, "stopped:" + to_text(stop.until), "alert.was_stopped",
                        {{"from", in_words(context_, stop.from)},
                         {"until", in_words(context_, stop.until)},
                         {"count", std::to_string(received_while_catching_up_)}});
  });
  if (!told) return context_.observer.trouble(context_.catalogue.sentence(told.error()));
  stop_to_tell_.reset();
  for (auto& line : lines_) line->wake_sender.notify();
}

void Agent::send_loop(Line& line) {
  context_.observer.thread_begins();
  int failures = 0;
  while (!stopping_) {
    const auto looked_at = line.looked_at.load();
    const bool lately = looked_at.count() > 0 && context_.clock.steady() - looked_at < look_again + looking_takes;
    const auto sent = send_due(context_, line.connection.settings, *line.connection.sender,
                               lately ? Watched::lately : Watched::not_yet);
    if (sent) {
      failures = 0;
      if (*sent > 0) {
        (void)line.sending.succeeded(context_);
        line.connection.mailbox->interrupt();  // the copies are to be filed
      }
    } else {
      failed(line.sending, sent.error());
      line.connection.mailbox->interrupt();    // a fate may have to be looked up
      ++failures;
    }
    auto sleep = failures > 0 ? back_off(failures) : longest_sleep;
    std::optional<Instant> next;
    (void)context_.store.read([&](const ReadTransaction& read) -> Result<void> {
      PERMANENCE_TRY(due, read.outbox.next_due());
      next = due;
      return {};
    });
    if (next && failures == 0) {
      const auto until = std::chrono::duration_cast<std::chrono::milliseconds>(*next - context_.clock.now());
      // What is due and didn't leave (a pause) is looked at again now and then, not at once.
      sleep = until.count() > 0 ? std::min(until, sleep) : std::chrono::milliseconds(2000);
    }
    if (!stopping_) line.wake_sender.wait(sleep);
  }
}

void Agent::decide_loop() {
  context_.observer.thread_begins();
  while (!stopping_) {
    const auto decided = decide_next(context_);
    if (!decided) {
      context_.observer.trouble(context_.catalogue.sentence(decided.error()));
      wake_decider_.wait(std::chrono::seconds(5));
      continue;
    }
    if (*decided) {
      for (auto& line : lines_) {
        line->wake_sender.notify();
        line->connection.mailbox->interrupt();
      }
      continue;
    }
    wake_decider_.wait(longest_sleep);
  }
}

void Agent::clock_loop() {
  context_.observer.thread_begins();
  while (!stopping_) {
    for (const auto& done : {heartbeat_.beat(context_), tick(context_)})
      if (!done) context_.observer.trouble(context_.catalogue.sentence(done.error()));
    {
      const std::lock_guard lock(catching_up_);
      tell_stop();
    }
    for (auto& line : lines_) line->wake_sender.notify();
    if (!stopping_) wake_clock_.wait(tick_interval);
  }
}

}  // namespace permanence::agent
