// Encodings, lines and columns of source text.
#include "frontend/source_text.h"

namespace jj {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool isNameByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

/// Length of the UTF-8 sequence at `at`, or 0 when it is invalid (overlong forms, surrogates and the like included).
size_t sequenceLength(std::string_view text, size_t at) {
  auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  auto follows = [&](size_t i) { return (byte(i) & 0xC0) == 0x80; };
  unsigned lead = byte(at), second = byte(at + 1);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(at + 1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (lead == 0xE0 && second < 0xA0) return 0;
    if (lead == 0xED && second > 0x9F) return 0;
    return follows(at + 1) && follows(at + 2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (lead == 0xF0 && second < 0x90) return 0;
    if (lead == 0xF4 && second > 0x8F) return 0;
    return follows(at + 1) && follows(at + 2) && follows(at + 3) ? 4 : 0;
  }
  return 0;
}

/// Looks for the `coding` comment in one line. False when the line holds code, which ends the search.
bool scanCookie(std::string_view line, int number, SourceEncoding &out) {
  size_t at = line.find_first_not_of(" \t\f");
  if (at == std::string_view::npos) return true;
  if (line[at] != '#') return false;
  constexpr std::string_view kWord = "coding";
  for (size_t found = line.find(kWord, at); found != std::string_view::npos; found = line.find(kWord, found + 1)) {
    size_t name = found + kWord.size();
    if (name >= line.size() || (line[name] != ':' && line[name] != '=')) continue;
    name = line.find_first_not_of(" \t", name + 1);
    if (name == std::string_view::npos) continue;
    size_t end = name;
    while (end < line.size() && isNameByte(line[end])) ++end;
    if (end == name) continue;
    out.name = std::string(line.substr(name, end - name));
    out.cookieLine = number;
    out.cookieColumn = static_cast<int>(name) + 1;
    return false;
  }
  return true;
}

}  // namespace

SourceEncoding detectEncoding(std::string_view bytes) {
  SourceEncoding out;
  if (bytes.starts_with(kMark)) {
    out.byteOrderMark = true;
    bytes.remove_prefix(kMark.size());
  }
  for (int number = 1; number <= 2; ++number)
    if (!scanCookie(lineOf(bytes, number), number, out)) break;
  return out;
}

int characters(std::string_view text) {
  int count = 0;
  for (char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

TextPlace placeOf(std::string_view text, size_t offset) {
  if (offset > text.size()) offset = text.size();
  int line = 1;
  size_t start = 0;
  for (size_t i = 0; i < offset; ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (text[i] != '\n' && text[i] != '\r') continue;
    ++line;
    start = i + 1;
  }
  return {line, characters(text.substr(start, offset - start)) + 1};
}

std::string_view lineOf(std::string_view text, int number) {
  if (number < 1) return {};
  size_t start = 0;
  for (int line = 1;; ++line) {
    size_t end = text.find_first_of("\r\n", start);
    if (line == number) return text.substr(start, end == std::string_view::npos ? end : end - start);
    if (end == std::string_view::npos) return {};
    start = end + (text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n' ? 2 : 1);
  }
}

size_t firstInvalidUtf8(std::string_view bytes) {
  for (size_t at = 0; at < bytes.size();) {
    size_t length = sequenceLength(bytes, at);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

std::string printable(std::string_view bytes) {
  std::string out;
  for (size_t at = 0; at < bytes.size();) {
    size_t length = sequenceLength(bytes, at);
    bool control = length == 1 && (static_cast<unsigned char>(bytes[at]) < 0x20 || bytes[at] == 0x7F);
    // A form feed stands at the start of lines in real sources; a blank keeps the caret in place.
    if (control && bytes[at] == '\f') out += ' ';
    else if (length == 0 || (control && bytes[at] != '\t')) out += kReplacement;
    else out += bytes.substr(at, length);
    at += length ? length : 1;
  }
  return out;
}

std::string universalNewlines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      out += '\n';
      if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace jj
