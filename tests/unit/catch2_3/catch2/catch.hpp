// Catch2 3 (Debian 13) under the name that Catch2 2 (Debian 12) has: tests include one name. In the include path with
// Catch2 3 alone.
#pragma once
#include <catch2/catch_all.hpp>

// The matchers that moved.
namespace Catch {
inline auto Contains(const std::string &text) { return Matchers::ContainsSubstring(text); }
inline auto EndsWith(const std::string &text) { return Matchers::EndsWith(text); }
inline auto StartsWith(const std::string &text) { return Matchers::StartsWith(text); }
}  // namespace Catch
