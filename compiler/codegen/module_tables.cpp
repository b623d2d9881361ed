// The tables of runtime/abi.h that every compiled module carries, and PyInit_NAME.
// A change of layout there is a change here: the sizes are asserted.
#include "backend.h"
#include "llvm/IR/IRBuilder.h"
#include "module_gen.h"
#include "punycode.h"
#include "runtime/abi.h"
#include "support/diagnostics.h"

namespace jj::codegen {

using namespace llvm;

static_assert(sizeof(JITUnitRecord) == 40 && sizeof(JITModuleRecord) == 92);

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

Constant *ModuleGen::orNull(Constant *g) { return g ? g : ConstantPointerNull::get(ptr); }

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

/// The fields of a JITUnitRecord: numbers, and pointers that become distances.
std::vector<Constant *> ModuleGen::unitRecord(const Unit &unit) {
  const UnitFunctions &f = functions_[unit.source->id];
  auto number = [&](int64_t n) { return ConstantInt::get(i32, static_cast<uint64_t>(n), true); };
  auto numSlots = static_cast<int32_t>(unit.source->localsPlus.size()) + unit.source->stackSize;
  int32_t numYields = 0;
  Constant *offsets = yieldOffsets(unit, numYields);
  return {orNull(f.entry), orNull(f.body), orNull(f.step), number(unitKind(*unit.source)), number(numSlots), number(unit.function ? unit.function->numRaw : 0),
          offsets, number(numYields), unboxedLocals(unit), orNull(unit.function ? nullptr : string(unit.notNative))};
}

/// An array of records of `size` fields, as one of int32s: pointers as distances from the beginning of their record.
GlobalVariable *ModuleGen::recordTable(const std::vector<Constant *> &fields, size_t size, const char *name) {
  auto *type = ArrayType::get(i32, fields.size());
  auto *table = new GlobalVariable(*module_, type, true, GlobalValue::InternalLinkage, nullptr, name);
  table->setAlignment(Align(8));
  std::vector<Constant *> words;
  for (size_t n = 0; n < fields.size(); ++n) {
    bool isNumber = fields[n]->getType() == i32;
    if (isNumber || fields[n]->isNullValue()) {
      words.push_back(isNumber ? fields[n] : ConstantInt::get(i32, 0));
      continue;
    }
    Constant *here = ConstantExpr::getPtrToInt(at(table, (n - n % size) * sizeof(int32_t)), i64);
    words.push_back(ConstantExpr::getTrunc(ConstantExpr::getSub(ConstantExpr::getPtrToInt(fields[n], i64), here), i32));
  }
  table->setInitializer(ConstantArray::get(type, words));
  return table;
}

/// JITModuleRecord::libraries.
Constant *ModuleGen::libraryTable() {
  if (options_.libraries.empty()) return ConstantPointerNull::get(ptr);
  std::vector<Constant *> fields{ConstantInt::get(i32, options_.libraries.size())};
  for (const std::string &module : options_.libraries) {
    auto *record = new GlobalVariable(*module_, i8, true, GlobalValue::ExternalLinkage, nullptr, libraryRecord(module));
    record->setVisibility(GlobalValue::HiddenVisibility);
    fields.push_back(record);
  }
  return recordTable(fields, fields.size(), "libraries");
}

void ModuleGen::makeTables() {
  std::vector<Constant *> units;
  for (const Unit &u : input_.units)
    for (Constant *field : unitRecord(u)) units.push_back(field);
  Constant *unitRecords = recordTable(units, sizeof(JITUnitRecord) / sizeof(int32_t), "unit_records");
  const ModuleSource &source = *input_.source;
  Constant *bytes = ConstantDataArray::getString(*context_, source.marshalled, false);
  auto *marshalled = new GlobalVariable(*module_, bytes->getType(), true, GlobalValue::InternalLinkage, bytes, "marshalled");
  // All that is written at every import stands together, at the beginning.
  auto room = [&](uint64_t size, const char *name) {
    auto *type = ArrayType::get(i8, size);
    auto *g = new GlobalVariable(*module_, type, false, GlobalValue::InternalLinkage, Constant::getNullValue(type), name, &*module_->global_begin());
    g->setAlignment(Align(alignof(JITModule)));
    return g;
  };
  // What shareCalls() makes, behind LLVM's passes.
  auto later = [&](const char *name) { return new GlobalVariable(*module_, i8, false, GlobalValue::ExternalLinkage, nullptr, name); };
  auto number = [&](uint64_t n) { return ConstantInt::get(i32, n); };
  std::vector<Constant *> fields{number(JIT_ABI_VERSION), number(input_.units.size()), room(sizeof(JITModule), "module"), units_, unitRecords, string(source.moduleName),
                                 string(source.codeFileName), string(input_.version), marshalled, number(source.marshalled.size()), constants_,
                                 intArray(constantBase_, "constant_base"), names_, intArray(nameBase_, "name_base"), nativeCalls_,
                                 number(static_cast<uint64_t>(numSmallInts())), later(kCallsPlaceholder),
                                 later(kCallNumbersPlaceholder), room(JIT_START_SIZE, "start"), libraryTable(), orNull(source.roots.empty() ? nullptr : intArray({source.roots.begin(), source.roots.end()}, "roots")), options_.package.empty() ? number(0) : string(options_.package),
                                 options_.package.empty() ? number(0) : string(options_.packageFile)};
  moduleRecord_ = recordTable(fields, fields.size(), "module_record");
  if (!options_.isLibrary) return;
  moduleRecord_->setName(libraryRecord(source.moduleName));
  moduleRecord_->setLinkage(GlobalValue::ExternalLinkage);
  moduleRecord_->setVisibility(GlobalValue::HiddenVisibility);
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
