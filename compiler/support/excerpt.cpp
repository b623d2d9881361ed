// Excerpts of source lines. Columns count characters of UTF-8.
#include "support/excerpt.h"

#include <algorithm>

namespace jj {
namespace {

constexpr int kWidest = 160;  ///< characters of a line that are shown

bool startsCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

/// Byte offset of the character number `count` (from 0), or the end.
size_t offsetOf(const std::string &text, int count) {
  size_t at = 0;
  while (at < text.size() && (count > 0 || !startsCharacter(text[at]))) count -= startsCharacter(text[at++]);
  return at;
}

}  // namespace

Excerpt excerpt(const Diagnostic &d) {
  Excerpt out{d.sourceLine, d.column, d.endColumn > d.column ? d.endColumn - d.column : 1};
  auto length = static_cast<int>(std::count_if(d.sourceLine.begin(), d.sourceLine.end(), startsCharacter));
  if (length <= kWidest) return out;
  int first = d.column > kWidest * 3 / 4 ? d.column - 1 - kWidest / 2 : 0;
  int last = std::min(length, first + kWidest);
  size_t from = offsetOf(d.sourceLine, first), to = offsetOf(d.sourceLine, last);
  out.text = (first ? "..." : "") + d.sourceLine.substr(from, to - from) + (last < length ? "..." : "");
  if (out.column > 0) {
    out.column += (first ? 3 : 0) - first;
    out.width = std::max(1, std::min(out.width, last + 1 - d.column));
  }
  return out;
}

std::string blanksBelow(const Excerpt &shown) {
  std::string out;
  int column = 1;
  for (char c : shown.text) {
    if (!startsCharacter(c)) continue;
    if (column++ >= shown.column) return out;
    out += c == '\t' ? '\t' : ' ';
  }
  return out.append(static_cast<size_t>(std::max(0, shown.column - column)), ' ');
}

}  // namespace jj
