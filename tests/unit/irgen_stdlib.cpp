// IR generation over the standard library: every code object translates, verifies, and in bounded time.
#include <cstdio>
#include <ctime>
#include <filesystem>

#include "irgen_support.h"

using namespace jj;
namespace fs = std::filesystem;

namespace {

/// Folder of the standard library of the Python this compiler is for, as that interpreter says.
std::string standardLibrary() {
  FILE *pipe = popen(JJ_PYTHON_EXECUTABLE " -I -c 'import os; print(os.path.dirname(os.__file__))' 2>&1", "r");
  REQUIRE(pipe);
  char line[4096] = "";
  bool fine = fgets(line, sizeof line, pipe) != nullptr;
  INFO(JJ_PYTHON_EXECUTABLE << " says: " << line);
  REQUIRE((pclose(pipe) == 0 && fine));
  std::string folder(line);
  while (!folder.empty() && folder.back() == '\n') folder.pop_back();
  return folder;
}

/// CPU time of this process in seconds: a bound that holds on a busy machine too.
double cpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void translate(const fs::path &file, const irgen::IRGenOptions &options, size_t &units) {
  ModuleSource module;
  DiagnosticSink sink;
  if (!readModule(file.string(), {}, sink, module)) return;  // tests of the parser hold wrong files
  for (const auto &unit : module.units) {
    bytecode::Code code;
    std::string error, why;
    if (!bytecode::decode(*unit, module.pythonMinor, code, error)) FAIL(file.string() + ": " + error);
    if (!irgen::supported(*unit, why)) continue;
    auto f = irgen::build(code, options);
    std::string broken = ir::verify(*f);
    if (!broken.empty()) FAIL(file.string() + ": " + broken);
    ++units;
  }
}

void translateAll(bool recursive, const irgen::IRGenOptions &options) {
  std::string folder = standardLibrary();
  double start = cpuSeconds();
  size_t units = 0;
  auto visit = [&](const fs::directory_entry &e) {
    if (e.path().extension() == ".py") translate(e.path(), options, units);
  };
  if (recursive)
    for (const auto &e : fs::recursive_directory_iterator(folder)) visit(e);
  else
    for (const auto &e : fs::directory_iterator(folder)) visit(e);
  CHECK(units > 5000);
  CHECK(cpuSeconds() - start < (recursive ? 600 : 120));
}

}  // namespace

TEST_CASE("irgen: the top of the standard library", "[irgen][stdlib]") { translateAll(false, {}); }
TEST_CASE("irgen: the whole standard library", "[.][irgen][stdlib-all]") { translateAll(true, {}); }
TEST_CASE("irgen: the standard library in memory mode", "[.][irgen][stdlib-all]") {
  irgen::IRGenOptions options;
  options.frameLocals = true;
  translateAll(true, options);
}

TEST_CASE("irgen: a function of 50,000 lines", "[irgen]") {
  std::string text = "def f(a, b):\n";
  for (int n = 0; n < 10000; ++n) {
    std::string x = "v" + std::to_string(n % 500);
    text += "  " + x + " = a + " + std::to_string(n) + "\n  if " + x + ": " + x + " = b\n  for i in " + x +
            ": a += i\n  try: " + x + " = f(" + x + ")\n  except E: print(" + x + ")\n";
  }
  irgen_test::Source source(text);
  double start = cpuSeconds();
  auto f = source.build("f");
  CHECK(f->memoryLocals);
  CHECK(cpuSeconds() - start < 30);
}
