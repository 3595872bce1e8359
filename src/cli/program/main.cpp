#include "cli/command_line.h"

int main(int count, char** words) { return permanence::cli::run(count, words); }
