// The way of an exception out of a function.
//
// A third of all blocks say: release these temporaries, box those numbers, put all locals into the frame's slots, leave. Said
// instruction by instruction that would be most of a module's code, so it is said as data: the temporaries go to an
// array, raw numbers and borrowed references go to the slots as they are, and the runtime does the rest by a record (JITWayOut) with one letter for each
// local. What the ways of a function have in common stands once (ways_out.h).
#include <algorithm>

#include "function_gen.h"
#include "runtime/abi.h"

namespace jj::codegen {

using namespace llvm;

namespace {

bool isNumberBox(const ir::Instr &i) {
  return i.op == ir::Op::BoxExitI64 || i.op == ir::Op::BoxExitF64 ||
         (i.op == ir::Op::BoolObject && i.operands[0]->type.rep == ir::Rep::I1);
}
/// A box that cannot be a letter: it needs two values. One instruction in the shared part.
bool isMaybeBox(const ir::Instr &i) { return i.op == ir::Op::BoxMaybeI64 || i.op == ir::Op::BoxMaybeF64; }
bool isIncrement(const ir::Instr &i) { return i.op == ir::Op::IncRef || i.op == ir::Op::XIncRef; }
bool isRelease(const ir::Instr &i) { return i.op == ir::Op::DecRef || i.op == ir::Op::XDecRef; }

char letterOf(const ir::Instr &box) {
  return box.op == ir::Op::BoxExitI64 ? 'i' : box.op == ir::Op::BoxExitF64 ? 'f' : 't';
}

}  // namespace

size_t unwindStart(const ir::Block &x) {
  size_t start = x.instrs.size() - 1;
  auto fits = [](const ir::Instr &i) { return isNumberBox(i) || isMaybeBox(i) || isIncrement(i) || isRelease(i); };
  while (start > 0 && fits(*x.instrs[start - 1])) --start;
  return start;
}

size_t lengthOfUnwind(const ir::Block &x) {
  if (x.terminator()->op != ir::Op::Unwind) return 0;
  auto n = std::count_if(x.instrs.begin() + static_cast<std::ptrdiff_t>(unwindStart(x)), x.instrs.end(),
                         [](const ir::Instr *i) { return isRelease(*i); });
  return static_cast<size_t>(n) + 1;
}

namespace {

/// What the end of one block says, from instruction `start` on.
struct WayOut {
  WayOut(const ir::Block &x, size_t start) : unwind(*x.terminator()) {
    std::unordered_map<const ir::Value *, int> increments;
    std::unordered_map<const ir::Value *, const ir::Instr *> boxes;
    for (size_t n = start; n + 1 < x.instrs.size(); ++n) {
      const ir::Instr &i = *x.instrs[n];
      if (isIncrement(i)) ++increments[i.operands[0]];
      else if (isRelease(i)) released.push_back(i.operands[0]);
      else boxes[i.results[0]] = &i;
    }
    for (const ir::Value *v : unwind.operands) {
      auto box = boxes.find(v);
      if (box == boxes.end()) {
        bool borrowed = !v->type.isNull() && increments[v]-- > 0;
        locals.push_back({v->type.isNull() ? nullptr : v, nullptr, borrowed ? 'b' : 'o'});
      } else if (isMaybeBox(*box->second)) {
        locals.push_back({v, box->second, 'o'});
      } else {
        locals.push_back({box->second->operands[0], nullptr, letterOf(*box->second)});
      }
    }
  }

  /// The recipe as the runtime reads it: what is owned or not set needs no letter at the end.
  std::string recipe() const {
    std::string letters;
    for (const LocalOut &l : locals) letters += l.letter;
    letters.resize(letters.find_last_not_of('o') + 1);
    return letters;
  }

  const ir::Instr &unwind;
  std::vector<LocalOut> locals;
  std::vector<const ir::Value *> released;
};

}  // namespace

void FunctionGen::emitUnwind(const ir::Block &x) {
  WayOut way(x, unwindStart(x));
  auto count = static_cast<int32_t>(way.released.size());
  // The frame mostly says it already; then many ways are one.
  auto offset = static_cast<int32_t>(way.unwind.imm[0]);
  if (way.unwind.imm[1] != 0) offset = JIT_RERAISED;
  else if (offset == offset_) offset = JIT_OFFSET_IS_SET;
  std::string recipe = way.recipe();
  waysOut_.add(b.GetInsertBlock(), std::move(way.released), std::move(way.locals), m.wayOut(offset, count, recipe));
}

void FunctionGen::leaveByException() {
  Value *array = sharedArray(1);
  if (step) {
    call(Entry::JITUnwindStep, {frame_, m.waysOut(), array});
    b.CreateStore(int32(kRaised), statePointer());
  } else {
    call(Entry::JITUnwindFrame, {threadState_, frame_, code_, int32(f.numLocals), m.waysOut(), array});
  }
  returnObject(null());
}

void addUnwindEmitter(EmitterTable &t) {
  t.set(ir::Op::Unwind, [](FunctionGen &g, const ir::Instr &i) { g.emitUnwind(*i.parent); });
}

}  // namespace jj::codegen
