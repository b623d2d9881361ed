// The stations of code generation in order. See codegen.h.
#include "codegen.h"

#include "backend.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/raw_ostream.h"
#include "module_gen.h"

namespace jj::codegen {

static std::string print(const llvm::Module &module) {
  std::string text;
  llvm::raw_string_ostream os(text);
  module.print(os, nullptr);
  return text;
}

bool generate(const Input &input, const Options &options, Output output, std::string &result, std::string &error) {
  std::unique_ptr<llvm::TargetMachine> machine = makeTargetMachine(options, error);
  if (!machine) return false;
  ModuleGen generator(input, options);
  generator.module().setTargetTriple(machine->getTargetTriple());
  generator.module().setDataLayout(machine->createDataLayout());
  generator.run();
  if (options.guards) *options.guards = generator.numGuards();
  llvm::Module &module = generator.module();
  verifyModule(module);
  if (output == Output::LLVMIR) {
    result = print(module);
    return true;
  }
  auto lap = [&](const char *what) {
    if (options.lap) options.lap(what);
  };
  lap("generate LLVM IR");
  if (options.optLevel > 0) linkHotRuntime(module);
  optimize(module, *machine, options.optLevel);
  shareCalls(module, options.optLevel);
  lap("LLVM's passes");
  result = output == Output::LLVMIRFinal ? print(module) : emitMachineCode(module, *machine, output == Output::Assembly);
  lap("machine code");
  return true;
}

std::string libraryRecord(const std::string &module) { return "jj_library_" + module; }

std::string llvmVersion() { return LLVM_VERSION_STRING; }

}  // namespace jj::codegen
