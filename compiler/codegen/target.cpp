// The target machine and machine code emission.
#include "backend.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/SubtargetFeature.h"
#include "support/diagnostics.h"

namespace jj::codegen {

using namespace llvm;

namespace {

void initializeTargets() {
  static const bool done = [] {
    InitializeNativeTarget();
    InitializeNativeTargetAsmPrinter();
    InitializeNativeTargetAsmParser();
    return true;
  }();
  (void)done;
}

CodeGenOptLevel codeGenLevel(int level) {
  constexpr CodeGenOptLevel levels[] = {CodeGenOptLevel::None, CodeGenOptLevel::Less, CodeGenOptLevel::Default,
                                        CodeGenOptLevel::Aggressive};
  return levels[level];
}

/// Name and features of the processor that --target-cpu means.
std::pair<std::string, std::string> chosenCpu(const std::string &wanted) {
  if (wanted != "native") return {wanted, ""};
  SubtargetFeatures f;
  // Sorted: a StringMap has no order of its own, and the output must be the same every time.
  std::vector<std::pair<std::string, bool>> sorted;
  for (const auto &entry : sys::getHostCPUFeatures()) sorted.emplace_back(entry.first().str(), entry.second);
  std::sort(sorted.begin(), sorted.end());
  for (const auto &[name, has] : sorted) f.AddFeature(name, has);
  return {sys::getHostCPUName().str(), f.getString()};
}

}  // namespace

std::string describeCpu(const std::string &targetCpu) {
  auto [cpu, features] = chosenCpu(targetCpu);
  return sys::getDefaultTargetTriple() + " " + cpu + " " + features;
}

std::string describeTarget(const std::string &targetCpu) {
  std::string cpu = chosenCpu(targetCpu).first;
  return sys::getDefaultTargetTriple() + " " + (cpu.empty() ? "x86-64" : cpu);
}

std::unique_ptr<TargetMachine> makeTargetMachine(const Options &options, std::string &error) {
  initializeTargets();
  Triple triple(sys::getDefaultTargetTriple());
  const Target *target = TargetRegistry::lookupTarget(triple, error);
  if (!target) return nullptr;
  auto [cpu, features] = chosenCpu(options.targetCpu);
  if (cpu.empty()) cpu = triple.isX86() ? "x86-64" : "generic";
  std::unique_ptr<MCSubtargetInfo> known(target->createMCSubtargetInfo(triple, "", ""));
  if (known && !known->isCPUStringValid(cpu)) {
    error = "unknown processor '" + cpu + "' for --target-cpu";
    return nullptr;
  }
  TargetOptions to;
  to.FunctionSections = true;
  to.DataSections = true;
  return std::unique_ptr<TargetMachine>(
      target->createTargetMachine(triple, cpu, features, to, Reloc::PIC_, CodeModel::Small, codeGenLevel(options.optLevel)));
}

std::string emitMachineCode(Module &module, TargetMachine &machine, bool assembly) {
  SmallVector<char, 0> out;
  raw_svector_ostream os(out);
  legacy::PassManager passes;
  auto type = assembly ? CodeGenFileType::AssemblyFile : CodeGenFileType::ObjectFile;
  if (machine.addPassesToEmitFile(passes, os, nullptr, type)) internalError("codegen: the target cannot emit this file type");
  passes.run(module);
  return std::string(out.begin(), out.end());
}

}  // namespace jj::codegen
