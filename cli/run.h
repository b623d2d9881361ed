// The whole program, for its two shells: the executable and the Python package.
#pragma once

namespace jj::cli {

/// Runs the command line; the exit code.
int run(int argc, char **argv);

}  // namespace jj::cli
