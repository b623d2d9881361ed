// Relocations that wait until the runtime's own copy is wanted: see deferred.cpp.
#pragma once
#include <string>
#include <string_view>

namespace jj::link {

/// Takes the relocations of the linked library that neither the module's object nor what begins in the runtime needs from the loader's table, and
/// tells the runtime how many they are (runtime/module/own_copy.cpp).
void deferRelocations(std::string &library, std::string_view object, std::string_view runtimeArchive);

}  // namespace jj::link
