// See toml_places.h. The text is known to be right: only what tells keys from values is looked at.
#include "toml_places.h"

namespace jj {
namespace {

class Scanner {
public:
  explicit Scanner(std::string_view text) : text_(text) {}
  std::vector<TomlPlace> scan() {
    std::vector<std::string> table;
    for (skipBlank(true); at_ < text_.size(); skipBlank(true)) {
      if (text_[at_] == '[') {
        while (peek() == '[') ++at_;
        table.clear();
        readKey(table);
        while (peek() == ']') ++at_;
      } else {
        readEntry(table);
      }
    }
    return std::move(places_);
  }

private:
  char peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void skipBlank(bool lines) {
    while (at_ < text_.size()) {
      char c = text_[at_];
      if (c == '#') at_ = std::min(text_.find('\n', at_), text_.size());
      else if (c == ' ' || c == '\t' || (lines && (c == '\n' || c == '\r'))) ++at_;
      else return;
    }
  }

  /// A string in any of the four kinds of quotes; its text without resolving escapes.
  std::string readString() {
    char quote = text_[at_];
    size_t width = peek(1) == quote && peek(2) == quote ? 3 : 1, start = at_ += width;
    while (at_ < text_.size() && text_.substr(at_, width) != std::string(width, quote))
      at_ += text_[at_] == '\\' && quote == '"' ? 2 : 1;
    std::string content(text_.substr(start, std::min(at_, text_.size()) - start));
    at_ += width;
    while (width == 3 && peek() == quote) ++at_;  // up to two quotes may stand before the last three
    return content;
  }

  /// A dotted key; adds its parts and returns where the last one begins.
  size_t readKey(std::vector<std::string> &parts) {
    size_t last = at_;
    while (true) {
      skipBlank(false);
      last = at_;
      if (peek() == '"' || peek() == '\'') {
        parts.push_back(readString());
      } else {
        while (at_ < text_.size() && std::string_view(" \t\r\n.=]").find(text_[at_]) == std::string_view::npos) ++at_;
        parts.emplace_back(text_.substr(last, at_ - last));
      }
      skipBlank(false);
      if (peek() != '.') return last;
      ++at_;
    }
  }

  void readEntry(std::vector<std::string> path) {
    size_t offset = readKey(path);
    places_.push_back({path, offset});
    if (peek() == '=') ++at_;
    readValue(path);
  }

  void readValue(const std::vector<std::string> &path) {
    skipBlank(true);
    char c = peek();
    if (c == '"' || c == '\'') {
      readString();
    } else if (c == '{' || c == '[') {
      char end = c == '{' ? '}' : ']';
      ++at_;
      for (skipBlank(true); at_ < text_.size() && peek() != end; skipBlank(true)) {
        if (peek() == ',') ++at_;
        else if (end == '}') readEntry(path);
        else readValue(path);
      }
      ++at_;
    } else {
      size_t before = at_;
      while (at_ < text_.size() && std::string_view(",]}#\r\n").find(text_[at_]) == std::string_view::npos) ++at_;
      if (at_ == before) ++at_;
    }
  }

  std::string_view text_;
  size_t at_ = 0;
  std::vector<TomlPlace> places_;
};

}  // namespace

std::vector<TomlPlace> tomlPlaces(std::string_view text) { return Scanner(text).scan(); }

}  // namespace jj
