// The LLVM module being made: types, runtime declarations, tables of constants, names and caches, unit functions.
#pragma once
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>

#include "analysis/call_graph.h"
#include "codegen.h"
#include "llvm/IR/DIBuilder.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/IR/Module.h"
#include "runtime_entries.h"
#include "variants.h"

namespace jj::codegen {

using llvm::Constant;  // not jj::Constant, the front end's

/// The LLVM functions of a unit; null where it has none.
struct UnitFunctions {
  llvm::Function *entry = nullptr, *body = nullptr, *step = nullptr;
  llvm::Function *unframed = nullptr;  ///< the unframed copy: as `direct`, taking nothing; JIT_NOT_KNOWN when it gives up
  uint32_t taken = 0;                ///< takenArguments, of units with a direct form
  llvm::Function *direct = nullptr;  ///< the body with arguments in registers, of units that some call is guessed to reach; `body` then only calls it
};

class ModuleGen {
public:
  ModuleGen(const Input &input, const Options &options);
  /// Functions of all units and the module's tables.
  void run();

  llvm::LLVMContext &context() { return *context_; }
  llvm::Module &module() { return *module_; }
  const Input &input() const { return input_; }
  const Options &options() const { return options_; }
  const UnitFunctions &functions(uint32_t unit) const { return functions_[unit]; }

  /// The declaration of a runtime entry.
  llvm::Function *runtime(Entry e);
  /// Address of JITUnit number `id`.
  llvm::Constant *unitAddress(uint32_t id);
  /// Address of the pointer to a constant or name of a unit.
  llvm::Constant *constantAddress(uint32_t unit, int64_t index);
  /// The number of a constant in the module's array of constants, and that array.
  int64_t constantNumber(uint32_t unit, int64_t index) const;
  llvm::Constant *constants() { return constants_; }
  int32_t numSmallInts() const;
  llvm::Constant *nameAddress(uint32_t unit, int64_t index);
  /// JIT_NOT_KNOWN, as a result: nothing was done.
  llvm::Constant *notKnown() { return llvm::ConstantExpr::getIntToPtr(llvm::ConstantInt::get(i64, 1), ptr); }
  /// The next inline cache of the module.
  llvm::Constant *nextCache();
  /// Its JITHint.
  llvm::Constant *hintOf(llvm::Constant *cache) { return hints_.at(cache); }
  /// The inline cache of an attribute or global operation: one for each place in the bytecode, so that all copies of the code fill it and find it filled.
  llvm::Constant *cacheFor(uint32_t unit, const ir::Instr &i);
  /// The same for code that looks there for __slots__ only: NULL where no class of the module has them. (Instances of others' classes are served out of line.)
  llvm::Constant *slotCacheFor(uint32_t unit, const ir::Instr &i);
  /// The same of a place that is said.
  llvm::Constant *cacheAt(uint32_t unit, ir::Op op, int64_t name, int64_t offset);
  /// The one of a global or builtin name: for all places in the module.
  llvm::Constant *globalCache(uint32_t unit, int64_t name);
  /// The JITSite of such an operation.
  llvm::Constant *siteFor(uint32_t unit, const ir::Instr &i);
  llvm::Constant *siteAt(uint32_t unit, llvm::Constant *cache, int64_t name, int32_t offset);
  /// The place of a JITWayOut among those of the module, and where they begin.
  int32_t wayOut(int32_t offset, int32_t temporaries, const std::string &recipe);
  llvm::Constant *waysOut() { return waysOut_; }
  Variants &variants() { return variants_; }
  /// Numbers the next guard; true when --force-exit wants this one to leave.
  bool nextGuardIsForced() { return ++numGuards_ == options_.forceExit; }
  /// Do direct calls always take the general way? All of a module count as one guard.
  bool directCallsAreForced();
  /// The same of unframed copies: do they always give up?
  bool unframedAreForced();
  /// The same of the attempts that stand in functions with a frame.
  bool attemptsAreForced();
  int64_t numGuards() const { return numGuards_; }
  /// A C string; one copy of each text.
  llvm::Constant *string(const std::string &text);
  llvm::Constant *nativeCalls() { return nativeCalls_; }
  /// _Py_NoneStruct and its like.
  llvm::Constant *pythonObject(const char *symbol);
  /// Metadata of a function under -g, else null.
  llvm::DISubprogram *subprogram(const Unit &unit, llvm::StringRef linkageName);
  llvm::DIBuilder *debug() { return debug_.get(); }

