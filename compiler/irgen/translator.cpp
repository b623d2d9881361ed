// The driver of the translation: set-up, blocks in reverse postorder, final order. See translator.h.
#include "irgen/translator.h"

#include <algorithm>
#include <unordered_set>

#include "irgen/simplify_params.h"
#include "support/diagnostics.h"

namespace jj::irgen {

using namespace ir;

const Translator::Handler Translator::kHandlers[] = {
#define JJ_CANONICAL(name, ...) &Translator::on##name,
#include "bytecode/canonical.def"
};

namespace {

FunctionKind kindOf(const CodeUnit &unit) {
  if (unit.isModule()) return FunctionKind::ModuleBody;
  if (unit.isClassBody()) return FunctionKind::ClassBody;
  if (unit.flags & kAsyncGenerator) return FunctionKind::AsyncGenerator;
  if (unit.flags & kCoroutine) return FunctionKind::Coroutine;
  if (unit.flags & kGenerator) return FunctionKind::Generator;
  return FunctionKind::Plain;
}

/// Borrowed for as long as the activation lives, or for ever: releasing it has no effect.
bool isEverlasting(const Value *v) {
  if (v->type.isNull()) return true;
  if (!v->def) return false;
  switch (v->def->op) {
    case Op::Const: case Op::NoneObject: case Op::BoolObject: case Op::FreeVar: return true;
    default: return false;
  }
}

}  // namespace

void malformed(const bytecode::Code &code, int32_t offset, const char *what) {
  internalError("bytecode of " + code.unit->qualname + " at offset " + std::to_string(offset) + ": " + what);
}

Translator::Translator(const bytecode::Code &code, const IRGenOptions &options)
    : code_(code), unit_(*code.unit), options_(options), memory_(needsMemoryLocals(code, options)), layout_(code),
      flow_(code, layout_), fn_(std::make_unique<Function>()), f_(*fn_), builder_(f_),
      numLocals_(code.unit->localsPlus.size()) {}

std::unique_ptr<Function> Translator::run() {
  setUp();
  while (!work_.empty()) {
    int32_t block = layout_.ordered()[static_cast<size_t>(*work_.begin())];
    work_.erase(work_.begin());
    translate(block);
  }
  finish();
  return std::move(fn_);
}

void Translator::setUp() {
  f_.name = unit_.qualname;
  f_.unit = unit_.id;
  f_.kind = kindOf(unit_);
  f_.numLocals = static_cast<int32_t>(numLocals_);
  f_.numArgs = unit_.numParams();
  f_.stackSize = unit_.stackSize;
  f_.memoryLocals = memory_;
  f_.seesCounts = options_.seesCounts;
  f_.countsArguments = f_.seesCounts && !code_.interpreter.stackBorrows;
  f_.releasesBackwards = code_.interpreter.releasesBackwards;
  for (const LocalVariable &v : unit_.localsPlus) f_.localNames.push_back(v.name);
  if (options_.labels) labels_.insert(options_.labels->begin(), options_.labels->end());

  std::vector<bool> handles(code_.blocks.size(), false);
  for (size_t r = 0; r < code_.regions.size(); ++r)
    handles[static_cast<size_t>(layout_.handlerOf(static_cast<int32_t>(r)))] = true;
  info_.resize(code_.blocks.size());
  for (size_t b = 0; b < info_.size(); ++b) {
    int32_t offset = code_.instructions[static_cast<size_t>(code_.blocks[b].first)].offset;
    info_[b].isLabel = labels_.erase(offset) > 0;
    info_[b].hasParams = info_[b].isLabel || handles[b] || layout_.predecessors(static_cast<int32_t>(b)) != 1;
  }
  setBlock(newBlock());
  emitArguments();
  jumpTo(0);
}

void Translator::emitArguments() {
  bool generator = isGenerator(f_.kind);
  if (!memory_) state_.locals.assign(numLocals_, nullptr);
  state_.bound = numLocals_ ? flow_.atEntry(0) : BoundLocals::none(0);
  // The runtime has put a generator's arguments into its slots.
  if (memory_ && generator) return;
  int32_t positional = unit_.argCount + unit_.kwOnlyArgCount;
  for (int32_t i = 0; i < f_.numArgs; ++i) {
    Value *arg = value(generator ? Op::TakeSlot : Op::Arg, {}, i);
    bool isStarArgs = i == positional && (unit_.flags & kVarArgs);
    arg->type = Type::object(i < positional ? kObject : isStarArgs ? kTuple : kDict);
    if (memory_)
      emit(Op::PutSlot, {arg}, i);  // the frame is new, its slots are NULL
    else
      state_.locals[static_cast<size_t>(i)] = arg;
  }
}

void Translator::translate(int32_t block) {
  BlockInfo &info = info_[static_cast<size_t>(block)];
  info.translated = true;
  state_ = info.state;  // a copy: later edges to the block are matched with it
  if (!info.hasParams) info.state = {};
  const bytecode::BasicBlock &bb = code_.blocks[static_cast<size_t>(block)];
  block_ = block;
  region_ = bb.handlerRegion;
  index_ = bb.first;
  offset_ = -1;
  setBlock(info.block);
  for (int32_t n = bb.first; n < bb.last && !ended_; ++n) {
    index_ = n;
    translateInstruction(code_.instructions[static_cast<size_t>(n)]);
  }
  if (!ended_) {
    if (bb.last >= static_cast<int32_t>(code_.instructions.size())) malformed(code_, offset_, "runs off the end");
    jumpTo(layout_.blockOf(bb.last));
  }
}

void Translator::translateInstruction(const Instruction &in) {
  if (in.offset != offset_) {
    offset_ = in.offset;
    before_ = state_.stack;
    frame_ = nullptr;
    if (!labels_.empty() && labels_.erase(in.offset)) splitAtLabel();
  }
  (this->*kHandlers[static_cast<size_t>(in.op)])(in);
  // A part of a decomposed instruction that changed the locals: the next part starts from a state of its own.
  bool changesLocals = in.op == bytecode::Opcode::StoreFast || in.op == bytecode::Opcode::DeleteFast ||
                       in.op == bytecode::Opcode::LoadFastAndClear;
  if (changesLocals) offset_ = -1;
  flow_.step(state_.bound, in);
}

void Translator::finish() {
  f_.removeUnreachable();
  forgetUnusedHandlers();
  simplifyParams(f_);
  pruneDrops();
  orderBlocks();
  numberYields();
}

/// A handler goes when nothing that names it raises; the frame states of a Drop or a yield may still do so.
void Translator::forgetUnusedHandlers() {
  std::unordered_set<const Block *> handlers;
  for (const Block *b : f_.blocks())
    if (b->isHandler) handlers.insert(b);
  for (Block *b : f_.blocks())
    for (Instr *i : b->instrs)
      if (i->frame && i->frame->handler && !handlers.count(i->frame->handler)) i->frame->handler = nullptr;
}

/// Yield points are numbered 1.. in order of offset.
void Translator::numberYields() {
  std::vector<Instr *> yields;
  for (Block *b : f_.blocks())
    if (Instr *t = b->terminator(); t && t->op == Op::Yield) yields.push_back(t);
  std::stable_sort(yields.begin(), yields.end(),
                   [](const Instr *a, const Instr *b) { return a->frame->offset < b->frame->offset; });
  f_.numYields = static_cast<int32_t>(yields.size());
  for (size_t n = 0; n < yields.size(); ++n) yields[n]->imm[0] = static_cast<int64_t>(n) + 1;
}

/// Takes constants and NULLs out of the Drops: known only now that parameters are simplified.
void Translator::pruneDrops() {
  for (Block *b : f_.blocks())
    std::erase_if(b->instrs, [](Instr *i) {
      if (i->op != Op::Drop) return false;
      std::erase_if(i->operands, isEverlasting);
      return i->operands.empty();
    });
}

void Translator::orderBlocks() {
  std::stable_sort(f_.blocks().begin() + 1, f_.blocks().end(),
                   [&](const Block *a, const Block *b) { return position_.at(a) < position_.at(b); });
}

}  // namespace jj::irgen
