// Source text for diagnostics: encoding, decoded text, single lines. Needs no interpreter.
#pragma once
#include <string>
#include <string_view>

namespace jj {

/// A source file's declared encoding, by CPython's rules (byte order mark, then a `coding` comment in the first two
/// lines).
struct SourceEncoding {
  std::string name = "utf-8";
  int cookieLine = 0;    ///< line of the `coding` comment; 0: there is none
  int cookieColumn = 0;  ///< where its name starts, 1-based
  bool byteOrderMark = false;
};
SourceEncoding detectEncoding(std::string_view bytes);

/// Line and column (1-based, columns in characters of UTF-8) of a byte offset.
struct TextPlace {
  int line, column;
};
TextPlace placeOf(std::string_view text, size_t offset);
/// Line `number` (1-based) without its end; empty when there is none. Ends are \n, \r\n and \r.
std::string_view lineOf(std::string_view text, int number);
/// Number of characters of UTF-8 text.
int characters(std::string_view text);
/// Offset of the first byte that is not UTF-8, or npos.
size_t firstInvalidUtf8(std::string_view bytes);
/// The bytes as UTF-8 that can be shown: what is invalid, or a control character other than a tab, becomes U+FFFD.
std::string printable(std::string_view bytes);
/// \r\n and \r turned into \n.
std::string universalNewlines(std::string_view text);

}  // namespace jj
