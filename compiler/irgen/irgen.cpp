// The interface of IR generation. See irgen.h.
#include "irgen/irgen.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "irgen/translator.h"

namespace jj::irgen {

namespace {

/// A function that mentions one of these may look at its own locals, or lets a callee look: modules that deal in frames, debuggers and shells, libraries whose
/// expressions name the caller's variables (patsy, formulaic).
constexpr std::string_view kFrameNames[] = {"_getframe", "currentframe", "f_locals", "breakpoint", "set_trace", "embed", "interact", "dmatrix", "dmatrices", "model_matrix"};
/// The same of builtins, of numexpr and Python Fire (whose commands are the caller's variables); names that classes often give to methods of their own.
constexpr std::string_view kEvaluators[] = {"locals", "vars", "dir", "eval", "exec", "evaluate", "Fire"};
/// What hands SQL to a library.
constexpr std::string_view kSqlNames[] = {"sql", "query", "execute", "from_query"};
/// Who takes `@name` in a text for a variable: pandas.
constexpr std::string_view kQueries[] = {"query", "eval"};
/// How one gets at the frame of a caller.
constexpr std::string_view kWaysToCallers[] = {"_getframe", "currentframe", "f_back", "stack"};

template <size_t n> bool isOneOf(std::string_view name, const std::string_view (&names)[n]) { return std::find(std::begin(names), std::end(names), name) != std::end(names); }

template <size_t n> bool mentionsOneOf(const CodeUnit &unit, const std::string_view (&names)[n]) {
  return std::any_of(std::begin(names), std::end(names), [&](std::string_view name) { return unit.mentions(name); });
}

/// Does the module itself define a function of this name? A builtin or an imported one is not meant then.
bool isDefined(const CodeUnit &unit, std::string_view name) {
  const CodeUnit *module = &unit;
  while (module->parent) module = module->parent;
  return std::any_of(module->children.begin(), module->children.end(), [&](const CodeUnit *child) { return child->isFunction() && child->name == name; });
}

/// Is one of kEvaluators loaded as a global, or as an attribute of what may be a module: of a global, of a local in a function that imports?
bool loadsEvaluator(const bytecode::Code &code) {
  using bytecode::Opcode;
  const CodeUnit &unit = *code.unit;
  if (!mentionsOneOf(unit, kEvaluators)) return false;
  auto has = [&](Opcode op) { return std::any_of(code.instructions.begin(), code.instructions.end(), [&](const bytecode::Instruction &i) { return i.op == op; }); };
  bool imports = has(Opcode::ImportName);
  auto isAttribute = [](Opcode op) { return op == Opcode::LoadAttr || op == Opcode::LoadMethod; };
  for (auto i = code.instructions.begin(); i != code.instructions.end(); ++i) {
    if (!bytecode::usesName(i->op) || !isOneOf(unit.names[static_cast<size_t>(i->arg)], kEvaluators)) continue;
    auto receiver = i;
    while (isAttribute(receiver->op) && receiver != code.instructions.begin()) --receiver;
    bool isGlobal = receiver->op == Opcode::LoadGlobal || receiver->op == Opcode::LoadName || receiver->op == Opcode::ImportFrom;
    if (isAttribute(i->op) ? isGlobal || imports : isGlobal && !isDefined(unit, unit.names[static_cast<size_t>(i->arg)])) return true;
  }
  return false;
}

bool isOfName(unsigned char c) { return std::isalnum(c) || c == '_' || c > 127; }

bool isLocal(const CodeUnit &unit, std::string_view name) {
  return std::any_of(unit.localsPlus.begin(), unit.localsPlus.end(), [&](const LocalVariable &v) { return v.name == name; });
}

/// `keyword` is in lower case.
bool isKeyword(std::string_view word, std::string_view keyword) {
  return std::equal(word.begin(), word.end(), keyword.begin(), keyword.end(), [](unsigned char a, char b) { return std::tolower(a) == b; });
}

/// A formula (patsy, formulaic, statsmodels), or an expression inside or instead of SQL (Pony ORM): any word may be a variable.
bool isExpression(std::string_view text) {
  size_t tilde = text.find('~'), loop = text.find(" for ");
  return (tilde != text.npos && text.substr(tilde, 2) != "~/") || text.find("$(") != text.npos || (loop != text.npos && text.find(" in ", loop) != text.npos) ||
         text.starts_with("lambda ");
}

/// Elsewhere `$x` is one, and in SQL over data frames (DuckDB, polars) the table behind FROM or JOIN.
bool namesLocals(const CodeUnit &unit, std::string_view text, bool isSql) {
  bool everyWord = isExpression(text);
  if (!isSql && !everyWord && text.find('$') == text.npos) return false;
  std::string_view before;
  for (auto at = text.begin(); (at = std::find_if(at, text.end(), isOfName)) != text.end();) {
    auto end = std::find_if_not(at, text.end(), isOfName);
    std::string_view word(at, end);
    bool isTable = isSql && (isKeyword(before, "from") || isKeyword(before, "join")), isMarked = at != text.begin() && at[-1] == '$';
    if ((everyWord || isTable || isMarked) && isLocal(unit, word)) return true;
    before = word;
    at = end;
  }
  return false;
}

/// Does a text of the function (no docstring), or of a lambda or generator in it, name variables of it for a library that finds them in its frame?
bool speaksOfLocals(const bytecode::Code &code) {
  const CodeUnit &unit = *code.unit;
  bool queries = mentionsOneOf(unit, kQueries), isSql = mentionsOneOf(unit, kSqlNames);
  auto speaks = [&](const Constant &c) {
    if (c.kind != Constant::Kind::Str) return false;
    return (queries && c.text.find('@') != std::string::npos) || namesLocals(unit, c.text, isSql);  // pandas: query("a > @b")
  };
  auto loads = [&](const bytecode::Instruction &i) {
    const Constant *c = i.op == bytecode::Opcode::LoadConst ? unit.constant(i.arg) : nullptr;
    return c && speaks(*c);
  };
  auto isSpoken = [&](const CodeUnit *child) { return child->name.starts_with('<') && std::any_of(child->consts.begin(), child->consts.end(), speaks); };
  return std::any_of(code.instructions.begin(), code.instructions.end(), loads) || std::any_of(unit.children.begin(), unit.children.end(), isSpoken);
}

/// A class statement: metaclasses and decorators look up annotations among the locals of the function it stands in.
bool definesClass(const bytecode::Code &code) {
  return std::any_of(code.instructions.begin(), code.instructions.end(), [](const bytecode::Instruction &i) { return i.op == bytecode::Opcode::LoadBuildClass; });
}

/// May super() be called in a function, or by one that it calls, where Op::Super does not say so?
bool callsSuperUnseen(const bytecode::Code &code) {
  const CodeUnit &unit = *code.unit;
  int32_t name = unit.nameIndex("super"), slot = classSlot(unit);
  if (name < 0) return slot >= 0;
  if (unit.flags & (kGenerator | kCoroutine | kAsyncGenerator)) return true;
  int loads = 0;  // of __class__, beyond those for the instructions that have super in their name
  for (const bytecode::Instruction &i : code.instructions) {
    if (bytecode::usesName(i.op) && i.op != bytecode::Opcode::LoadGlobal && i.arg == name) return true;
    if ((i.op == bytecode::Opcode::LoadDeref || i.op == bytecode::Opcode::LoadClosure) && i.arg == slot) ++loads;
    if (i.op == bytecode::Opcode::LoadSuperAttr || i.op == bytecode::Opcode::LoadSuperMethod) --loads;
  }
  return loads > 0;
}

}  // namespace

int32_t classSlot(const CodeUnit &unit) {
  auto isIt = [](const LocalVariable &v) { return v.kind & kFree && v.name == "__class__"; };
  auto found = std::find_if(unit.localsPlus.begin(), unit.localsPlus.end(), isIt);
  return found != unit.localsPlus.end() ? static_cast<int32_t>(found - unit.localsPlus.begin()) : -1;
}

std::unique_ptr<ir::Function> build(const bytecode::Code &code, const IRGenOptions &options, bool *superEscapes) {
  Translator translator(code, options);
  std::unique_ptr<ir::Function> f = translator.run();
  if (translator.superEscapes() && superEscapes) *superEscapes = true;
  if (options.superEscapes || !(translator.superEscapes() || translator.superNeedsFrame())) return f;
  IRGenOptions others = options;
  others.superEscapes = true;
  return Translator(code, others).run();
}

bool supported(const CodeUnit &, std::string &) { return true; }

bool mentionsReferenceCounts(const CodeUnit &unit) { return unit.mentions("getrefcount"); }

bool looksAtCallers(const std::vector<std::unique_ptr<CodeUnit>> &units) {
  bool looks = false, reaches = false;
  for (const auto &unit : units) {
    looks |= unit->mentions("f_locals");
    reaches |= mentionsOneOf(*unit, kWaysToCallers);
  }
  return looks && reaches;
}

bool needsMemoryLocals(const bytecode::Code &code, const IRGenOptions &options) {
  const CodeUnit &unit = *code.unit;
  if (options.frameLocals || unit.isModule() || unit.isClassBody()) return true;
  if (code.instructions.size() * unit.localsPlus.size() > options.registerModeLimit) return true;
  if (options.superEscapes && (unit.mentions("super") || classSlot(unit) >= 0)) return true;
  if (callsSuperUnseen(code)) return true;
  return mentionsOneOf(unit, kFrameNames) || loadsEvaluator(code) || speaksOfLocals(code) || definesClass(code);
}

}  // namespace jj::irgen
