// FunctionGen: the LLVM code of one unit's body or step function, while it is being made.
// The emitters (emit_*.cpp) are a table by operation; an operation with a runtime entry needs none, its row says it all.
#pragma once
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "analysis/bindings.h"
#include "llvm/IR/IRBuilder.h"
#include "module_gen.h"
#include "ways_out.h"

namespace jj::codegen {

class FunctionGen {
public:
  FunctionGen(ModuleGen &m, const Unit &unit, llvm::Function *function, bool step);
  /// An unframed copy.
  FunctionGen(ModuleGen &m, const Unit &unit, const ir::Function &copy, llvm::Function *function);
  /// A frameless variant.
  FunctionGen(ModuleGen &m, const Unit &unit, const ir::Function &variant);
  void run();

  ModuleGen &m;
  llvm::IRBuilder<> b;  ///< stands at the end of the block being made
  const ir::Function &f;
  const bool step;      ///< a step function; else a body

  /// The LLVM value of an IR value that has been defined.
  llvm::Value *value(const ir::Value *v);
  void define(const ir::Value *v, llvm::Value *to) { values_[v->id] = to; }
  /// Where an edge from the current LLVM block leads: the successor's block, whose parameters get their values.
  llvm::BasicBlock *edge(const ir::Successor &s);
  /// Branches on an i1 to the two successors of a guard or branch.
  void branch(llvm::Value *condition, const ir::Instr &i, llvm::MDNode *weights = nullptr);
  /// A guard whose computation goes on when `fine`: leaves to successor 1 otherwise, continues in a new block.
  void leaveUnless(llvm::Value *fine, const ir::Instr &i);
  /// Ends a guard: on to successor 0.
  void goOn(const ir::Instr &i) { b.CreateBr(edge(i.succs[0])); }
  llvm::BasicBlock *newBlock(const char *name);

  llvm::CallInst *call(Entry e, llvm::ArrayRef<llvm::Value *> arguments);
  /// Is the code being made worth the size of inlined helpers? Not what runs once, nor error paths and exits; in big functions
  /// only loops are.
  bool inlinesHere() const { return inlines_; }
  /// And is it worth that of helpers of which no more runs, as a rule, than a call of them would be?
  bool inlinesShortHere() const { return inlines_ || mayRunOften_; }
  /// An attempt (Try...): leaves when it fails.
  void attempt(const ir::Instr &i);
  int64_t constantFact(const ir::Instr &comparison) const;
  int64_t constantIndex(const ir::Instr &i) const;
  int64_t whereOf(const ir::Instr &i) const;
  /// Carries out an operation that has a runtime entry, by its recipe.
  void callRecipe(const ir::Instr &i);
  /// A Call of what probably is a function of this module: its code, and the recipe behind it for everything else. False: nothing was made.
  bool callDirect(const ir::Instr &call);
  /// A Call of what may be a builtin of known_calls.def: its entry, and the recipe behind it for everything else. False: nothing was made.
  bool callKnown(const ir::Instr &call);
  /// A CallMethod. What its general way was given is released by that way itself.
  void callMethod(const ir::Instr &i);

  /// Address of object slot k and of raw slot k (frame or generator).
  llvm::Value *slot(int64_t index);
  llvm::Value *rawSlot(int64_t index);
  /// A stack array of n pointers that every instruction may use for itself.
  llvm::Value *sharedArray(int64_t n);
  /// A variable of its own in the entry block, for out parameters of inlined helpers.
  llvm::Value *ownVariable(llvm::Type *t);

  /// Raw variable n of the activation (LoadVar, StoreVar).
  llvm::AllocaInst *rawVariable(int64_t n);
  /// i1: may the variant of a unit be tried still (and does nobody trace the unit), is a global (co_names[name] of namingUnit) a function of unit (written to *found), and are
  /// all functions that the variant relies on in place?
  llvm::Value *isTraced(uint32_t unit);  // i32, 0 or 255
  llvm::Value *variantUsable(uint32_t unit);
  llvm::Value *globalIsUnit(uint32_t namingUnit, int64_t name, uint32_t unit, llvm::Value *found);
  llvm::Value *calleesCurrent(uint32_t unit);
  /// Of a frameless variant: argument n, how many nested calls are left, and return {payload or zero, status}.
  llvm::Value *typedArgument(int64_t n) { return llvmFunction_->getArg(static_cast<unsigned>(n) + 3); }
  llvm::Value *depthLeft() { return llvmFunction_->getArg(2); }
  void returnPair(llvm::Value *payload, int32_t status);

