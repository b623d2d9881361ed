// jj-opt: runs passes over text IR, for the tests in this folder and for experiments.
//
//   jj-opt [--passes=a,b,c] [--consts=None,1,2.5,s:x] [--names=a,b] [--source] [--no-verify] [--round-trip] < in.ir
//
// Reads one function (or a module) on standard input, verifies, runs the passes in order (verifying behind each) and prints.
// --consts gives co_consts of the code object. --source: the functions of the module, numbered from 0 on, get code units made of what their heads say (all with the same --consts and
// --names), each inside the one that its qualified name says. Module passes then have something to go by. Exit codes: 0 done, 1 the text or its IR is wrong.
#include <fmt/core.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "ir/ir.h"
#include "passes/pass_manager.h"

namespace {

using namespace jj;

struct Arguments {
  std::vector<std::string> passes;
  CodeUnit unit;
  bool verify = true, roundTrip = false, source = false;
};

[[noreturn]] void fail(const std::string &what) {
  fmt::print(stderr, "jj-opt: {}\n", what);
  std::exit(1);
}

std::vector<std::string> split(const std::string &text) {
  std::vector<std::string> out;
  for (size_t start = 0; start <= text.size();) {
    size_t end = std::min(text.find(',', start), text.size());
    if (end > start) out.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return out;
}

Constant constant(const std::string &text) {
  Constant c;
  if (text == "None") return c;
  if (text == "()") {
    c.kind = Constant::Kind::Tuple;
  } else if (text == "True" || text == "False") {
    c.kind = Constant::Kind::Bool;
    c.boolean = text == "True";
  } else if (text.compare(0, 2, "s:") == 0) {
    c.kind = Constant::Kind::Str;
    c.text = text.substr(2);
  } else if (text.find('.') != std::string::npos) {
    c.kind = Constant::Kind::Float;
    c.real = std::strtod(text.c_str(), nullptr);
  } else {
    c.kind = Constant::Kind::Int;
    c.integer = std::strtoll(text.c_str(), nullptr, 0);
  }
  return c;
}

Arguments parseArguments(int argc, char **argv) {
  Arguments out;
  for (int n = 1; n < argc; ++n) {
    std::string arg = argv[n];
    auto value = [&](const std::string &option) {
      return arg.compare(0, option.size(), option) == 0 ? arg.substr(option.size()) : std::string();
    };
    if (std::string v = value("--passes="); !v.empty()) out.passes = split(v);
    else if (v = value("--consts="); !v.empty())
      for (const std::string &c : split(v)) out.unit.consts.push_back(constant(c));
    else if (v = value("--names="); !v.empty()) out.unit.names = split(v);
    else if (arg == "--source") out.source = true;
    else if (arg == "--no-verify") out.verify = false;
    else if (arg == "--round-trip") out.roundTrip = true;
    else fail("unknown option " + arg);
  }
  return out;
}

void check(const ir::Function &f, const Arguments &arguments, const std::string &when) {
  if (!arguments.verify) return;
  if (std::string broken = ir::verify(f); !broken.empty()) fail(when + ": " + broken + "\n" + ir::print(f));
}

/// Code units of a module that is there as text only.
ModuleSource makeSource(const ir::Module &module, const CodeUnit &common) {
  ModuleSource out;
  for (const auto &f : module.functions) {
    auto unit = std::make_unique<CodeUnit>(common);
    unit->id = f->unit;
    unit->qualname = f->name;
    unit->argCount = f->numArgs;
    for (const std::string &name : f->localNames) unit->localsPlus.push_back({name, kLocal});
    bool isBody = f->kind == ir::FunctionKind::ModuleBody || f->kind == ir::FunctionKind::ClassBody;
    if (!isBody) unit->flags |= kOptimized | kNewLocals;
    if (!out.units.empty()) unit->parent = out.units[0].get();
    for (const auto &outer : out.units)
      if (f->name.compare(0, outer->qualname.size() + 1, outer->qualname + ".") == 0) unit->parent = outer.get();
    if (unit->id != out.units.size()) fail("units are not in order");
    out.units.push_back(std::move(unit));
  }
  return out;
}

void process(size_t index, ir::Module &module, Arguments &arguments) {
  ir::Function &f = *module.functions[index];
  check(f, arguments, "input");
  passes::ModuleContext m{.module = module};
  ModuleSource source;
  if (arguments.source) source = makeSource(module, arguments.unit), m.source = &source;
  passes::PassContext context{f, &arguments.unit, m};
  for (const std::string &name : arguments.passes) {
    const passes::PassInfo *pass = passes::passByFlag(name);
    if (!pass) fail("no pass is called " + name);
    if (pass->run) passes::runPass(pass->id, context);
    else passes::runModulePass(pass->id, m);
    check(f, arguments, "after " + name);
  }
}

}  // namespace

int main(int argc, char **argv) {
  Arguments arguments = parseArguments(argc, argv);
  std::string text{std::istreambuf_iterator<char>(std::cin), {}}, error;
  auto module = std::make_unique<ir::Module>();
  // Comments may stand before the first word.
  size_t start = 0;
  while (start < text.size() && (std::isspace(static_cast<unsigned char>(text[start])) || text[start] == ';'))
    start = text[start] == ';' ? std::min(text.find('\n', start), text.size()) : start + 1;
  bool isModule = text.compare(start, 6, "module") == 0;
  if (isModule) module = ir::parseModule(text, error);
  else module->functions.push_back(ir::parseFunction(text, error));
  if (!error.empty()) fail(error);
  for (size_t i = 0; i < module->functions.size(); ++i) process(i, *module, arguments);
  std::string printed = isModule ? ir::print(*module) : ir::print(*module->functions[0]);
  if (arguments.roundTrip) {
    auto again = isModule ? ir::parseModule(printed, error) : nullptr;
    auto function = isModule ? nullptr : ir::parseFunction(printed, error);
    if (!error.empty()) fail("the printed text does not parse: " + error + "\n" + printed);
    if ((isModule ? ir::print(*again) : ir::print(*function)) != printed) fail("the text changes in a round trip");
  }
  fmt::print("{}", printed);
}
