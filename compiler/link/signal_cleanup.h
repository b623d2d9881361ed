// Files that a signal must not leave behind.
#pragma once
#include <csignal>
#include <string>

namespace jj::link {

/// While it lives, a signal that ends the process first removes a file, or a folder that is empty by then. What was
/// named last is removed first. Make it inside a BlockSignals that began before the file did, so that no signal comes
/// between.
class SignalCleanup {
 public:
  explicit SignalCleanup(const std::string &path);
  ~SignalCleanup();
  SignalCleanup(const SignalCleanup &) = delete;
  SignalCleanup &operator=(const SignalCleanup &) = delete;
  /// Longer paths cannot be remembered.
  static constexpr size_t kMaxPath = 4096;

 private:
  size_t slot_;
};

/// No signal is delivered to this thread while it lives.
class BlockSignals {
 public:
  BlockSignals();
  ~BlockSignals();
  BlockSignals(const BlockSignals &) = delete;
  BlockSignals &operator=(const BlockSignals &) = delete;

 private:
  sigset_t before_;
};

}  // namespace jj::link
