// A piece of a test in a process of its own, which may be killed, limited or given another user.
#pragma once

#include <cstdio>
#include <exception>
#include <functional>

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace permanence::store::test {

class ChildProcess {
 public:
  // `work` runs in the child; its expectations count there, and anything that fails makes the exit status 1.
  explicit ChildProcess(const std::function<void()>& work) {
    std::fflush(nullptr);
    process_ = ::fork();
    if (process_ != 0) return;
    int status = 1;
    try {
      work();
      status = testing::Test::HasFailure() ? 1 : 0;
    } catch (const std::exception& error) {
      std::fprintf(stderr, "child: %s\n", error.what());
    }
    std::fflush(nullptr);
    ::_exit(status);
  }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ~ChildProcess() {
    if (process_ > 0) kill();
  }

  void kill() {
    ::kill(process_, SIGKILL);
    wait();
  }
  // Exit status; -1 if a signal ended it.
  int wait() {
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  ::pid_t process_ = -1;
};

}  // namespace permanence::store::test
