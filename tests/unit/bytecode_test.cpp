// Canonical bytecode. The decoder as such is compared with dis in tests/decode; here: what the normalisation makes of
// calls and jumps in each version, blocks, loop headers, handlers, and bad input.
#include "bytecode/bytecode.h"

#include <catch2/catch.hpp>

#include "frontend/frontend.h"

using namespace jj;
using namespace jj::bytecode;

namespace {

CodeUnit unitOf(std::vector<uint8_t> code) {
  CodeUnit unit;
  unit.qualname = "f";
  unit.code = std::move(code);
  return unit;
}

/// Operation names with arguments, and targets as instruction numbers.
std::string listing(const CodeUnit &unit, int minor) {
  Code code;
  std::string error, out;
  if (!decode(unit, minor, code, error)) return "error: " + error;
  for (auto &i : code.instructions) {
    out += (out.empty() ? "" : " ") + std::string(name(i.op));
    if (i.target >= 0)
      out += "->" + std::to_string(i.target);
    else if (hasArg(i.op))
      out += ":" + std::to_string(i.arg);
    if (i.arg2 >= 0) out += "/" + std::to_string(i.arg2);
  }
  return out;
}

std::string failure(std::vector<uint8_t> bytes, int minor) {
  Code code;
  std::string error;
  CHECK_FALSE(decode(unitOf(std::move(bytes)), minor, code, error));
  return error;
}

struct Compiled {
  ModuleSource module;
  Code code;
};

/// Decodes the first function of a source.
std::unique_ptr<Compiled> compile(const std::string &source) {
  auto out = std::make_unique<Compiled>();
  DiagnosticSink sink;
  REQUIRE(readModuleFromBytes(source, "mod.py", {}, sink, out->module));
  std::string error;
  INFO(error);
  REQUIRE(decode(*out->module.units.at(1), out->module.pythonMinor, out->code, error));
  return out;
}

}  // namespace

TEST_CASE("bytecode: calls have one form in all versions", "[bytecode]") {
  // f(1, k=2): 3.11 LOAD_GLOBAL with NULL, KW_NAMES, PRECALL, CALL
  CodeUnit unit = unitOf({116, 1,   0, 0, 0, 0,   0, 0, 0, 0, 0, 0, 100, 1, 100, 2,  172,
                          3,   166, 2, 0, 0, 171, 2, 0, 0, 0, 0, 0, 0,   0, 0,   83, 0});
  CHECK(listing(unit, 11) == "PushNull LoadGlobal:0 LoadConst:1 LoadConst:2 Nop Call:2/3 ReturnValue");
  unit = unitOf({116, 1, 0, 0, 0, 0, 0, 0, 0, 0, 100, 1, 100, 2, 172, 3, 171, 2, 0, 0, 0, 0, 0, 0, 83, 0});
  CHECK(listing(unit, 12) == "PushNull LoadGlobal:0 LoadConst:1 LoadConst:2 Nop Call:2/3 ReturnValue");
  // 3.13: LOAD_CONST of the names, CALL_KW
  unit = unitOf({91, 1, 0, 0, 0, 0, 0, 0, 0, 0, 83, 1, 83, 2, 83, 3, 57, 2, 36, 0});
  CHECK(listing(unit, 13) == "PushNull LoadGlobal:0 LoadConst:1 LoadConst:2 Nop Call:2/3 ReturnValue");
  // 3.13: LOAD_NAME, PUSH_NULL, CALL 0
  unit = unitOf({92, 0, 34, 0, 53, 0, 0, 0, 0, 0, 0, 0, 36, 0});
  CHECK(listing(unit, 13) == "LoadName:0 PushNull Swap:2 Call:0 ReturnValue");
  // 3.12: LOAD_ATTR with the method bit
  unit =
      unitOf({101, 0, 106, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 171, 0, 0, 0, 0, 0, 0, 0, 83, 0});
  CHECK(listing(unit, 12) == "LoadName:0 LoadMethod:1 Call:0 ReturnValue");
}

