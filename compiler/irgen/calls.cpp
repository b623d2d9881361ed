// Calls, functions, imports, intrinsics, resumption.
#include "irgen/translator.h"

namespace jj::irgen {

using namespace ir;

namespace {

/// Numbers of CALL_INTRINSIC_1 that have operations of their own.
enum Intrinsic1 { kPrint = 1, kImportStar = 2, kUnaryPositive = 5, kListToTuple = 6 };

/// Bits of MakeFunction: which operands lie on the stack, lowest bit deepest.
enum FunctionAttribute { kDefaults = 1, kKwDefaults = 2, kAnnotations = 4, kClosure = 8, kAnnotate = 16 };
constexpr int kNumAttributes = 5;

}  // namespace

void Translator::onResume(const Instruction &in) {
  // At the start and after a plain yield, as the interpreter does; not after a delegating one, so that a signal is handled
  // in the innermost generator.
  bool polls = (in.arg & 3) < 2;
  if (polls && f_.kind != FunctionKind::ModuleBody && f_.kind != FunctionKind::ClassBody) emit(Op::Poll);
}

/// Is it what the name super was loaded as?
bool Translator::isSuper(const Value *v) const {
  return v->def && (v->def->op == Op::LoadGlobal || v->def->op == Op::LoadName) && unit_.names[static_cast<size_t>(v->def->imm[0])] == "super";
}

/// What Super and its like have to know of the frame.
int64_t Translator::superForm() const { return memory_ ? 0 : kSuperInRegisters; }

void Translator::onCall(const Instruction &in) {
  std::vector<Value *> operands = popMany(static_cast<size_t>(in.arg));
  StackEntry second = popEntry(), first = popEntry();
  bool isPlain = first.shape == Shape::Null;  // [NULL, callable], else [callable, self or NULL]
  Value *callable = isPlain ? second.value : materialise(first);
  Value *self = isPlain ? null() : materialise(second);
  if (isPlain && isSuper(callable)) {
    // Without arguments it looks for the first local and __class__ in the frame.
    int32_t slot = classSlot(unit_);
    bool isOfMethod = slot >= 0 && unit_.argCount > 0;
    ++superCalls_;
    superNeedsFrame_ |= !memory_ && in.arg == 0 && !isOfMethod;
    if (in.arg == 0 && isOfMethod) {
      Value *first = memory_ ? value(Op::LoadSlot, {}, 0) : local(0);
      int64_t form = superForm() | (unit_.localsPlus[0].kind & jj::kCell ? kSuperFirstIsCell : 0);
      push(value(Op::Super, {callable, first, cell(slot)}, form));
      return;
    }
  }
  operands.insert(operands.begin(), {callable, self});
  push(value(Op::Call, std::move(operands), 0, in.arg2));
}

void Translator::onCallEx(const Instruction &in) {
  Value *kwargs = in.arg & 1 ? pop() : null();
  Value *args = pop();
  StackEntry second = popEntry(), first = popEntry();
  Value *callable = first.shape == Shape::Null ? second.value : first.value;
  push(value(Op::CallEx, {callable, args, kwargs, null()}));
}

void Translator::onMakeFunction(const Instruction &in) {
  pop();
  // The code is what the instruction before has loaded (its value may be the parameter of a label by now).
  const bytecode::Instruction *load = index_ > 0 ? &code_.instructions[static_cast<size_t>(index_) - 1] : nullptr;
  const CodeUnit *made = nullptr;
  if (load && load->op == bytecode::Opcode::LoadConst) made = unit_.consts[static_cast<size_t>(load->arg)].code;
  if (!made) malformed(code_, offset_, "a function is made of something unknown");
  // 3.13 sets the attributes one by one behind: nobody sees the function before the last of them.
  std::vector<int32_t> parts;
  for (int32_t bit : {kClosure, kAnnotations, kKwDefaults, kDefaults})
    if (in.arg & bit) parts.push_back(bit);
  for (size_t n = static_cast<size_t>(index_) + 1;
       n < code_.instructions.size() && code_.instructions[n].op == bytecode::Opcode::SetFunctionAttribute; ++n)
    parts.push_back(code_.instructions[n].arg);
  std::vector<Value *> operands(kNumAttributes);
  for (int32_t part : parts)
    for (int n = 0; n < kNumAttributes; ++n)
      if (part == 1 << n) operands[static_cast<size_t>(n)] = pop();
  for (Value *&v : operands)
    if (!v) v = null();
  push(value(Op::MakeFunction, std::move(operands), made->id));
}

/// Done by onMakeFunction.
void Translator::onSetFunctionAttribute(const Instruction &) {}

void Translator::onImportName(const Instruction &in) { push(value(Op::ImportName, popMany(2), in.arg)); }
void Translator::onImportFrom(const Instruction &in) { push(value(Op::ImportFrom, {peek()}, in.arg)); }
void Translator::onImportStar(const Instruction &) { emit(Op::ImportStar, {pop()}); }
void Translator::onPrintExpr(const Instruction &) { emit(Op::PrintExpr, {pop()}); }

/// From 3.12 on these leave None.
void Translator::intrinsicStatement(Op op) {
  emit(op, {pop()});
  push(none());
}

void Translator::onCallIntrinsic1(const Instruction &in) {
  switch (in.arg) {
    case kPrint: return intrinsicStatement(Op::PrintExpr);
    case kImportStar: return intrinsicStatement(Op::ImportStar);
    case kUnaryPositive: return unary(Op::UnaryPositive);
    case kListToTuple: return unary(Op::ListToTuple);
    default: push(value(Op::CallIntrinsic1, {pop()}, in.arg));
  }
}

void Translator::onCallIntrinsic2(const Instruction &in) { binary(Op::CallIntrinsic2, in.arg); }

}  // namespace jj::irgen
