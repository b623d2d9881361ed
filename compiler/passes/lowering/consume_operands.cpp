// consume-operands: lets an arithmetic operation take over the references of operands that die there.
//
// `s += x` in a loop must stay linear: CPython grows a str in place when nobody else holds it, which needs the last
// reference to go into the operation. A float temporary likewise gives its memory to the result. Behind refcounts the place
// where an operand dies is in plain sight:
//
//     %r = BinaryOp %s, %x              %r = BinaryOpConsume %s, %x
//     CheckError %r -> ok, err          CheckError %r -> ok, err
//     ok: DecRef %s ...            =>   ok: ...
//
// A failing BinaryOpConsume leaves the references alone, so the error edge, where %s is usually live (a local that the
// handler or the traceback sees), does not change. Where %s dies on both edges its DecRef stands before CheckError; it
// then moves to the error edge. Only DecRefs may stand between.
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

/// Numbers of + * - / (BINARY_OP), in place 13 more: what has an in-place form in the runtime.
bool isConsuming(const Instr *i) {
  if (i->op != Op::BinaryOp) return false;
  int64_t kind = i->imm[0] % 13;
  return kind == 0 || kind == 5 || kind == 10 || kind == 11;
}

/// The operation whose error check ends the block, with only releases between; its position, or -1.
int findOperation(const Block *b) {
  const Instr *check = b->terminator();
  if (!check || check->op != Op::CheckError || !check->operands[0]->def) return -1;
  for (size_t n = b->instrs.size() - 1; n-- > 0;) {
    if (isRelease(b->instrs[n])) continue;
    return isConsuming(b->instrs[n]) && b->instrs[n] == check->operands[0]->def ? static_cast<int>(n) : -1;
  }
  return -1;
}

Instr *take(Block *b, int position) {
  Instr *i = b->instrs[static_cast<size_t>(position)];
  b->instrs.erase(b->instrs.begin() + position);
  return i;
}

/// Is the second operand released before the first, as the temporary of `a += temporary` is, whose old `a` dies at the assignment?
bool releasesRightFirst(const Block *b, size_t operation, const Value *left, const Value *right) {
  const Block *ok = b->terminator()->succs[0].block;
  int leftHere = findRelease(b, operation + 1, left), rightHere = findRelease(b, operation + 1, right);
  if (leftHere >= 0) return rightHere >= 0 && rightHere < leftHere;
  return rightHere >= 0 || findRelease(ok, 0, right) < findRelease(ok, 0, left);
}

/// Removes the release of an operand that dies at the operation; on the error edge it stands behind the `moved` ones that were moved there, or where the interpreter takes its stack down then,
/// before them. false: it does not die there.
bool takeRelease(const Function &f, Block *b, size_t operation, Value *operand, int &moved) {
  Instr *check = b->terminator();
  Block *ok = check->succs[0].block, *error = check->succs[1].block;
  if (int release = findRelease(b, operation + 1, operand); release >= 0) {
    Instr *i = take(b, release);
    i->parent = error;
    error->instrs.insert(error->instrs.begin() + (f.releasesBackwards ? 0 : moved++), i);
    return true;
  }
  int release = findRelease(ok, 0, operand);
  if (release >= 0) take(ok, release);
  return release >= 0;
}

void consume(const Function &f, Block *b) {
  int position = findOperation(b);
  if (position < 0) return;
  Instr *operation = b->instrs[static_cast<size_t>(position)];
  Value *left = operation->operands[0], *right = operation->operands[1];
  if (left == right) return;
  bool rightFirst = releasesRightFirst(b, static_cast<size_t>(position), left, right);
  int64_t mask = 0;
  int moved = 0;
  for (bool isRight : {rightFirst, !rightFirst})
    if (takeRelease(f, b, static_cast<size_t>(position), isRight ? right : left, moved)) mask |= isRight ? 2 : 1;
  if (mask == 0) return;
  operation->op = Op::BinaryOpConsume;
  operation->imm[1] = mask == 3 && rightFirst ? mask | 4 : mask;
}

}  // namespace

void consumeOperands(ir::Function &f, PassContext &) {
  for (Block *b : f.blocks()) consume(f, b);
}

}  // namespace jj::passes
