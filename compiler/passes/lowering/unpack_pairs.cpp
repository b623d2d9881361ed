// unpack-pairs: loops that unpack each item into two variables at once get the two without the tuple around them.
//
// enumerate, zip and dict.items() make a tuple for each item, lists of pairs hold one; `for a, b in ...` takes it apart and lets go of it, and no program
// looks in between. The step keeps its place and its errors, and so does the unpacking, which is where an item that is no pair fails:
//
//     %more, %item = IterNext %i                     %more, %first, %second = IterNextPair %i
//     %ok, %a, %b = UnpackSequence %item {2}   =>    %ok, %a, %b = UnpackPair %first, %second
//
// %second is NULL where %first is an item that only UnpackSequence can take apart. The item may go through parameters of blocks with one predecessor. Runs on
// explicit error edges, before references are counted.
#include "ir/ir.h"
#include "passes/lowering/lowering.h"
#include "passes/lowering/pair_steps.h"

namespace jj::passes {

using namespace ir;

PairSteps::PairSteps(Function &f) : f_(f), uses_(f) {
  for (Block *b : f.blocks())
    for (Instr *i : b->instrs)
      for (Successor &s : i->succs) {
        ++predecessors_[s.block];
        for (size_t n = 0; n < s.args.size(); ++n) passed_[s.args[n]] = {&s, n};
      }
}

std::optional<PairStep> PairSteps::find(Instr *step) const {
  PairStep found{.step = step, .unpack = nullptr, .way = {}};
  const Value *item = step->results[1];
  while (uses_.users(item).empty() && uses_.arguments(item) == 1) {
    const Passed &to = passed_.at(item);
    const Block *next = to.edge->block;
    if (predecessors_.at(next) != 1 || next->keepParams || next->isHandler) return std::nullopt;
    found.way.push_back(to.edge);
    item = next->params[to.n];
  }
  if (uses_.arguments(item) != 0 || uses_.users(item).size() != 1) return std::nullopt;
  found.unpack = uses_.users(item)[0];
  if (found.unpack->op != Op::UnpackSequence || found.unpack->imm[0] != 2) return std::nullopt;
  return found;
}

void PairSteps::fuse(const PairStep &pair, Op op) {
  Instr *step = pair.step;
  Value *second = f_.newValue(step->results[1]->type);
  second->def = step;
  step->results.push_back(second);
  step->op = op;
  for (Successor *edge : pair.way) {
    edge->args.push_back(second);
    second = f_.addParam(edge->block, second->type);
  }
  pair.unpack->op = Op::UnpackPair;
  pair.unpack->operands.push_back(second);
  pair.unpack->imm[0] = 0;
}

void unpackPairs(Function &f, PassContext &) {
  PairSteps pairs(f);
  for (Block *b : f.blocks())
    for (Instr *i : b->instrs) {
      if (i->op != Op::IterNext && i->op != Op::ItemNext) continue;
      if (auto pair = pairs.find(i)) pairs.fuse(*pair, i->op == Op::IterNext ? Op::IterNextPair : Op::ItemNextPair);
    }
}

}  // namespace jj::passes
