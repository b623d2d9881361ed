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
#include <unordered_map>
#include <vector>

#include "analysis/uses.h"
#include "ir/ir.h"
#include "passes/lowering/lowering.h"

namespace jj::passes {
namespace {

using namespace ir;

class UnpackPairs {
public:
  explicit UnpackPairs(Function &f) : f_(f), uses_(f) {
    for (Block *b : f.blocks())
      for (Instr *i : b->instrs)
        for (Successor &s : i->succs) {
          ++predecessors_[s.block];
          for (size_t n = 0; n < s.args.size(); ++n) passed_[s.args[n]] = {&s, n};
        }
  }

  void run() {
    for (Block *b : f_.blocks())
      for (Instr *i : b->instrs)
        if (i->op == Op::IterNext || i->op == Op::ItemNext) fuse(i);
  }

private:
  struct Passed {
    Successor *edge;
    size_t n;
  };

  Function &f_;
  analysis::Uses uses_;
  std::unordered_map<const Block *, size_t> predecessors_;
  std::unordered_map<const Value *, Passed> passed_;

  void fuse(Instr *step) {
    std::vector<Successor *> way;
    Value *item = step->results[1];
    while (uses_.users(item).empty() && uses_.arguments(item) == 1) {
      Passed to = passed_.at(item);
      if (predecessors_[to.edge->block] != 1 || to.edge->block->keepParams || to.edge->block->isHandler) return;
      way.push_back(to.edge);
      item = to.edge->block->params[to.n];
    }
    if (uses_.arguments(item) != 0 || uses_.users(item).size() != 1) return;
    Instr *unpack = uses_.users(item)[0];
    if (unpack->op != Op::UnpackSequence || unpack->imm[0] != 2) return;
    Value *second = f_.newValue(step->results[1]->type);
    second->def = step;
    step->results.push_back(second);
    step->op = step->op == Op::IterNext ? Op::IterNextPair : Op::ItemNextPair;
    for (Successor *edge : way) {
      edge->args.push_back(second);
      second = f_.addParam(edge->block, second->type);
    }
    unpack->op = Op::UnpackPair;
    unpack->operands = {item, second};
    unpack->imm[0] = 0;
  }
};

}  // namespace

void unpackPairs(ir::Function &f, PassContext &) { UnpackPairs(f).run(); }

}  // namespace jj::passes
