// Code generation: the tables agree with each other; names; a step function's dispatch.
#include <catch2/catch.hpp>

#include "codegen/codegen.h"
#include "codegen/function_gen.h"
#include "codegen/punycode.h"
#include "ir/ir.h"

using namespace jj;

TEST_CASE("module initialisation functions are named as PEP 489 says") {
  CHECK(codegen::initFunctionName("spam") == "PyInit_spam");
  CHECK(codegen::initFunctionName("mañana") == "PyInitU_maana_pta");
  CHECK(codegen::initFunctionName("bücher") == "PyInitU_bcher_kva");
  CHECK(codegen::punycode("日本語") == "wgv71a119e");
}

TEST_CASE("every operation has a runtime entry with as many parameters as its recipe, or an emitter") {
  llvm::LLVMContext context;
  for (size_t n = 0; n < static_cast<size_t>(ir::Op::Count_); ++n) {
    auto op = static_cast<ir::Op>(n);
    const ir::OpInfo &row = ir::info(op);
    INFO(row.name);
    if (row.entry[0] == '-') {
      // These never reach code generation: passes take them away.
      bool lowered = op == ir::Op::Drop || op == ir::Op::Yield;
      CHECK((codegen::EmitterTable::get()[op] != nullptr) != lowered);
      continue;
    }
    codegen::Entry e = codegen::entryByName(row.entry);
    REQUIRE(e != codegen::Entry::Count_);
    llvm::FunctionType *type = codegen::info(e).type(context);
    CHECK(type->getNumParams() == std::string_view(row.args).size());
    bool hasResult = *row.results != '\0';
    CHECK(type->getReturnType()->isVoidTy() == !hasResult);
  }
}

namespace {

/// A module of one generator function in lowered IR, as LLVM IR.
std::string llvmOf(const ir::Function &f, uint32_t flags) {
  ModuleSource source;
  source.moduleName = "m";
  source.codeFileName = "m.py";
  for (uint32_t id = 0; id < 2; ++id) {
    auto unit = std::make_unique<CodeUnit>();
    unit->id = id;
    unit->name = unit->qualname = id ? "gen" : "<module>";
    unit->flags = id ? flags : 0;
    unit->stackSize = 1;
    if (id) unit->parent = source.units[0].get();
    source.units.push_back(std::move(unit));
  }
  codegen::Input input;
  input.source = &source;
  input.version = "test";
  input.units = {{source.units[0].get(), nullptr, nullptr, "test"}, {source.units[1].get(), nullptr, &f, ""}};
  std::string text, error;
  REQUIRE(codegen::generate(input, {}, codegen::Output::LLVMIR, text, error));
  return text;
}

}  // namespace

TEST_CASE("a step function dispatches over start, resume_after_yield_N and error") {
  ir::Function f;
  f.name = "gen";
  f.unit = 1;
  f.kind = ir::FunctionKind::Generator;
  f.stackSize = 1;
  f.numYields = 1;
  f.lowered = true;
  ir::Block *entry = f.newBlock(), *start = f.newBlock(), *resume = f.newBlock(), *error = f.newBlock();
  ir::Builder b(f);
  b.setFrame(f.newFrameState());
  auto noneReturn = [&](ir::Block *block, ir::Op op, int64_t imm) {
    b.setBlock(block);
    ir::Value *none = b.value(ir::Op::NoneObject);
    b.emit(ir::Op::IncRef, {none});
    b.emit(op, {none}, imm);
  };
  b.setBlock(entry);
  b.emit(ir::Op::Dispatch)->succs = {{start, {}}, {resume, {}}, {error, {}}};
  noneReturn(start, ir::Op::YieldReturn, 1);
  noneReturn(resume, ir::Op::Return, 0);
  b.setBlock(error);
  b.emit(ir::Op::Unwind, {}, 0, 1);
  std::string text = llvmOf(f, kOptimized | kNewLocals | kGenerator);
  CHECK(text.find("switch i32") != text.npos);
  for (const char *label : {"\nstart:", "\nresume_after_yield_1:", "\nerror:", "label %error ["}) {
    INFO(label);
    CHECK(text.find(label) != text.npos);
  }
  // States: 1 at the yield, -1 returned, -2 raised.
  for (const char *state : {"store i32 1, ptr %state", "store i32 -1, ptr %state", "store i32 -2, ptr %state"}) CHECK(text.find(state) != text.npos);
}
