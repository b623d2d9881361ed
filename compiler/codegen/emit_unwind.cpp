// The way of an exception out of a function.
//
// A third of all blocks say: release these temporaries, box those numbers, put all locals into the frame's slots, leave. Said
// instruction by instruction that would be most of a module's code, so it is said as data: the temporaries go to an
// array, raw numbers and borrowed references go to the slots as they are, and the runtime does the rest by a recipe of one letter for each
// local (JITUnwindFrame in runtime.def). Blocks that differ in the temporaries only share the stores of the locals.
#include <algorithm>

#include "function_gen.h"

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

size_t releasedByUnwind(const ir::Block &x) {
  if (x.terminator()->op != ir::Op::Unwind) return 0;
  auto n = std::count_if(x.instrs.begin() + static_cast<std::ptrdiff_t>(unwindStart(x)), x.instrs.end(),
                         [](const ir::Instr *i) { return isRelease(*i); });
  return static_cast<size_t>(n);
}

/// What the end of one block says, from instruction `start` on.
struct FunctionGen::WayOut {
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
    for (const Local &l : locals) letters += l.letter;
    letters.resize(letters.find_last_not_of('o') + 1);
    return letters;
  }

  /// Equal for blocks whose locals are stored alike.
  std::vector<const void *> key() const {
    std::vector<const void *> k{unwind.imm[1] ? &unwind.info() : nullptr};
    for (const Local &l : locals) {
      k.push_back(l.box ? l.box->operands[0] : l.value);
      k.push_back(l.box ? l.box->operands[1] : nullptr);
      k.push_back(reinterpret_cast<const void *>(static_cast<uintptr_t>(l.letter)));
    }
    return k;
  }

  struct Local {
    const ir::Value *value;  ///< nullptr: NULL
    const ir::Instr *box;    ///< BoxMaybe...: made behind the join
    char letter;
  };
  const ir::Instr &unwind;
  std::vector<Local> locals;
  std::vector<const ir::Value *> released;
};

void FunctionGen::emitUnwind(const ir::Block &x) {
  WayOut way(x, unwindStart(x));
  auto count = static_cast<int64_t>(way.released.size());
  for (int64_t n = 0; n < count; ++n)
    b.CreateStore(value(way.released[static_cast<size_t>(n)]),
                  b.CreateConstInBoundsGEP1_64(m.ptr, sharedArray(count), static_cast<uint64_t>(n)));
  Value *place = int64((way.unwind.imm[0] & 0xffffffff) | count << 32);
  BasicBlock *from = b.GetInsertBlock();
  auto [shared, isNew] = sharedUnwinds_.insert({way.key(), nullptr});
  if (isNew) {
    shared->second = newBlock("unwind_locals");
    b.SetInsertPoint(shared->second);
    storeLocals(way, b.CreatePHI(m.i64, 4, "place"));
    b.SetInsertPoint(from);
  }
  cast<PHINode>(shared->second->front()).addIncoming(place, from);
  b.CreateBr(shared->second);
}

void FunctionGen::storeLocals(const WayOut &way, Value *place) {
  for (size_t n = 0; n < way.locals.size(); ++n) {
    const WayOut::Local &l = way.locals[n];
    // Slots of a body's frame are NULL until now.
    if (!step && !l.value) continue;
    if (l.box) emit(*l.box);
    Value *v = l.value ? value(l.value) : null();
    if (v->getType() == m.i1) v = b.CreateZExt(v, m.i64);
    b.CreateStore(v, slot(static_cast<int64_t>(n)));
  }
  std::string recipe = way.recipe();
  BasicBlock *from = b.GetInsertBlock(), *tail = unwindTail(way.unwind.imm[1] != 0);
  b.CreateBr(tail);
  auto phi = tail->phis().begin();
  (phi++)->addIncoming(place, from);
  phi->addIncoming(recipe.empty() ? null() : m.string(recipe), from);
}

BasicBlock *FunctionGen::unwindTail(bool quiet) {
  BasicBlock *&tail = unwind_[quiet];
  if (tail) return tail;
  IRBuilder<>::InsertPointGuard guard(b);
  tail = newBlock(quiet ? "unwind_reraised" : "unwind");
  b.SetInsertPoint(tail);
  Value *place = b.CreatePHI(m.i64, 8, "place"), *recipe = b.CreatePHI(m.ptr, 8, "recipe");
  Value *released = shared_ ? static_cast<Value *>(shared_) : null();
  if (step) {
    call(Entry::JITUnwindStep, {frame_, place, int32(quiet), recipe, released});
    b.CreateStore(int32(kRaised), statePointer());
  } else {
    call(Entry::JITUnwindFrame, {threadState_, frame_, code_, place, int32(f.numLocals), int32(quiet), recipe, released});
  }
  returnObject(null());
  return tail;
}

void addUnwindEmitter(EmitterTable &t) {
  t.set(ir::Op::Unwind, [](FunctionGen &g, const ir::Instr &i) { g.emitUnwind(*i.parent); });
}

}  // namespace jj::codegen
