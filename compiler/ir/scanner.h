// Characters of the text IR to words, numbers, names; knows the place for error messages. Private to compiler/ir.
#pragma once
#include <cctype>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

namespace jj::ir {

class Scanner {
public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool failed() const { return !error_.empty(); }
  const std::string &error() const { return error_; }
  /// Where the next word begins.
  size_t position() { return skip(), at_; }
  bool atEnd() { return skip(), at_ >= text_.size(); }

  /// Remembers the first error, at the present place (or at `position`).
  void fail(std::string_view what) { failAt(at_, what); }
  void failAt(size_t position, std::string_view what) {
    if (failed()) return;
    size_t line = 1, column = 1;
    for (size_t i = 0; i < position && i < text_.size(); ++i) {
      if (text_[i] == '\n') ++line, column = 1;
      else ++column;
    }
    error_ = std::to_string(line) + ":" + std::to_string(column) + ": " + std::string(what);
    at_ = text_.size();
  }

  /// Takes `what` when it comes next; a word must end where `what` ends.
  bool accept(std::string_view what) {
    skip();
    if (text_.substr(at_, what.size()) != what) return false;
    size_t end = at_ + what.size();
    if (wordCharacter(what.back()) && end < text_.size() && wordCharacter(text_[end])) return false;
    at_ = end;
    return true;
  }
  void expect(std::string_view what) {
    if (!accept(what)) fail("expected '" + std::string(what) + "'");
  }
  /// A number with a prefix glued to it: %12, b3, fs0, @4.
  bool acceptNumbered(std::string_view prefix, int64_t &number) {
    skip();
    if (text_.substr(at_, prefix.size()) != prefix) return false;
    size_t digits = at_ + prefix.size();
    if (digits >= text_.size() || !(std::isdigit(static_cast<unsigned char>(text_[digits])) || text_[digits] == '-'))
      return false;
    auto [end, code] = std::from_chars(text_.data() + digits, text_.data() + text_.size(), number);
    if (code != std::errc() || (end < text_.data() + text_.size() && wordCharacter(*end))) return false;
    at_ = static_cast<size_t>(end - text_.data());
    return true;
  }
  int64_t number() {
    int64_t n = 0;
    if (!acceptNumbered("", n)) fail("expected a number");
    return n;
  }
  /// Letters, digits, _ and inner - (followed by a letter).
  std::string_view word() {
    skip();
    size_t start = at_;
    while (at_ < text_.size() &&
           (wordCharacter(text_[at_]) || (text_[at_] == '-' && at_ > start && at_ + 1 < text_.size() &&
                                          std::isalpha(static_cast<unsigned char>(text_[at_ + 1])))))
      ++at_;
    if (at_ == start) fail("expected a word");
    return text_.substr(start, at_ - start);
  }
  /// A word that may hold | and end in ?: a type.
  std::string typeText() {
    std::string out(word());
    while (at_ < text_.size() && text_[at_] == '|') {
      ++at_;
      out += '|' + std::string(word());
    }
    if (at_ < text_.size() && text_[at_] == '?') ++at_, out += '?';
    return out;
  }
  bool acceptString(std::string &out) {
    skip();
    if (at_ >= text_.size() || text_[at_] != '"') return false;
    out.clear();
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) out += text_[++at_] == 'n' ? '\n' : text_[at_];
      else out += text_[at_];
    }
    if (at_ >= text_.size()) fail("the string does not end");
    ++at_;
    return true;
  }

private:
  std::string_view text_;
  size_t at_ = 0;
  std::string error_;

  static bool wordCharacter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }
  void skip() {
    while (at_ < text_.size()) {
      if (text_[at_] == ';') while (at_ < text_.size() && text_[at_] != '\n') ++at_;
      else if (std::isspace(static_cast<unsigned char>(text_[at_]))) ++at_;
      else break;
    }
  }
};

}  // namespace jj::ir