TEST_CASE("bytecode: an exhausted iterator leaves behind END_FOR", "[bytecode]") {
  // LOAD_NAME; GET_ITER; FOR_ITER; POP_TOP; JUMP_BACKWARD; END_FOR; RETURN_CONST
  CodeUnit unit = unitOf({101, 0, 68, 0, 93, 2, 0, 0, 1, 0, 140, 4, 4, 0, 121, 0});
  CHECK(listing(unit, 12) == "LoadName:0 GetIter ForIter->7 PopTop JumpBackward->2 PopTop PopTop ReturnConst:0");
  // 3.13: END_FOR, POP_TOP; JUMP_BACKWARD has a cache
  unit = unitOf({92, 0, 19, 0, 72, 3, 0, 0, 32, 0, 77, 5, 0, 0, 11, 0, 32, 0, 103, 0});
  CHECK(listing(unit, 13) == "LoadName:0 GetIter ForIter->7 PopTop JumpBackward->2 PopTop PopTop ReturnConst:0");
}

TEST_CASE("bytecode: 3.13's pairs, comparisons and cells", "[bytecode]") {
  // LOAD_FAST_LOAD_FAST, COMPARE_OP (op 2, as bool), STORE_FAST, LOAD_FAST of a cell
  CodeUnit unit = unitOf({88, 0x21, 58, 0x58, 0, 0, 110, 1, 85, 3, 36, 0});
  unit.localsPlus = {{"a", kLocal}, {"b", kLocal}, {"c", kLocal}, {"d", kCell}};
  CHECK(listing(unit, 13) == "LoadFast:2 LoadFast:1 CompareOp:18 StoreFast:1 LoadClosure:3 ReturnValue");
  // LOAD_CONST twice, STORE_FAST_STORE_FAST, LOAD_CONST, STORE_FAST_LOAD_FAST
  unit.code = {83, 0, 83, 1, 112, 0x10, 83, 0, 111, 0x21, 36, 0};
  CHECK(listing(unit, 13) ==
        "LoadConst:0 LoadConst:1 StoreFast:1 StoreFast:0 LoadConst:0 StoreFast:2 LoadFast:1 ReturnValue");
}

TEST_CASE("bytecode: EXTENDED_ARG is folded", "[bytecode]") {
  CodeUnit unit = unitOf({144, 1, 144, 2, 100, 3, 83, 0});
  CHECK(listing(unit, 11) == "LoadConst:66051 ReturnValue");
  auto raw = decodeRaw(unit.code, 11);
  REQUIRE(raw.size() == 2);
  CHECK(raw[0].start == 0);
  CHECK(raw[0].offset == 4);
}

TEST_CASE("bytecode: bad code is refused", "[bytecode]") {
  CHECK_THAT(failure({7, 0, 83, 0}, 11), Catch::Contains("unknown opcode 7"));
  CHECK_THAT(failure({1, 0, 83, 0}, 11), Catch::Contains("stack runs empty"));
  CHECK_THAT(failure({100, 0}, 11), Catch::Contains("runs off the end"));
  CHECK_THAT(failure({110, 50, 83, 0}, 11), Catch::Contains("leaves the code"));
  CHECK_THAT(failure({}, 11), Catch::Contains("no code"));
  CHECK_THAT(failure({3, 0}, 12), Catch::Contains("cannot occur"));
  CHECK_THAT(failure({9, 0}, 10), Catch::Contains("not supported"));
  // one way pushes, the other does not
  CHECK_THAT(failure({100, 0, 114, 1, 100, 0, 100, 0, 83, 0}, 11), Catch::Contains("meet"));
}

TEST_CASE("bytecode: blocks of a loop with a handler", "[bytecode]") {
  auto compiled = compile(
      "def f(n):\n"
      "  for i in n:\n"
      "    try:\n"
      "      g(i)\n"
      "    except ValueError:\n"
      "      continue\n"
      "  return 1\n");
  const Code &code = compiled->code;
  int loops = 0, handlers = 0;
  for (auto &block : code.blocks) {
    loops += block.isLoopHeader;
    handlers += block.isHandler;
    CHECK(block.first < block.last);
    for (auto to : block.successors) CHECK(to < static_cast<int32_t>(code.blocks.size()));
    if (block.isLoopHeader) CHECK(code.instructions[static_cast<size_t>(block.first)].op == Opcode::ForIter);
    for (auto i = block.first; i < block.last; ++i) {
      const auto &region = block.handlerRegion >= 0 ? &code.regions[static_cast<size_t>(block.handlerRegion)] : nullptr;
      auto offset = code.instructions[static_cast<size_t>(i)].offset;
      if (region) CHECK((region->start <= offset && offset < region->end));
      CHECK(&code.blocks[static_cast<size_t>(code.blockOf(i))] == &block);
    }
  }
  CHECK(loops == 1);
  CHECK(handlers >= 2);
  bool polls = false;
  for (auto &i : code.instructions) polls |= i.polls;
  CHECK(polls);
}

