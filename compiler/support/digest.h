// SHA-256, for what is addressed or recognised by its content.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace jj {

/// The digest of bytes as 64 hexadecimal digits.
std::string sha256(std::string_view bytes);
/// The digest of a sequence: ("ab", "c") and ("a", "bc") differ.
std::string sha256(const std::vector<std::string_view> &parts);

}  // namespace jj
