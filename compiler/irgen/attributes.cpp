// Attributes, subscripts and slices.
#include "irgen/translator.h"

namespace jj::irgen {

using namespace ir;

void Translator::onLoadAttr(const Instruction &in) { push(value(Op::LoadAttr, {pop()}, in.arg)); }

/// Callable, then self or NULL: where CPython has [NULL, attribute], the callable stands first here too.
void Translator::loadMethodInto(Instr *load) {
  push(load->result(0));
  push(load->result(1), Shape::Maybe);
}

void Translator::onLoadMethod(const Instruction &in) { loadMethodInto(emit(Op::LoadMethod, {pop()}, in.arg)); }

void Translator::onStoreAttr(const Instruction &in) {
  Value *object = pop();
  Value *v = pop();
  emit(Op::StoreAttr, {object, v}, in.arg);
}

void Translator::onDeleteAttr(const Instruction &in) { emit(Op::DeleteAttr, {pop()}, in.arg); }

void Translator::onLoadSuperAttr(const Instruction &in) {
  std::vector<Value *> operands = popMany(3);
  superCalls_ += isSuper(operands[0]);
  push(value(Op::LoadSuperAttr, std::move(operands), in.arg, in.arg2 | superForm()));
}
void Translator::onLoadSuperMethod(const Instruction &in) {
  std::vector<Value *> operands = popMany(3);
  superCalls_ += isSuper(operands[0]);
  loadMethodInto(emit(Op::LoadSuperMethod, std::move(operands), in.arg, in.arg2 | superForm()));
}

void Translator::onBinarySubscr(const Instruction &) { binary(Op::LoadSubscr); }

void Translator::onStoreSubscr(const Instruction &) {
  std::vector<Value *> v = popMany(3);  // value, container, index
  emit(Op::StoreSubscr, {v[1], v[2], v[0]});
}

void Translator::onDeleteSubscr(const Instruction &) { emit(Op::DeleteSubscr, popMany(2)); }
void Translator::onBinarySlice(const Instruction &) { push(value(Op::BinarySlice, popMany(3))); }

void Translator::onStoreSlice(const Instruction &) {
  std::vector<Value *> v = popMany(4);  // value, container, start, stop
  emit(Op::StoreSlice, {v[1], v[2], v[3], v[0]});
}

void Translator::onBuildSlice(const Instruction &in) {
  std::vector<Value *> parts = popMany(static_cast<size_t>(in.arg));
  if (in.arg == 2) parts.push_back(null());
  push(value(Op::BuildSlice, std::move(parts)));
}

}  // namespace jj::irgen
