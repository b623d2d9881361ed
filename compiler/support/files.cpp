// See files.h.
#include "support/files.h"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace jj {

bool writeAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t n = write(descriptor, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(n));
  }
  return true;
}

std::array<const char *, 4> temporaryPlaces() {
  const char *wanted = std::getenv("TMPDIR");
  return {wanted && *wanted ? wanted : "/tmp", "/tmp", "/var/tmp", "."};
}

}  // namespace jj