  llvm::Value *frame() { return frame_; }
  llvm::Value *code() { return code_; }
  llvm::Value *threadState() { return threadState_; }
  llvm::Value *functionObject() { return functionObject_; }
  llvm::Value *statePointer() { return llvmFunction_->getArg(0); }
  llvm::Value *sentValue() { return llvmFunction_->getArg(2); }
  /// Argument n, as it came.
  llvm::Value *argumentValue(int64_t n);
  /// The reference of parameter n, for the function to keep; Python's release of parameter n.
  llvm::Value *takeArgument(int64_t n);
  void releaseArgument(int64_t n);
  /// What the last call has left of what it was given: to be released by ReleaseArguments with that set.
  std::vector<llvm::Value *> takeLeftOver() { return std::exchange(leftOver_, {}); }
  llvm::ConstantInt *int32(int64_t n) { return llvm::ConstantInt::get(m.i32, static_cast<uint64_t>(n), true); }
  llvm::ConstantInt *int64(int64_t n) { return llvm::ConstantInt::get(m.i64, static_cast<uint64_t>(n), true); }
  llvm::Constant *null() { return llvm::ConstantPointerNull::get(m.ptr); }
  /// A load of memory that never changes once module code runs.
  llvm::Value *loadInvariant(llvm::Value *address, const char *name = "");
  llvm::Type *typeOf(const ir::Value *v);
  /// The LLVM block of an IR block.
  llvm::BasicBlock *block(const ir::Block *b) { return blocks_[b->id]; }
  /// Leaves by the exception that is set, as the end of the block says.
  void emitUnwind(const ir::Block &block);
  /// The end of all such ways: the shared array holds the place of the JITWayOut, then the temporaries.
  void leaveByException();
  /// The shared way out with a result: leaves the frame.
  llvm::BasicBlock *returnTail(llvm::Value *result);
  /// The frame is told that it executes this instruction, if it is not known to know.
  void tellOffset(const ir::Instr &i);
  /// DecRef, XDecRef: `plain`, or the other one where the frame may say another line than that of the release.
  void release(const ir::Instr &i, Entry plain, Entry at);
  /// The truth of what a CompareTest has given.
  void askTruth(const ir::Instr &i);
  /// JITKeepFrame: the frame is over and its slots are filled.
  void keepFrame(const ir::Instr &i);
  /// The runtime may have moved the frame's offset: the next instruction sets it anew.
  void forgetOffset() { offset_ = -1; }
  /// The literal that an instruction is about.
  const bytecode::Literal &literal(const ir::Instr &i);
  [[noreturn]] void broken(const ir::Instr &i, const char *what);

private:
  std::vector<const ir::Block *> reversePostOrder() const;
  void makeBlocks(const std::vector<const ir::Block *> &order);
  void findLoops(const std::vector<const ir::Block *> &order);
  bool worthInlining(const ir::Block &block) const;
  bool inlinesAtAll() const;
  bool inlinesAtEnds() const;
  void makePrologue();
  void bodyPrologue();
  void stepPrologue();
  void variantPrologue();
  void nameArguments();
  void tryVariant();
  void emitBlock(const ir::Block &block);
  void emit(const ir::Instr &i);
  size_t emitWithReleases(const ir::Block &block, size_t n);  // small_forms.cpp
  size_t callSmall(const ir::Block &block, size_t n);
  llvm::Value *callMethodGenerally(const ir::Instr &i);
  /// What a Call or CallMethod calls; `general` is gone to where a CallMethod does not find it at once.
  llvm::Value *callableOf(const ir::Instr &call, llvm::BasicBlock *general);
  void defineResults(const ir::Instr &i, llvm::Value *results);
  void setOffset(const ir::Instr &i);
  void poll(const ir::Instr &i);
  void unpack(const ir::Instr &i);
  llvm::Value *callTold(const ir::Instr &i, Entry e, llvm::ArrayRef<llvm::Value *> arguments);
  bool isToldByEntry(const ir::Instr &i) const;
  bool saysLineOf(int32_t offset) const;
  /// The two sides of a Call: what they leave of what was given, in order of the set.
  using LeftOver = std::vector<llvm::Value *>;
  LeftOver allGiven(const ir::Instr &call);
  LeftOver leftInArray(const ir::Instr &call);
  /// The general call, as the other side of a diamond; joins it with the fast side, which ended in fastEnd.
  void joinGeneralCall(const ir::Instr &call, llvm::Value *fast, const LeftOver &fastLeft, llvm::BasicBlock *fastEnd, llvm::BasicBlock *slow, llvm::BasicBlock *join);
  struct DirectCall {
    const ir::Instr &instr;
    uint32_t unit;
    llvm::Value *callable;             ///< of a CallMethod: borrowed
    const analysis::Bindings &bindings;
    llvm::Value *defaults;             ///< the callee's __defaults__ (borrowed), or null when none are needed
    std::vector<llvm::Value *> bound;  ///< by parameter
    std::vector<llvm::Value *> ownDefaults;  ///< by parameter: behind the call of the body, what it has left of the references to defaults; else empty
    LeftOver left;                     ///< what is given; then, what the callee has left of it
  };
  void bindOperands(DirectCall &c);
  void releaseByParameter(DirectCall &c);
  llvm::Value *callUnframedOrBody(DirectCall &c);
  llvm::Value *callBody(DirectCall &c);
  llvm::PHINode *either(llvm::Value *x, llvm::BasicBlock *fromX, llvm::Value *y, llvm::BasicBlock *fromY);
  llvm::Value *argumentArray();
  void returnObject(llvm::Value *result);
  void setDebugLocation(const ir::Instr &i);
  bool usesLetter(char letter) const;
  llvm::Value *argument(const ir::Instr &i, char letter, size_t &used, std::vector<llvm::Value *> &loads);

