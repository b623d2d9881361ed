// Options and help, with CLI11. See options.h.
#include "options.h"

#include <CLI/CLI.hpp>
#include <iostream>

namespace jj::cli {
namespace {

constexpr const char *kDescription =
    "Compiles a Python module to native code: mymod.py -> mymod.*.so, which Python imports in its place.\n"
    "The module behaves exactly as before, only faster.\n";

constexpr const char *kFooter = R"(
Examples:
  justjitc mymod.py                       make the module beside the source; `import mymod` finds it
  justjitc mymod.py -o build/mymod.so     choose the file
  justjitc pkg/__init__.py                a package: pkg/__init__.*.so
  justjitc --strict mymod.py              fail when a function would stay bytecode
  justjitc --emit=llvm-ir mymod.py        look at the LLVM IR instead
  justjitc --emit=ir --print-after=generator-lowering mymod.py
  echo 'def f(): return 1' | justjitc - --module-name=m -o m.so

Running:
  JUSTJITC_INTERPRET=1 python ...         run the kept bytecode instead of native code (debuggers, coverage)

Exit codes: 0 done, 1 the source or the files are at fault, 2 wrong usage, 70 an internal error.)";

/// --emit and friends; everything that does not decide what is made.
void addInspection(CLI::App &app, driver::CompileOptions &o, std::string &station) {
  const char *group = "Looking inside";
  app.add_option("--emit", station, "what to make: code, bytecode, ir, llvm-ir, asm (text, to standard output unless -o), obj, so")
      ->check(CLI::IsMember(driver::stationNames()))->type_name("KIND")->default_str("so")->group(group);
  app.add_option("--print-after", o.printAfter, "print the IR after this pass (see --list-passes), or after \"all\"")
      ->type_name("PASS")->group(group);
  app.add_flag("--time", o.time, "print the CPU time of each station")->group(group);
  app.add_flag("--verify-each", o.verifyEach, "verify the IR after every pass")->group(group);
  app.add_option("--force-exit", o.forceExit, "make guard number N of the module fail (to test the generic code behind it)")
      ->type_name("N")->check(CLI::Range(int64_t{0}, int64_t{1} << 40))->group(group);
}

void addCompilation(CLI::App &app, driver::CompileOptions &o) {
  app.add_option("FILE", o.input, "the Python source file; - reads standard input")->required()->type_name("");
  app.add_option("-o,--output", o.output, "where to write the result (default: beside the source)")->type_name("OUT");
  const char *group = "Compilation";
  app.add_option("-O", o.optLevel, "optimisation: 0 none, 1 quick, 2 the default, 3 all of LLVM's")
      ->check(CLI::Range(0, 3))->type_name("LEVEL")->default_str("2")->group(group);
  app.add_flag("-g", o.debugInfo, "line tables for native debuggers")->group(group);
  app.add_flag("--strict", o.strict, "a function that cannot be compiled is an error, not a warning")->group(group);
  app.add_option("--module-name", o.moduleName, "dotted name of the module (default: from the file name)")->type_name("NAME")->group(group);
  app.add_option("--target-cpu", o.targetCpu, "processor to generate code for, or \"native\" (default: the architecture's baseline)")
      ->type_name("CPU")->group(group);
  app.add_flag("--frame-locals", o.frameLocals, "keep locals in frames: functions that look into their caller's f_locals see them")->group(group);
  app.add_flag("-v,--verbose", o.verbose, "say what was written")->group(group);
}

int usageError(const std::string &message) {
  std::cerr << "justjitc: error: " << message << "\n      = hint: see justjitc --help\n";
  return 2;
}

}  // namespace

int parseCommandLine(int argc, char **argv, driver::CompileOptions &out) {
  CLI::App app(kDescription, "justjitc");
  app.footer(kFooter);
  app.get_formatter()->column_width(28);
  app.set_help_flag("-h,--help", "print this help");
  std::string station = "so";
  bool listPasses = false;
  addCompilation(app, out);
  addInspection(app, out, station);
  app.set_version_flag("--version", driver::versionText());
  auto *list = app.add_flag("--list-passes", listPasses, "print the names of the passes")->group("Looking inside");
  list->trigger_on_parse();
  list->each([](const std::string &) {
    std::cout << driver::describePasses();
    throw CLI::Success();
  });
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success &e) {
    return app.exit(e);
  } catch (const CLI::RequiredError &) {
    return usageError("no source file is given");
  } catch (const CLI::ParseError &e) {
    return usageError(e.what());
  }
  if (out.input.empty()) return usageError("no source file is given");
  if (!out.printAfter.empty() && !driver::isPrintable(out.printAfter)) return usageError("--print-after: there is no pass '" + out.printAfter + "'; see --list-passes");
  const auto &names = driver::stationNames();
  out.emit = static_cast<driver::Station>(std::find(names.begin(), names.end(), station) - names.begin());
  bool binary = out.emit == driver::Station::SharedObject || out.emit == driver::Station::Object;
  if (out.input == "-" && binary && out.output.empty() && out.moduleName.empty())
    return usageError("standard input has no name: give -o OUT and --module-name=NAME");
  return -1;
}

}  // namespace jj::cli
