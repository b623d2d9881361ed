// See glob.h. Backtracking: patterns are short and written by the user himself.
#include "support/glob.h"

namespace jj {
namespace {

/// Matches one character against the set at the start of `pattern`; `length` receives the set's own. Without its closing
/// bracket it is an ordinary "[".
bool matchSet(std::string_view pattern, char c, size_t &length) {
  bool negated = pattern.size() > 1 && pattern[1] == '!', found = false;
  size_t first = negated ? 2 : 1;
  size_t end = pattern.find(']', first + 1);
  if (end == pattern.npos) return length = 1, c == '[';
  for (size_t i = first; i < end; ++i) {
    bool range = i + 2 < end && pattern[i + 1] == '-';
    found |= range ? pattern[i] <= c && c <= pattern[i + 2] : pattern[i] == c;
    if (range) i += 2;
  }
  return length = end + 1, found != negated;
}

}  // namespace

bool matchGlob(std::string_view pattern, std::string_view text, char separator) {
  while (!pattern.empty()) {
    if (pattern.starts_with("**")) {
      std::string_view rest = pattern.substr(2);
      if (!rest.empty() && rest[0] == separator && matchGlob(rest.substr(1), text, separator)) return true;
      for (size_t i = 0; i <= text.size(); ++i)
        if (matchGlob(rest, text.substr(i), separator)) return true;
      return false;
    }
    if (pattern[0] == '*') {
      for (size_t i = 0;; ++i) {
        if (matchGlob(pattern.substr(1), text.substr(i), separator)) return true;
        if (i == text.size() || text[i] == separator) return false;
      }
    }
    if (text.empty()) return false;
    size_t length = 1;
    bool same = pattern[0] == '?'   ? text[0] != separator
                : pattern[0] == '[' ? matchSet(pattern, text[0], length) && text[0] != separator
                                    : pattern[0] == text[0];
    if (!same) return false;
    pattern.remove_prefix(length);
    text.remove_prefix(1);
  }
  return text.empty();
}

bool isGlob(std::string_view text) { return text.find_first_of("*?[") != text.npos; }

}  // namespace jj
