// The typed copy of a function: shared by typed regions (exits are edges into the generic region) and frameless variants
// (exits restart in the generic code, since nothing has happened yet).
#pragma once
#include <map>
#include <memory>
#include <unordered_map>

#include "analysis/cfg.h"
#include "analysis/dominators.h"
#include "passes/pass_manager.h"

namespace jj::passes {

using analysis::KindInference;
using analysis::ModuleFacts;
using analysis::NumberKind;
using analysis::UnitFacts;

/// Bytecode offsets at which typed code of f may want to leave: the labels to ask irgen for. Empty: not worth a typed region.
std::vector<int32_t> exitOffsets(const ir::Function &f, const PassContext &context, const ModuleFacts &facts);

/// Adds a typed copy of f to `labelled`, the same function generated with labels at the exit offsets.
void addTypedRegion(const ir::Function &f, ir::Function &labelled, const PassContext &context, const ModuleFacts &facts);

/// The frameless variant of f, or nullptr: without loops, with number parameters and a number result, and nothing but arithmetic and
/// calls of frameless variants on the way to some return.
std::unique_ptr<ir::Function> makeFrameless(const ir::Function &f, const PassContext &context, const ModuleFacts &facts);

/// The unboxed form of a value of the generic region.
struct TypedValue {
  ir::Value *boxed = nullptr;
  ir::Value *raw = nullptr;      ///< I64, F64 or I1; or the i32 of a status
  ir::Value *bound = nullptr;    ///< of a local that may be unbound: i64, 1 when raw holds its value
  bool isReal = false;           ///< raw may be an int or a float: bound is its form
  ir::Value *inFrame = nullptr;  ///< of one with bound: its MaybeNumber
  ir::Value *asFloat = nullptr;  ///< converted for float arithmetic
  ir::Block *boxedIn = nullptr, *rawIn = nullptr, *floatIn = nullptr;  ///< generic block it was made in (nullptr: at the definition)
};

/// Copies blocks of `source` into typed code of `target`: the same function made with labels, or a frameless variant.
class TypedCopy {
public:
  TypedCopy(const ir::Function &source, ir::Function &target, const PassContext &context, const ModuleFacts &facts,
            bool frameless);
  /// Copies everything reachable without exceptions; the typed entry block (its arguments are guarded by then), or
  /// nullptr when a block could not be copied.
  ir::Block *copy();
  int unboxedOperations() const { return unboxedOperations_; }
  const KindInference &kinds() const { return kinds_; }

private:
  using K = NumberKind;
  using Handler = bool (TypedCopy::*)(const ir::Instr &);
  static Handler handlerFor(ir::Op op);

  void copyBlock(const ir::Block *b);
  bool copyInstr(const ir::Instr &i);
  void copyGeneric(const ir::Instr &i);
  // One typed form each; false: copy it generically.
  bool copyConst(const ir::Instr &i);
  bool copyArg(const ir::Instr &i);
  bool copyBinary(const ir::Instr &i);
  bool copyCompare(const ir::Instr &i);
  bool copyUnary(const ir::Instr &i);
  bool copyIsTrue(const ir::Instr &i);
  bool copyNot(const ir::Instr &i);
  bool copyBoolObject(const ir::Instr &i);
  bool copyCheckLocal(const ir::Instr &i);
  bool copyDrop(const ir::Instr &i);
  bool copyLoadGlobal(const ir::Instr &i);
  bool copyCall(const ir::Instr &i);
  bool callBuiltin(const ir::Instr &i);
  bool callLength(const ir::Instr &i);
  bool copyGetIter(const ir::Instr &i);
  bool copyIterNext(const ir::Instr &i);
  bool copyPoll(const ir::Instr &i);
  bool copyEndFrame(const ir::Instr &i);
  bool copyReturn(const ir::Instr &i);
  bool copyLoadSubscr(const ir::Instr &i);
  bool copyStoreSubscr(const ir::Instr &i);
  bool copyBranch(const ir::Instr &i);

  /// What a comparison of no numbers gives: probably a bool, which counts as an int in arithmetic.
  bool isAnswer(const ir::Value *v) const;
  ir::Value *answerAsInt(const ir::Value *v, const ir::Instr &at);
  bool realBinary(const ir::Instr &i, int64_t nb);
  void defineReal(const ir::Value *v, ir::Value *number, ir::Value *form);
  bool floatBinary(const ir::Instr &i, int64_t nb);
  bool intBinary(const ir::Instr &i, int64_t nb);
  bool startRange(const ir::Instr &call, const ir::Instr &getIter);
  bool isTypedCallee(const ir::Instr &loadGlobal) const;

  /// Number operands; nullptr after an exit could not be made.
  ir::Value *asInt(const ir::Value *v, const ir::Instr &at);
  ir::Value *asFloat(const ir::Value *v, const ir::Instr &at);
  /// A number that may be an int or a float, and its form.
  std::pair<ir::Value *, ir::Value *> asReal(const ir::Value *v, const ir::Instr &at);
  /// Like asFloat, but an int is none.
  ir::Value *exactFloat(const ir::Value *v, const ir::Instr &at);
  ir::Value *unboxedBy(ir::Op op, const ir::Value *v, const ir::Instr &at);
  ir::Value *index(const ir::Value *v);
  void unboxAtOnce(const ir::Instr &i);
  void expectNumber(const ir::Instr &i);
  void guardExpected(const ir::Instr &at);
  ir::Value *boxed(const ir::Value *v, const ir::Instr &at);
  bool canExit(const ir::Instr &at) const;
  /// A guard: the first successor is the new current block, the second leaves at the state before `at`.
  ir::Instr *guard(ir::Op op, std::vector<ir::Value *> operands, const ir::Instr &at, int64_t imm0 = 0, int64_t imm1 = 0);
  ir::Block *exitBlock(const ir::Instr &at);
  std::vector<ir::Value *> successorArgs(const ir::Successor &s, const ir::Instr &at);
  ir::FrameState *frameState(const ir::FrameState *fs);
  void makeParams(const ir::Block *b, ir::Block *copy);
  void guardArguments(const std::vector<const ir::Block *> &order, ir::Block *generic);
  ir::Value *inFrame(const ir::Value *v);
  TypedValue &typed(const ir::Value *v);
  void define(const ir::Value *v, ir::Value *raw, ir::Value *boxed = nullptr);
  bool available(const ir::Block *where) const;
  ir::Block *continueIn();

  const ir::Function &source_;
  ir::Function &target_;
  const PassContext &context_;
  const ModuleFacts &facts_;
  bool frameless_;
  analysis::Cfg cfg_;
  analysis::Dominators dominators_;
  KindInference kinds_;
  ir::Builder builder_;
  const ir::Block *current_ = nullptr;  ///< block of the source that is being copied
  bool onEdge_ = false;                 ///< what is made now is seen on one edge only
  bool dead_ = false;                   ///< frameless: the rest of the block restarts
  bool failed_ = false;
  int unboxedOperations_ = 0;
  std::unordered_map<const ir::Block *, ir::Block *> blocks_;
  std::unordered_map<const ir::Value *, TypedValue> values_;
  std::vector<std::pair<const ir::Value *, const ir::Instr *>> expected_;  ///< numbers by guess that have no guard yet, and where it will stand
  std::map<const ir::Instr *, ir::Value *> ranges_;  ///< GetIter of a range loop -> RangeIterState
  std::unordered_map<const ir::FrameState *, ir::FrameState *> frames_;
  std::unordered_map<int32_t, ir::Block *> handlers_;  ///< of the target, by offset
  ir::Block *restart_ = nullptr;
};

}  // namespace jj::passes
