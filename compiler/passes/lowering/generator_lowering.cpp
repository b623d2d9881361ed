// generator-lowering: a generator, coroutine or async generator becomes its step function.
//
//   entry:   Dispatch -> start, resume entries 1..N, error
//   yield k: PutSlot/StoreRaw of all that the resume block takes; YieldReturn %v {k}
//   resume entry k: TakeSlot/LoadRaw of the same, SentValue; jump to the resume block
//
// Between two yields values live in registers; the arguments of a Yield's successor are exactly what is live at it, a local in
// its own localsplus slot, a stack entry in the slots behind the locals, unboxed values in raw slots apart from them. TakeSlot
// moves the reference out and leaves NULL, so a slot never holds a reference that a register owns too: the garbage collector
// and f_locals may look at the slots at any time.
//
// What a resumed block uses besides its parameters are constants and closure cells: they are made anew in the block.
// Runs behind error-checks (no frame states to keep right) and before refcounts (PutSlot steals, TakeSlot owns).
#include <map>
#include <unordered_map>

#include "ir/ir.h"
#include "passes/lowering/lowering.h"

namespace jj::passes {
namespace {

using namespace ir;

class GeneratorLowering {
public:
  explicit GeneratorLowering(Function &f) : f_(f), builder_(f) {}

  void run() {
    // States by number of the yield point, those of the typed region behind those of the generic one.
    std::map<std::pair<Region, int64_t>, Instr *> yields;
    for (Block *b : f_.blocks())
      if (Instr *t = b->terminator(); t && t->op == Op::Yield) yields[{b->region, t->imm[0]}] = t;
    Block *start = f_.entry();
    Block *entry = f_.newBlock();
    f_.blocks().pop_back();
    f_.blocks().insert(f_.blocks().begin(), entry);

    builder_.setBlock(entry);
    builder_.setFrame(nullptr);
    Instr *dispatch = builder_.emit(Op::Dispatch);
    dispatch->succs.push_back({start, {}});
    int64_t state = 0;
    for (auto &[number, yield] : yields) dispatch->succs.push_back({lower(yield, ++state), {}});
    dispatch->succs.push_back({errorBlock(), {}});
    f_.numYields = static_cast<int32_t>(state);
    rematerialise();
    f_.lowered = true;
  }

private:
  /// Returns the resume entry.
  Block *lower(Instr *yield, int64_t state) {
    Block *b = yield->parent;
    Successor to = yield->succs[0];
    b->instrs.pop_back();
    Block *resume = f_.newBlock();
    resume->region = b->region;

    FrameState *fs = yield->frame;
    std::vector<Value *> taken;
    size_t numArgs = to.block->params.size() - 1;
    for (size_t j = 0; j < numArgs; ++j) taken.push_back(move(b, resume, to.args[j], static_cast<int64_t>(j), fs, state));
    if (b->region == Region::Typed) moveVars(b, resume, fs);
    builder_.setBlock(b);
    builder_.setFrame(fs);
    builder_.emit(Op::YieldReturn, {yield->operands[0]}, state);

    builder_.setBlock(resume);
    taken.push_back(builder_.value(Op::SentValue));
    builder_.jump(to.block, std::move(taken));
    return resume;
  }

