// The SSA IR: functions, blocks with parameters, instructions, frame states.
//
// Lifetime: a Function owns its blocks, instructions, values and frame states; nothing is freed before the Function.
// Raising instructions stand anywhere in a block until the error-check pass makes their error edges explicit; until then
// the edge to FrameState::handler is implicit. References are uncounted until the refcount pass.
// May use: the standard library, ops.def. Must never enter: anything of CPython or LLVM.
#pragma once
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ir/types.h"

namespace jj::ir {

class Function;
struct Block;
struct Instr;

enum class Op : uint16_t {
#define JJ_OP(name, ...) name,
#include "ir/ops.def"
  Count_
};

/// Effects of an operation (bits of OpInfo::effects).
enum Effect : uint16_t {
  kRunsPython = 1,
  kReads = 2,
  kWrites = 4,
  kRaises = 8,
  kTerminator = 16,
  kFrameOnly = 32,
  kReleasesValueFirst = 64,
  kReleasesFromTop = 128,
  kReleasesContainerLast = 256,
  kReleasesBackwards = 512,
  kStoresValue = 1024,
};

enum class ErrorKind : uint8_t { None, Null, Neg, Always };

/// imm0 of Compare (Py_LT .. Py_GE).
constexpr int64_t kCompareEq = 2, kCompareNe = 3;

/// A row of ops.def.
struct OpInfo {
  const char *name;
  int operands;         ///< -1: any number
  const char *results;  ///< result letters
  uint16_t effects;
  const char *steals;
  ErrorKind error;
  const char *entry;  ///< runtime entry, or "-"
  const char *args;
  bool has(Effect e) const { return effects & e; }
  bool mayRaise() const { return error != ErrorKind::None; }
  bool isTerminator() const { return effects & kTerminator; }
  /// Does it consume the reference of operand i?
  bool steals_(unsigned i) const;
  /// Operands that one call can give away: JIT_MAX_GIVEN of the runtime's ABI.
  static constexpr size_t kMaxGiven = 31;
  /// Is operand i given away when it dies there ("~" in Steals)? Its number in the set imm0; -1: no.
  int givenBit(size_t i) const;
  bool gives() const { return *steals == '~'; }
};
const OpInfo &info(Op op);
/// Op::Count_ when there is none of that name.
Op opByName(std::string_view name);

/// In imm0 of FormatValue, beside the conversion.
constexpr int64_t kFormatKeepsInts = 4, kFormatConvertsOnly = 8;
/// As offset in CatchException, CatchOrDiscard and Unwind: the frame says it. JIT_OFFSET_IS_SET of the runtime's ABI.
constexpr int64_t kOffsetIsSet = -1;
/// In imm0 of CallEx: nobody counts references, and the dict may be somebody else's.
constexpr int64_t kSpread = 1;
/// Of Super (imm0) and LoadSuperAttr, LoadSuperMethod (imm1): the frame's slots are empty. Of Super: the first local is in a cell. Of TrySuper (imm1): the class itself is given, not its cell.
constexpr int64_t kSuperInRegisters = 4, kSuperFirstIsCell = 1, kSuperOfClass = 2;
/// Of MaybeNumber: a number that may be an int or a float. Its forms; what is made of two is an int only if both are.
constexpr int64_t kIsReal = 1, kFloatForm = 1, kIntForm = 3;
/// What a cursor stands for (imm0 of TryCursor), and whether the collector is to know of it.
constexpr int64_t kCursorEnumerate = 1, kCursorZip = 2, kCursorItems = 3, kCursorTracked = 4;

struct Value {
  uint32_t id;
  Type type;
  Instr *def = nullptr;    ///< defining instruction, or
  Block *block = nullptr;  ///< block whose parameter it is
  bool borrowed = false;   ///< result letter b or q: no reference of its own
};

/// What a raising or leaving instruction needs to know of the Python frame. Shared by the instructions of one bytecode
/// instruction. State *before* the bytecode instruction at `offset` (a retry at a guard exit executes it anew).
struct FrameState {
  int32_t offset = 0;            ///< byte offset in co_code
  std::vector<Value *> locals;   ///< one for each localsplus entry; empty in memory mode. Cells too
  std::vector<Value *> stack;    ///< bottom first; NULL stack entries are Null values
  Block *handler = nullptr;      ///< where an exception goes, or nullptr: leaves the function
  int32_t handlerDepth = 0;      ///< stack entries kept for the handler
  int32_t left = -1;             ///< stack entries still there when its instruction fails; those above kept() are popped then, top first. -1: nothing fails
  bool pushLasti = false;        ///< the handler gets lasti (an int object) below the exception
  bool noTraceback = false;      ///< Reraise: no new traceback entry
  /// Stack entries that outlive an exception.
  size_t kept() const { return handler ? static_cast<size_t>(handlerDepth) : 0; }
};

struct Successor {
  Block *block = nullptr;
  std::vector<Value *> args;
};

struct Instr {
  Op op;
  std::vector<Value *> operands;
  std::vector<Value *> results;
  int64_t imm[2] = {0, 0};
  int32_t callee = -1;           ///< Call, CallMethod: the unit that it very probably reaches (guess-callees); an operand 1 that is no Null is its first argument
  int32_t method = -1;           ///< CallMethod: number of the method's name
  int32_t loadedAt = -1;         ///< CallMethod: bytecode offset of the load
  std::vector<Successor> succs;  ///< of terminators
  FrameState *frame = nullptr;   ///< of all that raises, runs Python or leaves
  Block *parent = nullptr;
  const OpInfo &info() const { return ir::info(op); }
  Value *result(unsigned i = 0) const { return results[i]; }
  /// A terminator that chooses between several successors.
  bool isTerminatorWithEdges() const { return succs.size() > 1; }
};

enum class Region : uint8_t { Generic, Typed };

struct Block {
  uint32_t id;
  std::vector<Value *> params;
  std::vector<Instr *> instrs;  ///< the last one is the terminator
  Function *parent = nullptr;
  Region region = Region::Generic;
  int32_t offset = -1;      ///< of a handler: byte offset of its code; which handler it is in another translation of the same code
  bool cold = false;        ///< laid out last: error paths, exits
  bool keepParams = false;  ///< parameters are an interface (resume blocks, labels): never simplify them away
  bool isHandler = false;   ///< exception handler: parameters are locals, kept stack, [lasti], exception
  Instr *terminator() const { return instrs.empty() ? nullptr : instrs.back(); }
};

enum class FunctionKind : uint8_t { Plain, Generator, Coroutine, AsyncGenerator, ModuleBody, ClassBody };

/// Becomes a step function: its calls make an object that suspends.
inline bool isGenerator(FunctionKind kind) {
  return kind == FunctionKind::Generator || kind == FunctionKind::Coroutine || kind == FunctionKind::AsyncGenerator;
}

/// One code object in IR.
/// A local of a suspended generator that lies unboxed in a raw slot.
struct UnboxedLocal {
  int32_t state, slot, raw;
  Rep rep;
};

class Function {
public:
  std::string name;       ///< qualified name
  uint32_t unit = 0;      ///< number of the code object in the module (preorder)
  FunctionKind kind = FunctionKind::Plain;
  int32_t numLocals = 0;  ///< localsplus slots (co_nlocalsplus)
  int32_t numArgs = 0;    ///< argcount + kwonly + *args + **kwargs
  int32_t stackSize = 0;  ///< co_stacksize: slots numLocals.. of a generator hold the stack at a yield
  int32_t numRaw = 0;     ///< raw slots (generators)
  int32_t numYields = 0;
  bool releasesBackwards = false;  ///< see bytecode::InterpreterFacts and the effects V, S, B of ops.def
  bool seesCounts = false;         ///< somebody looks at reference counts (sys.getrefcount is about)
  bool countsArguments = false;    ///< then, where the interpreter's stack counts: each argument of each call is a reference of its own
  bool memoryLocals = false;  ///< locals live in the frame's slots, frame states carry none
  int32_t numVars = 0;        ///< raw variables (LoadVar, StoreVar)
  bool explicitErrors = false;  ///< error-checks has run: no edge to a handler is implicit, frame states hold the offset only
  bool hasTypedRegion = false;
  bool lowered = false;       ///< generator lowering has run: this is the step function
  bool unframed = false;      ///< the copy that runs without a frame, or gives up before anything has happened (see passes/calls)
  bool frameless = false;     ///< the variant with unboxed arguments and result, without frame and effects (see passes/speculation)
  std::vector<int32_t> unboxedOffsets;  ///< bytecode offsets of what its typed region does unboxed, for the report
  std::vector<UnboxedLocal> unboxedLocals;  ///< of a step function, for f_locals while it is suspended
  std::vector<Type> typedParams;  ///< of a frameless variant
  Type typedResult;               ///< of a frameless variant
  std::vector<uint32_t> typedCallees;  ///< of a frameless variant: units it calls typed; the i-th is bound to global typedCalleeNames[i]
  std::vector<int64_t> typedCalleeNames;  ///< co_names index in this unit
  std::vector<std::string> localNames;      ///< for printing
  std::map<int32_t, Block *> labels;        ///< offset -> block with parameters (all locals, whole stack): guard exits enter here

