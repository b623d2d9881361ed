// The command line of justjitc.
#pragma once
#include "driver/compile.h"

namespace jj::cli {

/// Parses the command line. Returns -1 to go on, else the exit code (0 after --help and --version, 2 wrong usage).
int parseCommandLine(int argc, char **argv, driver::CompileOptions &out);

}  // namespace jj::cli