  /// Stores v at the yield and loads it at the resume entry; the loaded value.
  Value *move(Block *b, Block *resume, Value *v, int64_t index, FrameState *fs, int64_t state) {
    // Successor arguments are locals (register mode), then stack entries; the stack's slots lie behind the locals.
    int64_t slot = f_.memoryLocals ? f_.numLocals + index : index;
    auto emit = [&](Block *where, Op op, std::vector<Value *> operands, int64_t imm) {
      builder_.setBlock(where);
      builder_.setFrame(fs);
      return builder_.emit(op, std::move(operands), imm);
    };
    bool isUnboxed = v->type.rep == Rep::I64 || v->type.rep == Rep::F64 || v->type.rep == Rep::I1;
    if (isUnboxed && !f_.memoryLocals && index < f_.numLocals)
      f_.unboxedLocals.push_back({static_cast<int32_t>(state), static_cast<int32_t>(slot), static_cast<int32_t>(rawSlot(slot)), v->type.rep});
    if (v->type.rep == Rep::I1) {
      int64_t raw = rawSlot(slot);
      emit(b, Op::StoreRawI64, {emit(b, Op::ZextI1, {v}, 0)->result()}, raw);
      Value *zero = emit(resume, Op::ConstI64, {}, 0)->result();
      return emit(resume, Op::CmpI64, {emit(resume, Op::LoadRawI64, {}, raw)->result(), zero}, 3)->result();  // !=
    }
    if (v->type.rep == Rep::I64 || v->type.rep == Rep::F64) {
      bool isInt = v->type.rep == Rep::I64;
      int64_t raw = rawSlot(slot);
      emit(b, isInt ? Op::StoreRawI64 : Op::StoreRawF64, {v}, raw);
      return emit(resume, isInt ? Op::LoadRawI64 : Op::LoadRawF64, {}, raw)->result();
    }
    if (v->type.isNull()) return emit(resume, Op::Null, {}, 0)->result();
    // A constant on the stack is made anew; a local's slot is stored all the same, for f_locals of the suspended frame.
    bool isLocal = !f_.memoryLocals && index < f_.numLocals;
    if (!isLocal && v->def && rematerialisable(v->def) && v->def->op != Op::FreeVar) {
      builder_.setBlock(resume);
      builder_.setFrame(fs);
      return builder_.value(v->def->op, {}, v->def->imm[0], v->def->imm[1]);
    }
    emit(b, Op::PutSlot, {v}, slot);
    Instr *take = emit(resume, Op::TakeSlot, {}, slot);
    take->result()->type = v->type;
    return take->result();
  }

  /// State of range loops: raw variables live in registers of the activation, between activations in raw slots.
  void moveVars(Block *b, Block *resume, FrameState *fs) {
    for (int64_t var = 0; var < f_.numVars; ++var) {
      int64_t raw = rawSlot(kVarSlots + var);
      builder_.setFrame(fs);
      builder_.setBlock(b);
      builder_.emit(Op::StoreRawI64, {builder_.value(Op::LoadVar, {}, var)}, raw);
      builder_.setBlock(resume);
      builder_.emit(Op::StoreVar, {builder_.value(Op::LoadRawI64, {}, raw)}, var);
    }
  }

  int64_t rawSlot(int64_t slot) {
    auto [it, isNew] = rawSlots_.insert({slot, f_.numRaw});
    if (isNew) ++f_.numRaw;
    return it->second;
  }

  /// A state that no generator is resumed in: the runtime reports it (JITUnwindStep without an exception set).
  Block *errorBlock() {
    Block *e = f_.newBlock();
    e->cold = true;
    builder_.setBlock(e);
    builder_.setFrame(nullptr);
    std::vector<Value *> locals;
    if (!f_.memoryLocals)
      for (int32_t n = 0; n < f_.numLocals; ++n) locals.push_back(builder_.value(Op::Null));
    FrameState *fs = f_.newFrameState();
    builder_.setFrame(fs);
    builder_.emit(Op::Unwind, std::move(locals), 0, 1);
    return e;
  }

  static bool rematerialisable(const Instr *i) {
    switch (i->op) {
      case Op::Const: case Op::Null: case Op::NoneObject: case Op::ConstI32: case Op::ConstI64: case Op::ConstF64:
      case Op::FreeVar:
        return true;
      default: return false;
    }
  }

  /// Constants used in another block than their own are made anew at the start of the using block.
  void rematerialise() {
    for (Block *b : f_.blocks()) {
      std::unordered_map<Value *, Value *> local;
      std::vector<Instr *> made;
      auto fix = [&](Value *&v) {
        if (!v->def || v->def->parent == b || !rematerialisable(v->def)) return;
        Value *&copy = local[v];
        if (!copy) {
          Instr *i = f_.newInstr(v->def->op, {}, v->def->imm[0], v->def->imm[1]);
          i->parent = b;
          i->result()->type = v->type;
          made.push_back(i);
          copy = i->result();
        }
        v = copy;
      };
      for (Instr *i : b->instrs) {
        for (Value *&v : i->operands) fix(v);
        for (Successor &s : i->succs)
          for (Value *&v : s.args) fix(v);
      }
      b->instrs.insert(b->instrs.begin(), made.begin(), made.end());
    }
  }

  static constexpr int64_t kVarSlots = int64_t{1} << 32;  ///< key of the first raw variable in rawSlots_

  Function &f_;
  Builder builder_;
  std::unordered_map<int64_t, int32_t> rawSlots_;
};

}  // namespace

void generatorLowering(ir::Function &f, PassContext &) {
  if (!isGenerator(f.kind)) return;
  GeneratorLowering(f).run();
}

}  // namespace jj::passes
