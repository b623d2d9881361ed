// See scratch_folder.h.
#include "scratch_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "support/diagnostics.h"
#include "support/files.h"

namespace jj::link {
namespace {

/// A new folder that nobody else may read.
std::string makeFolder() {
  for (const char *place : temporaryPlaces()) {
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
  if (folder_.empty()) return;
  for (const File &file : files_) unlink(file.path.c_str());
  rmdir(folder_.c_str());
  while (!cleanups_.empty()) cleanups_.pop_back();
}

bool ScratchFolder::create(std::string &error) {
  if (access("/proc/self/fd", X_OK) == 0) return true;
  BlockSignals blocked;
  folder_ = makeFolder();
  if (folder_.empty()) {
    error = std::string("cannot make a temporary folder (TMPDIR says where): ") + std::strerror(errno);
    return false;
  }
  cleanups_.push_back(std::make_unique<SignalCleanup>(folder_));
  return true;
}

std::string ScratchFolder::pathOfNew(const char *name) {
  files_.push_back({name, folder_ + "/" + name});
  cleanups_.push_back(std::make_unique<SignalCleanup>(files_.back().path));
  return files_.back().path;
}

std::string ScratchFolder::expect(const char *name) {
  if (!folder_.empty()) return pathOfNew(name);
  if (!output_.open()) internalError(std::string("cannot make a pipe: ") + std::strerror(errno));
  return output_.path();
}

std::string ScratchFolder::path(const char *name) const {
  for (const File &file : files_)
    if (file.name == name) return file.path;
  return "";
}

bool ScratchFolder::write(const char *name, std::string_view content, std::string &error) {
  if (folder_.empty()) {
    inMemory_.push_back(std::make_unique<MemoryFile>());
    if (!inMemory_.back()->create(name, content)) return error = failure("write in memory", name), false;
    files_.push_back({name, inMemory_.back()->path()});
    return true;
  }
  std::string file = pathOfNew(name);
  int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  bool good = descriptor >= 0 && writeAll(descriptor, content);
  if (!good) error = failure("write", file);
  if (descriptor >= 0) close(descriptor);
  return good;
}

bool ScratchFolder::read(const char *name, std::string &content, std::string &error) {
  if (folder_.empty()) {
    content = output_.finish();
    error = "the linker wrote nothing";
    return !content.empty();
  }
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
