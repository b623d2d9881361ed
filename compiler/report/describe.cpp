// See describe.h. What an operation is called, what it weighs and what is said about it is a table.
#include "report/describe.h"

#include <fmt/format.h>

#include <algorithm>

#include "frontend/frontend.h"

namespace jj::report {

using namespace ir;

namespace {

/// What the advice for an operation is about.
enum class About : uint8_t { Numbers, Attribute, Method, Call, Item, Iteration, Global, Name, Container, Text, Suspension, Import, Other };

struct Row {
  Op op;
  int weight;
  About about;
  const char *what;
};
constexpr Row kRows[] = {
    {Op::BinaryOp, 3, About::Numbers, "an operator"},
    {Op::BinaryOpConsume, 3, About::Numbers, "an operator"},
    {Op::UnaryNegative, 2, About::Numbers, "an operator"},
    {Op::UnaryPositive, 2, About::Numbers, "an operator"},
    {Op::UnaryInvert, 2, About::Numbers, "an operator"},
    {Op::Compare, 3, About::Numbers, "a comparison"},
    {Op::CompareTruth, 2, About::Numbers, "a comparison"},
    {Op::CompareTest, 2, About::Numbers, "a comparison"},
    {Op::IsTrue, 1, About::Numbers, "a truth test"},
    {Op::Contains, 2, About::Item, "a membership test"},
    {Op::LoadAttr, 1, About::Attribute, "an attribute is read"},
    {Op::StoreAttr, 2, About::Attribute, "an attribute is written"},
    {Op::DeleteAttr, 2, About::Attribute, "an attribute is deleted"},
    {Op::LoadMethod, 1, About::Method, "a method is looked up"},
    {Op::LoadSuperAttr, 3, About::Attribute, "an attribute of super()"},
    {Op::LoadSuperMethod, 3, About::Method, "a method of super()"},
    {Op::Call, 3, About::Call, "a call"},
    {Op::CallMethod, 4, About::Call, "a method is called"},
    {Op::CallEx, 5, About::Call, "a call with * or **"},
    {Op::LoadSubscr, 2, About::Item, "an item is read"},
    {Op::StoreSubscr, 2, About::Item, "an item is written"},
    {Op::LoadItem, 1, About::Item, "an item is read"},
    {Op::StoreItem, 1, About::Item, "an item is written"},
    {Op::StoreItemF64, 1, About::Item, "an item is written"},
    {Op::DeleteSubscr, 2, About::Item, "an item is deleted"},
    {Op::BinarySlice, 3, About::Item, "a slice"},
    {Op::SteppedSlice, 3, About::Item, "a slice"},
    {Op::StoreSlice, 3, About::Item, "a slice is written"},
    {Op::ReplaceSlice, 3, About::Item, "a slice is written"},
    {Op::DeleteSlice, 3, About::Item, "a slice is deleted"},
    {Op::GetIter, 2, About::Iteration, "an iteration begins"},
    {Op::IterNext, 2, About::Iteration, "the next item of an iteration"},
    {Op::StartIter, 1, About::Iteration, "an iteration begins"},
    {Op::ItemNext, 1, About::Iteration, "the next item of an iteration"},
    {Op::IterNextPair, 2, About::Iteration, "the next items of an iteration"},
    {Op::ItemNextPair, 1, About::Iteration, "the next items of an iteration"},
    {Op::TryCursor, 1, About::Iteration, "an iteration begins"},
    {Op::EnumerateNext, 1, About::Iteration, "the next items of an iteration"},
    {Op::ZipNext, 1, About::Iteration, "the next items of an iteration"},
    {Op::ItemsNext, 1, About::Iteration, "the next items of an iteration"},
    {Op::UnpackPair, 1, About::Iteration, "an item is unpacked"},
    {Op::UnpackSequence, 2, About::Iteration, "a sequence is unpacked"},
    {Op::UnpackEx, 3, About::Iteration, "a sequence is unpacked"},
    {Op::LoadGlobal, 1, About::Global, "a global name"},
    {Op::LoadName, 2, About::Name, "a name"},
    {Op::StoreName, 2, About::Name, "a name is bound"},
    {Op::StoreGlobal, 2, About::Global, "a global name is bound"},
    {Op::BuildTuple, 1, About::Container, "a tuple is made"},
    {Op::BuildList, 2, About::Container, "a list is made"},
    {Op::BuildSet, 2, About::Container, "a set is made"},
    {Op::BuildMap, 2, About::Container, "a dict is made"},
    {Op::BuildConstKeyMap, 2, About::Container, "a dict is made"},
    {Op::BuildLiteral, 2, About::Container, "a literal is made"},
    {Op::ListExtend, 2, About::Container, "a list grows"},
    {Op::SetAdd, 2, About::Container, "a set grows"},
    {Op::MapAdd, 2, About::Container, "a dict grows"},
    {Op::SetUpdate, 2, About::Container, "a set grows"},
    {Op::DictUpdate, 3, About::Container, "a dict grows"},
    {Op::MakeFunction, 3, About::Container, "a function object is made"},
    {Op::BuildString, 2, About::Text, "an f-string is put together"},
    {Op::FormatValue, 2, About::Text, "a value is formatted"},
    {Op::Send, 3, About::Suspension, "await or yield from"},
    {Op::SendNext, 3, About::Suspension, "the next item of an async for"},
    {Op::GetAwaitable, 2, About::Suspension, "await begins"},
    {Op::GetAIter, 2, About::Suspension, "an async for begins"},
    {Op::GetANext, 2, About::Suspension, "the next item of an async for"},
    {Op::Yield, 1, About::Suspension, "a yield"},
    {Op::BeforeWith, 3, About::Other, "a with statement begins"},
    {Op::BeforeAsyncWith, 3, About::Other, "an async with begins"},
    {Op::EnterWith, 3, About::Other, "a with statement begins"},
    {Op::LoadSpecial, 2, About::Other, "a special method of a with statement"},
    {Op::MatchClass, 3, About::Other, "a class pattern"},
    {Op::MatchKeys, 2, About::Other, "a mapping pattern"},
    {Op::ImportName, 4, About::Import, "an import"},
    {Op::ImportFrom, 2, About::Import, "an import"},
    {Op::RaiseVarargs, 3, About::Other, "an exception is raised"},
};

const Row *rowOf(Op op) {
  for (const Row &row : kRows)
    if (row.op == op) return &row;
  return nullptr;
}

constexpr const char *kOperators[] = {"+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^"};
constexpr const char *kComparisons[] = {"<", "<=", "==", "!=", ">", ">="};
constexpr uint32_t kNumbers = kBool | kInt | kFloat;

bool isUnknown(const Value *v) { return v->type.isObject() && (v->type.kinds & kOther); }
bool isNumber(const Value *v) { return v->type.isObject() && !(v->type.kinds & ~(kNumbers | kNull)); }

std::string symbolOf(const Instr &i) {
  auto n = static_cast<size_t>(i.imm[0]);
  switch (i.op) {
    case Op::BinaryOp:
    case Op::BinaryOpConsume: return n >= 13 ? fmt::format("{}=", kOperators[(n - 13) % 13]) : kOperators[n];
    case Op::Compare:
    case Op::CompareTruth:
    case Op::CompareTest: return n < 6 ? kComparisons[n] : "?";
    default: return "";
  }
}

/// The operands that a reader of the source sees.
std::vector<const Value *> shownOperands(const Instr &i) {
  size_t n = i.op == Op::Call || i.op == Op::Yield ? 1 : i.op == Op::CallMethod ? 2 : std::min<size_t>(i.operands.size(), 3);
  if (i.op == Op::BuildTuple || i.op == Op::BuildList || i.op == Op::BuildMap || i.op == Op::BuildSet || i.op == Op::BuildString ||
      i.op == Op::MakeFunction || i.op == Op::ImportName || i.op == Op::RaiseVarargs || i.op == Op::BuildConstKeyMap)
    n = 0;
  std::vector<const Value *> out;
  for (size_t k = 0; k < n; ++k)
    if (i.operands[k]->type.isObject() && !i.operands[k]->type.isNull()) out.push_back(i.operands[k]);
  return out;
}

std::string oneLine(const std::string &line, int32_t from, int32_t to) {
  constexpr int32_t kLongest = 40;
  auto size = static_cast<int32_t>(line.size());
  if (from < 0 || to <= from || to > size || to - from > kLongest) return "";
  return line.substr(static_cast<size_t>(from), static_cast<size_t>(to - from));
}

}  // namespace

std::string wordsFor(Type type) {
  if (!type.isObject()) return type.rep == Rep::F64 ? "float" : type.rep == Rep::I64 ? "int" : "bool";
  if (type.kinds & kOther) return "any object";
  static constexpr std::pair<uint32_t, const char *> kWords[] = {
      {kNone, "None"}, {kBool, "bool"}, {kInt, "int"}, {kFloat, "float"}, {kStr, "str"}, {kBytes, "bytes"}, {kList, "list"},
      {kTuple, "tuple"}, {kDict, "dict"}, {kSet, "set"}, {kRange, "range"}, {kComplex, "complex"}, {ir::kCell, "cell"}, {kCode, "code"}};
  std::string out;
  for (auto [kind, word] : kWords)
    if (type.kinds & kind) out += (out.empty() ? "" : " or ") + std::string(word);
  return out.empty() ? "nothing" : out;
}

bytecode::Position positionOf(const bytecode::Code &code, int32_t offset) {
  auto it = std::upper_bound(code.positions.begin(), code.positions.end(), offset,
                             [](int32_t at, const bytecode::Position &p) { return at < p.end; });
  if (it == code.positions.end() || it->start > offset) return {offset, offset, -1, -1, -1, -1};
  return *it;
}

Describer::Describer(const ModuleSource &source, const Function &f, const bytecode::Code &code)
    : source_(source), f_(f), code_(code), unit_(*code.unit) {}

/// The text of an instruction's expression, when it is short.
std::string Describer::sourceOf(const Instr &i) const {
  if (!i.frame) return "";
  bytecode::Position p = positionOf(code_, i.frame->offset);
  if (p.line < 1 || p.line != p.endLine) return "";
  size_t begin = 0;
  for (int32_t line = 1; line < p.line && begin != std::string::npos; ++line) {
    begin = source_.text.find('\n', begin);
    if (begin != std::string::npos) ++begin;
  }
  if (begin == std::string::npos) return "";
  std::string line = source_.text.substr(begin, source_.text.find('\n', begin) - begin);
  return oneLine(line, p.column, p.endColumn);
}

std::string Describer::nameOf(const Value *v, const FrameState *frame) const {
  if (frame)
    for (size_t k = 0; k < frame->locals.size(); ++k)
      if (frame->locals[k] == v) return f_.localNames[k];
  if (!v->def) return "";
  const Instr &d = *v->def;
  auto local = [&] { return f_.localNames[static_cast<size_t>(d.imm[0])]; };
  switch (d.op) {
    case Op::Arg: case Op::LoadSlot: case Op::TakeSlot: case Op::LoadDeref: return local();
    case Op::LoadGlobal: case Op::LoadName: return unit_.names[static_cast<size_t>(d.imm[0])];
    case Op::Const: {
      const Constant *c = unit_.constant(d.imm[0]);
      std::string text = c ? printConstant(*c) : "";
      return text.size() <= 24 ? text : "a constant";
    }
    default: return sourceOf(d);
  }
}

std::string Describer::whyOfFunction() const {
  if (f_.kind == FunctionKind::ModuleBody) return "The body of a module runs once: it is compiled for size, without guesses about types.";
  if (f_.kind == FunctionKind::ClassBody) return "The body of a class runs once: it is compiled for size, without guesses about types.";
  if (f_.memoryLocals)
    return "The locals of this function lie in its frame, because it mentions locals, vars, dir, eval, exec, super or __class__, or is very big.";
  return "";
}

std::string Describer::help(const Value *v, const std::string &name) const {
  if (v->def && (v->def->op == Op::Arg || v->def->op == Op::TakeArg))
    return fmt::format("Annotate the parameter ({}: int, {}: float). It is a hint, tested by a guard: whatever else is passed works as before.", name,
                       name);
  if (!v->def) return "A variable that only ever holds numbers is known to hold them.";
  switch (v->def->op) {
    case Op::LoadAttr: return "What an attribute holds is not known: read it into a local variable once, and compute with that.";
    case Op::LoadSubscr: case Op::LoadItem: case Op::IterNext: case Op::ItemNext: case Op::UnpackSequence:
    case Op::IterNextPair: case Op::ItemNextPair: case Op::EnumerateNext: case Op::ZipNext: case Op::ItemsNext: case Op::UnpackPair: return "What a container holds is not known.";
    case Op::Call: case Op::CallMethod: return "What a call gives is known for functions of this module that compute with numbers only, and for range and len.";
    case Op::LoadGlobal: case Op::LoadName: return "A global may be bound anew at any time: a local variable, or a default argument, is known better.";
    default: return "";
  }
}

void Describer::explainNumbers(const Instr &i, Operation &out) const {
  const Value *unknown = nullptr;
  bool numbers = true;
  for (const Value *v : shownOperands(i)) {
    if (isUnknown(v) && !unknown) unknown = v;
    numbers &= isNumber(v);
  }
  if (unknown) {
    std::string name = nameOf(unknown, i.frame);
    out.why = name.empty() ? "An operand may be any object here." : fmt::format("`{}` may be any object here.", name);
    out.help = help(unknown, name);
  } else if (numbers) {
    out.why = "The operands are numbers, but this operation has no form on unboxed ones, or its result lives on as an object.";
  } else {
    out.why = "Operators of these types are calls, with a short way for the commonest.";
    out.weight -= out.weight > 1;
  }
}

/// What every body does for itself, such as __module__ = __name__ in a class.
bool Describer::isBookkeeping(const Instr &i) const {
  if (i.op != Op::LoadName && i.op != Op::StoreName) return false;
  const std::string &name = unit_.names[static_cast<size_t>(i.imm[0])];
  return name == "__module__" || name == "__qualname__" || name == "__doc__" || name == "__name__";
}

bool Describer::describe(const Instr &i, Operation &out) const {
  const Row *row = rowOf(i.op);
  if (!row || !i.frame) return false;
  if (isBookkeeping(i)) return false;
  out.at = positionOf(code_, i.frame->offset);
  if (out.at.line < 1) return false;
  out.weight = row->weight;
  std::string symbol = symbolOf(i);
  out.what = symbol.empty() ? row->what : fmt::format("{} ({})", row->what, symbol);
  auto name = [&](int64_t n) { return unit_.names[static_cast<size_t>(n)]; };
  switch (i.op) {
    case Op::LoadAttr: case Op::StoreAttr: case Op::LoadMethod: case Op::LoadSuperMethod: case Op::LoadSuperAttr:
      out.what += fmt::format(" (.{})", name(i.imm[0]));
      break;
    case Op::CallMethod:
      out.what += fmt::format(" (.{})", name(i.method));
      break;
    case Op::LoadGlobal: case Op::LoadName: case Op::StoreName: case Op::StoreGlobal: case Op::ImportName: case Op::ImportFrom:
      out.what += fmt::format(" ({})", name(i.imm[0]));
      break;
    default: break;
  }
  for (const Value *v : shownOperands(i)) {
    if (v->def && v->def->op == Op::Const) continue;
    std::string of = nameOf(v, i.frame);
    out.known += (out.known.empty() ? "" : "; ") + (of.empty() ? wordsFor(v->type) : fmt::format("`{}`: {}", of, wordsFor(v->type)));
  }
  switch (row->about) {
    case About::Numbers: explainNumbers(i, out); break;
    case About::Attribute:
    case About::Method:
      out.why = "An inline cache remembers the object's type: a few instructions while it stays the same, a search when it changes.";
      break;
    case About::Call:
      out.why = "What is called is known when it runs only. Functions of this program are called directly, others by their own protocol.";
      if (i.op == Op::CallEx) out.help = "Arguments in their places are cheaper than a tuple and a dict.";
      break;
    case About::Item:
      out.why = "Containers and indices of any type are possible: exact lists, tuples and dicts have a short way.";
      break;
    case About::Iteration:
      out.why = "Any iterable is possible: exact lists, tuples, ranges and compiled generators have a short way.";
      break;
    case About::Global:
      out.why = "A global may be bound anew at any time: a cache tests that it was not.";
      break;
    case About::Name:
      out.why = "In the body of a module or class a name is an entry of a dict.";
      break;
    case About::Container: out.why = "An object is made."; break;
    case About::Text: out.why = "A new string is made."; break;
    case About::Suspension: out.why = "The function may be left here: what is live is kept in its object."; break;
    case About::Import: out.why = "An import is a look-up in sys.modules, even when the module is there."; break;
    case About::Other: out.why = "A call of the runtime."; break;
  }
  if (row->about == About::Import && f_.kind != FunctionKind::ModuleBody) out.help = "An import at the top of the module is done once.";
  std::string why = whyOfFunction();
  if (!why.empty() && row->about == About::Numbers) out.why = why;
  return true;
}

}  // namespace jj::report
