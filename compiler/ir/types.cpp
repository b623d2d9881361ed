// Text form of types: "obj" any object, "obj?" any object or NULL, "null", "never" (nothing at all), "int|float",
// "int|float?" (or NULL), "obj-none-bool" (all but), and the raw ones "i64 f64 i1 i32".
#include "ir/types.h"

#include <bit>
#include <string_view>
#include <vector>

namespace jj::ir {
namespace {

struct KindName {
  uint32_t kind;
  std::string_view name;
};
constexpr KindName kKindNames[] = {
    {kNone, "none"},   {kBool, "bool"}, {kInt, "int"}, {kFloat, "float"}, {kStr, "str"},
    {kBytes, "bytes"}, {kList, "list"}, {kTuple, "tuple"}, {kDict, "dict"}, {kSet, "set"},
    {kRange, "range"}, {kComplex, "complex"}, {kCell, "cell"}, {kCode, "code"}, {kOther, "other"},
};
constexpr std::string_view kRepNames[] = {"obj", "i64", "f64", "i1", "i32"};

uint32_t kindByName(std::string_view name) {
  for (const KindName &k : kKindNames)
    if (k.name == name) return k.kind;
  return 0;
}

std::string joined(uint32_t kinds, char separator) {
  std::string out;
  for (const KindName &k : kKindNames)
    if (kinds & k.kind) (out += separator) += k.name;
  return out;
}

}  // namespace

std::string toString(Type t) {
  if (t.rep != Rep::Object) return std::string(kRepNames[static_cast<size_t>(t.rep)]);
  uint32_t kinds = t.kinds & kObject;
  if (!kinds) return t.kinds & kNull ? "null" : "never";
  // Whichever names fewer kinds: what it may be, or what it cannot be.
  std::string out = std::popcount(kinds) > 8 ? "obj" + joined(kObject & ~kinds, '-') : joined(kinds, '|').substr(1);
  return t.kinds & kNull ? out + "?" : out;
}

bool parseType(const std::string &text, Type &out) {
  for (size_t i = 1; i < std::size(kRepNames); ++i)
    if (text == kRepNames[i]) {
      constexpr Type kRaw[] = {{kMaybe, Rep::Object}, {kInt, Rep::I64}, {kFloat, Rep::F64}, {kBool, Rep::I1}, {0, Rep::I32}};
      out = kRaw[i];
      return true;
    }
  if (text == "null" || text == "never") {
    out = Type::object(text == "null" ? uint32_t{kNull} : 0);
    return true;
  }
  std::string_view rest = text;
  uint32_t kinds = 0, null = 0;
  if (!rest.empty() && rest.back() == '?') null = kNull, rest.remove_suffix(1);
  bool complement = rest == "obj" || rest.substr(0, 4) == "obj-";
  char separator = complement ? '-' : '|';
  if (rest == "obj-") return false;
  if (complement) {
    kinds = kObject;
    rest.remove_prefix(rest.size() > 3 ? 4 : 3);
  } else if (rest.empty()) {
    return false;
  }
  while (!rest.empty()) {
    size_t end = rest.find(separator);
    uint32_t k = kindByName(rest.substr(0, end));
    if (!k) return false;
    kinds = complement ? kinds & ~k : kinds | k;
    if (end + 1 == rest.size()) return false;  // nothing behind the separator
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  out = Type::object(kinds | null);
  return true;
}

}  // namespace jj::ir
