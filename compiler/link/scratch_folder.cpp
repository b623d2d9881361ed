// See scratch_folder.h.
#include "scratch_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace jj::link {
namespace {

/// A new folder that nobody else may read: in $TMPDIR, else where programs keep such things, else here.
std::string makeFolder() {
  const char *wanted = std::getenv("TMPDIR");
  for (const char *place : {wanted && *wanted ? wanted : "/tmp", "/tmp", "/var/tmp", "."}) {
    std::string name = std::string(place) + "/justjitc-XXXXXX";
    if (name.size() + 32 < SignalCleanup::kMaxPath && mkdtemp(name.data())) return name;
  }
  return "";
}

std::string failure(const char *what, const std::string &path) {
  return std::string("cannot ") + what + " '" + path + "': " + std::strerror(errno);
}

}  // namespace

ScratchFolder::~ScratchFolder() {
  for (const std::string &file : files_) unlink(file.c_str());
  if (!folder_.empty()) rmdir(folder_.c_str());
  while (!cleanups_.empty()) cleanups_.pop_back();
}

bool ScratchFolder::create(std::string &error) {
  BlockSignals blocked;
  folder_ = makeFolder();
  if (folder_.empty()) {
    error = std::string("cannot make a temporary folder (TMPDIR says where): ") + std::strerror(errno);
    return false;
  }
  cleanups_.push_back(std::make_unique<SignalCleanup>(folder_));
  return true;
}

std::string ScratchFolder::expect(const char *name) {
  files_.push_back(path(name));
  cleanups_.push_back(std::make_unique<SignalCleanup>(files_.back()));
  return files_.back();
}

bool ScratchFolder::write(const char *name, std::string_view content, std::string &error) {
  std::string file = expect(name);
  int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  bool good = descriptor >= 0;
  while (good && !content.empty()) {
    ssize_t n = ::write(descriptor, content.data(), content.size());
    if (n < 0 && errno == EINTR) continue;
    good = n > 0;
    if (good) content.remove_prefix(static_cast<size_t>(n));
  }
  if (!good) error = failure("write", file);
  if (descriptor >= 0) close(descriptor);
  return good;
}

bool ScratchFolder::read(const char *name, std::string &content, std::string &error) const {
  int descriptor = open(path(name).c_str(), O_RDONLY | O_CLOEXEC);
  char buffer[1 << 16];
  ssize_t n = descriptor < 0 ? -1 : 1;
  while (descriptor >= 0 && (n = ::read(descriptor, buffer, sizeof buffer)) != 0) {
    if (n > 0)
      content.append(buffer, static_cast<size_t>(n));
    else if (errno != EINTR)
      break;
  }
  if (n < 0) error = failure("read", path(name));
  if (descriptor >= 0) close(descriptor);
  return n == 0;
}

}  // namespace jj::link
