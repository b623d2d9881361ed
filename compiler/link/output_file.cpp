// writeFileAtomically: a reader of the target sees the old file or the whole new one.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <mutex>
#include <optional>

#include "link/linker.h"
#include "signal_cleanup.h"
#include "support/files.h"

namespace jj::link {
namespace {

/// Creates the file with the modes that the user's umask leaves.
int createExclusive(const std::string &folder, const std::string &base, mode_t mode, std::string &name) {
  for (int attempt = 0; attempt < 1000; ++attempt) {
    name = folder + "." + base.substr(0, 200) + "." + std::to_string(getpid()) + "." + std::to_string(attempt) + ".tmp";
    int descriptor = open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (descriptor >= 0 || errno != EEXIST) return descriptor;
  }
  return -1;
}

}  // namespace

bool writeFileAtomically(const std::string &path, const std::string &bytes, bool executable, std::string &error) {
  auto failed = [&] {
    error = "cannot write '" + path + "': " + std::strerror(errno);
    return false;
  };
  struct stat status;
  if (stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
    if (S_ISDIR(status.st_mode)) {
      errno = EISDIR;
      return failed();
    }
    // A device or pipe (such as /dev/stdout, /dev/null) cannot be replaced: it is written to.
    int device = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (device < 0) return failed();
    bool good = writeAll(device, bytes);
    if (!good) failed();
    close(device);
    return good;
  }
  static std::mutex mutex;  // one temporary file at a time is known to the signal handler
  std::lock_guard lock(mutex);
  size_t slash = path.rfind('/');
  std::string folder = slash == path.npos ? "" : path.substr(0, slash + 1), base = path.substr(slash + 1), name;
  if (path.size() > SignalCleanup::kMaxPath - 300) {
    errno = ENAMETOOLONG;
    return failed();
  }
  int descriptor;
  std::optional<SignalCleanup> cleanup;
  {
    BlockSignals blocked;  // a signal between the two would leave an empty file
    descriptor = createExclusive(folder, base, executable ? 0777 : 0666, name);
    int reason = errno;
    if (descriptor >= 0) cleanup.emplace(name);
    errno = reason;
  }
  if (descriptor < 0) return failed();
  bool good = writeAll(descriptor, bytes);
  int reason = errno;
  if (close(descriptor) < 0 && good) good = false, reason = errno;
  if (good && rename(name.c_str(), path.c_str()) < 0) good = false, reason = errno;
  if (!good) {
    unlink(name.c_str());
    errno = reason;
    return failed();
  }
  return true;
}

}  // namespace jj::link
