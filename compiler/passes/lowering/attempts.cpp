#include "passes/lowering/attempts.h"

namespace jj::passes {

using namespace ir;

Block *Attempts::newBlock(const Block *like, bool cold) {
  Block *b = f_.newBlock();
  b->region = like->region;
  b->cold = cold;
  return b;
}

Block *Attempts::tryFirst(Block *b, size_t n, size_t count, Instr *attempt) {
  Block *known = newBlock(b, b->cold), *made = newBlock(b, true), *join = newBlock(b, b->cold);
  auto at = [&](size_t k) { return b->instrs.begin() + static_cast<std::ptrdiff_t>(k); };
  std::vector<Instr *> tried(at(n), at(n + count)), rest(at(n + count), b->instrs.end());
  b->instrs.resize(n);
  for (Instr *i : rest) f_.append(join, i);
  attempt->succs = {{known, {}}, {made, {}}};
  f_.append(b, attempt);
  builder_.setBlock(known);
  builder_.jump(join, attempt->results);

  const Instr *last = tried.back();
  tried.pop_back();
  std::vector<Value *> results;
  for (Value *r : last->results) {
    results.push_back(f_.newValue(r->type));
    replaced_[r] = f_.addParam(join, r->type);
  }
  Instr *again = f_.newInstrWith(last->op, last->operands, results);
  std::copy(std::begin(last->imm), std::end(last->imm), again->imm);
  again->callee = last->callee;
  again->frame = last->frame;
  for (Instr *i : tried) f_.append(made, i);
  f_.append(made, again);
  builder_.setBlock(made);
  builder_.jump(join, results);
  return join;
}

}  // namespace jj::passes
