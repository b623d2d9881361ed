// Over memfd_create and pipes. See memory_file.h.
#include "memory_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>

#include "support/files.h"

namespace jj::link {

MemoryFile::~MemoryFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool MemoryFile::create(const char *name, std::string_view content) {
  descriptor_ = memfd_create(name, MFD_CLOEXEC);
  return descriptor_ >= 0 && writeAll(descriptor_, content);
}

std::string MemoryFile::path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

bool CollectedOutput::open() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) < 0) return false;
  readEnd_ = ends[0], writeEnd_ = ends[1];
  reader_ = std::thread([this] {
    char buffer[1 << 16];
    for (ssize_t n; (n = read(readEnd_, buffer, sizeof buffer)) != 0;)
      if (n > 0) bytes_.append(buffer, static_cast<size_t>(n));
      else if (errno != EINTR) return;
  });
  return true;
}

std::string CollectedOutput::path() const { return "/proc/self/fd/" + std::to_string(writeEnd_); }

std::string CollectedOutput::finish() {
  if (writeEnd_ < 0) return "";
  close(writeEnd_);
  writeEnd_ = -1;
  reader_.join();
  close(readEnd_);
  return std::move(bytes_);
}

}  // namespace jj::link
