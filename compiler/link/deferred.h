// Relocations that wait until the runtime's own copy is wanted: see deferred.cpp.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jj::link {

/// The names and bytes of the files in an archive, which keeps them.
std::vector<std::pair<std::string, std::string_view>> membersOf(std::string_view archive);

/// Takes the relocations of the linked library that neither the module's objects nor what begins in the runtime needs from the loader's table, and
/// tells the runtime how many they are (runtime/module/own_copy.cpp).
void deferRelocations(std::string &library, const std::vector<std::string_view> &objects, std::string_view runtimeArchive);

}  // namespace jj::link
