// See stub_types.h.
#include "analysis/stub_types.h"

namespace jj::analysis {

using namespace ir;

namespace {

constexpr int kMaxDepth = 16;  // of bases, and of types within types

/// The exact kinds of the IR that stubs have a name for.
const char *nameOfKind(uint32_t kinds) {
  switch (kinds) {
    case kBool: return "bool";
    case kInt: return "int";
    case kFloat: return "float";
    case kStr: return "str";
    case kBytes: return "bytes";
    case kList: return "list";
    case kTuple: return "tuple";
    case kDict: return "dict";
    case kSet: return "set";
    case kRange: return "range";
    case kComplex: return "complex";
    default: return "";
  }
}

/// Argument n of "dict[str, int]"; empty: there is none.
std::string argumentOf(const std::string &type, size_t n) {
  size_t open = type.find('[');
  if (open == type.npos || type.back() != ']') return "";
  size_t start = open + 1, which = 0;
  int depth = 0;
  for (size_t at = start; at < type.size(); ++at) {
    char c = type[at];
    bool ends = (c == ',' && depth == 0) || at + 1 == type.size();
    if (c == '[') ++depth;
    if (c == ']') --depth;
    if (!ends) continue;
    if (which++ == n) return type.substr(start, at - start);
    start = at + 1;
    while (start < type.size() && type[start] == ' ') ++start;
  }
  return "";
}

/// "X | None" is an X where it is used.
std::string withoutNone(const std::string &type) {
  if (type.ends_with(" | None")) return type.substr(0, type.size() - 7);
  if (type.starts_with("None | ")) return type.substr(7);
  if (type.starts_with("Optional[")) return argumentOf(type, 0);
  return type.find(" | ") == type.npos ? type : "";
}

bool isUnion(const std::string &type) { return type.find(" | ") != type.npos; }

/// May a value of type `given` stand where `wanted` is asked for? Unknown types may.
enum class Fit : uint8_t { No, Maybe, Yes };
Fit fits(const std::string &given, const std::string &wanted) {
  if (wanted.empty() || given == wanted) return Fit::Yes;
  if (given.empty() || isUnion(wanted) || isUnion(given)) return Fit::Maybe;
  if (wanted == "float") return given == "int" || given == "bool" ? Fit::Yes : Fit::No;
  if (wanted == "int") return given == "bool" ? Fit::Yes : Fit::No;
  if (headOf(given) != headOf(wanted)) return Fit::No;
  return given.find('[') == given.npos ? Fit::Maybe : Fit::No;  // a list of what?
}

Fit fits(const StubFunction &f, const std::vector<std::string> &types, bool hasKeywords) {
  using How = StubParameter::How;
  Fit all = hasKeywords ? Fit::Maybe : Fit::Yes;
  size_t n = 0;
  for (const StubParameter &p : f.parameters) {
    if (p.how == How::KeywordOnly) continue;
    if (p.how == How::Star) {
      for (; n < types.size(); ++n) all = std::min(all, fits(types[n], p.type));
      continue;
    }
    if (n == types.size()) {
      if (p.how == How::Required && !hasKeywords) return Fit::No;
      continue;
    }
    all = std::min(all, fits(types[n++], p.type));
  }
  return n < types.size() ? Fit::No : all;
}

}  // namespace

std::string headOf(const std::string &type) { return type.substr(0, type.find('[')); }

std::string elementOf(const std::string &type) {
  std::string head = headOf(type);
  if (head == "str") return "str";
  if (head == "bytes" || head == "bytearray" || head == "range") return "int";
  for (const char *container : {"list", "set", "frozenset", "dict", "Iterator", "Iterable", "Sequence", "Collection", "deque", "Generator"})
    if (head == container) return argumentOf(type, 0);
  return head == "tuple" && argumentOf(type, 1) == "..." ? argumentOf(type, 0) : "";
}

/// The module is the longest stub that the path starts with.
StubTypes::Entry StubTypes::find(const std::string &path) const {
  for (size_t end = path.size(); end != path.npos && end > 0; end = path.rfind('.', end - 1)) {
    auto module = stubs_.find(path.substr(0, end));
    if (module == stubs_.end()) continue;
    Entry out{.module = &module->second, .moduleName = module->first, .functions = nullptr, .variable = nullptr, .className = ""};
    std::string name = end == path.size() ? "" : path.substr(end + 1), inside;
    if (size_t dot = name.find('.'); dot != name.npos) inside = name.substr(dot + 1), name.resize(dot);
    if (auto found = module->second.classes.find(name); found != module->second.classes.end()) {
      std::string qualifiedName = module->first == "builtins" ? name : module->first + "." + name;
      if (!inside.empty()) return member(qualifiedName, inside);
      out.className = qualifiedName;
    } else if (!inside.empty()) {
      return {};
    } else if (auto f = module->second.functions.find(name); f != module->second.functions.end()) {
      out.functions = &f->second;
    } else if (auto v = module->second.variables.find(name); v != module->second.variables.end()) {
      out.variable = &v->second;
    }
    return out;
  }
  return {};
}

/// An attribute of an instance of a class.
StubTypes::Entry StubTypes::member(const std::string &type, const std::string &name, int depth) const {
  std::string head = headOf(type);
  size_t dot = head.rfind('.');
  std::string moduleName = dot == head.npos ? "builtins" : head.substr(0, dot);
  auto module = stubs_.find(moduleName);
  if (module == stubs_.end() || depth > kMaxDepth) return {};
  auto found = module->second.classes.find(dot == head.npos ? head : head.substr(dot + 1));
  if (found == module->second.classes.end()) return {};
  Entry out{.module = &module->second, .moduleName = moduleName, .functions = nullptr, .variable = nullptr, .className = ""};
  if (auto f = found->second.functions.find(name); f != found->second.functions.end()) return out.functions = &f->second, out;
  if (auto v = found->second.variables.find(name); v != found->second.variables.end()) return out.variable = &v->second, out;
  for (const std::string &base : found->second.bases)
    if (Entry of = member(qualified(base, out), name, depth + 1); of.functions || of.variable) return of;
  return {};
}

/// The name of a type in a stub, as everybody else knows it.
std::string StubTypes::qualified(const std::string &type, const Entry &in) const {
  std::string plain = withoutNone(type), head = headOf(plain);
  if (!in.module || in.moduleName == "builtins") return plain;
  if (in.module->classes.count(head)) return in.moduleName + "." + plain;
  auto imported = in.module->imports.find(head);
  if (imported == in.module->imports.end() || imported->second.starts_with("typing.") || imported->second.starts_with("collections.abc.")) return plain;
  return imported->second + plain.substr(head.size());
}

const std::string &StubTypes::typeOf(const Value *v) {
  auto [it, isNew] = types_.try_emplace(v);
  if (isNew) {  // in a circle of parameters it is not known
    std::string type = compute(v);
    it->second = std::move(type);
  }
  return it->second;
}

std::string StubTypes::compute(const Value *v) {
  if (const char *exact = v->type.isObject() ? nameOfKind(v->type.kinds) : ""; *exact) return exact;
  if (!v->def) return "";
  const Instr &i = *v->def;
  switch (i.op) {
    case Op::Arg: return ofParameter(v);
    case Op::LoadAttr:
    case Op::LoadGlobal: return ofAttribute(i);
    case Op::Call: return resultOf(i, {});
    case Op::FormatValue: return "str";
    case Op::LoadSubscr: {
      const std::string &container = typeOf(i.operands[0]);
      bool isItem = !i.operands[1]->def || i.operands[1]->def->op != Op::BuildSlice;
      if (!isItem) return container == "str" || container == "bytes" || headOf(container) == "list" ? container : "";
      if (headOf(container) == "dict") return argumentOf(container, 1);
      return headOf(container) == "list" || container == "str" || container == "bytes" || headOf(container) == "tuple" ? elementOf(container) : "";
    }
    case Op::IterNext: {
      const Value *iterator = i.operands[0];
      if (v != i.result(1) || !iterator->def || iterator->def->op != Op::GetIter) return "";
      return elementOf(typeOf(iterator->def->operands[0]));
    }
    default: return "";
  }
}

std::string StubTypes::ofParameter(const Value *v) {
  auto hint = unit_.annotations.find(unit_.localsPlus[static_cast<size_t>(v->def->imm[0])].name);
  if (hint == unit_.annotations.end()) return "";
  std::string named = withoutNone(hint->second), head = headOf(named), type = plainType(named);
  if (stubs_.count("builtins") && stubs_.at("builtins").classes.count(headOf(type))) return type;
  // A class of a module that is imported: "random.Random", or its name alone.
  size_t dot = head.find('.');
  const GlobalFacts *global = known_.global(head.substr(0, dot));
  if (!global) return type;
  return global->what == GlobalFacts::What::Imported ? global->path + (dot == head.npos ? "" : head.substr(dot)) : "";
}

/// A variable of a module, an attribute or a property of an object.
std::string StubTypes::ofAttribute(const Instr &load) {
  Entry entry = find(known_.pathOf(load.result(), unit_));
  if (!entry.module && load.op == Op::LoadAttr) entry = member(typeOf(load.operands[0]), unit_.names[static_cast<size_t>(load.imm[0])]);
  if (entry.variable) return qualified(*entry.variable, entry);
  if (entry.functions && entry.functions->back().how == StubFunction::How::Property) return qualified(entry.functions->back().result, entry);
  return "";
}

const StubTypes::Signatures &StubTypes::signaturesOf(const Instr &call) {
  auto [it, isNew] = signatures_.try_emplace(&call);
  if (isNew) {
    Signatures found = findSignatures(call);
    it->second = std::move(found);
  }
  return it->second;
}

StubTypes::Signatures StubTypes::findSignatures(const Instr &call) {
  const Value *callable = call.operands[0];
  Signatures out;
  bool isMethod = callable->def && callable->def->op == Op::LoadMethod && callable == callable->def->result(0);
  if (!call.operands[1]->type.isNull() && !(isMethod && call.operands[1] == callable->def->result(1))) return out;  // it is an argument
  Entry entry = find(known_.pathOf(callable, unit_));
  if (!entry.module && callable->def && (isMethod || callable->def->op == Op::LoadAttr)) {
    const std::string &receiver = typeOf(callable->def->operands[0]);
    if (!receiver.empty()) entry = member(receiver, unit_.names[static_cast<size_t>(callable->def->imm[0])]);
  }
  if (!entry.className.empty()) {
    out.fixed = entry.className;
  } else if (entry.functions && entry.functions->back().how != StubFunction::How::Property) {
    out.functions = entry.functions;
    out.module = entry.module;
    out.moduleName = entry.moduleName;
  } else if (int64_t unit = callable->def && callable->def->op == Op::LoadGlobal ? known_.functionOf(unit_.names[static_cast<size_t>(callable->def->imm[0])]) : KnownUnits::kOther; unit >= 0) {
    const auto &hints = source_.units[static_cast<size_t>(unit)]->annotations;
    bool isPlain = !(source_.units[static_cast<size_t>(unit)]->flags & (kGenerator | kCoroutine | kAsyncGenerator));
    if (auto hint = hints.find("return"); isPlain && hint != hints.end() && stubs_.at("builtins").classes.count(headOf(hint->second))) out.fixed = hint->second;
  }
  return out;
}

std::string StubTypes::resultOf(const Instr &call, const std::vector<std::string> &types) {
  const Signatures &known = signaturesOf(call);
  if (!known.functions) return known.fixed;
  std::vector<std::string> arguments;
  // A method's first argument is not among its parameters, nor is a NULL.
  size_t keywords = 0;
  if (const Constant *names = call.imm[1] >= 0 ? unit_.constant(call.imm[1]) : nullptr) keywords = names->items.size();
  for (size_t n = 2; n + keywords < call.operands.size(); ++n) arguments.push_back(n - 2 < types.size() && !types[n - 2].empty() ? types[n - 2] : typeOf(call.operands[n]));
  Entry in{.module = known.module, .moduleName = known.moduleName, .functions = nullptr, .variable = nullptr, .className = ""};
  std::string guess;
  for (const StubFunction &f : *known.functions) {
    Fit fit = fits(f, arguments, keywords > 0);
    if (fit == Fit::No) continue;
    std::string result = qualified(f.result, in);
    if (guess.empty()) guess = result;
    else if (guess != result) return "";
    if (fit == Fit::Yes) return guess;
  }
  return guess;
}

}  // namespace jj::analysis