  llvm::MDNode *likely, *unlikely;  ///< branch weights: first successor is taken / is not
  llvm::MDNode *emptyNode;          ///< for !invariant.load and its like
  llvm::PointerType *ptr;
  llvm::IntegerType *i1, *i8, *i32, *i64;
  llvm::Type *f64;

private:
  void declareUnits();
  void declareDirect();
  void makeTables();   // module_tables.cpp
  void placeWhatRunsOnce();
  void finishCaches();
  void finishWaysOut();
  void finishSites();
  llvm::Constant *at(llvm::GlobalVariable *bytes, uint64_t offset);
  static void replacePlaceholder(llvm::GlobalVariable *&placeholder, llvm::GlobalVariable *table);
  llvm::Constant *unitTable();
  std::vector<llvm::Constant *> unitRecord(const Unit &unit);
  llvm::GlobalVariable *recordTable(const std::vector<llvm::Constant *> &fields, size_t size, const char *name);
  llvm::Constant *libraryTable();
  llvm::Constant *orNull(llvm::Constant *g);
  llvm::Constant *unboxedLocals(const Unit &unit);
  llvm::Constant *yieldOffsets(const Unit &unit, int32_t &count);
  llvm::Constant *intArray(const std::vector<int32_t> &values, const char *name);
  void makeModuleInit();

  const Input &input_;
  const Options &options_;
  std::unique_ptr<llvm::LLVMContext> context_;
  std::unique_ptr<llvm::Module> module_;
  std::unique_ptr<llvm::DIBuilder> debug_;
  llvm::DIFile *debugFile_ = nullptr;
  std::array<llvm::Function *, static_cast<size_t>(Entry::Count_)> runtime_{};
  std::vector<UnitFunctions> functions_;
  std::vector<int32_t> constantBase_, nameBase_;
  llvm::GlobalVariable *units_ = nullptr, *moduleRecord_ = nullptr, *constants_ = nullptr, *names_ = nullptr;
  llvm::GlobalVariable *caches_ = nullptr, *globalCachesTable_ = nullptr, *sitesTable_ = nullptr, *nativeCalls_ = nullptr;
  std::map<std::string, llvm::GlobalVariable *> strings_;
  llvm::GlobalVariable *waysOut_ = nullptr;
  std::string waysOutBytes_;
  std::map<std::string, size_t> waysOutPlaces_;  ///< by the bytes of one
  uint64_t numCaches_ = 0;
  int64_t numGuards_ = 0;
  std::optional<bool> definesSlots_, directCallsAreForced_, unframedAreForced_, attemptsAreForced_;
  std::map<std::array<int64_t, 4>, llvm::Constant *> placedCaches_;
  std::map<std::string, llvm::Constant *> globalCaches_;
  std::unordered_map<llvm::Constant *, llvm::Constant *> hints_;  ///< by the cache
  using Site = std::tuple<llvm::Constant *, llvm::Constant *, int32_t>;  ///< addresses of cache and name; offset in the bytecode
  std::map<Site, size_t> siteNumbers_;
  std::vector<Site> sites_;
  Variants variants_{*this};
};

/// The set of the arguments whose references the body takes when they are given away (JITBody).
uint32_t takenArguments(const ir::Function &f);
/// The unframed copy of a unit. function_gen.cpp
void generateUnframed(ModuleGen &m, const ir::Function &copy);
/// Calls a unit's unframed copy; leaves to `framed` when it gives up. direct_calls.cpp
llvm::Value *callUnframed(ModuleGen &m, llvm::IRBuilder<> &b, uint32_t unit, llvm::ArrayRef<llvm::Value *> arguments, llvm::BasicBlock *framed);
/// `body` of a unit with a direct form. direct_calls.cpp
void generateDirectBody(ModuleGen &m, const Unit &unit);
/// Fills in the functions of one unit. function_gen.cpp, entry.cpp
void generateBody(ModuleGen &m, const Unit &unit);
void generateStep(ModuleGen &m, const Unit &unit);
void generateGeneratorBody(ModuleGen &m, const Unit &unit);
void generateEntry(ModuleGen &m, const Unit &unit);
/// The frameless variant of a unit.
void generateVariant(ModuleGen &m, const ir::Function &variant);

/// Does the unit have unboxed code, worth more of LLVM's time?
bool hasTypedRegion(const ir::Function &f);
using analysis::runsOnce;

}  // namespace jj::codegen
