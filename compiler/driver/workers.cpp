// See workers.h.
#include "workers.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

#include "support/diagnostics.h"
#include "support/files.h"

namespace jj::driver {
namespace {

[[noreturn]] void runChild(pid_t parent, int pipe, const std::function<std::string()> &job) {
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != parent) _exit(1);  // it died before that
  std::string output = job();
  std::fflush(nullptr);
  _exit(writeAll(pipe, output) ? 0 : 1);
}

}  // namespace

Workers::~Workers() {
  for (Child &child : children_) {
    kill(child.process, SIGTERM);
    close(child.pipe);
    waitpid(child.process, nullptr, 0);
  }
}

void Workers::start(size_t id, const std::function<std::string()> &job) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) < 0) internalError(std::string("cannot make a pipe: ") + std::strerror(errno));
  std::fflush(nullptr);
  pid_t parent = getpid(), process = fork();
  if (process < 0) internalError(std::string("cannot start a process: ") + std::strerror(errno));
  if (process == 0) runChild(parent, ends[1], job);
  close(ends[1]);
  children_.push_back({process, ends[0], {}});
  children_.back().ended.id = id;
}

bool Workers::wait(int milliseconds, Ended &ended) {
  while (true) {
    std::vector<pollfd> polled;
    for (const Child &child : children_) polled.push_back({child.pipe, POLLIN, 0});
    int ready = poll(polled.data(), polled.size(), milliseconds);
    if (ready <= 0) return false;
    for (size_t i = 0; i < polled.size(); ++i) {
      if (!polled[i].revents) continue;
      char buffer[1 << 16];
      Child &child = children_[i];
      ssize_t n = read(child.pipe, buffer, sizeof buffer);
      if (n > 0) child.ended.output.append(buffer, static_cast<size_t>(n));
      if (n > 0 || (n < 0 && errno == EINTR)) continue;
      close(child.pipe);
      int status = 0;
      rusage usage{};
      while (wait4(child.process, &status, 0, &usage) < 0 && errno == EINTR) {}
      ended = std::move(child.ended);
      ended.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
      ended.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
      auto seconds = [](const timeval &t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6; };
      ended.cpuSeconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
      children_.erase(children_.begin() + static_cast<std::ptrdiff_t>(i));
      return true;
    }
  }
}

}  // namespace jj::driver
