// The runtime's hot helpers as bitcode, embedded in the compiler (embedded_bitcode.S).
#include "backend.h"
#include "llvm/Bitcode/BitcodeReader.h"
#include "llvm/Linker/Linker.h"
#include "llvm/Transforms/IPO/Internalize.h"
#include "support/diagnostics.h"

extern "C" const char jj_runtime_bitcode[], jj_runtime_bitcode_end[];

namespace jj::codegen {

using namespace llvm;

namespace {

/// Up to so many instructions a helper is inlined everywhere; beyond it the inliner weighs.
constexpr unsigned kAlwaysInline = 12;

void prepare(Function &f) {
  // The caller's processor counts, or the inliner refuses; the rest of clang's attributes does not matter.
  for (const char *a : {"target-cpu", "target-features", "tune-cpu", "frame-pointer", "no-trapping-math", "stack-protector-buffer-size",
                        "min-legal-vector-width"})
    f.removeFnAttr(a);
  f.addFnAttr(Attribute::NoUnwind);
  f.setUWTableKind(UWTableKind::None);
  if (f.hasFnAttribute(Attribute::NoInline)) return;
  if (f.getInstructionCount() <= kAlwaysInline) f.addFnAttr(Attribute::AlwaysInline);
  else f.addFnAttr(Attribute::InlineHint);
}

}  // namespace

void linkHotRuntime(Module &module) {
  MemoryBufferRef buffer(StringRef(jj_runtime_bitcode, static_cast<size_t>(jj_runtime_bitcode_end - jj_runtime_bitcode)), "runtime");
  Expected<std::unique_ptr<Module>> runtime = getLazyBitcodeModule(buffer, module.getContext());
  if (!runtime) internalError("codegen: the embedded runtime cannot be read: " + toString(runtime.takeError()));
  (*runtime)->setDataLayout(module.getDataLayout());
  (*runtime)->setTargetTriple(module.getTargetTriple());
  bool failed = Linker::linkModules(module, std::move(*runtime), Linker::LinkOnlyNeeded,
                                    [](Module &m, const StringSet<> &linked) {
                                      internalizeModule(m, [&](const GlobalValue &g) {
                                        return !g.hasName() || !linked.count(g.getName());
                                      });
                                      for (const auto &name : linked)
                                        if (Function *f = m.getFunction(name.first()); f && !f->isDeclaration()) prepare(*f);
                                    });
  if (failed) internalError("codegen: the runtime's bitcode does not link");
}

}  // namespace jj::codegen
