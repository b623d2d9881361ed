// ModuleGen: everything of the LLVM module that is not inside a function, but for the runtime's tables (module_tables.cpp).
#include "module_gen.h"

#include <set>

#include "llvm/Support/ModRef.h"
#include "runtime/abi.h"
#include "support/diagnostics.h"

namespace jj::codegen {

using namespace llvm;

ModuleGen::ModuleGen(const Input &input, const Options &options)
    : input_(input), options_(options), context_(std::make_unique<LLVMContext>()) {
  LLVMContext &c = *context_;
  module_ = std::make_unique<Module>(input.source->moduleName, c);
  module_->setSourceFileName(input.source->codeFileName);
  module_->setPICLevel(PICLevel::BigPIC);
  ptr = PointerType::get(c, 0);
  i1 = Type::getInt1Ty(c), i8 = Type::getInt8Ty(c), i32 = Type::getInt32Ty(c), i64 = Type::getInt64Ty(c);
  f64 = Type::getDoubleTy(c);
  MDBuilder md(c);
  likely = md.createBranchWeights(2000, 1);
  unlikely = md.createBranchWeights(1, 2000);
  emptyNode = MDNode::get(c, {});
  if (options.debugInfo) {
    module_->addModuleFlag(Module::Warning, "Debug Info Version", DEBUG_METADATA_VERSION);
    module_->addModuleFlag(Module::Max, "Dwarf Version", 5);
    debug_ = std::make_unique<DIBuilder>(*module_);
    debugFile_ = debug_->createFile(input.source->codeFileName, ".");
    // Without LLVM's index of names: gdb 13 takes it for all there is, and finds no line.
    debug_->createCompileUnit(dwarf::DW_LANG_Python, debugFile_, "justjitc " + input.version, options.optLevel > 0, "", 0, "",
                              DICompileUnit::LineTablesOnly, 0, true, false, DICompileUnit::DebugNameTableKind::None);
  }
}

void ModuleGen::run() {
  declareUnits();
  for (const Unit &u : input_.units) {
    if (!u.function) continue;
    switch (u.function->kind) {
      case ir::FunctionKind::Generator:
      case ir::FunctionKind::Coroutine:
      case ir::FunctionKind::AsyncGenerator:
        generateStep(*this, u);
        generateGeneratorBody(*this, u);
        generateEntry(*this, u);
        break;
      case ir::FunctionKind::Plain:
        generateBody(*this, u);
        if (functions(u.source->id).direct) generateDirectBody(*this, u);
        generateEntry(*this, u);
        break;
      case ir::FunctionKind::ModuleBody:
      case ir::FunctionKind::ClassBody:
        generateBody(*this, u);
        break;
    }
  }
  for (const ir::Function *v : input_.variants) generateVariant(*this, *v);
  for (const ir::Function *v : input_.unframed)
    if (functions(v->unit).unframed) generateUnframed(*this, *v);
  finishSites();
  finishCaches();
  finishWaysOut();
  makeTables();
  placeWhatRunsOnce();
  if (!options_.isLibrary) makeModuleInit();
  if (debug_) debug_->finalize();
}

/// What an import runs stands together at the end, before PyInit_ and the beginning of the runtime: a library's pages are read in groups.
void ModuleGen::placeWhatRunsOnce() {
  for (const Unit &u : input_.units) {
    if (!u.function || !runsOnce(*u.function)) continue;
    Function *f = functions_[u.source->id].body;
    f->removeFromParent();
    module_->getFunctionList().push_back(f);
  }
}

/// Globals that functions refer to, and the functions themselves, before any of their code.
void ModuleGen::declareUnits() {
  constantBase_.push_back(0);
  nameBase_.push_back(0);
  for (const Unit &u : input_.units) {
    constantBase_.push_back(constantBase_.back() + static_cast<int32_t>(u.source->consts.size()));
    nameBase_.push_back(nameBase_.back() + static_cast<int32_t>(u.source->names.size()));
  }
  auto zeroed = [&](Type *t, const char *name, unsigned align) {
    auto *g = new GlobalVariable(*module_, t, false, GlobalValue::InternalLinkage, Constant::getNullValue(t), name);
    g->setAlignment(Align(align));
    return g;
  };
  constants_ =
      zeroed(ArrayType::get(ptr, static_cast<uint64_t>(constantBase_.back() + numSmallInts())), "constants", 16);
  names_ = zeroed(ArrayType::get(ptr, static_cast<uint64_t>(nameBase_.back())), "names", 16);
  nativeCalls_ = zeroed(i64, "native_calls", 8);
  // Their size is known at the end only: placeholders that finishSites(), finishCaches(), finishWaysOut() and makeTables() replace.
  caches_ = new GlobalVariable(*module_, i8, false, GlobalValue::ExternalLinkage, nullptr, "caches.placeholder");
  globalCachesTable_ = new GlobalVariable(*module_, i8, false, GlobalValue::ExternalLinkage, nullptr, "global_caches.placeholder");
  sitesTable_ = new GlobalVariable(*module_, i8, true, GlobalValue::ExternalLinkage, nullptr, "sites.placeholder");
  waysOut_ = new GlobalVariable(*module_, i8, true, GlobalValue::ExternalLinkage, nullptr, "ways_out.placeholder");
  units_ = zeroed(ArrayType::get(ArrayType::get(i8, sizeof(JITUnit)), input_.units.size()), "units", 16);

  std::set<std::string> used;
  auto *bodyType = FunctionType::get(ptr, {ptr, ptr, ptr, i32}, false);
  auto *stepType = FunctionType::get(ptr, {ptr, ptr, ptr}, false);
  auto *entryType = FunctionType::get(ptr, {ptr, ptr, i64, ptr}, false);
  functions_.resize(input_.units.size());
  for (const Unit &u : input_.units) {
    if (!u.function) continue;
    std::string name = u.source->isModule() ? "<module>" : u.source->qualname;
    if (!used.insert(name).second) name += "." + std::to_string(u.source->id);
    auto make = [&](FunctionType *t, const char *suffix) {
      Function *f = Function::Create(t, GlobalValue::InternalLinkage, name + suffix, *module_);
      f->addFnAttr(Attribute::NoUnwind);
      if (options_.debugInfo) {
        f->addFnAttr("disable-tail-calls", "true");
        f->setUWTableKind(UWTableKind::Async);
      }
      f->setDSOLocal(true);
      return f;
    };
    UnitFunctions &out = functions_[u.source->id];
    out.body = make(bodyType, "$body");
    bool once = runsOnce(*u.function);
    if (once) {
      out.body->addFnAttr(Attribute::OptimizeForSize);
      out.body->addFnAttr(Attribute::MinSize);
      out.body->addFnAttr(Attribute::Cold);
    } else {
      out.entry = make(entryType, "$entry");
    }
    if (u.function->lowered) out.step = make(stepType, "$step");
    for (Function *f : {out.body, out.step})
      if (f && hasTypedRegion(*u.function)) f->addFnAttr("jj-typed");
  }
  declareDirect();
  variants_.declare(input_.variants);
}

bool ModuleGen::directCallsAreForced() {
  if (!directCallsAreForced_) directCallsAreForced_ = nextGuardIsForced();
  return *directCallsAreForced_;
}

bool ModuleGen::unframedAreForced() {
  if (!unframedAreForced_) unframedAreForced_ = nextGuardIsForced();
  return *unframedAreForced_;
}

bool ModuleGen::attemptsAreForced() {
  if (!attemptsAreForced_) attemptsAreForced_ = nextGuardIsForced();
  return *attemptsAreForced_;
}

Constant *ModuleGen::cacheFor(uint32_t unit, const ir::Instr &i) {
  using ir::Op;
  Op op = i.op == Op::TryAttr || i.op == Op::TryGlobalAttr ? Op::LoadAttr : i.op == Op::TryPlace ? Op::StoreAttr : i.op == Op::TryGlobal ? Op::LoadGlobal : i.op;
  if (op == Op::LoadGlobal) return globalCache(unit, i.imm[0]);
  int64_t offset = i.frame ? i.frame->offset : op != i.op ? i.imm[1] : -1;
  return offset < 0 ? nextCache() : cacheAt(unit, op, i.imm[0], offset);
}

/// Does a class of the module say __slots__ or, to a decorator, slots=True?
static bool definesSlots(const ModuleSource &source) {
  auto isSlots = [](const jj::Constant &c) { return c.kind == jj::Constant::Kind::Str && c.text == "slots"; };
  auto isKeyword = [&](const jj::Constant &c) { return c.kind == jj::Constant::Kind::Tuple && std::any_of(c.items.begin(), c.items.end(), isSlots); };
  return std::any_of(source.units.begin(), source.units.end(), [&](const std::unique_ptr<CodeUnit> &unit) {
    return unit->mentions("__slots__") || std::any_of(unit->consts.begin(), unit->consts.end(), isKeyword);
  });
}

llvm::Constant *ModuleGen::slotCacheFor(uint32_t unit, const ir::Instr &i) {
  if (!definesSlots_) definesSlots_ = definesSlots(*input_.source);
  return *definesSlots_ ? cacheFor(unit, i) : ConstantPointerNull::get(ptr);
}

llvm::Constant *ModuleGen::cacheAt(uint32_t unit, ir::Op op, int64_t name, int64_t offset) {
  Constant *&cache = placedCaches_[{unit, offset, static_cast<int64_t>(op), name}];
  if (!cache) cache = nextCache();
  return cache;
}

Constant *ModuleGen::globalCache(uint32_t unit, int64_t name) {
  Constant *&cache = globalCaches_[input_.units[unit].source->names[static_cast<size_t>(name)]];
  if (!cache) cache = at(globalCachesTable_, (globalCaches_.size() - 1) * sizeof(JITGlobalCache));
  return cache;
}

Constant *ModuleGen::siteFor(uint32_t unit, const ir::Instr &i) { return siteAt(unit, cacheFor(unit, i), i.imm[0], i.frame->offset); }

Constant *ModuleGen::siteAt(uint32_t unit, Constant *cache, int64_t name, int32_t offset) {
  Site site{cache, nameAddress(unit, name), offset};
  auto [place, isNew] = siteNumbers_.insert({site, sites_.size()});
  if (isNew) sites_.push_back(site);
  return at(sitesTable_, place->second * sizeof(JITSite));
}

Constant *ModuleGen::at(GlobalVariable *bytes, uint64_t offset) {
  return ConstantExpr::getInBoundsGetElementPtr(i8, bytes, ConstantInt::get(i64, offset));
}

void ModuleGen::finishSites() {
  static_assert(sizeof(JITSite) == 12);
  auto *record = StructType::get(*context_, {i32, i32, i32});
  auto *type = ArrayType::get(record, sites_.size());
  auto *g = new GlobalVariable(*module_, type, true, GlobalValue::InternalLinkage, nullptr, "sites");
  g->setAlignment(Align(alignof(JITSite)));
  std::vector<Constant *> records;
  for (auto [cache, name, offset] : sites_) {
    Constant *here = ConstantExpr::getPtrToInt(at(g, records.size() * sizeof(JITSite)), i64);
    auto distance = [&](Constant *to) { return ConstantExpr::getTrunc(ConstantExpr::getSub(ConstantExpr::getPtrToInt(to, i64), here), i32); };
    records.push_back(ConstantStruct::get(record, {distance(cache), distance(name), ConstantInt::get(i32, static_cast<uint64_t>(offset))}));
  }
  g->setInitializer(ConstantArray::get(type, records));
  replacePlaceholder(sitesTable_, g);
}

/// What was generated before the table was complete refers to the placeholder.
void ModuleGen::replacePlaceholder(GlobalVariable *&placeholder, GlobalVariable *table) {
  placeholder->replaceAllUsesWith(table);
  placeholder->eraseFromParent();
  placeholder = table;
}

Function *ModuleGen::runtime(Entry e) {
  Function *&f = runtime_[static_cast<size_t>(e)];
  if (f) return f;
  const EntryInfo &entry = info(e);
  f = Function::Create(entry.type(*context_), GlobalValue::ExternalLinkage, entry.name, *module_);
  f->setVisibility(GlobalValue::HiddenVisibility);
  f->setDSOLocal(true);
  f->addFnAttr(Attribute::NoUnwind);
  if (entry.kind == EntryKind::Cold) f->addFnAttr(Attribute::Cold);
  return f;
}

Constant *ModuleGen::unitAddress(uint32_t id) {
  return ConstantExpr::getInBoundsGetElementPtr(
      units_->getValueType(), units_, ArrayRef<Constant *>{ConstantInt::get(i64, 0), ConstantInt::get(i64, id)});
}

static Constant *element(GlobalVariable *array, IntegerType *i64, int64_t index) {
  return ConstantExpr::getInBoundsGetElementPtr(
      array->getValueType(), array,
      ArrayRef<Constant *>{ConstantInt::get(i64, 0), ConstantInt::get(i64, static_cast<uint64_t>(index))});
}

int64_t ModuleGen::constantNumber(uint32_t unit, int64_t index) const {
  bool isSmallInt = index >= kSmallInts;
  return isSmallInt ? constantBase_.back() + index - kSmallInts : constantBase_[unit] + index;
}

Constant *ModuleGen::constantAddress(uint32_t unit, int64_t index) {
  return element(constants_, i64, constantNumber(unit, index));
}

/// They lie behind the constants of the units, where the bytecode makes use of them.
int32_t ModuleGen::numSmallInts() const { return input_.source->pythonMinor >= 14 ? kNumSmallInts : 0; }
Constant *ModuleGen::nameAddress(uint32_t unit, int64_t index) { return element(names_, i64, nameBase_[unit] + index); }

/// In blocks whose first place is that of their hints (JITHint).
Constant *ModuleGen::nextCache() {
  uint64_t block = numCaches_ / JIT_CACHES_IN_BLOCK * JIT_CACHE_BLOCK, place = numCaches_ % JIT_CACHES_IN_BLOCK + 1;
  ++numCaches_;
  Constant *cache = at(caches_, block + place * sizeof(JITCache));
  hints_[cache] = at(caches_, block + place * sizeof(JITHint));
  return cache;
}

void ModuleGen::finishCaches() {
  uint64_t blocks = (numCaches_ + JIT_CACHES_IN_BLOCK - 1) / JIT_CACHES_IN_BLOCK;
  Type *t = ArrayType::get(i8, blocks * JIT_CACHE_BLOCK);
  auto *g = new GlobalVariable(*module_, t, false, GlobalValue::InternalLinkage, Constant::getNullValue(t), "caches");
  g->setAlignment(Align(JIT_CACHE_BLOCK));
  replacePlaceholder(caches_, g);

  static_assert(sizeof(JITGlobalCache) == 16);
  auto *cache = StructType::get(*context_, {i64, i64});
  Constant *empty = ConstantStruct::get(cache, {ConstantInt::get(i64, JIT_NO_VERSION), ConstantInt::get(i64, 0)});
  auto *globals = ArrayType::get(cache, globalCaches_.size());
  g = new GlobalVariable(*module_, globals, false, GlobalValue::InternalLinkage, ConstantArray::get(globals, std::vector<Constant *>(globalCaches_.size(), empty)), "global_caches");
  g->setAlignment(Align(16));
  replacePlaceholder(globalCachesTable_, g);
}

int32_t ModuleGen::wayOut(int32_t offset, int32_t temporaries, const std::string &recipe) {
  JITWayOut head{offset, temporaries};
  std::string bytes(reinterpret_cast<const char *>(&head), sizeof head);
  bytes += recipe;
  bytes.resize((bytes.size() / alignof(JITWayOut) + 1) * alignof(JITWayOut));  // a NUL at least
  auto [place, isNew] = waysOutPlaces_.insert({bytes, waysOutBytes_.size()});
  if (isNew) waysOutBytes_ += bytes;
  return static_cast<int32_t>(place->second);
}

void ModuleGen::finishWaysOut() {
  Constant *bytes = ConstantDataArray::getString(*context_, waysOutBytes_, false);
  auto *g = new GlobalVariable(*module_, bytes->getType(), true, GlobalValue::InternalLinkage, bytes, "ways_out");
  g->setAlignment(Align(alignof(JITWayOut)));
  replacePlaceholder(waysOut_, g);
}

Constant *ModuleGen::pythonObject(const char *symbol) {
  if (GlobalVariable *g = module_->getNamedGlobal(symbol)) return g;
  return new GlobalVariable(*module_, i8, false, GlobalValue::ExternalLinkage, nullptr, symbol);
}

DISubprogram *ModuleGen::subprogram(const Unit &unit, StringRef linkageName) {
  if (!debug_) return nullptr;
  auto *type = debug_->createSubroutineType(debug_->getOrCreateTypeArray({}));
  auto line = static_cast<unsigned>(std::max(unit.source->firstLine, 1));
  return debug_->createFunction(debugFile_, unit.source->qualname, linkageName, debugFile_, line, type, line, DINode::FlagZero,
                                DISubprogram::SPFlagDefinition | DISubprogram::SPFlagLocalToUnit);
}

bool hasTypedRegion(const ir::Function &f) {
  for (const ir::Block *b : f.blocks())
    if (b->region == ir::Region::Typed) return true;
  return false;
}

}  // namespace jj::codegen
