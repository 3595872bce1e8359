#include <sys/prctl.h>
#include <sys/resource.h>

#include "cli/command_line.h"

int main(int count, char** words) {
  // What patients wrote is in memory in clear: no crash may leave it on the disk, no other process of this
  // user read it.
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  ::prctl(PR_SET_DUMPABLE, 0);
  return permanence::cli::run(count, words);
}
