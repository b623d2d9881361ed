// Calls of builtins that are known by name (runtime/known_calls.def): a diamond. The fast side passes the operands in registers to the row's entry; whatever that does not do,
// and any other callable, takes the general call. Only where code may be big: elsewhere the general call finds the row itself.
#include <string_view>

#include "function_gen.h"

namespace jj::codegen {

using namespace llvm;

namespace {

struct Row {
  bool isMethod;
  std::string_view name;
  size_t arguments;  ///< without self
  Entry entry;
};
constexpr Row kRows[] = {
#define JJ_KNOWN_FUNCTION(id, name, arguments) {false, name, arguments, Entry::JITKnown##id},
#define JJ_KNOWN_METHOD(id, type, name, arguments) {true, name, arguments, Entry::JITKnown##id},
#include "runtime/known_calls.def"
};

/// The row of the name that the callable was loaded by; -1: none.
int64_t rowOf(const ir::Instr &call, const CodeUnit &code) {
  bool isMethod = call.op == ir::Op::CallMethod;
  int64_t number = call.method;
  if (!isMethod) {
    const ir::Instr *load = call.operands[0]->def;
    if (!load || (load->op != ir::Op::LoadGlobal && load->op != ir::Op::LoadMethod)) return -1;
    isMethod = load->op == ir::Op::LoadMethod;
    if (isMethod ? call.operands[1] != load->results[1] : !call.operands[1]->type.isNull()) return -1;
    number = load->imm[0];
  }
  const std::string &name = code.names[static_cast<size_t>(number)];
  for (const Row &row : kRows)
    if (row.isMethod == isMethod && row.name == name && row.arguments == call.operands.size() - 2) return &row - kRows;
  return -1;
}

}  // namespace

bool FunctionGen::callKnown(const ir::Instr &i) {
  if (!inlinesHere() || i.imm[1] != -1 || !unit_.source) return false;
  int64_t number = rowOf(i, *unit_.source);
  if (number < 0) return false;
  const Row &row = kRows[number];
  std::vector<Value *> operands;
  for (size_t n = row.isMethod ? 1 : 2; n < i.operands.size(); ++n) operands.push_back(value(i.operands[n]));
  BasicBlock *fast = newBlock("known"), *slow = newBlock("unknown"), *join = newBlock("");
  for (BasicBlock *made : {fast, slow, join}) made->moveAfter(made == fast ? b.GetInsertBlock() : made == slow ? fast : slow);

  Value *isKnown = call(Entry::JITIsKnown, {callableOf(i, slow), value(i.operands[1]), int32(number)});
  b.CreateCondBr(b.CreateICmpNE(isKnown, int32(0)), fast, slow, m.likely);
  b.SetInsertPoint(fast);
  Value *result = call(row.entry, operands);
  Value *declined = b.CreateICmpEQ(result, m.notKnown());
  b.CreateCondBr(declined, slow, join, m.unlikely);
  joinGeneralCall(i, result, allGiven(i), b.GetInsertBlock(), slow, join);
  return true;
}

}  // namespace jj::codegen