TEST_CASE("bytecode: lines", "[bytecode]") {
  auto compiled = compile("def f(a):\n  x = a\n\n  return x\n");
  const Code &code = compiled->code;
  std::vector<int32_t> lines;
  for (auto &i : code.instructions)
    if (lines.empty() || lines.back() != code.line(i.offset)) lines.push_back(code.line(i.offset));
  CHECK(lines == std::vector<int32_t>{1, 2, 4});
  CHECK(code.line(100000) == -1);
}

TEST_CASE("bytecode: delegation is told from a plain yield", "[bytecode]") {
  auto compiled = compile("def f(a):\n  yield 1\n  yield from a\n");
  std::vector<int32_t> kinds;
  for (auto &i : compiled->code.instructions)
    if (i.op == Opcode::YieldValue) kinds.push_back(i.arg);
  CHECK(kinds == std::vector<int32_t>{0, 1});
}

TEST_CASE("bytecode: literals of many constants are one instruction", "[bytecode]") {
  auto folded = [](const std::string &expression) {
    auto compiled = compile("def f(a):\n  return " + expression + "\n");
    std::string out;
    for (auto &i : compiled->code.instructions)
      if (i.op == Opcode::BuildLiteral || i.op == Opcode::ExtendLiteral) {
        const Literal &literal = compiled->code.literals.at(static_cast<size_t>(i.arg));
        out += std::string(name(i.op)) + " " + name(literal.made()) + " ";
      }
    return out;
  };
  auto repeat = [](const std::string &entry, int n, const std::string &end = "") {
    std::string out;
    for (int i = 0; i < n; ++i) out += entry + std::to_string(i) + end + ", ";
    return out;
  };
  CHECK(folded("{" + repeat("", 3, ": 1") + "}") == "");
  CHECK(folded("{" + repeat("", 30, ": 1") + "}") == "BuildLiteral BuildMap ");
  CHECK(folded("[" + repeat("[", 30, "]") + "]") == "BuildLiteral BuildList ");
  CHECK(folded("(" + repeat("[", 30, "]") + ")") == "BuildLiteral BuildTuple ");
  CHECK(folded("{0: 1, a: 1, " + repeat("", 30, ": 1") + "}") == "ExtendLiteral BuildMap ");
  CHECK(folded("[" + repeat("[", 30, "]") + "a, " + repeat("[", 30, "]") + "]") == "BuildLiteral BuildList ExtendLiteral BuildList ");
  // an unhashable key raises where it stands
  CHECK(folded("{" + repeat("", 20, ": 1") + "[]: 1, " + repeat("", 20, ": 1") + "}") == "BuildLiteral BuildMap ExtendLiteral BuildMap ");
  // a jump leads into the middle
  CHECK(folded("[" + repeat("[", 5, "]") + "1 if a else 2, " + repeat("[", 5, "]") + "]") == "");
}

TEST_CASE("bytecode: text", "[bytecode]") {
  auto compiled = compile("def f(a):\n  while a:\n    g(a, k=1)\n");
  std::string text = print(compiled->code);
  for (const char *part :
       {"code 1 f (line 1)", "b0: depth 0", "loop", "LoadGlobal 0 (g)", "keywords ('k',)", " line 2", "LoadFast 0 (a)"})
    CHECK_THAT(text, Catch::Contains(part));
}

TEST_CASE("bytecode: a function of 50,000 lines in linear time", "[bytecode]") {
  std::string source = "def f(a):\n";
  for (int i = 0; i < 25000; ++i) source += "  if a < " + std::to_string(i) + ":\n    a = g(a)\n";
  auto compiled = compile(source);
  CHECK(compiled->code.blocks.size() > 50000);
}
