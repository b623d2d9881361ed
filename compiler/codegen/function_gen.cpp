// FunctionGen: blocks, edges, prologues and the walk over instructions. See function_gen.h.
//
// Blocks are generated in reverse post order, so that a value's definition comes before its uses; they are laid out
// with the cold ones last. Block parameters are phis, filled in when the edge is made.
#include "function_gen.h"

#include <algorithm>
#include <limits>

#include "runtime/abi.h"
#include "runtime/cpython/frame_size.h"
#include "support/diagnostics.h"

namespace jj::codegen {

using namespace llvm;

namespace {
/// Longest array of pointers that instructions of f hand to runtime entries: arguments (with a place below), results,
/// or what an exception's way out releases.
int64_t longestArray(const ir::Function &f) {
  int64_t longest = 0;
  for (const ir::Block *block : f.blocks()) {
    longest = std::max(longest, static_cast<int64_t>(lengthOfUnwind(*block)));
    for (const ir::Instr *i : block->instrs) {
      std::string_view recipe = i->info().args;
      auto n = static_cast<int64_t>(recipe.find('*') != recipe.npos || i->info().gives() ? i->operands.size() + 1 : 0);
      if (recipe.find('r') != recipe.npos) n = std::max(n, static_cast<int64_t>(i->results.size()));
      longest = std::max(longest, n);
    }
  }
  return longest;
}
}  // namespace

FunctionGen::FunctionGen(ModuleGen &module, const Unit &unit, Function *function, bool isStep)
    : m(module), b(module.context()), f(*unit.function), step(isStep), unit_(unit), llvmFunction_(function),
      direct_(function == module.functions(unit.source->id).direct) {
  values_.resize(f.numValues());
  blocks_.resize(f.numBlockIds());
  subprogram_ = m.subprogram(unit, function->getName());
  if (subprogram_) function->setSubprogram(subprogram_);
}

FunctionGen::FunctionGen(ModuleGen &module, const Unit &unit, const ir::Function &copy, Function *function)
    : m(module), b(module.context()), f(copy), step(false), unit_(unit), llvmFunction_(function), direct_(true) {
  values_.resize(f.numValues());
  blocks_.resize(f.numBlockIds());
  subprogram_ = m.subprogram(unit, function->getName());
  if (subprogram_) function->setSubprogram(subprogram_);
}

FunctionGen::FunctionGen(ModuleGen &module, const Unit &unit, const ir::Function &variant)
    : m(module), b(module.context()), f(variant), step(false), unit_(unit), llvmFunction_(module.variants().function(variant.unit)), direct_(false) {
  values_.resize(f.numValues());
  blocks_.resize(f.numBlockIds());
  subprogram_ = m.subprogram(unit, llvmFunction_->getName());
  if (subprogram_) llvmFunction_->setSubprogram(subprogram_);
}

void FunctionGen::run() {
  entryBlock_ = BasicBlock::Create(m.context(), "entry", llvmFunction_);
  std::vector<const ir::Block *> order = reversePostOrder();
  makeBlocks(order);
  findLoops(order);
  inlines_ = inlinesAtEnds();
  b.SetInsertPoint(entryBlock_);
  if (subprogram_) b.SetCurrentDebugLocation(DILocation::get(m.context(), subprogram_->getLine(), 0, subprogram_));
  makePrologue();
  b.CreateBr(block(f.entry()));
  for (const ir::Block *x : order) emitBlock(*x);
  waysOut_.generate();
}

std::vector<const ir::Block *> FunctionGen::reversePostOrder() const {
  std::vector<const ir::Block *> order;
  std::vector<bool> seen(f.numBlockIds());
  std::vector<std::pair<const ir::Block *, size_t>> stack{{f.entry(), 0}};
  seen[f.entry()->id] = true;
  while (!stack.empty()) {
    auto &[x, next] = stack.back();
    const ir::Instr *t = x->terminator();
    if (!t || !t->info().isTerminator())
      internalError("codegen: a block without terminator in " + f.name + "\n" + ir::print(f));
    if (next == t->succs.size()) {
      order.push_back(x);
      stack.pop_back();
      continue;
    }
    // Last successor first, so that the first one follows its predecessor in the reversed order.
    const ir::Block *to = t->succs[t->succs.size() - 1 - next++].block;
    if (seen[to->id]) continue;
    seen[to->id] = true;
    stack.push_back({to, 0});
  }
  std::reverse(order.begin(), order.end());
  return order;
}

void FunctionGen::makeBlocks(const std::vector<const ir::Block *> &order) {
  for (const ir::Block *x : order)
    for (const ir::Successor &s : x->terminator()->succs) ++predecessors_[s.block];
  for (bool cold : {false, true})
    for (const ir::Block *x : order)
      if (x->cold == cold) blocks_[x->id] = newBlock("");
  // The dispatch of a step function names its targets: they are part of the contract (DESIGN.md).
  const ir::Instr *t = f.entry()->terminator();
  if (t->op == ir::Op::Dispatch) {
    size_t last = t->succs.size() - 1;
    block(f.entry())->setName("dispatch");
    block(t->succs[0].block)->setName("start");
    for (size_t k = 1; k < last; ++k) block(t->succs[k].block)->setName("resume_after_yield_" + std::to_string(k));
    block(t->succs[last].block)->setName("error");
  }
  for (const ir::Block *x : order) {
    b.SetInsertPoint(block(x));
    if (x == f.entry() && !x->params.empty()) internalError("codegen: the entry block has parameters in " + f.name);
    for (const ir::Value *p : x->params) define(p, b.CreatePHI(typeOf(p), static_cast<unsigned>(predecessors_[x])));
  }
}

/// How many instructions make a function big, and a loop of a big function. Measured on whole packages: up to there operations that stand where they are gain more than the
/// first-level cache loses, in code that runs seldom as well.
FunctionGen::Bounds FunctionGen::bounds() const {
  switch (unit_.source->heat) {
    case Heat::Cold: return {0, 0};
    case Heat::Warm: return {1200, 2000};
    case Heat::Unknown: break;
  }
  return {600, 1000};
}

/// For each block the instructions of the smallest loop around it: of the blocks from which the source of a backward
/// edge is reached without passing its target.
void FunctionGen::findLoops(const std::vector<const ir::Block *> &order) {
  size_t hot = 0;  // instructions that are not cold, nor where typed code exits to
  std::vector<size_t> position(f.numBlockIds(), 0);
  std::vector<std::vector<const ir::Block *>> predecessors(f.numBlockIds());
  for (size_t n = 0; n < order.size(); ++n) {
    position[order[n]->id] = n;
    if (!order[n]->cold && (!f.hasTypedRegion || order[n]->region == ir::Region::Typed)) hot += order[n]->instrs.size();
    for (const ir::Successor &s : order[n]->terminator()->succs) predecessors[s.block->id].push_back(order[n]);
  }
  big_ = hot > bounds().function;
  huge_ = hot > 4 * bounds().function;
  loopSize_.assign(f.numBlockIds(), std::numeric_limits<size_t>::max());
  if (!big_) return;
  for (const ir::Block *from : order)
    for (const ir::Successor &s : from->terminator()->succs) {
      if (position[s.block->id] > position[from->id]) continue;
      std::vector<const ir::Block *> work{from}, loop{s.block};
      std::vector<bool> seen(f.numBlockIds());
      seen[s.block->id] = true;
      size_t size = s.block->instrs.size();
      while (!work.empty()) {
        const ir::Block *x = work.back();
        work.pop_back();
        if (seen[x->id]) continue;
        seen[x->id] = true;
        loop.push_back(x);
        if (!x->cold) size += x->instrs.size();
        for (const ir::Block *p : predecessors[x->id]) work.push_back(p);
      }
      for (const ir::Block *x : loop) loopSize_[x->id] = std::min(loopSize_[x->id], size);
    }
}

/// Nothing of what runs once is worth it.
bool FunctionGen::inlinesAtAll() const { return m.options().optLevel > 0 && !runsOnce(f); }

/// Where the frame is entered and left; beside a huge body a call is nothing.
bool FunctionGen::inlinesAtEnds() const { return inlinesAtAll() && !huge_; }

/// In a big function only loops are, and of those not the ones whose body would be many kilobytes: nothing of it is
/// still in the first-level cache when it comes round.
bool FunctionGen::worthInlining(const ir::Block &x) const {
  return inlinesAtAll() && !x.cold && (!big_ || loopSize_[x.id] <= bounds().loop);
}

bool FunctionGen::usesLetter(char letter) const {
  for (const ir::Block *x : f.blocks())
    for (const ir::Instr *i : x->instrs)
      if (std::string_view(i->info().args).find(letter) != std::string_view::npos) return true;
  return false;
}

void FunctionGen::makePrologue() {
  sharedSize_ = longestArray(f);
  if (sharedSize_ > 0) {
    shared_ = b.CreateAlloca(ArrayType::get(m.ptr, static_cast<uint64_t>(sharedSize_)), nullptr, "array");
    shared_->setAlignment(Align(16));
  }
  if (f.frameless) return variantPrologue();
  if (f.unframed) {
    threadState_ = llvmFunction_->getArg(0);
    functionObject_ = llvmFunction_->getArg(1);
    return;
  }
  if (step) stepPrologue();
  else bodyPrologue();
  if (f.memoryLocals) call(Entry::JITUseSlots, {frame_, int32(f.numLocals)});
}

void FunctionGen::bodyPrologue() {
  threadState_ = llvmFunction_->getArg(0);
  functionObject_ = llvmFunction_->getArg(1);
  threadState_->setName("ts");
  functionObject_->setName("func");
  nameArguments();
  tryVariant();
  auto size = static_cast<uint64_t>(JJ_FRAME_HEADER_SIZE) + 8 * static_cast<uint64_t>(f.numLocals);
  auto *memory = b.CreateAlloca(ArrayType::get(m.i8, size), nullptr, "frame");
  memory->setAlignment(Align(16));
  frame_ = memory;
  // JITUnit::code is the first field.
  code_ = loadInvariant(m.unitAddress(f.unit), "code");
  Value *entered = call(Entry::JITEnterFrame, {threadState_, frame_, functionObject_, code_, int32(f.numLocals), int32(unit_.code->start())});
  BasicBlock *failed = newBlock("not_entered"), *go = newBlock("entered");
  go->moveAfter(b.GetInsertBlock());
  b.CreateCondBr(b.CreateICmpSLT(entered, int32(0)), failed, go, m.unlikely);
  b.SetInsertPoint(failed);
  CallInst *instead = call(Entry::JITNotEntered, {threadState_, functionObject_, argumentArray(), m.unitAddress(f.unit), entered});
  returnObject(instead);
  b.SetInsertPoint(go);
  offsetAtStart_[f.entry()] = unit_.code->start();
  if (runsOnce(f)) call(Entry::JITSetNamespace, {frame_, argumentValue(0)});
  slots_ = call(Entry::JITFrameSlots, {frame_});
}

void FunctionGen::stepPrologue() {
  statePointer()->setName("state");
  slots_ = llvmFunction_->getArg(1);
  slots_->setName("locals");
  sentValue()->setName("sent_value");
  frame_ = call(Entry::JITFrameOfSlots, {slots_});
  code_ = loadInvariant(m.unitAddress(f.unit), "code");
  bool needsFunction = usesLetter('g'), needsThreadState = usesLetter('t');
  for (const ir::Block *x : f.blocks())
    for (const ir::Instr *i : x->instrs) {
      needsThreadState |= i->callee >= 0;
      bool callsTyped = i->op == ir::Op::CallTypedI64 || i->op == ir::Op::CallTypedF64;
      needsFunction |= i->op == ir::Op::FreeVar || i->op == ir::Op::GuardGlobalUnit || callsTyped;
      needsThreadState |= callsTyped || i->op == ir::Op::GuardGlobalUnit;
    }
  if (needsFunction) functionObject_ = call(Entry::JITFrameFunction, {frame_});
  if (needsThreadState) threadState_ = call(Entry::JITThreadState, {});
}

void FunctionGen::emitBlock(const ir::Block &x) {
  b.SetInsertPoint(block(&x));
  inlines_ = worthInlining(x);
  mayRunOften_ = inlinesAtAll() && !x.cold;
  // A block with one predecessor, generated before it, goes on with what that one knew; the entry with what the prologue said.
  auto known = offsetAtStart_.find(&x);
  offset_ = known != offsetAtStart_.end() && predecessors_[&x] == (&x == f.entry() ? 0 : 1) ? known->second : -1;
  frameEnded_ = behindFrame_.count(&x) != 0;
  size_t end = x.terminator()->op == ir::Op::Unwind ? unwindStart(x) : x.instrs.size();
  for (size_t n = 0; n < end;) {
    size_t done = emitWithReleases(x, n);
    if (done == 0) emit(*x.instrs[n]);
    n += std::max<size_t>(done, 1);
  }
  if (end < x.instrs.size()) emit(*x.terminator());
}

/// Beyond so many items a loop of the runtime is better.
static constexpr int64_t kUnpackedInRegisters = 12;

void FunctionGen::emit(const ir::Instr &i) {
  setDebugLocation(i);
  if (i.op == ir::Op::Poll && inlinesHere()) return poll(i);
  if (i.op == ir::Op::UnpackSequence && inlinesShortHere() && i.imm[0] <= kUnpackedInRegisters) return unpack(i);
  if (isToldByEntry(i)) failedAt_ = i.frame->offset;
  else setOffset(i);
  const ir::OpInfo &row = i.info();
  if (row.isTerminator() && row.entry[0] != '-') {
    attempt(i);
  } else if (row.entry[0] != '-') {
    if (i.op != ir::Op::Call || !(callDirect(i) || callKnown(i))) callRecipe(i);
    if (i.op == ir::Op::CatchException || i.op == ir::Op::CatchOrDiscard || i.op == ir::Op::Reraise || i.op == ir::Op::ReraiseAt) forgetOffset();
  } else {
    Emitter e = EmitterTable::get()[i.op];
    if (!e) broken(i, "has no emitter");
    e(*this, i);
  }
  if (!row.isTerminator()) return;
  for (const ir::Successor &s : i.succs) offsetAtStart_[s.block] = offset_;
  bool ends = i.op == ir::Op::CheckError && i.operands[0]->def && i.operands[0]->def->op == ir::Op::EndFrame;
  for (size_t n = 0; n < (frameEnded_ ? i.succs.size() : ends ? 1 : 0); ++n) behindFrame_.insert(i.succs[n].block);
  if (auto failed = std::exchange(failedAt_, {}); failed && i.op == ir::Op::CheckError) offsetAtStart_[i.succs[1].block] = *failed;
}

/// Is the entry of this operation told where it is, in place of the frame?
bool FunctionGen::isToldByEntry(const ir::Instr &i) const {
  if (!frame_ || !i.frame || i.frame->offset < 0) return false;
  std::string_view recipe = i.info().args;
  return recipe.find('s') != recipe.npos || (recipe.find_first_of("hH") != recipe.npos && i.frame->offset < JIT_WHERE_TOLD);
}

/// Does the frame say an offset of the same line? A finaliser sees no more of it.
bool FunctionGen::saysLineOf(int32_t offset) const {
  return offset_ == offset || (offset_ >= 0 && unit_.code->line(offset) == unit_.code->line(offset_));
}

/// Makes objects that the collector knows, so that it may run, and finalisers with it.
static bool mayCollect(ir::Op op) {
  switch (op) {
    case ir::Op::BuildTuple: case ir::Op::BuildList: case ir::Op::BuildSlice: case ir::Op::ListToTuple: case ir::Op::MakeFunction:
    case ir::Op::BuildInterpolation: case ir::Op::BuildTemplate: return true;
    default: return false;
  }
}

/// Tells the frame which instruction runs, before everything that may look: lines of tracebacks and warnings, f_lasti.
void FunctionGen::setOffset(const ir::Instr &i) {
  if (!i.frame || i.frame->offset < 0) return;
  bool releases = i.op == ir::Op::StoreSlot || i.op == ir::Op::ReleaseArg;
  if (i.op == ir::Op::DecRef || i.op == ir::Op::XDecRef || i.op == ir::Op::AskTruth) return;  // they tell it themselves, when it comes to that
  if (releases || mayCollect(i.op) ? !saysLineOf(i.frame->offset) : i.info().has(ir::kRunsPython)) tellOffset(i);
}

void FunctionGen::release(const ir::Instr &i, Entry plain, Entry at) {
  Value *v = value(i.operands[0]);
  // Behind EndFrame it is the caller's frame that a finaliser sees.
  if (!frame_ || frameEnded_ || !i.frame || i.frame->offset < 0 || saysLineOf(i.frame->offset)) call(plain, {v});
  else call(at, {v, int32(i.frame->offset)});
}

/// A call that most often is not made, after which the frame says what it said before.
Value *FunctionGen::callTold(const ir::Instr &i, Entry e, ArrayRef<Value *> arguments) {
  int32_t known = offset_;
  tellOffset(i);
  CallInst *result = call(e, arguments);
  result->addFnAttr(Attribute::NoInline);
  if (known >= 0 && known != offset_) call(Entry::JITMoveOffset, {frame_, int32(known - offset_)});
  offset_ = known;
  return result;
}

/// A poll where code may be big: the frame hears of it when something is pending only.
void FunctionGen::poll(const ir::Instr &i) {
  BasicBlock *pending = newBlock("pending"), *polled = newBlock("polled"), *before = b.GetInsertBlock();
  b.CreateCondBr(b.CreateICmpNE(call(Entry::JITMustPoll, {threadState_}), int32(0)), pending, polled, m.unlikely);
  b.SetInsertPoint(pending);
  Value *status = callTold(i, Entry::JITPoll, {threadState_});
  b.CreateBr(polled);
  b.SetInsertPoint(polled);
  define(i.result(), either(int32(0), before, status, pending));
}

/// A tuple of the right length: its items, in registers.
void FunctionGen::unpack(const ir::Instr &i) {
  Value *o = value(i.operands[0]), *n = int32(i.imm[0]);
  BasicBlock *items = newBlock("items"), *other = newBlock("other"), *unpacked = newBlock("");
  items->moveAfter(b.GetInsertBlock());
  unpacked->moveAfter(items);
  b.CreateCondBr(b.CreateICmpNE(call(Entry::JITIsTupleOf, {o, n}), int32(0)), items, other, m.likely);
  b.SetInsertPoint(items);
  std::vector<Value *> fast, slow;
  for (int64_t k = 0; k < i.imm[0]; ++k) fast.push_back(call(Entry::JITTupleItem, {o, int32(k)}));
  b.CreateBr(unpacked);
  b.SetInsertPoint(other);
  Value *array = sharedArray(i.imm[0]);
  Value *status = callTold(i, Entry::JITUnpackIterable, {o, n, array});
  for (int64_t k = 0; k < i.imm[0]; ++k) slow.push_back(b.CreateLoad(m.ptr, b.CreateConstInBoundsGEP1_64(m.ptr, array, static_cast<uint64_t>(k))));
  b.CreateBr(unpacked);
  b.SetInsertPoint(unpacked);
  define(i.results[0], either(int32(0), items, status, other));
  for (size_t k = 0; k < fast.size(); ++k) define(i.results[k + 1], either(fast[k], items, slow[k], other));
}

void FunctionGen::askTruth(const ir::Instr &i) {
  Value *test = value(i.operands[0]);
  if (answered_.count(i.operands[0])) return define(i.result(), test);
  BasicBlock *ask = newBlock("ask"), *known = newBlock(""), *before = b.GetInsertBlock();
  known->moveAfter(before);
  b.CreateCondBr(b.CreateICmpEQ(test, int32(2)), ask, known, m.unlikely);
  b.SetInsertPoint(ask);
  Value *truth = callTold(i, Entry::JITAskTruth, {b.CreateLoad(m.ptr, asked_)});
  b.CreateBr(known);
  b.SetInsertPoint(known);
  define(i.result(), either(test, before, truth, ask));
}

void FunctionGen::tellOffset(const ir::Instr &i) {
  int32_t to = i.frame->offset;
  if (to < 0 || to == offset_) return;
  if (offset_ >= 0) call(Entry::JITMoveOffset, {frame_, int32(to - offset_)});
  else call(Entry::JITSetOffset, {frame_, code_, int32(to)});
  offset_ = to;
}

void FunctionGen::setDebugLocation(const ir::Instr &i) {
  if (!subprogram_ || !i.frame || i.frame->offset < 0) return;
  int line = unit_.code->line(i.frame->offset);
  if (line > 0) b.SetCurrentDebugLocation(DILocation::get(m.context(), static_cast<unsigned>(line), 0, subprogram_));
}

Value *FunctionGen::value(const ir::Value *v) {
  Value *known = values_[v->id];
  if (!known)
    internalError("codegen: value %" + std::to_string(v->id) + " is used before its definition in " + f.name + "\n" +
                  ir::print(f));
  return known;
}

BasicBlock *FunctionGen::edge(const ir::Successor &s) {
  BasicBlock *to = block(s.block), *from = b.GetInsertBlock();
  bool isNew = edges_.insert({from, to}).second;
  if (!isNew && !s.args.empty()) {
    // Two edges between the same blocks would give a phi two values for one predecessor.
    from = newBlock("edge");
    BranchInst::Create(to, from);
  } else if (!isNew) {
    return to;
  }
  if (s.args.size() != s.block->params.size())
    internalError("codegen: wrong number of block arguments in " + f.name + "\n" + ir::print(f));
  for (size_t n = 0; n < s.args.size(); ++n)
    cast<PHINode>(values_[s.block->params[n]->id])->addIncoming(value(s.args[n]), from);
  return from == b.GetInsertBlock() ? to : from;
}

/// A guard: a terminator that leaves typed code when a guess is wrong.
static bool isGuard(const ir::Instr &i) {
  return i.succs.size() == 2 && i.op != ir::Op::Branch && i.op != ir::Op::CheckError;
}

void FunctionGen::branch(Value *condition, const ir::Instr &i, MDNode *weights) {
  if (isGuard(i) && m.nextGuardIsForced()) condition = b.getFalse();
  BasicBlock *yes = edge(i.succs[0]), *no = edge(i.succs[1]);
  if (!weights && i.succs[0].block->cold != i.succs[1].block->cold)
    weights = i.succs[0].block->cold ? m.unlikely : m.likely;
  b.CreateCondBr(condition, yes, no, weights);
}

void FunctionGen::leaveUnless(Value *fine, const ir::Instr &i) {
  BasicBlock *go = newBlock("");
  go->moveAfter(b.GetInsertBlock());
  if (isGuard(i) && m.nextGuardIsForced()) fine = b.getFalse();
  b.CreateCondBr(fine, go, edge(i.succs[1]), m.likely);
  b.SetInsertPoint(go);
}

BasicBlock *FunctionGen::newBlock(const char *name) { return BasicBlock::Create(m.context(), name, llvmFunction_); }

Value *FunctionGen::slot(int64_t index) {
  return b.CreateConstInBoundsGEP1_64(m.ptr, slots_, static_cast<uint64_t>(index));
}

Value *FunctionGen::rawSlot(int64_t index) { return slot(f.numLocals + f.stackSize + index); }

Value *FunctionGen::sharedArray(int64_t n) {
  if (n > sharedSize_) internalError("codegen: the array of pointers is too short in " + f.name);
  return shared_;
}

Value *FunctionGen::ownVariable(Type *t) {
  IRBuilder<> at(entryBlock_, entryBlock_->begin());
  return at.CreateAlloca(t);
}

Value *FunctionGen::loadInvariant(Value *address, const char *name) {
  LoadInst *l = b.CreateLoad(m.ptr, address, name);
  l->setMetadata(LLVMContext::MD_invariant_load, m.emptyNode);
  l->setMetadata(LLVMContext::MD_nonnull, m.emptyNode);
  return l;
}

Type *FunctionGen::typeOf(const ir::Value *v) {
  switch (v->type.rep) {
    case ir::Rep::Object: return m.ptr;
    case ir::Rep::I64: return m.i64;
    case ir::Rep::F64: return m.f64;
    case ir::Rep::I1: return m.i1;
    case ir::Rep::I32: return m.i32;
  }
  return m.ptr;
}

const bytecode::Literal &FunctionGen::literal(const ir::Instr &i) {
  return unit_.code->literals[static_cast<size_t>(i.imm[0])];
}

void FunctionGen::broken(const ir::Instr &i, const char *what) {
  internalError(std::string("codegen: ") + i.info().name + " " + what + " in " + f.name + "\n" + ir::print(f));
}

void generateBody(ModuleGen &m, const Unit &unit) {
  const UnitFunctions &functions = m.functions(unit.source->id);
  FunctionGen(m, unit, functions.direct ? functions.direct : functions.body, false).run();
}
void generateVariant(ModuleGen &m, const ir::Function &variant) {
  FunctionGen(m, m.input().units[variant.unit], variant).run();
}
void generateUnframed(ModuleGen &m, const ir::Function &copy) {
  FunctionGen(m, m.input().units[copy.unit], copy, m.functions(copy.unit).unframed).run();
}
void generateStep(ModuleGen &m, const Unit &unit) { FunctionGen(m, unit, m.functions(unit.source->id).step, true).run(); }

const EmitterTable &EmitterTable::get() {
  static const EmitterTable table = [] {
    EmitterTable t;
    addConstantEmitters(t);
    addLiteralEmitters(t);
    addMemoryEmitters(t);
    addControlEmitters(t);
    addUnwindEmitter(t);
    addMethodEmitter(t);
    addUnboxedEmitters(t);
    addIntegerEmitters(t);
    addTypedEmitters(t);
    return t;
  }();
  return table;
}

}  // namespace jj::codegen
