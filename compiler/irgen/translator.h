// Translation of one code unit: the abstract machine (locals and stack as SSA values) that walks the bytecode.
//
// translator.cpp drives it over the blocks; edges.cpp holds blocks, edges and frame states; the handlers of the
// instructions lie in the files named after their kind. A canonical opcode X is translated by the method onX: methods and
// table are generated from canonical.def, so that a forgotten one does not link.
//
// Stack entries lie in one order: where CPython has [NULL, callable] or [method, self] for a call, an entry made by
// PushNull has the shape Null, which a join of control flow keeps, and Call looks at the shape.
#pragma once
#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

#include "bytecode/bytecode.h"
#include "ir/ir.h"
#include "irgen/irgen.h"
#include "irgen/layout.h"
#include "irgen/local_flow.h"

namespace jj::irgen {

/// What is known of a stack entry however control came here.
enum class Shape : uint8_t {
  Object,
  Null,   ///< PushNull; the entry has no value
  Maybe,  ///< self of a method load, or a local that LoadFastAndClear put aside
  Shown,  ///< an object: what PushExcInfo has put aside where the locals are shown (handlers.cpp)
};

struct StackEntry {
  ir::Value *value;
  Shape shape;
};

/// The abstract machine between two instructions.
struct State {
  std::vector<ir::Value *> locals;  ///< register mode: by localsplus index; nullptr: surely unbound. Empty in memory mode
  std::vector<StackEntry> stack;
  BoundLocals bound;
};

class Translator {
public:
  Translator(const bytecode::Code &code, const IRGenOptions &options);
  std::unique_ptr<ir::Function> run();
  /// Behind run(): was super loaded for anything but a call? Is there a call that has to look into the frame?
  bool superEscapes() const { return superLoads_ > superCalls_; }
  bool superNeedsFrame() const { return superNeedsFrame_; }

private:
  using Instruction = bytecode::Instruction;
  using Value = ir::Value;
  using Op = ir::Op;

  /// A bytecode block on its way to IR.
  struct BlockInfo {
    ir::Block *block = nullptr;    ///< made by the first edge to it
    ir::Block *handler = nullptr;  ///< what frame states name as the handler: `block`, or a block that jumps to it
    bool hasParams = false;        ///< takes locals and stack as parameters; else `state` is its only predecessor's
    bool isLabel = false;
    bool translated = false;
    State state;                   ///< at its start
  };

  // --- translator.cpp: driver
  void setUp();
  void emitArguments();
  void translate(int32_t block);
  void translateInstruction(const Instruction &in);
  void finish();
  void forgetUnusedHandlers();
  void numberYields();
  void pruneDrops();
  void orderBlocks();

  // --- edges.cpp: blocks, edges, frame states
  ir::Block *newBlock();
  void setBlock(ir::Block *b);
  ir::Successor edgeTo(int32_t block);
  ir::Successor edgeToInstruction(int32_t instruction) { return edgeTo(layout_.blockOf(instruction)); }
  void makeParams(BlockInfo &info, int32_t block);
  std::vector<StackEntry> entryStack(int32_t block) const;
  std::vector<Value *> edgeArgs(const BlockInfo &info);
  void enqueue(int32_t block);
  void jumpTo(int32_t block);
  void terminate(ir::Instr *terminator, std::vector<ir::Successor> succs);
  /// A block with parameters for all locals and the whole stack; the state is what they hold.
  ir::Block *interfaceBlock(const std::vector<StackEntry> &stack, const BoundLocals &bound, State &state);
  void splitAtLabel();
  ir::FrameState *frame();
  /// The same for one that may fail with the stack as it is now: the instruction has popped what it consumes.
  ir::FrameState *failingFrame();
  /// A frame state with that stack; its exceptions go to the handler of that exception region.
  ir::FrameState *makeFrame(const std::vector<StackEntry> &stack, int32_t region);
  ir::Block *handlerFor(int32_t region, const std::vector<StackEntry> &stack);
  ir::Type localType(int32_t i, const BoundLocals &bound) const;
  static ir::Type shapeType(Shape s);

  // --- handlers.cpp: locals that somebody may look at while the function handles an exception
  bool isSeen(int32_t first);
  std::vector<bool> callsOnlyToRaise() const;
  bool shown(const Value *but = nullptr) const;
  void showLocals();
  void showLocal(int32_t i);

