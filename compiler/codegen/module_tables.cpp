// The tables of runtime/abi.h that every compiled module carries, and PyInit_NAME.
// A change of layout there is a change here: the sizes are asserted.
#include "llvm/IR/IRBuilder.h"
#include "module_gen.h"
#include "punycode.h"
#include "runtime/abi.h"
#include "support/diagnostics.h"

namespace jj::codegen {

using namespace llvm;

static_assert(sizeof(JITUnit) == 88 && offsetof(JITUnit, yieldOffsets) == 48 && offsetof(JITUnit, module) == 64);
static_assert(sizeof(JITModule) == 120 && offsetof(JITModule, constants) == 56 && offsetof(JITModule, state) == 112);

namespace {

/// JITUnitKind of a unit, native or not.
int32_t unitKind(const CodeUnit &u) {
  if (u.isModule()) return JITUnitModule;
  if (u.isClassBody()) return JITUnitClass;
  if (u.flags & kAsyncGenerator) return JITUnitAsyncGenerator;
  if (u.flags & kCoroutine) return JITUnitCoroutine;
  if (u.flags & kGenerator) return JITUnitGenerator;
  return JITUnitFunction;
}

}  // namespace

Constant *ModuleGen::string(const std::string &text) {
  GlobalVariable *&g = strings_[text];
  if (g) return g;
  Constant *data = ConstantDataArray::getString(*context_, text);
  g = new GlobalVariable(*module_, data->getType(), true, GlobalValue::PrivateLinkage, data, "text");
  g->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
  g->setAlignment(Align(1));
  return g;
}

Constant *ModuleGen::intArray(const std::vector<int32_t> &values, const char *name) {
  std::vector<uint32_t> bits(values.begin(), values.end());
  Constant *data = ConstantDataArray::get(*context_, bits);
  return new GlobalVariable(*module_, data->getType(), true, GlobalValue::InternalLinkage, data, name);
}

/// Bytecode offset of each yield point, for the line of a suspended generator's frame.
Constant *ModuleGen::yieldOffsets(const Unit &unit, int32_t &count) {
  count = 0;
  if (!unit.function || !unit.function->lowered) return ConstantPointerNull::get(ptr);
  std::vector<int32_t> offsets(static_cast<size_t>(unit.function->numYields), -1);
  for (const ir::Block *b : unit.function->blocks())
    if (ir::Instr *t = b->terminator(); t && t->op == ir::Op::YieldReturn && t->frame)
      offsets[static_cast<size_t>(t->imm[0] - 1)] = t->frame->offset;
  count = unit.function->numYields;
  return intArray(offsets, "yield_offsets");
}

/// Locals that a suspended generator keeps unboxed, for f_locals.
Constant *ModuleGen::unboxedLocals(const Unit &unit) {
  if (!unit.function || unit.function->unboxedLocals.empty()) return ConstantPointerNull::get(ptr);
  std::vector<int32_t> table;
  for (const ir::UnboxedLocal &l : unit.function->unboxedLocals)
    table.insert(table.end(), {l.state, l.slot, l.raw, l.rep == ir::Rep::I64 ? 0 : l.rep == ir::Rep::F64 ? 1 : 2});
  table.push_back(0);
  return intArray(table, "unboxed_locals");
}

Constant *ModuleGen::unitRecord(const Unit &unit, StructType *type) {
  const UnitFunctions &f = functions_[unit.source->id];
  Constant *null = ConstantPointerNull::get(ptr);
  auto orNull = [&](Function *g) { return g ? static_cast<Constant *>(g) : null; };
  auto number = [&](int64_t n) { return ConstantInt::get(i32, static_cast<uint64_t>(n), true); };
  auto numSlots = static_cast<int32_t>(unit.source->localsPlus.size()) + unit.source->stackSize;
  int32_t numYields = 0;
  Constant *offsets = yieldOffsets(unit, numYields);
  return ConstantStruct::get(
      type, {null, orNull(f.entry), orNull(f.body), orNull(f.step), number(unitKind(*unit.source)), number(unit.source->id),
             number(numSlots), number(unit.function ? unit.function->numRaw : 0), offsets, number(numYields), number(0),
             moduleRecord_, unboxedLocals(unit), null});
}

void ModuleGen::makeTables() {
  auto *moduleType = StructType::create(
      *context_, {i32, i32, ptr, ptr, ptr, ptr, ptr, i64, ptr, ptr, ptr, ptr, ptr, ptr, i64, ptr}, "JITModule");
  moduleRecord_ = new GlobalVariable(*module_, moduleType, false, GlobalValue::InternalLinkage,
                                     Constant::getNullValue(moduleType), "module");
  std::vector<Constant *> records, reasons;
  for (const Unit &u : input_.units) {
    records.push_back(unitRecord(u, unitType_));
    reasons.push_back(u.function ? static_cast<Constant *>(ConstantPointerNull::get(ptr)) : string(u.notNative));
  }
  units_->setInitializer(ConstantArray::get(cast<ArrayType>(units_->getValueType()), records));
  Constant *reasonArray = ConstantArray::get(ArrayType::get(ptr, reasons.size()), reasons);
  auto *notNative =
      new GlobalVariable(*module_, reasonArray->getType(), true, GlobalValue::InternalLinkage, reasonArray, "not_native");
  const ModuleSource &source = *input_.source;
  Constant *bytes = ConstantDataArray::getString(*context_, source.marshalled, false);
  auto *marshalled = new GlobalVariable(*module_, bytes->getType(), true, GlobalValue::InternalLinkage, bytes, "marshalled");
  moduleRecord_->setInitializer(ConstantStruct::get(
      moduleType,
      {ConstantInt::get(i32, JIT_ABI_VERSION), ConstantInt::get(i32, input_.units.size()), units_,
       string(source.moduleName), string(source.codeFileName), string(input_.version), marshalled,
       ConstantInt::get(i64, source.marshalled.size()), constants_, intArray(constantBase_, "constant_base"), names_,
       intArray(nameBase_, "name_base"), notNative, nativeCalls_,
       ConstantInt::get(i64, static_cast<uint64_t>(numSmallInts())), ConstantPointerNull::get(ptr)}));
}

void ModuleGen::makeModuleInit() {
  std::string last = input_.source->moduleName;
  last = last.substr(last.rfind('.') == std::string::npos ? 0 : last.rfind('.') + 1);
  Function *f = Function::Create(FunctionType::get(ptr, false), GlobalValue::ExternalLinkage, initFunctionName(last), *module_);
  f->addFnAttr(Attribute::NoUnwind);
  f->addFnAttr(Attribute::MinSize);
  f->addFnAttr(Attribute::OptimizeForSize);
  IRBuilder<> b(BasicBlock::Create(*context_, "", f));
  b.CreateRet(b.CreateCall(runtime(Entry::JITModuleInit), {moduleRecord_}));
}

}  // namespace jj::codegen
