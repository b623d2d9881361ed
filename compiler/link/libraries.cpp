// The libraries are where the loader found them for this very process: no search path, no development package.
#include "libraries.h"

#include <link.h>

#include <string_view>

namespace jj::link {

bool findSystemLibraries(std::vector<std::string> &paths, std::string &missing) {
  static constexpr const char *names[] = {"libc.so.6", "libm.so.6", "libgcc_s.so.1"};
  struct Search {
    std::string found[3];
  } search;
  dl_iterate_phdr(
      [](dl_phdr_info *info, size_t, void *data) {
        std::string_view path = info->dlpi_name ? info->dlpi_name : "";
        std::string_view base = path.substr(path.rfind('/') + 1);
        for (size_t i = 0; i < 3; ++i)
          if (base == names[i]) static_cast<Search *>(data)->found[i] = path;
        return 0;
      },
      &search);
  for (size_t i = 0; i < 3; ++i) {
    if (search.found[i].empty()) {
      missing = names[i];
      return false;
    }
    paths.push_back(search.found[i]);
  }
  return true;
}

}  // namespace jj::link
