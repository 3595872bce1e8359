// The program's subcommands, by CLI11; what each does is in the files beside.
#pragma once

namespace permanence::cli {

int run(int count, char** words);  // the process's exit status: 0 done, 1 it failed and said why, 2 a wrong command line

}  // namespace permanence::cli
