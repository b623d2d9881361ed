// The decoder as a process, for tests/decode/check.py: reads code objects from standard input, writes what decodeRaw(),
// the table decoders and decode() make of them. Numbers are int32 of this machine.
//
//   decode_dump --table MINOR     one line per opcode: number, name, whether it takes an argument, caches, whether
//   canonical
//                                 instructions are made of it (irgen has a function for each of those, or it would not
//                                 link)
//   decode_dump --effects MINOR   input: pairs (opcode, arg); output: the effect without and with the jump, for each
//   decode_dump --codes MINOR     requests of code objects, each answered at once (see check.py)
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "bytecode/bytecode.h"
#include "bytecode/expansions.h"
#include "bytecode/opcode_table.h"

using namespace jj;
using namespace jj::bytecode;

namespace {

bool read(void *to, size_t size) { return std::fread(to, 1, size, stdin) == size; }
bool read(int32_t &number) { return read(&number, sizeof number); }
bool read(std::vector<uint8_t> &bytes, int32_t size) {
  bytes.resize(static_cast<size_t>(size));
  return read(bytes.data(), bytes.size());
}
void write(const std::vector<int32_t> &numbers) {
  auto size = static_cast<int32_t>(numbers.size());
  std::fwrite(&size, sizeof size, 1, stdout);
  std::fwrite(numbers.data(), sizeof(int32_t), numbers.size(), stdout);
  std::fflush(stdout);
}

bool takesArgument(int minor, uint8_t opcode) { return opcodeInfo(minor, opcode).argument != ArgumentKind::None; }

int printTable(int minor) {
  for (int opcode = 0; opcode < 256; ++opcode) {
    auto &row = opcodeInfo(minor, static_cast<uint8_t>(opcode));
    bool lowered = row.expand != expand::invalid;
    if (row.name)
      std::printf("%d %s %d %d %d\n", opcode, row.name, row.argument != ArgumentKind::None, row.caches, lowered);
  }
#define JJ_NEVER(number, name) std::printf("%d %s -1 0 0\n", number, #name);
#define JJ_OPCODE(...)
  if (minor == 11) {
#include "bytecode/opcodes_311.def"
  }
#define JJ_NEVER(number, name) std::printf("%d %s -1 0 0\n", number, #name);
#define JJ_OPCODE(...)
  if (minor == 12) {
#include "bytecode/opcodes_312.def"
  }
#define JJ_NEVER(number, name) std::printf("%d %s -1 0 0\n", number, #name);
#define JJ_OPCODE(...)
  if (minor == 13) {
#include "bytecode/opcodes_313.def"
  }
#define JJ_NEVER(number, name) std::printf("%d %s -1 0 0\n", number, #name);
#define JJ_OPCODE(...)
  if (minor == 14) {
#include "bytecode/opcodes_314.def"
  }
  return 0;
}

int answerEffects(int minor) {
  std::vector<int32_t> out;
  for (int32_t opcode = 0, arg = 0; read(opcode) && read(arg);)
    for (bool jump : {false, true}) out.push_back(stackEffect(minor, static_cast<uint8_t>(opcode), arg, jump));
  write(out);
  return 0;
}

/// Deepest stack over the reachable blocks.
int32_t maximalDepth(const Code &code) {
  int32_t deepest = 0;
  for (auto &block : code.blocks) {
    int32_t depth = block.entryDepth;
    if (depth < 0) continue;
    deepest = std::max(deepest, depth);
    for (int32_t i = block.first; i < block.last; ++i) {
      depth += stackEffect(code.instructions[static_cast<size_t>(i)], false);
      deepest = std::max(deepest, depth);
    }
  }
  return deepest;
}

void appendCode(const CodeUnit &unit, int minor, std::vector<int32_t> &out) {
  auto raw = decodeRaw(unit.code, minor);
  out.push_back(static_cast<int32_t>(raw.size()));
  for (auto &i : raw)
    out.insert(out.end(), {i.offset, i.opcode, takesArgument(minor, i.opcode) ? i.arg : -1, i.target});
  auto regions = decodeExceptionTable(unit.exceptionTable);
  out.push_back(static_cast<int32_t>(regions.size()));
  for (auto &r : regions) out.insert(out.end(), {r.start, r.end, r.target, r.depth, r.lasti});
  auto positions = decodeLineTable(unit.lineTable, unit.firstLine);
  size_t count = out.size();
  out.push_back(0);
  for (auto &p : positions)
    for (int32_t at = p.start; at < p.end; at += 2, ++out[count])
      out.insert(out.end(), {p.line, p.endLine, p.column, p.endColumn});
  Code code;
  std::string error;
  bool good = decode(unit, minor, code, error);
  if (!good) std::fprintf(stderr, "decode: %s\n", error.c_str());
  out.insert(out.end(), {good, good ? maximalDepth(code) : -1});
}

int answerCodes(int minor) {
  for (int32_t count = 0; read(count);) {
    std::vector<int32_t> out;
    for (int32_t i = 0; i < count; ++i) {
      CodeUnit unit;
      std::vector<uint8_t> kinds;
      int32_t sizes[4];
      if (!read(unit.firstLine) || !read(sizes, sizeof sizes)) return 1;
      if (!read(kinds, sizes[0]) || !read(unit.code, sizes[1]) || !read(unit.exceptionTable, sizes[2]) ||
          !read(unit.lineTable, sizes[3]))
        return 1;
      for (uint8_t kind : kinds) unit.localsPlus.push_back({"", kind});
      unit.qualname = "code object " + std::to_string(i);
      appendCode(unit, minor, out);
    }
    write(out);
  }
  return 0;
}

}  // namespace

int main(int argc, char **argv) {
  int minor = argc == 3 ? std::atoi(argv[2]) : 0;
  if (!isSupported(minor)) return 2;
  if (!std::strcmp(argv[1], "--table")) return printTable(minor);
  if (!std::strcmp(argv[1], "--effects")) return answerEffects(minor);
  if (!std::strcmp(argv[1], "--codes")) return answerCodes(minor);
  return 2;
}