  // --- values
  Value *null();
  Value *local(size_t i) { return state_.locals[i] ? state_.locals[i] : null(); }
  Value *materialise(const StackEntry &e) { return e.value ? e.value : null(); }
  Value *none() { return emit(Op::NoneObject)->result(); }
  void push(Value *v, Shape shape = Shape::Object) { state_.stack.push_back({v, shape}); }
  StackEntry popEntry();
  Value *pop() { return materialise(popEntry()); }
  std::vector<Value *> popMany(size_t n);
  /// The entry at stack[-n].
  StackEntry &peekEntry(int32_t n);
  Value *peek(int32_t n = 1) { return materialise(peekEntry(n)); }
  ir::Instr *emit(Op op, std::vector<Value *> operands = {}, int64_t imm0 = 0, int64_t imm1 = 0);
  Value *value(Op op, std::vector<Value *> operands = {}, int64_t imm0 = 0, int64_t imm1 = 0) {
    return emit(op, std::move(operands), imm0, imm1)->result();
  }
  void drop(Value *v);
  void pushBool(Value *truth) { push(value(Op::BoolObject, {truth})); }
  /// i32 or i1 truth of an object: looks through a BoolObject made just before.
  Value *truth(Value *object);
  Value *negate(Value *truth);
  Value *constant(int32_t index);
  /// The instruction ends its block and control never comes behind it.
  void endWithoutSuccessor() { terminate(emit(Op::Unreachable), {}); }

  // --- shared by handlers
  void unary(Op op) { push(value(op, {pop()})); }
  void binary(Op op, int64_t imm0 = 0);
  void loadMethodInto(ir::Instr *load);
  bool isSuper(const Value *v) const;
  int64_t superForm() const;
  void addToContainer(Op op, int32_t depth);
  void condition(Value *truth, const Instruction &in, bool takenWhenTrue);
  void conditionOrPop(const Instruction &in, bool takenWhenTrue);
  void conditionNone(const Instruction &in, bool takenWhenNone);
  void emitReturn(Value *v);
  void poll();
  Value *cell(int32_t i);
  Value *freeVar(int32_t i);
  void yieldPlain(Value *v);
  void yieldDelegating(Value *v);
  Value *suspend(Value *v);
  void endAsyncFor(int32_t behind);
  void intrinsicStatement(Op op);

#define JJ_CANONICAL(name, ...) void on##name(const Instruction &in);
#include "bytecode/canonical.def"
  using Handler = void (Translator::*)(const Instruction &);
  static const Handler kHandlers[];

  const bytecode::Code &code_;
  const CodeUnit &unit_;
  const IRGenOptions &options_;
  const bool memory_;
  const Layout layout_;
  const LocalFlow flow_;
  std::unique_ptr<ir::Function> fn_;
  ir::Function &f_;
  ir::Builder builder_;
  size_t numLocals_;
  int superLoads_ = 0, superCalls_ = 0;
  bool superNeedsFrame_ = false;

  std::vector<BlockInfo> info_;
  std::vector<bool> onlyToRaise_;      ///< callsOnlyToRaise(), once isSeen() has asked
  std::set<int32_t> work_;             ///< positions in Layout::ordered() of blocks to translate
  std::set<int32_t> labels_;           ///< offsets that still want a block
  std::unordered_map<const ir::Block *, int32_t> position_;  ///< instruction at which an IR block begins: final order

  static constexpr int32_t kNoHandler = -1;
  // The instruction being translated.
  State state_;
  int32_t block_ = 0;                  ///< its bytecode block
  int32_t index_ = 0;                  ///< its index
  int32_t region_ = kNoHandler;        ///< its exception region
  int32_t offset_ = 0;
  std::vector<StackEntry> before_;     ///< stack before the first canonical instruction of this offset
  ir::FrameState *frame_ = nullptr;    ///< made when first needed
  bool ended_ = false;                 ///< the current IR block has its terminator
  Value *null_ = nullptr;              ///< the Null of the current IR block, if it has one
};

/// The slot of the free variable __class__, or -1. super() reads it and the first argument from the frame, by whatever name it is called; without the variable it gets no further than an error.
int32_t classSlot(const CodeUnit &unit);

/// Ends the process with what is wrong in the bytecode: an invariant of the decoder does not hold.
[[noreturn]] void malformed(const bytecode::Code &code, int32_t offset, const char *what);

}  // namespace jj::irgen
