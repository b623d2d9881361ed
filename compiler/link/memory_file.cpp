// MemoryFile over memfd_create. See memory_file.h.
#include "memory_file.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace jj::link {

MemoryFile::~MemoryFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool MemoryFile::create(const char *name, std::string_view content) {
  descriptor_ = memfd_create(name, MFD_CLOEXEC);
  if (descriptor_ < 0) return false;
  while (!content.empty()) {
    ssize_t n = write(descriptor_, content.data(), content.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    content.remove_prefix(static_cast<size_t>(n));
  }
  return true;
}

std::string MemoryFile::path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

bool MemoryFile::read(std::string &out) const {
  struct stat status;
  if (fstat(descriptor_, &status) < 0) return false;
  out.resize(static_cast<size_t>(status.st_size));
  size_t done = 0;
  while (done < out.size()) {
    ssize_t n = pread(descriptor_, out.data() + done, out.size() - done, static_cast<off_t>(done));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    done += static_cast<size_t>(n);
  }
  return true;
}

}  // namespace jj::link
