// LLVM's side: target machine, the runtime's bitcode, optimisation, machine code.
#pragma once
#include <memory>
#include <string>

#include "codegen.h"
#include "llvm/IR/Module.h"
#include "llvm/Target/TargetMachine.h"

namespace jj::codegen {

/// nullptr and a message when the processor is unknown.
std::unique_ptr<llvm::TargetMachine> makeTargetMachine(const Options &options, std::string &error);
/// Links what the module calls of the runtime's hot helpers into it, as internal functions.
void linkHotRuntime(llvm::Module &module);
/// Runs LLVM's passes for the level of the options.
void optimize(llvm::Module &module, llvm::TargetMachine &machine, int level);
/// Behind all passes of the level: the runtime is called through pointers, so that all modules of a process can call one copy of it.
void shareCalls(llvm::Module &module, int level);
/// What the module's record has for its tables until then (JITModuleRecord::calls, callNumbers).
inline constexpr const char *kCallsPlaceholder = "calls.placeholder", *kCallNumbersPlaceholder = "call_numbers.placeholder";
/// Assembly text or an object file.
std::string emitMachineCode(llvm::Module &module, llvm::TargetMachine &machine, bool assembly);
/// Aborts with LLVM's message when the module is not well formed.
void verifyModule(const llvm::Module &module);

}  // namespace jj::codegen
