// list-iterators: loops over lists and tuples keep their place in a register.
//
// A loop's iterator lies on the interpreter's stack, where no program can look; what sees it is FOR_ITER and what pops it. So a list or tuple may stand
// for its own iterator, with the index of the next item in a raw variable beside it: no object is made, and no item is fetched through two others.
// Which of the two it is shows when the loop starts (StartIter), as the variable says (-1: an iterator of something else); the steps are those of
// list_iterator and tuple_iterator: the size is asked before each item, and at the end the loop lets go of the sequence. A dict stands for the iterator of its keys or values likewise (runtime/cpython/dict_loops.c).
//
//     %i = GetIter %o                              %i = StartIter %o {var}
//     %more, %item = IterNext %i            =>     %more, %item = ItemNext %i {var}
//
// A value and the block parameters it flows through are one iterator, with one variable, if nothing but IterNext and Drop uses them and nothing else
// flows into them. What crosses a yield lies in a slot (generator-lowering has run) and stays an iterator.
#include <unordered_map>

#include "ir/ir.h"
#include "passes/lowering/lowering.h"
#include "passes/lowering/value_flow.h"

namespace jj::passes {
namespace {

using namespace ir;

struct Iterator {
  int32_t offset = -1;  ///< of the GET_ITER; a typed region has a copy of it
  bool fits = true;
  int64_t variable = -1;
};

/// The iterators that are seen by their loops alone, by class.
std::unordered_map<uint32_t, Iterator> findIterators(const Function &f, ValueFlow &flow) {
  std::unordered_map<uint32_t, Iterator> iterators;
  for (const Block *b : f.blocks())
    for (const Instr *i : b->instrs)
      if (i->op == Op::GetIter) iterators[flow.classOf(i->result())];
  for (const Block *b : f.blocks())
    for (const Instr *i : b->instrs) {
      if (i->op == Op::GetIter) {
        Iterator &it = iterators[flow.classOf(i->result())];
        if (it.offset < 0) it.offset = i->frame->offset;
        it.fits &= it.offset == i->frame->offset;
      } else {
        for (const Value *r : i->results)
          if (auto it = iterators.find(flow.classOf(r)); it != iterators.end()) it->second.fits = false;
      }
      if (i->op == Op::IterNext || i->op == Op::Drop || i->op == Op::CheckError) continue;
      for (const Value *v : i->operands)
        if (auto it = iterators.find(flow.classOf(v)); it != iterators.end()) it->second.fits = false;
    }
  return iterators;
}

}  // namespace

void listIterators(ir::Function &f, PassContext &) {
  ValueFlow flow(f);
  std::unordered_map<uint32_t, Iterator> iterators = findIterators(f, flow);
  for (Block *b : f.blocks())
    for (Instr *i : b->instrs) {
      if (i->op != Op::GetIter && i->op != Op::IterNext) continue;
      auto it = iterators.find(flow.classOf(i->op == Op::GetIter ? i->result() : i->operands[0]));
      if (it == iterators.end() || !it->second.fits) continue;
      if (it->second.variable < 0) it->second.variable = f.numVars++;
      i->op = i->op == Op::GetIter ? Op::StartIter : Op::ItemNext;
      i->imm[0] = it->second.variable;
    }
}

}  // namespace jj::passes
