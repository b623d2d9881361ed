// What happens when the compiler itself breaks: a report instead of a bare signal.
#pragma once
#include <string>

namespace jj::cli {

/// From now on SIGSEGV, SIGABRT and their like are reported as internal errors with exit code 70.
void installCrashHandler();
/// The command line, quoted for a shell.
std::string quoteCommand(int argc, char **argv);

}  // namespace jj::cli
