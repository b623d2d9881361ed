// The expansions: each turns one instruction of a Python version into canonical ones.
#include "bytecode/expansions.h"

#include <algorithm>
#include <cstring>

namespace jj::bytecode {

const char *Expansion::neighbour(int distance) const {
  size_t index = at + static_cast<size_t>(distance);  // wraps around below zero, and is out of range then
  if (index >= raw.size()) return "";
  const char *name = opcodeInfo(minor, raw[index].opcode).name;
  return name ? name : "";
}

Instruction &Expansion::emit(Opcode op, int32_t arg) {
  Instruction &instruction = out_.emplace_back();
  instruction.op = op;
  instruction.arg = arg;
  instruction.offset = current().offset;
  return instruction;
}

Instruction &Expansion::emitJump(Opcode op, int32_t targetOffset) {
  Instruction &instruction = emit(op);
  instruction.target = targetOffset;
  return instruction;
}

namespace expand {

void same(Expansion &e, Opcode op) { e.emit(op, hasArg(op) ? e.current().arg : 0); }
void drop(Expansion &, Opcode) {}
void twice(Expansion &e, Opcode op) {
  same(e, op);
  same(e, op);
}
void invalid(Expansion &e, Opcode) {
  e.error = std::string(opcodeInfo(e.minor, e.current().opcode).name) + " cannot occur in a code object";
}

void jump(Expansion &e, Opcode op) { e.emitJump(op, e.current().target); }
void pollingJump(Expansion &e, Opcode op) { e.emitJump(op, e.current().target).polls = true; }

void forIter(Expansion &e, Opcode op) {
  int skipped = std::min(e.minor - 11, 2);  // none; END_FOR; END_FOR and POP_TOP (POP_ITER in 3.14)
  e.emitJump(op, e.current().target + 2 * skipped);
}

void keywordNames(Expansion &e, Opcode op) {
  e.keywordNames = e.current().arg;
  e.emit(op);
}

void call(Expansion &e, Opcode op) {
  e.emit(op, e.current().arg).arg2 = e.keywordNames;
  e.keywordNames = -1;
}

void callKeywords(Expansion &e, Opcode op) {
  if (e.keywordNames < 0) e.error = "CALL_KW without constant keyword names";
  call(e, op);
}

void loadConst(Expansion &e, Opcode op) {
  if (std::strcmp(e.neighbour(1), "CALL_KW") == 0) keywordNames(e, Opcode::Nop);
  else same(e, op);
}

/// Is the NULL that the current instruction pushes what CALL_FUNCTION_EX takes for no kwargs?
static bool saysNoKeywords(const Expansion &e) { return e.minor >= 14 && std::strcmp(e.neighbour(1), "CALL_FUNCTION_EX") == 0; }

void pushNull(Expansion &e, Opcode op) {
  if (saysNoKeywords(e)) return;
  e.emit(op);
  e.emit(Opcode::Swap, 2);
}

void callEx(Expansion &e, Opcode op) {
  bool isGlobalWithNull = std::strcmp(e.neighbour(-1), "LOAD_GLOBAL") == 0 && e.raw[e.at - 1].arg & 1;  // f(*g)
  e.emit(op, !isGlobalWithNull && std::strcmp(e.neighbour(-1), "PUSH_NULL") != 0);
}

void binaryOp(Expansion &e, Opcode op) {
  constexpr int kSubscript = 26;
  if (e.current().arg == kSubscript)
    e.emit(Opcode::BinarySubscr);
  else
    same(e, op);
}

void commonConstant(Expansion &e, Opcode op) {
  if (e.current().arg == 0)
    e.emit(Opcode::LoadAssertionError);
  else
    same(e, op);
}

void loadGlobal(Expansion &e, Opcode op) {
  if (e.current().arg & 1 && !saysNoKeywords(e)) e.emit(Opcode::PushNull);
  e.emit(op, e.current().arg >> 1);
}

void loadAttr(Expansion &e, Opcode op) {
  e.emit(e.current().arg & 1 ? Opcode::LoadMethod : op, e.current().arg >> 1);
}

void loadSuperAttr(Expansion &e, Opcode op) {
  int arg = e.current().arg;
  e.emit(arg & 1 ? Opcode::LoadSuperMethod : op, arg >> 2).arg2 = arg & 2;
}

void loadFastOrCell(Expansion &e, Opcode op) {
  auto slot = static_cast<size_t>(e.current().arg);
  bool cell = slot < e.unit.localsPlus.size() && e.unit.localsPlus[slot].kind & (kCell | kFree);
  e.emit(cell ? Opcode::LoadClosure : op, e.current().arg);
}

void localPair(Expansion &e, Opcode op) {
  int first = e.current().arg >> 4, second = e.current().arg & 15;
  bool loadsSecond = std::strcmp(e.neighbour(0), "STORE_FAST_STORE_FAST") != 0;
  e.emit(op, first);
  e.emit(loadsSecond ? Opcode::LoadFast : Opcode::StoreFast, second);
}

void compare(Expansion &e, Opcode op) {
  int arg = e.current().arg;
  if (e.minor == 11) e.emit(op, arg);
  else if (e.minor == 12) e.emit(op, arg >> 4);
  else e.emit(op, (arg >> 5) | (arg & 16));  // comparisons need four bits, so 16 stays free for "as bool"
}

void resume(Expansion &e, Opcode op) { e.emit(op, e.current().arg & 3); }

void yieldValue(Expansion &e, Opcode op) { e.emit(op, std::strcmp(e.neighbour(-1), "SEND") == 0); }

namespace {

struct Intrinsic {
  int number;
  Opcode op;
  bool pops;  ///< 3.11's instruction pushes nothing; the intrinsic's None is popped by a POP_TOP
};
// Intrinsics that 3.11 has instructions for.
constexpr Intrinsic kIntrinsics1[] = {
    {1, Opcode::PrintExpr, true},      {2, Opcode::ImportStar, true},    {4, Opcode::AsyncGenWrap, false},
    {5, Opcode::UnaryPositive, false}, {6, Opcode::ListToTuple, false},
};
constexpr Intrinsic kIntrinsics2[] = {{1, Opcode::PrepReraiseStar, false}};

template <size_t N>
void intrinsic(Expansion &e, Opcode op, const Intrinsic (&known)[N]) {
  for (auto &row : known) {
    if (row.number != e.current().arg) continue;
    e.emit(row.op);
    if (!row.pops) return;
    if (std::strcmp(e.neighbour(1), "POP_TOP") == 0) ++e.at;
    else e.error = std::string("the result of the intrinsic for ") + name(row.op) + " is used";
    return;
  }
  same(e, op);
}

}  // namespace

void intrinsic1(Expansion &e, Opcode op) { intrinsic(e, op, kIntrinsics1); }
void intrinsic2(Expansion &e, Opcode op) { intrinsic(e, op, kIntrinsics2); }

}  // namespace expand
}  // namespace jj::bytecode
