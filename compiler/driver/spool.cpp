// See spool.h.
#include "spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "support/files.h"

namespace jj::driver {
namespace {

/// A file that no folder lists. Where O_TMPFILE is not known it has a name for a moment.
int openNameless() {
  for (const char *place : temporaryPlaces()) {
    int descriptor = open(place, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor >= 0) return descriptor;
    std::string name = std::string(place) + "/justjitc-XXXXXX";
    descriptor = mkostemp(name.data(), O_CLOEXEC);
    if (descriptor >= 0) unlink(name.c_str());
    if (descriptor >= 0) return descriptor;
  }
  return -1;
}

bool fail(std::string &error) {
  error = std::string("cannot keep results in a temporary file (TMPDIR says where): ") + std::strerror(errno);
  return false;
}

}  // namespace

Spool::~Spool() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool Spool::put(const std::string &bytes, Place &place, std::string &error) {
  if (descriptor_ < 0 && (descriptor_ = openNameless()) < 0) return fail(error);
  place = {end_, bytes.size()};
  if (lseek(descriptor_, static_cast<off_t>(end_), SEEK_SET) < 0 || !writeAll(descriptor_, bytes)) return fail(error);
  end_ += bytes.size();
  return true;
}

bool Spool::get(Place place, std::string &bytes, std::string &error) {
  bytes.resize(place.size);
  for (size_t done = 0; done < bytes.size();) {
    ssize_t n = pread(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(place.offset + done));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return fail(error);
    done += static_cast<size_t>(n);
  }
  return true;
}

}  // namespace jj::driver
