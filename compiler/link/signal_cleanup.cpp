// A handler reads a fixed table of paths: nothing is allocated or locked while a signal is handled. See
// signal_cleanup.h.
#include "signal_cleanup.h"

#include <unistd.h>

#include <cstring>
#include <iterator>
#include <mutex>

#include "support/diagnostics.h"

namespace jj::link {
namespace {

struct Slot {
  char path[SignalCleanup::kMaxPath];
  volatile sig_atomic_t used = 0;  // set after the path is written
};
Slot slots[8];  // one output file and one scratch folder at a time
std::mutex slotsMutex;
size_t slotsUsed = 0;

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGXFSZ};
struct sigaction oldActions[std::size(kSignals)];

void removeAndDie(int signal) {
  for (size_t i = std::size(slots); i-- > 0;)
    if (slots[i].used && unlink(slots[i].path) < 0) rmdir(slots[i].path);
  std::signal(signal, SIG_DFL);
  raise(signal);
}

void installHandlers() {
  for (size_t i = 0; i < std::size(kSignals); ++i) {
    struct sigaction action = {};
    sigaction(kSignals[i], nullptr, &oldActions[i]);
    if (oldActions[i].sa_handler == SIG_IGN) continue;
    action.sa_handler = removeAndDie;
    sigaction(kSignals[i], &action, nullptr);
  }
}

void restoreHandlers() {
  for (size_t i = 0; i < std::size(kSignals); ++i) sigaction(kSignals[i], &oldActions[i], nullptr);
}

}  // namespace

SignalCleanup::SignalCleanup(const std::string &path) {
  std::lock_guard lock(slotsMutex);
  slot_ = 0;
  while (slot_ < std::size(slots) && slots[slot_].used) ++slot_;
  if (slot_ == std::size(slots) || path.size() >= kMaxPath)
    internalError("too many files, or too long a path, to clean up: " + path);
  std::memcpy(slots[slot_].path, path.c_str(), path.size() + 1);
  slots[slot_].used = 1;
  if (slotsUsed++ == 0) installHandlers();
}

SignalCleanup::~SignalCleanup() {
  std::lock_guard lock(slotsMutex);
  slots[slot_].used = 0;
  if (--slotsUsed == 0) restoreHandlers();
}

BlockSignals::BlockSignals() {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before_);
}

BlockSignals::~BlockSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

}  // namespace jj::link
