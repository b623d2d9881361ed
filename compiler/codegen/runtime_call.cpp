// Calls of runtime entries, made by the recipes of ops.def (column Args).
#include <algorithm>
#include <bit>
#include <cstring>
#include <string_view>

#include "function_gen.h"
#include "runtime/abi.h"
#include "support/diagnostics.h"

namespace jj::codegen {

using namespace llvm;

/// No bigger than a call.
static constexpr Entry kTiny[] = {Entry::JITIncRef,       Entry::JITSetOffset,  Entry::JITMoveOffset,   Entry::JITFrameSlots, Entry::JITFrameOfSlots,
                                  Entry::JITFrameFunction, Entry::JITThreadState, Entry::JITFreeVariable, Entry::JITMustPoll,   Entry::JITSetNamespace};

/// What runs of them, as a rule, is no longer than a call.
static constexpr Entry kShort[] = {Entry::JITDecRef, Entry::JITXDecRef, Entry::JITDecRefAt, Entry::JITXDecRefAt, Entry::JITIsTupleOf, Entry::JITTupleItem};

CallInst *FunctionGen::call(Entry e, ArrayRef<Value *> arguments) {
  CallInst *c = b.CreateCall(m.runtime(e), arguments);
  auto isOneOf = [&](const auto &entries) { return std::find(std::begin(entries), std::end(entries), e) != std::end(entries); };
  if (!isOneOf(kTiny) && !(isOneOf(kShort) ? inlinesShortHere() : inlinesHere())) c->addFnAttr(Attribute::NoInline);
  return c;
}

/// An int between -limit and limit.
static bool isSmallInt(const jj::Constant *c, int64_t limit) { return c && c->kind == jj::Constant::Kind::Int && c->integer > -limit && c->integer < limit; }

/// What the runtime is told of a right operand that stands in the program.
int64_t FunctionGen::constantFact(const ir::Instr &comparison) const {
  const ir::Instr *right = comparison.operands[1]->def;
  if (!right || right->op != ir::Op::Const) return 0;
  const jj::Constant *c = unit_.source->constant(right->imm[0]);
  if (!c) return 0;
  if (isSmallInt(c, JIT_KNOWN_LIMIT)) return JIT_WITH_INT | c->integer * (1 << JIT_KNOWN_BIT);
  if (c->kind != jj::Constant::Kind::Str || (comparison.imm[0] != ir::kCompareEq && comparison.imm[0] != ir::kCompareNe)) return 0;
  bool isCharacter = c->text.size() == 1 && static_cast<unsigned char>(c->text[0]) < 0x80;
  return JIT_WITH_TEXT | (isCharacter ? JIT_WITH_CHARACTER | static_cast<int64_t>(c->text[0]) << JIT_KNOWN_BIT : 0);
}

/// Operand 1 when it is an int of the program that fits, else JIT_NO_INDEX.
int64_t FunctionGen::constantIndex(const ir::Instr &i) const {
  const ir::Instr *made = i.operands[1]->def;
  const jj::Constant *c = made && made->op == ir::Op::Const ? unit_.source->constant(made->imm[0]) : nullptr;
  return isSmallInt(c, INT32_MAX) ? c->integer : JIT_NO_INDEX;
}

/// Where an instruction stands, what kind of operation it is and what it uses up (JIT_WHERE_SHIFT).
int64_t FunctionGen::whereOf(const ir::Instr &i) const {
  bool hasKind = std::string_view(i.info().args).find('H') != std::string_view::npos;
  int64_t kind = hasKind ? i.imm[0] : 0, consumed = i.op == ir::Op::BinaryOpConsume ? i.imm[1] << JIT_RELEASES_BIT : 0;
  return int64_t{std::min(i.frame->offset, JIT_WHERE_TOLD)} << JIT_WHERE_SHIFT | kind | consumed;
}

/// One letter of a recipe. `used` counts operands named by digits; `loads` gets the address of the result array.
Value *FunctionGen::argument(const ir::Instr &i, char letter, size_t &used, std::vector<Value *> &resultArray) {
  auto constant = [&](int64_t n) { return loadInvariant(m.constantAddress(f.unit, n)); };
  switch (letter) {
    case '*': {
      // Slot 0 stays free: JITCall puts self below the arguments.
      auto n = static_cast<int64_t>(i.operands.size() - used);
      Value *array = sharedArray(n + 1);
      for (int64_t k = 0; k < n; ++k)
        b.CreateStore(value(i.operands[used + static_cast<size_t>(k)]), b.CreateConstInBoundsGEP1_64(m.ptr, array, static_cast<uint64_t>(k + 1)));
      return b.CreateConstInBoundsGEP1_64(m.ptr, array, 1);
    }
    case '#': return int32(static_cast<int64_t>(i.operands.size() - used));
    case 'n': return loadInvariant(m.nameAddress(f.unit, i.imm[0]));
    case 'k': return constant(i.imm[0]);
    case 'i': return int32(i.imm[0]);
    case 'o': return int32(i.imm[0] | constantFact(i));
    case 'j': return int32(i.imm[1]);
    case 'l': return int64(i.imm[1]);
    case 'c': return m.cacheFor(f.unit, i);
    case 'z': return m.slotCacheFor(f.unit, i);
    case 'y': return m.hintOf(m.cacheFor(f.unit, i));
    case 'G': return m.globalCache(f.unit, i.imm[1]);
    case 'x': return int32(constantIndex(i));
    case 's': return m.siteFor(f.unit, i);
    case 'h':
    case 'H': return int32(whereOf(i));
    case 'f': return frame();
    case 't': return threadState();
    case 'g': return functionObject();
    case 'u': return m.unitAddress(static_cast<uint32_t>(i.imm[0]));
    case 'p':
      if (!asked_) asked_ = ownVariable(m.ptr);
      return asked_;
    case 'v': return rawVariable(i.imm[0]);
    case 'w': return i.imm[1] < 0 ? static_cast<Value *>(null()) : constant(i.imm[1]);
    case 'r': {
      auto n = static_cast<int64_t>(i.results.size()) - 1;
      Value *array = inlinesHere() ? ownVariable(ArrayType::get(m.ptr, static_cast<uint64_t>(n))) : sharedArray(n);
      resultArray.push_back(array);
      return array;
    }
    default: broken(i, "has an unknown letter in its recipe");
  }
}

void FunctionGen::callRecipe(const ir::Instr &i) {
  const ir::OpInfo &row = i.info();
  Entry e = entryByName(row.entry);
  if (e == Entry::Count_) broken(i, "has no row in runtime.def");
  size_t used = 0;
  for (const char *p = row.args; *p; ++p) used += *p >= '0' && *p <= '9';
  std::vector<Value *> arguments, resultArray;
  for (const char *p = row.args; *p; ++p)
    arguments.push_back(*p >= '0' && *p <= '9' ? value(i.operands[static_cast<size_t>(*p - '0')])
                                               : argument(i, *p, used, resultArray));
  CallInst *c = call(e, arguments);
  if (row.gives()) leftOver_ = leftInArray(i);
  if (i.results.empty()) return;
  Value *first = c;
  if (typeOf(i.results[0]) == m.i1 && c->getType() == m.i32) first = b.CreateICmpNE(c, int32(0));
  define(i.results[0], first);
  for (size_t k = 1; k < i.results.size(); ++k) {
    // Loaded at once; on the error edge nobody looks at them.
    Value *address = b.CreateConstInBoundsGEP1_64(m.ptr, resultArray[0], static_cast<uint64_t>(k - 1));
    define(i.results[k], b.CreateLoad(m.ptr, address));
  }
}

/// Behind a general call: the callee has left NULL where it took a reference.
FunctionGen::LeftOver FunctionGen::leftInArray(const ir::Instr &i) {
  LeftOver left;
  for (auto set = static_cast<uint64_t>(i.imm[0]); set; set &= set - 1) {
    auto n = static_cast<uint64_t>(std::countr_zero(set));
    left.push_back(b.CreateLoad(m.ptr, b.CreateConstInBoundsGEP1_64(m.ptr, sharedArray(std::bit_width(set)), n)));
  }
  return left;
}

/// Of a side that takes nothing.
FunctionGen::LeftOver FunctionGen::allGiven(const ir::Instr &i) {
  LeftOver left;
  for (size_t n = 1; n < i.operands.size() && n <= ir::OpInfo::kMaxGiven; ++n)
    if (i.imm[0] >> (n - 1) & 1) left.push_back(value(i.operands[n]));
  return left;
}

void FunctionGen::joinGeneralCall(const ir::Instr &i, Value *fast, const LeftOver &fastLeft, BasicBlock *fastEnd, BasicBlock *slow, BasicBlock *join) {
  b.SetInsertPoint(slow);
  LeftOver slowLeft(fastLeft.size(), null());
  Value *general = nullptr;
  if (i.op == ir::Op::CallMethod) {
    general = callMethodGenerally(i);
  } else {
    callRecipe(i);
    general = value(i.result());
    slowLeft = takeLeftOver();
  }
  BasicBlock *slowEnd = b.GetInsertBlock();
  b.CreateBr(join);

  b.SetInsertPoint(join);
  define(i.result(), either(fast, fastEnd, general, slowEnd));
  for (size_t n = 0; n < slowLeft.size(); ++n) leftOver_.push_back(either(fastLeft[n], fastEnd, slowLeft[n], slowEnd));
}

PHINode *FunctionGen::either(Value *x, BasicBlock *fromX, Value *y, BasicBlock *fromY) {
  PHINode *phi = b.CreatePHI(x->getType(), 2);
  phi->addIncoming(x, fromX);
  phi->addIncoming(y, fromY);
  return phi;
}

}  // namespace jj::codegen