  const Unit &unit_;
  llvm::Function *llvmFunction_;
  llvm::BasicBlock *entryBlock_;
  llvm::AllocaInst *shared_ = nullptr;
  int64_t sharedSize_ = 0;
  llvm::Value *frame_ = nullptr, *code_ = nullptr, *threadState_ = nullptr, *functionObject_ = nullptr, *slots_ = nullptr;
  std::vector<llvm::Value *> values_;
  std::vector<llvm::BasicBlock *> blocks_;
  std::set<std::pair<llvm::BasicBlock *, llvm::BasicBlock *>> edges_;
  std::unordered_map<const ir::Block *, int> predecessors_;
  std::unordered_map<const ir::Block *, int32_t> offsetAtStart_;
  std::unordered_set<const ir::Block *> behindFrame_;  ///< what is reached when EndFrame has gone well
  bool frameEnded_ = false;                            ///< the block being made is one of them
  WaysOut waysOut_{*this};
  llvm::BasicBlock *return_ = nullptr;
  const bool direct_;                    ///< arguments come in registers
  llvm::AllocaInst *untaken_ = nullptr;  ///< then, where the function takes some: the set of those given away and not taken yet
  LeftOver leftOver_;
  std::vector<llvm::AllocaInst *> variables_;
  llvm::Value *asked_ = nullptr;                         ///< where a CompareTest leaves a result that is no bool
  std::unordered_set<const ir::Value *> answered_;  ///< of CompareTest: what has asked for the truth itself
  llvm::DISubprogram *subprogram_ = nullptr;
  bool inlines_ = true;  ///< see inlinesHere(), for the block being made
  bool mayRunOften_ = false;  ///< no error path, in code that does not run once
  bool big_ = false, huge_ = false;
  std::vector<size_t> loopSize_;  ///< by block number
  struct Bounds {
    size_t function, loop;
  };
  Bounds bounds() const;
  int32_t offset_ = -1;  ///< what the frame's instruction pointer is known to say; -1 unknown
  std::optional<int32_t> failedAt_;  ///< what it says when the last operation has failed, if that is something else
};

/// Where the part of an error block begins that leaves the function by a recipe, and how much of the shared array that takes.
size_t unwindStart(const ir::Block &block);
size_t lengthOfUnwind(const ir::Block &block);

/// States of a step function (DESIGN.md).
constexpr int64_t kReturned = -1, kRaised = -2;

using Emitter = void (*)(FunctionGen &, const ir::Instr &);

/// An emitter for each operation without a runtime entry.
class EmitterTable {
public:
  static const EmitterTable &get();
  Emitter operator[](ir::Op op) const { return rows_[static_cast<size_t>(op)]; }
  void set(ir::Op op, Emitter e) { rows_[static_cast<size_t>(op)] = e; }

private:
  std::array<Emitter, static_cast<size_t>(ir::Op::Count_)> rows_{};
};
void addConstantEmitters(EmitterTable &t);  // emit_constants.cpp
void addLiteralEmitters(EmitterTable &t);   // emit_literals.cpp
void addMemoryEmitters(EmitterTable &t);    // emit_memory.cpp
void addControlEmitters(EmitterTable &t);   // emit_control.cpp
void addUnwindEmitter(EmitterTable &t);     // emit_unwind.cpp
void addMethodEmitter(EmitterTable &t);     // method_calls.cpp
void addUnboxedEmitters(EmitterTable &t);   // emit_unboxed.cpp
void addIntegerEmitters(EmitterTable &t);   // emit_integers.cpp
void addTypedEmitters(EmitterTable &t);     // emit_typed.cpp

}  // namespace jj::codegen
