// Names of module initialisation functions (PEP 489).
#pragma once
#include <string>
#include <string_view>

namespace jj::codegen {

/// RFC 3492 encoding of a UTF-8 text, without prefix.
std::string punycode(std::string_view utf8);
/// PyInit_NAME, or PyInitU_ENCODED when the last part of the module's name is not ASCII.
std::string initFunctionName(const std::string &lastName);

}  // namespace jj::codegen
