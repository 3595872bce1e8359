#include "app/crash_marker.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <memory>

namespace permanence::app {
namespace {

constexpr std::size_t stack_size = 64 * 1024;
std::array<char, 4096> mark{};  // the handler may allocate nothing

void leave_mark(int signal_number) {
  const int descriptor = ::open(mark.data(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor >= 0) ::close(descriptor);
  // The usual end follows: SA_RESETHAND took this handler away.
  ::raise(signal_number);
}

// Given back before its memory is.
struct FaultStack {
  std::unique_ptr<char[]> memory{new char[stack_size]};
  FaultStack() {
    stack_t stack{};
    stack.ss_sp = memory.get();
    stack.ss_size = stack_size;
    ::sigaltstack(&stack, nullptr);
  }
  ~FaultStack() {
    stack_t none{};
    none.ss_flags = SS_DISABLE;
    ::sigaltstack(&none, nullptr);
  }
};

}  // namespace

bool take_crash_mark(const std::filesystem::path& file) {
  std::error_code ignored;
  return std::filesystem::remove(file, ignored);
}

void leave_mark_at_crash(const std::filesystem::path& file) {
  const std::string path = std::filesystem::absolute(file).string();
  if (path.size() >= mark.size()) return;
  std::memcpy(mark.data(), path.c_str(), path.size() + 1);
  struct sigaction action {};
  action.sa_handler = leave_mark;
  action.sa_flags = SA_RESETHAND | SA_ONSTACK | SA_NODEFER;
  for (const int signal_number : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT})
    ::sigaction(signal_number, &action, nullptr);
  give_thread_a_stack_for_faults();
}

void give_thread_a_stack_for_faults() { thread_local FaultStack stack; }

}  // namespace permanence::app
