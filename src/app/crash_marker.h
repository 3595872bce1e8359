// A mark left in the practice's folder when the process ends by a fault of its own (SIGSEGV, SIGBUS, SIGFPE, SIGILL,
// SIGABRT), so that the next start is careful with what was at work. kill -9 and power cuts leave none.
#pragma once

#include <filesystem>

namespace permanence::app {

// True if the last run left the mark, which is taken away.
bool take_crash_mark(const std::filesystem::path& file);
// From now on a fault leaves the mark there. Once a process.
void leave_mark_at_crash(const std::filesystem::path& file);
// A thread that has used up its stack can only leave the mark from another one: for each thread, as it begins.
void give_thread_a_stack_for_faults();

}  // namespace permanence::app
