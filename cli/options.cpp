// Options and help, with CLI11. See options.h.
#include "options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "driver/libraries.h"
#include "driver/project.h"
#include "help.h"

namespace jj::cli {
namespace {

constexpr const char *kDescription =
    "Compiles Python modules to native code: mymod.py -> mymod.*.so, which Python imports in its place.\n"
    "The modules behave exactly as before, only faster.\n";

constexpr const char *kFooter = R"(
Examples:
  justjitc mymod.py                       make the module beside the source; `import mymod` finds it
  justjitc mymod.py -o build/mymod.so     choose the file
  justjitc pkg/                           a package: every module of it, those that are up to date left alone
  justjitc src/ --exclude tests -d out    leave a part out; put the results in a tree of their own
  justjitc --clean pkg/                   remove what was made
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
  app.add_option("--emit", station, "what to make: code, bytecode, ir, facts, report, llvm-ir, asm (text, to standard output unless -o), obj, so")
      ->check(CLI::IsMember(driver::stationNames()))->type_name("KIND")->default_str("so")->group(group);
  app.add_option("--print-after", o.printAfter, "print the IR after this pass (see --list-passes), or after \"all\"")
      ->type_name("PASS")->group(group);
  app.add_flag("--time", o.time, "print the CPU time of each station")->group(group);
  app.add_flag("--verify-each", o.verifyEach, "verify the IR after every pass")->group(group);
  app.add_option("--force-exit", o.forceExit, "make guard number N of the module fail (to test the generic code behind it)")
      ->type_name("N")->check(CLI::Range(int64_t{0}, int64_t{1} << 40))->group(group);
}

/// What only a single module takes.
bool looksInside(const driver::CompileOptions &o) {
  return o.emit != driver::Station::SharedObject || !o.printAfter.empty() || o.time || o.verifyEach || o.forceExit;
}

/// Numbers with a unit, as in 500M, in bytes.
std::string readSize(std::string &text) {
  char *end = nullptr;
  unsigned long long n = std::strtoull(text.c_str(), &end, 10);
  std::string_view unit = end, units = "KMG";
  size_t power = unit.empty() ? 0 : units.find(unit[0]) + 1;
  if (end == text.c_str() || text[0] == '-' || unit.size() > 1 || (power == 0 && !unit.empty())) return "a size is a number, such as 500M or 2G";
  text = std::to_string(n << (10 * power));
  return "";
}

void addPackage(CLI::App &app, Options &out) {
  driver::BuildOptions &o = out.build;
  const char *group = "Packages";
  app.add_option("-d", o.sources.outputFolder, "put the results into a tree below DIR, not beside the sources")->type_name("DIR")->group(group);
  auto *exclude = app.add_option("--exclude", o.sources.exclude, "leave out what matches: a file or directory name, a path, or a dotted name, with * ? [] **");
  auto *only = app.add_option("--only", o.sources.only, "of the modules found, compile those that match");
  for (auto *option : {exclude, only}) option->type_name("PATTERN")->expected(1)->allow_extra_args(false)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->group(group);
  app.add_option("--package-root", o.sources.packageRoot, "names are paths below DIR (namespace packages; default: where __init__.py files end)")->type_name("DIR")->group(group);
  o.jobs = std::max(1u, std::thread::hardware_concurrency());
  app.add_option("-j", o.jobs, "modules at once (default: the number of processors)")->type_name("N")->check(CLI::Range(1, 1024))->group(group);
  app.add_flag("--keep-going", o.keepGoing, "a module that fails does not stop the others")->group(group);
  app.add_flag("--own-runtime", o.sources.ownRuntime, "every library carries the runtime (default: in a package that of its __init__ does, which Python imports first)")->group(group);
  app.add_flag("--clean", o.clean, "remove the libraries that were made of these modules")->group(group);
  app.add_flag("-q,--quiet", out.quiet, "print warnings and errors only")->group(group);
}

void addIntegration(CLI::App &app, Options &out, std::string &cacheSize, std::string &format) {
  driver::BuildOptions &o = out.build;
  const char *group = "Builds";
  o.cacheFolder = driver::Cache::defaultFolder();
  app.add_option("--cache", o.cacheFolder, "where results are kept for the next build (default: justjitc in the user's cache directory); may be shared")
      ->type_name("DIR")->group(group);
  app.add_flag_function("--no-cache", [&o](int64_t) { o.cacheFolder.clear(); }, "keep no results")->group(group);
  app.add_option("--cache-size", cacheSize, "the most it may hold, as in 500M; what was not used longest goes first (default 2G)")
      ->type_name("SIZE")->transform(CLI::Validator(readSize, "", ""))->group(group);
  app.add_option("--report", o.reportFile, "write a page that shows where operations are general ones, why, and what would help")
      ->type_name("FILE")->group(group);
  app.add_flag("--no-config", out.noConfig, "do not read [tool.justjitc] of pyproject.toml")->group(group);
  app.add_option("--depfile", o.compile.depfile, "write what the results depend on, for make and ninja")->type_name("FILE")->group(group);
  app.add_option("--ninja", o.ninjaFile, "write a build.ninja in which each module is one action, and compile nothing")->type_name("FILE")->group(group);
  app.add_option("--message-format", format, "text, or json: an object a line on standard output")
      ->check(CLI::IsMember({"text", "json"}))->type_name("FORMAT")->group(group);
}

void addCompilation(CLI::App &app, Options &out) {
  driver::CompileOptions &o = out.build.compile;
  app.add_option("FILES", out.build.sources.inputs, "Python source files, directories, patterns; - reads standard input")->type_name("");
  app.add_option("-o,--output", o.output, "where to write the result (default: beside the source)")->type_name("OUT");
  const char *group = "Compilation";
  app.add_option("-O", o.optLevel, "optimisation: 0 none, 1 quick, 2 the default, 3 all of LLVM's")
      ->check(CLI::Range(0, 3))->type_name("LEVEL")->default_str("2")->group(group);
  app.add_flag("-g", o.debugInfo, "line tables for native debuggers")->group(group);
  app.add_flag("--strict", o.strict, "a function that cannot be compiled is an error, not a warning")->group(group);
  app.add_option("--module-name", o.moduleName, "dotted name of the module (default: from the file name)")->type_name("NAME")->group(group);
  app.add_option("--runtime-of", o.runtimeOf, "link without the runtime: the library of this package, compiled by the same justjitc, has it")->type_name("PACKAGE")->group(group);
  app.add_option("--library", out.library, "modules of the standard library whose common functions it carries as native code, separated by commas, or none (default: those that the source imports)")
      ->type_name("NAMES")->group(group);
  app.add_flag("--make-library", o.isLibrary, "")->group("");  // builds of justjitc: the object of such a module
  app.add_option("--target-cpu", o.targetCpu, "processor to generate code for, or \"native\" (default: the architecture's baseline)")
      ->type_name("CPU")->group(group);
  app.add_option("--profile", o.profileFile, "what `python -m justjitc.profile PROGRAM` has seen of the modules: which functions run, with what numbers")
      ->type_name("FILE")->group(group);
  app.add_option("--stubs", o.stubFolder, "a folder of .pyi files that tell what functions of other modules result in; pkg/mod.pyi is of pkg.mod. Guesses: never trusted")
      ->type_name("DIR")->group(group);
  app.add_flag("--frame-locals", o.frameLocals, "keep locals in frames: functions of other modules that look into their caller's f_locals see them")->group(group);
  app.add_flag("-v,--verbose", o.verbose, "say what was written")->group(group);
}

int usageError(const std::string &message) {
  std::cerr << "justjitc: error: " << message << "\n      = hint: see justjitc --help\n";
  return 2;
}

/// Options that were not given take their value from pyproject.toml.
bool applyProject(const CLI::App &app, Options &out, DiagnosticSink &sink) {
  driver::Project project;
  std::vector<std::string> &inputs = out.build.sources.inputs;
  if (!driver::readProject(inputs.empty() ? "" : inputs[0], sink, project)) return false;
  driver::CompileOptions &o = out.build.compile;
  if (project.optimize && !app.count("-O")) o.optLevel = *project.optimize;
  if (project.strict && !app.count("--strict")) o.strict = *project.strict;
  if (project.targetCpu && !app.count("--target-cpu")) o.targetCpu = *project.targetCpu;
  if (project.profile && !app.count("--profile")) o.profileFile = *project.profile;
  if (project.stubs && !app.count("--stubs")) o.stubFolder = *project.stubs;
  if (inputs.empty() && project.modules) {
    inputs = *project.modules;
    out.isPackage = true;
  }
  if (project.exclude && !app.count("--exclude")) out.build.sources.exclude = *project.exclude;
  if (!project.file.empty()) o.dependencies.push_back(project.file);
  return true;
}

/// --library as a list; what is wrong with it.
std::string readLibrary(const CLI::App &app, Options &out) {
  driver::CompileOptions &o = out.build.compile;
  if (o.isLibrary && !driver::libraryByName(o.moduleName)) return "--make-library: '" + o.moduleName + "' is no module of runtime/library.def";
  if (o.isLibrary) o.emit = driver::Station::Object;
  if (app.count("--library") == 0) return "";
  o.libraries.emplace();
  if (out.library == "none") return "";
  const std::vector<std::string> &carried = driver::carriedLibraries();
  for (const std::string &name : CLI::detail::split(out.library, ',')) {
    if (std::find(carried.begin(), carried.end(), name) == carried.end()) return "--library: there is no native code of '" + name + "' in this compiler";
    o.libraries = driver::joined(*o.libraries, {name});
  }
  return "";
}

bool readProfile(driver::CompileOptions &o, DiagnosticSink &sink) {
  if (o.profileFile.empty()) return true;
  analysis::Profile profile;
  if (!analysis::readProfile(o.profileFile, sink, profile)) return false;
  o.profile = std::make_shared<analysis::Profile>(std::move(profile));
  o.dependencies.push_back(o.profileFile);
  return true;
}

bool readStubs(driver::CompileOptions &o, DiagnosticSink &sink) {
  if (o.stubFolder.empty()) return true;
  StubFiles files;
  if (!readStubFolder(o.stubFolder, sink, files)) return false;
  for (const auto &[module, file] : files) o.dependencies.push_back(file.path);
  o.stubs = std::make_shared<StubFiles>(std::move(files));
  return true;
}

bool concernsBuild(const CLI::App &app, const driver::CompileOptions &o) {
  auto given = [&](const char *name) { return app.count(name) > 0; };
  constexpr const char *build[] = {"-d", "--exclude", "--only", "--package-root", "--own-runtime", "--clean", "--cache", "--cache-size", "--ninja", "--message-format", "--report"};
  if (std::any_of(std::begin(build), std::end(build), given)) return true;
  // These say nothing about a single module that is asked for by other means.
  bool isOne = !o.output.empty() || !o.moduleName.empty() || looksInside(o);
  constexpr const char *many[] = {"-j", "--keep-going", "--quiet"};
  return !isOne && std::any_of(std::begin(many), std::end(many), given);
}

/// Wrong combinations; empty: none.
std::string conflict(const Options &o) {
  const driver::CompileOptions &c = o.build.compile;
  if (!c.printAfter.empty() && !driver::isPrintable(c.printAfter)) return "--print-after: there is no pass '" + c.printAfter + "'; see --list-passes";
  const std::vector<std::string> &inputs = o.build.sources.inputs;
  if (inputs.empty()) return "no source file is given";
  for (const std::string &input : inputs)
    if (input.empty()) return "no source file is given";
  bool binary = c.emit == driver::Station::SharedObject || c.emit == driver::Station::Object;
  if (!o.isPackage)
    return inputs[0] == "-" && binary && c.output.empty() && c.moduleName.empty() ? "standard input has no name: give -o OUT and --module-name=NAME" : "";
  if (looksInside(c)) return "--emit and what else looks inside take one module";
  if (!c.output.empty() || !c.moduleName.empty() || !c.runtimeOf.empty()) return "-o, --module-name and --runtime-of take one module; -d DIR puts the results of many elsewhere";
  if (std::find(inputs.begin(), inputs.end(), "-") != inputs.end()) return "standard input cannot be one of several modules";
  return "";
}

}  // namespace

