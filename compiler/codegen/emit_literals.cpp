// Emitters of literals: their steps as bytes (JITLiteralStep), and the call that carries them out.
#include "bytecode/bytecode.h"
#include "function_gen.h"
#include "runtime/abi.h"

namespace jj::codegen {

using namespace llvm;

static_assert(bytecode::Literal::kMaxDepth == JIT_LITERAL_DEPTH);

namespace {

JITLiteralStep stepOf(bytecode::Opcode op) {
  switch (op) {
    using bytecode::Opcode;
    case Opcode::BuildTuple: return JITLiteralTuple;
    case Opcode::BuildList: return JITLiteralList;
    case Opcode::BuildSet: return JITLiteralSet;
    case Opcode::BuildMap: return JITLiteralMap;
    case Opcode::BuildConstKeyMap: return JITLiteralConstKeyMap;
    case Opcode::ListAppend: return JITLiteralAppend;
    case Opcode::SetAdd: return JITLiteralSetAdd;
    case Opcode::MapAdd: return JITLiteralMapAdd;
    case Opcode::ListExtend: return JITLiteralListExtend;
    case Opcode::SetUpdate: return JITLiteralSetUpdate;
    case Opcode::DictUpdate: return JITLiteralDictUpdate;
    default: return JITLiteralEnd;
  }
}

class Bytes {
public:
  void put(JITLiteralStep step, uint64_t number) {
    bytes_ += static_cast<char>(step);
    for (; number > 127; number >>= 7) bytes_ += static_cast<char>(number | 128);
    bytes_ += static_cast<char>(number);
  }
  void constant(int64_t number) {
    if (number == last_ + 1) bytes_ += static_cast<char>(JITLiteralNext);
    else put(JITLiteralConstant, static_cast<uint64_t>(number));
    last_ = number;
  }
  const std::string &text() const { return bytes_; }  // the NUL behind it is JITLiteralEnd

private:
  std::string bytes_;
  int64_t last_ = -1;
};

Constant *steps(FunctionGen &g, const ir::Instr &i) {
  Bytes out;
  for (const bytecode::Literal::Step &s : g.literal(i).steps) {
    switch (s.op) {
      case bytecode::Opcode::LoadConst: out.constant(g.m.constantNumber(g.f.unit, s.arg)); break;
      case bytecode::Opcode::BuildTuple:
      case bytecode::Opcode::BuildList:
      case bytecode::Opcode::BuildSet:
      case bytecode::Opcode::BuildConstKeyMap: out.put(stepOf(s.op), static_cast<uint64_t>(s.arg)); break;
      case bytecode::Opcode::BuildMap: out.put(stepOf(s.op), 2 * static_cast<uint64_t>(s.arg)); break;
      default: out.put(stepOf(s.op), 0);
    }
  }
  return g.m.string(out.text());
}

void buildLiteral(FunctionGen &g, const ir::Instr &i) {
  g.define(i.result(), g.call(Entry::JITBuildLiteral, {g.m.constants(), steps(g, i)}));
}
void extendLiteral(FunctionGen &g, const ir::Instr &i) {
  g.define(i.result(), g.call(Entry::JITExtendLiteral, {g.value(i.operands[0]), g.m.constants(), steps(g, i)}));
}

}  // namespace

void addLiteralEmitters(EmitterTable &t) {
  t.set(ir::Op::BuildLiteral, buildLiteral);
  t.set(ir::Op::ExtendLiteral, extendLiteral);
}

}  // namespace jj::codegen
