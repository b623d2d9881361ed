// Patterns of paths and of dotted names.
#pragma once
#include <string_view>

namespace jj {

/// Does the text match as a whole? `*` and `?` stay between two separators, `**` crosses them, `[a-z]` and `[!a-z]` are
/// sets. "**/" matches nothing at all, too: "pkg/**/*.py" has pkg/a.py and pkg/sub/b.py.
bool matchGlob(std::string_view pattern, std::string_view text, char separator = '/');
/// Has it any of the characters that make a pattern?
bool isGlob(std::string_view text);

}  // namespace jj
