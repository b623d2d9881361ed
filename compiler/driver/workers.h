// Jobs in processes of their own. See compiler/README.md, "Packages", for why these are not threads.
#pragma once
#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

namespace jj::driver {

class Workers {
public:
  /// How a job ended: what it returned, or else why there is nothing.
  struct Ended {
    size_t id = 0;
    std::string output;
    int exitCode = 0;  ///< 70 after an internal error
    int signal = 0;    ///< that ended it; 0: none
    double cpuSeconds = 0;
  };
  ~Workers();
  /// Runs `job` in a child, which ends with it. The child dies with this process.
  void start(size_t id, const std::function<std::string()> &job);
  /// Waits for a job to end. False when `milliseconds` passed first.
  bool wait(int milliseconds, Ended &ended);
  size_t running() const { return children_.size(); }

private:
  struct Child {
    pid_t process;
    int pipe;
    Ended ended;
  };
  std::vector<Child> children_;
};

}  // namespace jj::driver
