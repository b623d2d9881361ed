// consume-operands: lets an addition take over the reference of its left operand where that dies.
//
// `s += x` in a loop must stay linear: CPython grows a str in place when nobody else holds it, which needs the last
// reference to go into the operation. Behind refcounts the place where it dies is in plain sight:
//
//     %r = BinaryOp %s, %x              %r = BinaryOpConsume %s, %x
//     CheckError %r -> ok, err          CheckError %r -> ok, err
//     ok: DecRef %s ...            =>   ok: ...
//
// A failing BinaryOpConsume leaves the reference alone, so the error edge, where %s is usually live (a local that the
// handler or the traceback sees), does not change. Where %s dies on both edges its DecRef stands before CheckError; it
// then moves to the error edge. Only DecRefs may stand between: releases at one place have no order among each other.
#include <algorithm>

#include "ir/ir.h"
#include "passes/lowering/lowering.h"

namespace jj::passes {
namespace {

using namespace ir;

bool isRelease(const Instr *i) { return i->op == Op::DecRef || i->op == Op::XDecRef; }

/// Position of the DecRef of v among the releases that start at `from`; -1: none.
int findRelease(const Block *b, size_t from, const Value *v) {
  for (size_t n = from; n < b->instrs.size() && isRelease(b->instrs[n]); ++n)
    if (b->instrs[n]->op == Op::DecRef && b->instrs[n]->operands[0] == v) return static_cast<int>(n);
  return -1;
}

/// Kinds whose left operand may be grown in place: + and +=.
bool isAddition(const Instr *i) { return i->op == Op::BinaryOp && (i->imm[0] == 0 || i->imm[0] == 13); }

/// The addition whose error check ends the block, with only releases between; its position, or -1.
int findAddition(const Block *b) {
  const Instr *check = b->terminator();
  if (!check || check->op != Op::CheckError || !check->operands[0]->def) return -1;
  for (size_t n = b->instrs.size() - 1; n-- > 0;) {
    if (isRelease(b->instrs[n])) continue;
    return isAddition(b->instrs[n]) && b->instrs[n] == check->operands[0]->def ? static_cast<int>(n) : -1;
  }
  return -1;
}

Instr *take(Block *b, int position) {
  Instr *i = b->instrs[static_cast<size_t>(position)];
  b->instrs.erase(b->instrs.begin() + position);
  return i;
}

void consumeLeft(Block *b) {
  int position = findAddition(b);
  if (position < 0) return;
  Instr *addition = b->instrs[static_cast<size_t>(position)];
  Value *left = addition->operands[0];
  if (left == addition->operands[1]) return;
  Instr *check = b->terminator();
  Block *ok = check->succs[0].block, *error = check->succs[1].block;
  if (int release = findRelease(b, static_cast<size_t>(position) + 1, left); release >= 0) {
    Instr *i = take(b, release);
    i->parent = error;
    error->instrs.insert(error->instrs.begin(), i);
  } else if (release = findRelease(ok, 0, left); release >= 0) {
    take(ok, release);
  } else {
    return;
  }
  addition->op = Op::BinaryOpConsume;
}

}  // namespace

void consumeOperands(ir::Function &f, PassContext &) {
  for (Block *b : f.blocks()) consumeLeft(b);
}

}  // namespace jj::passes
