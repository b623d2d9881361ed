// IR generation over the standard library: every code object translates, verifies, and in bounded time.
#include <chrono>
#include <cstdio>
#include <filesystem>

#include "irgen_support.h"

using namespace jj;
namespace fs = std::filesystem;

namespace {

/// Folder of the standard library of the Python this compiler is for, as an interpreter of that version says.
std::string standardLibrary() {
  std::string command = "python3." + std::to_string(JJ_PYTHON_MINOR) + " -c 'import os; print(os.path.dirname(os.__file__))' 2>&1";
  FILE *pipe = popen(command.c_str(), "r");
  if (!pipe) return "";
  char line[4096] = "";
  bool fine = fgets(line, sizeof line, pipe) != nullptr;
  if (pclose(pipe) != 0 || !fine) return "";
  std::string folder(line);
  while (!folder.empty() && folder.back() == '\n') folder.pop_back();
  return folder;
}

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
  if (folder.empty()) {
    WARN("no python3." << JJ_PYTHON_MINOR << " in PATH: the standard library is not tried");
    return;
  }
  auto start = std::chrono::steady_clock::now();
  size_t units = 0;
  auto visit = [&](const fs::directory_entry &e) {
    if (e.path().extension() == ".py") translate(e.path(), options, units);
  };
  if (recursive)
    for (const auto &e : fs::recursive_directory_iterator(folder)) visit(e);
  else
    for (const auto &e : fs::directory_iterator(folder)) visit(e);
  CHECK(units > 5000);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::minutes(recursive ? 10 : 2));
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
    text += "  " + x + " = a + " + std::to_string(n) + "\n  if " + x + ": " + x + " = b\n  for i in " + x + ": a += i\n  try: " +
            x + " = f(" + x + ")\n  except E: print(" + x + ")\n";
  }
  irgen_test::Source source(text);
  auto start = std::chrono::steady_clock::now();
  auto f = source.build("f");
  CHECK(f->memoryLocals);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(30));
}
