#include "app/journal.h"

#include <signal.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "app/crash_marker.h"

namespace permanence::app {

#ifdef PERMANENCE_TEST_HOOKS
namespace {
std::string_view name_of(Step step) {
  switch (step) {
    case Step::reading: return "reading";
    case Step::stored: return "stored";
    case Step::deciding: return "deciding";
    case Step::decided: return "decided";
    case Step::claimed: return "claimed";
    case Step::handed: return "handed";
    case Step::accepted: return "accepted";
    case Step::sent_recorded: return "sent_recorded";
    case Step::filed: return "filed";
    case Step::marked: return "marked";
  }
  return "";
}
}  // namespace

Journal::Journal() {
  if (std::getenv("PERMANENCE_CRASH_BY_FAULT") != nullptr) crash_signal_ = SIGSEGV;
  const char* wanted = std::getenv("PERMANENCE_CRASH_AT");
  if (wanted == nullptr) return;
  const std::string text(wanted);
  const auto colon = text.find(':');
  crash_step_ = text.substr(0, colon);
  crash_countdown_ = colon == std::string::npos ? 1 : std::atoi(text.c_str() + colon + 1);
}

void Journal::reached(Step step, const std::string&) {
  if (crash_step_.empty() || crash_step_ != name_of(step)) return;
  if (--crash_countdown_ == 0) ::raise(crash_signal_);
}
#else
Journal::Journal() = default;
void Journal::reached(Step, const std::string&) {}
#endif

void Journal::thread_begins() { give_thread_a_stack_for_faults(); }

void Journal::trouble(const std::string& sentence) { std::fprintf(stderr, "%s\n", sentence.c_str()); }

}  // namespace permanence::app