int parseCommandLine(int argc, char **argv, Options &out, DiagnosticSink &sink) {
  CLI::App app(kDescription, "justjitc");
  app.footer(kFooter);
  app.get_formatter()->column_width(28);
  app.set_help_flag("-h,--help", "print this help");
  std::string station = "so", cacheSize, format = "text";
  bool listPasses = false;
  addCompilation(app, out);
  addPackage(app, out);
  addIntegration(app, out, cacheSize, format);
  addInspection(app, out.build.compile, station);
  app.set_version_flag("--version", driver::versionDetails(), "print versions of the compiler, Python and LLVM, and the targets");
  std::string shell;
  bool man = false;
  app.add_flag("--man", man, "print this as a man page: justjitc --man | man -l -");
  app.add_option("--shell-completion", shell, "print a script that completes options: source <(justjitc --shell-completion bash)")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))->type_name("SHELL");
  auto *list = app.add_flag("--list-passes", listPasses, "print the names of the passes")->group("Looking inside");
  list->trigger_on_parse();
  list->each([](const std::string &) {
    std::cout << driver::describePasses();
    throw CLI::Success();
  });
  try {
    app.parse(argc, argv);
    if (man || !shell.empty()) {
      std::cout << (man ? manPage(app, kFooter, driver::versionText()) : shellCompletion(app, shell));
      throw CLI::Success();
    }
  } catch (const CLI::Success &e) {
    return app.exit(e);
  } catch (const CLI::ParseError &e) {
    return usageError(e.what());
  }
  out.json = format == "json";
  if (!cacheSize.empty()) out.build.cacheSize = std::stoull(cacheSize);
  const auto &names = driver::stationNames();
  out.build.compile.emit = static_cast<driver::Station>(std::find(names.begin(), names.end(), station) - names.begin());
  std::vector<std::string> &inputs = out.build.sources.inputs;
  out.isPackage = concernsBuild(app, out.build.compile) || inputs.size() > 1 || (inputs.size() == 1 && !driver::isSingleFile(inputs[0]));
  if (!out.noConfig && !applyProject(app, out, sink)) return 1;
  if (!readProfile(out.build.compile, sink) || !readStubs(out.build.compile, sink)) return 1;
  for (const std::string &wrong : {readLibrary(app, out), conflict(out)})
    if (!wrong.empty()) return usageError(wrong);
  if (!out.isPackage) out.build.compile.input = inputs[0];
  return -1;
}

}  // namespace jj::cli
