// What several folders need of files and descriptors.
#pragma once
#include <array>
#include <string_view>

namespace jj {

/// Writes all of it, however often a signal interrupts. False (errno says why) when that cannot be done.
bool writeAll(int descriptor, std::string_view bytes);

/// Where a temporary file or folder may be made, in order: $TMPDIR, else where programs keep such things, else here.
std::array<const char *, 4> temporaryPlaces();

}  // namespace jj
