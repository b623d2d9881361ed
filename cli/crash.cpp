// Signal handlers of the compiler process. They use async-signal-safe calls only. See crash.h.
#include "crash.h"

#include <unistd.h>

#include <csignal>
#include <cstring>
#include <iterator>

#include "support/diagnostics.h"

namespace jj::cli {
namespace {

void say(const char *text) {
  ssize_t ignored = write(STDERR_FILENO, text, std::strlen(text));
  (void)ignored;
}

void report(int signal) {
  say("justjitc: internal error: ");
  say(signal == SIGSEGV ? "segmentation fault" : signal == SIGABRT ? "aborted" : signal == SIGFPE ? "arithmetic error" : "illegal access");
  say("\nto reproduce: ");
  say(reproducer());
  say("\n");
  _exit(70);
}

}  // namespace

void installCrashHandler() {
  // A stack of its own: the fault may be a stack overflow.
  alignas(16) static char stack[64 * 1024];
  stack_t alternate{};
  alternate.ss_sp = stack;
  alternate.ss_size = sizeof stack;
  sigaltstack(&alternate, nullptr);
  struct sigaction action {};
  action.sa_handler = report;
  action.sa_flags = SA_ONSTACK;
  for (int signal : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL}) sigaction(signal, &action, nullptr);
}

std::string quoteCommand(int argc, char **argv) {
  std::string out;
  for (int i = 0; i < argc; ++i) {
    std::string word = argv[i];
    bool plain = !word.empty();
    for (unsigned char c : word) plain = plain && (std::isalnum(c) || std::strchr("-_./=+,:@%", c));
    if (!plain) {
      std::string quoted = "'";
      for (char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
      word = quoted + "'";
    }
    out += (i ? " " : "") + word;
  }
  return out;
}

}  // namespace jj::cli
