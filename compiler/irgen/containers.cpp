// Displays, comprehension items, unpacking, formatted strings.
#include "irgen/translator.h"

namespace jj::irgen {

using namespace ir;

namespace {
constexpr int32_t kFormatConversion = 3, kFormatSpec = 4;  ///< argument of FormatValue

uint32_t kindOfLiteral(const bytecode::Literal &literal) {
  switch (literal.made()) {
    case bytecode::Opcode::BuildTuple: return kTuple;
    case bytecode::Opcode::BuildList: return kList;
    case bytecode::Opcode::BuildSet: return kSet;
    default: return kDict;
  }
}
}

void Translator::onBuildTuple(const Instruction &in) { push(value(Op::BuildTuple, popMany(static_cast<size_t>(in.arg)))); }
void Translator::onBuildList(const Instruction &in) { push(value(Op::BuildList, popMany(static_cast<size_t>(in.arg)))); }
void Translator::onBuildSet(const Instruction &in) { push(value(Op::BuildSet, popMany(static_cast<size_t>(in.arg)))); }
void Translator::onBuildMap(const Instruction &in) { push(value(Op::BuildMap, popMany(2 * static_cast<size_t>(in.arg)))); }
void Translator::onBuildString(const Instruction &in) { push(value(Op::BuildString, popMany(static_cast<size_t>(in.arg)))); }

void Translator::onBuildConstKeyMap(const Instruction &in) {
  std::vector<Value *> operands = popMany(static_cast<size_t>(in.arg) + 1);
  operands.insert(operands.begin(), operands.back());  // the keys lie on top
  operands.pop_back();
  push(value(Op::BuildConstKeyMap, std::move(operands)));
}

void Translator::onFormatValue(const Instruction &in) {
  Value *spec = in.arg & kFormatSpec ? pop() : null();
  Value *v = pop();
  // 3.13: a conversion that was an instruction of its own.
  if (spec->type.isNull() && (in.arg & kFormatConversion) == 0 && v->def && v->def->op == Op::FormatValue && v->def->imm[0] & kFormatConvertsOnly) {
    v->def->imm[0] &= ~kFormatConvertsOnly;
    return push(v);
  }
  push(value(Op::FormatValue, {v, spec}, in.arg & kFormatConversion));
}

void Translator::onConvertValue(const Instruction &in) {
  Value *v = pop();
  push(value(Op::FormatValue, {v, null()}, in.arg | kFormatConvertsOnly));
}

void Translator::onBuildInterpolation(const Instruction &in) {
  Value *spec = in.arg & 1 ? pop() : null();
  Value *text = pop();
  Value *v = pop();
  push(value(Op::BuildInterpolation, {v, text, spec}, in.arg >> 2));
}
void Translator::onBuildTemplate(const Instruction &) { binary(Op::BuildTemplate); }

/// An item for the container that lies `depth` below.
void Translator::addToContainer(Op op, int32_t depth) {
  Value *item = pop();
  emit(op, {peek(depth), item});
}

void Translator::onListAppend(const Instruction &in) { addToContainer(Op::ListAppend, in.arg); }
void Translator::onSetAdd(const Instruction &in) { addToContainer(Op::SetAdd, in.arg); }
void Translator::onListExtend(const Instruction &in) { addToContainer(Op::ListExtend, in.arg); }
void Translator::onSetUpdate(const Instruction &in) { addToContainer(Op::SetUpdate, in.arg); }
void Translator::onDictUpdate(const Instruction &in) { addToContainer(Op::DictUpdate, in.arg); }

void Translator::onMapAdd(const Instruction &in) {
  Value *v = pop();
  Value *key = pop();
  emit(Op::MapAdd, {peek(in.arg), key, v});
}

void Translator::onDictMerge(const Instruction &in) {
  Value *mapping = pop();
  // The callable is wanted for the message; 3.13 has it below its NULL.
  int32_t callable = in.arg + 2;
  if (peekEntry(callable).shape == Shape::Null) ++callable;
  emit(Op::DictMerge, {peek(in.arg), mapping, peek(callable)});
}

void Translator::onBuildLiteral(const Instruction &in) {
  Value *v = value(Op::BuildLiteral, {}, in.arg);
  v->type = Type::object(kindOfLiteral(code_.literals[static_cast<size_t>(in.arg)]));
  push(v);
}
void Translator::onExtendLiteral(const Instruction &in) { emit(Op::ExtendLiteral, {peek()}, in.arg); }

void Translator::onListToTuple(const Instruction &) { unary(Op::ListToTuple); }

void Translator::onUnpackSequence(const Instruction &in) {
  Instr *unpack = emit(Op::UnpackSequence, {pop()}, in.arg);
  for (size_t n = unpack->results.size(); n > 1; --n) push(unpack->results[n - 1]);  // the first item on top
}

void Translator::onUnpackEx(const Instruction &in) {
  Instr *unpack = emit(Op::UnpackEx, {pop()}, in.arg & 0xFF, in.arg >> 8);
  for (size_t n = unpack->results.size(); n > 1; --n) push(unpack->results[n - 1]);
}

}  // namespace jj::irgen
