#include "passes/lowering/attempts.h"

namespace jj::passes {

using namespace ir;

Block *newBlockLike(Function &f, const Block &b, bool cold) {
  Block *made = f.newBlock();
  made->region = b.region;
  made->cold = cold;
  return made;
}

Instr *copyOf(Function &f, const Instr &i, ValueMap &values) {
  auto copied = [&](Value *v) {
    auto found = values.find(v);
    return found == values.end() ? v : found->second;
  };
  std::vector<Value *> operands, results;
  for (Value *v : i.operands) operands.push_back(copied(v));
  for (Value *r : i.results) {
    Value *made = f.newValue(r->type);
    made->borrowed = r->borrowed;
    results.push_back(made);
  }
  Instr *out = f.newInstrWith(i.op, std::move(operands), results);
  std::copy(std::begin(i.imm), std::end(i.imm), out->imm);
  out->callee = i.callee;
  out->method = i.method;
  out->loadedAt = i.loadedAt;
  if (i.frame) {
    out->frame = f.cloneFrameState(*i.frame);
    for (std::vector<Value *> *part : {&out->frame->locals, &out->frame->stack})
      for (Value *&v : *part)
        if (v) v = copied(v);
  }
  for (size_t k = 0; k < results.size(); ++k) values[i.results[k]] = results[k];
  return out;
}

Block *Attempts::tryFirst(Block *b, size_t n, Instr *attempt) {
  Block *known = newBlockLike(f_, *b, b->cold), *made = newBlockLike(f_, *b, true), *join = newBlockLike(f_, *b, b->cold);
  Instr *first = b->instrs[n], *second = b->instrs[n + 1];
  for (size_t k = n + 2; k < b->instrs.size(); ++k) f_.append(join, b->instrs[k]);
  b->instrs.resize(n);
  attempt->succs = {{known, {}}, {made, {}}};
  f_.append(b, attempt);
  builder_.setBlock(known);
  builder_.jump(join, attempt->results);

  ValueMap values;
  f_.append(made, first);
  f_.append(made, copyOf(f_, *second, values));
  std::vector<Value *> results;
  for (Value *r : second->results) {
    results.push_back(values[r]);
    replaced_[r] = f_.addParam(join, r->type);
  }
  builder_.setBlock(made);
  builder_.jump(join, std::move(results));
  return join;
}

}  // namespace jj::passes
