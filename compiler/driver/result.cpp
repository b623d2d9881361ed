// See result.h. Numbers are eight bytes, texts have their length before them.
#include "result.h"

#include <cstring>

namespace jj::driver {
namespace {

class Writer {
public:
  void number(uint64_t n) { bytes.append(reinterpret_cast<const char *>(&n), sizeof n); }
  void text(std::string_view t) {
    number(t.size());
    bytes += t;
  }
  std::string bytes;
};

class Reader {
public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}
  uint64_t number() {
    uint64_t n = 0;
    std::string_view taken = take(sizeof n);
    std::memcpy(&n, taken.data(), taken.size());
    return n;
  }
  std::string text() { return std::string(take(number())); }
  bool atEnd() const { return good_ && rest_.empty(); }
  bool good() const { return good_; }

private:
  std::string_view take(uint64_t size) {
    if (size > rest_.size()) return good_ = false, rest_ = {}, std::string_view("", 0);
    std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  std::string_view rest_;
  bool good_ = true;
};

}  // namespace

std::string serialize(const ModuleResult &result) {
  Writer w;
  for (uint64_t n : {uint64_t{result.done}, uint64_t{result.native}, uint64_t{result.units}}) w.number(n);
  w.text(result.library);
  w.number(result.diagnostics.size());
  for (const Diagnostic &d : result.diagnostics) {
    for (int n : {static_cast<int>(d.severity), d.line, d.column, d.endColumn}) w.number(static_cast<uint64_t>(n));
    for (const std::string *t : {&d.file, &d.message, &d.sourceLine, &d.hint}) w.text(*t);
  }
  w.text(result.report);
  return std::move(w.bytes);
}

bool deserialize(std::string_view bytes, ModuleResult &result) {
  Reader r(bytes);
  result.done = r.number() != 0;
  result.native = static_cast<uint32_t>(r.number());
  result.units = static_cast<uint32_t>(r.number());
  result.library = r.text();
  for (uint64_t i = 0, count = r.number(); i < count && r.good(); ++i) {
    Diagnostic d;
    d.severity = static_cast<Severity>(r.number());
    for (int *n : {&d.line, &d.column, &d.endColumn}) *n = static_cast<int>(r.number());
    for (std::string *t : {&d.file, &d.message, &d.sourceLine, &d.hint}) *t = r.text();
    result.diagnostics.push_back(std::move(d));
  }
  result.report = r.text();
  return r.atEnd();
}

}  // namespace jj::driver
