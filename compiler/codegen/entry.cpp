// Native entries: the vectorcall of a unit, and the body of a generator.
#include "function_gen.h"
#include "runtime/abi.h"

namespace jj::codegen {

using namespace llvm;

namespace {

/// One native entry more (tests prove with the counter that native code ran).
void countCall(ModuleGen &m, IRBuilder<> &b) {
  Value *n = b.CreateLoad(m.i64, m.nativeCalls());
  b.CreateStore(b.CreateAdd(n, ConstantInt::get(m.i64, 1)), m.nativeCalls());
}

/// Can positional arguments alone be handed on as they are?
bool bindsDirectly(const CodeUnit &u) { return !(u.flags & (kVarArgs | kVarKeywords)) && u.kwOnlyArgCount == 0; }

void locate(ModuleGen &m, IRBuilder<> &b, const Unit &unit, Function *f) {
  if (DISubprogram *s = m.subprogram(unit, f->getName())) {
    f->setSubprogram(s);
    b.SetCurrentDebugLocation(DILocation::get(m.context(), s->getLine(), 0, s));
  }
}

}  // namespace

uint32_t takenArguments(const ir::Function &f) {
  constexpr uint32_t kAll = (uint32_t{1} << JIT_MAX_GIVEN) - 1;
  if (f.lowered) return f.numArgs > JIT_MAX_GIVEN ? kAll : (uint32_t{1} << f.numArgs) - 1;
  uint32_t taken = 0;
  for (const ir::Block *x : f.blocks())
    for (const ir::Instr *i : x->instrs)
      if ((i->op == ir::Op::TakeArg || i->op == ir::Op::ReleaseArg) && i->imm[0] < JIT_MAX_GIVEN) taken |= uint32_t{1} << i->imm[0];
  return taken;
}

/// entry(func, args, nargsf, kwnames): see "Native code of a unit" in compiler/README.md.
void generateEntry(ModuleGen &m, const Unit &unit) {
  const CodeUnit &source = *unit.source;
  const UnitFunctions &functions = m.functions(source.id);
  Function *f = functions.entry;
  Value *func = f->getArg(0), *args = f->getArg(1), *nargsf = f->getArg(2), *kwnames = f->getArg(3);
  func->setName("func"), args->setName("args"), nargsf->setName("nargsf"), kwnames->setName("kwnames");
  auto block = [&](const char *name) { return BasicBlock::Create(m.context(), name, f); };
  BasicBlock *start = block("entry");
  IRBuilder<> b(start);
  locate(m, b, unit, f);
  Constant *record = m.unitAddress(source.id);
  auto finish = [&](CallInst *c) {
    c->setTailCall();
    b.CreateRet(c);
  };
  auto callBody = [&] {
    countCall(m, b);
    Value *ts = b.CreateCall(m.runtime(Entry::JITThreadState));
    if (functions.unframed) {
      std::vector<Value *> arguments{ts, func};
      for (int32_t n = 0; n < unit.function->numArgs; ++n)
        arguments.push_back(b.CreateLoad(m.ptr, b.CreateConstInBoundsGEP1_64(m.ptr, args, static_cast<uint64_t>(n))));
      BasicBlock *framed = block("framed");
      b.CreateRet(callUnframed(m, b, source.id, arguments, framed));
      b.SetInsertPoint(framed);
    }
    Value *given = ConstantInt::get(m.i32, 0);
    if (takenArguments(*unit.function)) {
      // Above them is PY_VECTORCALL_ARGUMENTS_OFFSET.
      Value *upper = b.CreateTrunc(b.CreateLShr(nargsf, JIT_GIVEN_SHIFT), m.i32);
      given = b.CreateAnd(upper, ConstantInt::get(m.i32, (uint64_t{1} << JIT_MAX_GIVEN) - 1));
    }
    finish(b.CreateCall(functions.body, {ts, func, args, given}));
  };

  if (bindsDirectly(source)) {
    // A caller that does not hold the function comes back this way from JITCallBound: one copy of the body's call is enough.
    BasicBlock *current = block("current"), *direct = block("direct"), *bind = block("bind");
    Value *isCurrent = b.CreateCall(m.runtime(Entry::JITCodeIsCurrent), {func, record});
    b.CreateCondBr(b.CreateICmpNE(isCurrent, ConstantInt::get(m.i32, 0)), current, bind, m.likely);
    b.SetInsertPoint(current);
    Value *count = b.CreateTrunc(nargsf, m.i32), *wanted = ConstantInt::get(m.i32, static_cast<uint64_t>(source.argCount) | JIT_HOLDS_CALLEE);
    b.CreateCondBr(b.CreateAnd(b.CreateICmpEQ(count, wanted), b.CreateIsNull(kwnames)), direct, bind, m.likely);
    b.SetInsertPoint(direct);
    callBody();
    b.SetInsertPoint(bind);
  }
  finish(b.CreateCall(m.runtime(Entry::JITCallBound), {func, args, nargsf, kwnames, record}));
}

/// Calling a generator function makes the object; its code is the step function.
void generateGeneratorBody(ModuleGen &m, const Unit &unit) {
  Function *f = m.functions(unit.source->id).body;
  IRBuilder<> b(BasicBlock::Create(m.context(), "entry", f));
  locate(m, b, unit, f);
  CallInst *made = b.CreateCall(m.runtime(Entry::JITMakeGenerator),
                                {f->getArg(0), f->getArg(1), f->getArg(2), f->getArg(3), m.unitAddress(unit.source->id)});
  made->setTailCall();
  b.CreateRet(made);
}

}  // namespace jj::codegen
