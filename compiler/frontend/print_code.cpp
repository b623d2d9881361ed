// Text of --emit=code.
#include <fmt/core.h>

#include "frontend/frontend.h"

namespace jj {
namespace {

struct FlagName {
  uint32_t bit;
  const char *name;
};
constexpr FlagName kFlagNames[] = {
    {kOptimized, "optimized"}, {kNewLocals, "newlocals"}, {kVarArgs, "varargs"},
    {kVarKeywords, "varkeywords"}, {kNested, "nested"}, {kGenerator, "generator"},
    {kCoroutine, "coroutine"}, {kIterableCoroutine, "iterable_coroutine"}, {kAsyncGenerator, "async_generator"},
};

std::string flagNames(uint32_t flags) {
  std::string out;
  for (auto &flag : kFlagNames) {
    if (flags & flag.bit) out += fmt::format("{}{}", out.empty() ? "" : " ", flag.name);
    flags &= ~flag.bit;
  }
  if (flags) out += fmt::format("{}0x{:x}", out.empty() ? "" : " ", flags);
  return out.empty() ? "none" : out;
}

/// Python-like quoting; bytes above 0x7F are shown as they are in text and escaped in bytes.
std::string quote(const std::string &text, bool bytes) {
  std::string out = bytes ? "b'" : "'";
  for (char c : text) {
    auto u = static_cast<unsigned char>(c);
    if (c == '\n') out += "\\n";
    else if (c == '\r') out += "\\r";
    else if (c == '\t') out += "\\t";
    else if (c == '\'' || c == '\\') out += '\\', out += c;
    else if (u < 0x20 || u == 0x7F || (bytes && u > 0x7F)) out += fmt::format("\\x{:02x}", u);
    else out += c;
  }
  return out + "'";
}

std::string real(double value) {
  std::string out = fmt::format("{}", value);
  return out.find_first_of(".en") == std::string::npos ? out + ".0" : out;
}

std::string printUnit(const CodeUnit &unit) {
  std::string out = fmt::format("code {} {} (line {})\n", unit.id, unit.qualname, unit.firstLine);
  out += fmt::format("  flags: {}\n", flagNames(unit.flags));
  out += fmt::format("  arguments: {} ({} positional-only, {} keyword-only), stack: {}, bytes of code: {}\n",
                     unit.argCount, unit.posOnlyArgCount, unit.kwOnlyArgCount, unit.stackSize, unit.code.size());
  for (size_t i = 0; i < unit.localsPlus.size(); ++i) {
    auto &variable = unit.localsPlus[i];
    out += fmt::format("  variable {}: {}{}{}{}\n", i, variable.name, variable.kind & kLocal ? " local" : "",
                       variable.kind & kCell ? " cell" : "", variable.kind & kFree ? " free" : "");
  }
  for (size_t i = 0; i < unit.names.size(); ++i) out += fmt::format("  name {}: {}\n", i, unit.names[i]);
  for (size_t i = 0; i < unit.consts.size(); ++i)
    out += fmt::format("  constant {}: {}\n", i, printConstant(unit.consts[i]));
  for (auto &[name, hint] : unit.annotations) out += fmt::format("  hint {}: {}\n", name, hint);
  return out;
}

}  // namespace

std::string printConstant(const Constant &constant) {
  using Kind = Constant::Kind;
  auto items = [&] {
    std::string out;
    for (auto &item : constant.items) out += (out.empty() ? "" : ", ") + printConstant(item);
    return out;
  };
  switch (constant.kind) {
    case Kind::None: return "None";
    case Kind::Ellipsis: return "...";
    case Kind::Bool: return constant.boolean ? "True" : "False";
    case Kind::Int: return fmt::format("{}", constant.integer);
    case Kind::BigInt: return constant.text;
    case Kind::Float: return real(constant.real);
    case Kind::Complex: return fmt::format("complex({}, {})", real(constant.real), real(constant.imag));
    case Kind::Str: return quote(constant.text, false);
    case Kind::Bytes: return quote(constant.text, true);
    case Kind::Tuple: return "(" + items() + (constant.items.size() == 1 ? ",)" : ")");
    case Kind::Slice: return "slice(" + items() + ")";
    case Kind::FrozenSet: return "frozenset({" + items() + "})";
    case Kind::Code: return fmt::format("<code {} {}>", constant.code->id, constant.code->qualname);
  }
  return "";
}

std::string printCode(const ModuleSource &module) {
  std::string out = fmt::format("module {}{} from {}, Python 3.{}\n", module.moduleName,
                                module.isPackage ? " (package)" : "", module.codeFileName, module.pythonMinor);
  for (auto &unit : module.units) out += printUnit(*unit);
  return out;
}

}  // namespace jj