  Block *entry() const { return blocks_.front(); }
  std::vector<Block *> &blocks() { return blocks_; }
  const std::vector<Block *> &blocks() const { return blocks_; }

  Block *newBlock();                       ///< appended at the end
  Value *newValue(Type t);
  Value *addParam(Block *b, Type t);
  FrameState *newFrameState();
  FrameState *cloneFrameState(const FrameState &);
  /// An instruction with its results made from the op's result letters (repeat: count for "*"); not inserted anywhere.
  Instr *newInstr(Op op, std::vector<Value *> operands, int64_t imm0 = 0, int64_t imm1 = 0);
  /// An instruction that defines values made before (the parser; ops whose row leaves the results open).
  Instr *newInstrWith(Op op, std::vector<Value *> operands, std::vector<Value *> results);
  void append(Block *b, Instr *i);
  void insert(Block *b, size_t index, Instr *i);
  uint32_t numValues() const { return static_cast<uint32_t>(values_.size()); }
  Value *valueById(uint32_t id) { return &values_[id]; }
  uint32_t numBlockIds() const { return nextBlock_; }
  /// Replaces every use of `from` (operands, successor arguments, frame states) by `to`.
  void replaceAllUses(Value *from, Value *to);
  /// Same for many at once (map from old to new, chains are followed): one walk.
  void replaceAllUses(const std::map<Value *, Value *> &map);
  void removeUnreachable();

private:
  std::vector<Block *> blocks_;
  std::deque<Block> blockStore_;
  std::deque<Instr> instrStore_;
  std::deque<Value> values_;
  std::deque<FrameState> frames_;
  uint32_t nextBlock_ = 0;
};

/// Appends instructions to a block; the frame state is given to everything that raises, runs Python or leaves.
class Builder {
public:
  explicit Builder(Function &f) : f_(f) {}
  void setBlock(Block *b) { block_ = b; }
  Block *block() const { return block_; }
  void setFrame(FrameState *fs) { frame_ = fs; }
  FrameState *frame() const { return frame_; }
  Function &function() { return f_; }
  Instr *emit(Op op, std::vector<Value *> operands = {}, int64_t imm0 = 0, int64_t imm1 = 0);
  /// First result of emit().
  Value *value(Op op, std::vector<Value *> operands = {}, int64_t imm0 = 0, int64_t imm1 = 0);
  void jump(Block *to, std::vector<Value *> args = {});
  void branch(Value *cond, Block *yes, std::vector<Value *> yesArgs, Block *no, std::vector<Value *> noArgs);

private:
  Function &f_;
  Block *block_ = nullptr;
  FrameState *frame_ = nullptr;
};

/// A module in IR: one Function for each code object the compiler handles, in order of units.
struct Module {
  std::string name;
  std::vector<std::unique_ptr<Function>> functions;
  std::vector<std::unique_ptr<Function>> unframed;  ///< unframed copies (Function::unframed), of some of the units
  std::vector<std::unique_ptr<Function>> variants;  ///< frameless variants (Function::frameless), of some of the units
};

/// Text form; parse(print(f)) prints the same.
std::string print(const Function &f);
std::string print(const Module &m);
/// nullptr and a message "line:column: what" when the text is wrong.
std::unique_ptr<Function> parseFunction(std::string_view text, std::string &error);
std::unique_ptr<Module> parseModule(std::string_view text, std::string &error);
/// Checks the invariants; an empty string when they hold, else what is broken.
std::string verify(const Function &f);

}  // namespace jj::ir
