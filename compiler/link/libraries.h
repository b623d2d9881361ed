// The C libraries of the running system that a module may need.
#pragma once
#include <string>
#include <vector>

namespace jj::link {

/// Paths of libc.so.6, libm.so.6 and libgcc_s.so.1 as loaded in this process. False names what is missing.
bool findSystemLibraries(std::vector<std::string> &paths, std::string &missing);

}  // namespace jj::link
