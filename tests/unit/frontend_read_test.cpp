// Reading modules: unusual but right input, code units, constants, hints, determinism.
#include <catch2/catch.hpp>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "frontend/frontend.h"

using namespace jj;

namespace {

ModuleSource read(const std::string &bytes, const std::string &path = "folder/mod.py") {
  ModuleSource module;
  DiagnosticSink sink;
  bool good = readModuleFromBytes(bytes, path, {}, sink, module);
  INFO((sink.all().empty() ? "" : format(sink.all()[0], false)));
  REQUIRE(good);
  REQUIRE_FALSE(sink.hasErrors());
  return module;
}

bool hasConstant(const CodeUnit &unit, Constant::Kind kind, const std::string &text) {
  for (auto &constant : unit.consts)
    if (constant.kind == kind && constant.text == text) return true;
  return false;
}

}  // namespace

TEST_CASE("front end: names of a module", "[frontend]") {
  auto module = read("x = 1\n", "some/folder/mymod.py");
  CHECK(module.moduleName == "mymod");
  CHECK(module.codeFileName == "mymod.py");
  CHECK(module.fileName == "some/folder/mymod.py");
  CHECK_FALSE(module.isPackage);
  auto package = read("", "/a/b/pack/__init__.py");
  CHECK(package.moduleName == "pack");
  CHECK(package.isPackage);
  CHECK(package.codeFileName == "__init__.py");
  auto input = read("", "-");
  CHECK(input.fileName == "<stdin>");
  CHECK(input.codeFileName == "<stdin>");

  ModuleSource named;
  DiagnosticSink sink;
  FrontendOptions options;
  options.moduleName = "a.b.c";
  options.codeFileName = "other.py";
  REQUIRE(readModuleFromBytes("", "mod.py", options, sink, named));
  CHECK(named.moduleName == "a.b.c");
  CHECK(named.codeFileName == "other.py");
}

TEST_CASE("front end: an empty file", "[frontend]") {
  auto module = read("");
  REQUIRE(module.units.size() == 1);
  CHECK(module.units[0]->isModule());
  CHECK(module.units[0]->qualname == "<module>");
  CHECK_FALSE(module.marshalled.empty());
  CHECK(read("# only a comment").units.size() == 1);
  CHECK(read("\n\n\f\n").units.size() == 1);
}

TEST_CASE("front end: encodings", "[frontend]") {
  using Kind = Constant::Kind;
  CHECK(hasConstant(*read("x = 'caf\xC3\xA9'\n").units[0], Kind::Str, "caf\xC3\xA9"));
  CHECK(hasConstant(*read("# -*- coding: latin-1 -*-\nx = 'caf\xE9'\n").units[0], Kind::Str, "caf\xC3\xA9"));
  CHECK(hasConstant(*read("#!/bin/python\n# vim: set fileencoding=cp1251 :\nx = '\xE6'\n").units[0], Kind::Str,
                    "\xD0\xB6"));
  auto marked = read("\xEF\xBB\xBFx = 'a b'\n");
  CHECK(hasConstant(*marked.units[0], Kind::Str, "a b"));
  CHECK(marked.text == "x = 'a b'\n");
  CHECK(read("# coding: latin-1\n# \xE9\n").text == "# coding: latin-1\n# \xC3\xA9\n");
  CHECK(hasConstant(*read("x = '\\ud800 '\n").units[0], Kind::Str, "\xED\xA0\x80 "));
}

TEST_CASE("front end: line ends and form feeds", "[frontend]") {
  auto crlf = read("def f():\r\n  return 'a\\\r\n b'\r\n\r\ndef g(): pass\r\n");
  REQUIRE(crlf.units.size() == 3);
  CHECK(crlf.units[2]->firstLine == 5);
  CHECK(crlf.text.find('\r') == std::string::npos);
  CHECK(hasConstant(*crlf.units[1], Constant::Kind::Str, "a b"));
  auto feeds = read("x = 1\n\f\ndef f(): pass\n");
  CHECK(feeds.units[1]->firstLine == 3);
}

TEST_CASE("front end: Unicode identifiers are normalised", "[frontend]") {
  auto module = read("\xEF\xAC\x81 = 1\n");  // the ligature fi
  REQUIRE(module.units[0]->names.size() == 1);
  CHECK(module.units[0]->names[0] == "fi");
}

TEST_CASE("front end: code units in preorder", "[frontend]") {
  auto module = read(
      "class C:\n"
      "  def m(self, a, /, b=1, *rest, key, **more):\n"
      "    return lambda: (a, self)\n"
      "async def co(): yield 1\n"
      "def gen(): yield\n");
  REQUIRE(module.units.size() == 6);
  std::vector<std::string> names;
  for (auto &unit : module.units) names.push_back(unit->qualname);
  CHECK(names == std::vector<std::string>{"<module>", "C", "C.m", "C.m.<locals>.<lambda>", "co", "gen"});
  for (size_t i = 0; i < module.units.size(); ++i) CHECK(module.units[i]->id == i);
  const CodeUnit &c = *module.units[1], &m = *module.units[2];
  CHECK(c.isClassBody());
  CHECK(c.parent == module.units[0].get());
  CHECK(module.units[0]->children.size() == 3);
  CHECK(m.isFunction());
  CHECK(m.argCount == 3);
  CHECK(m.posOnlyArgCount == 2);
  CHECK(m.kwOnlyArgCount == 1);
  CHECK(m.numParams() == 6);
  CHECK(m.localsPlus[0].name == "self");
  CHECK((m.localsPlus[0].kind & kCell) != 0);
  CHECK((m.localsPlus[2].kind & (kLocal | kCell | kFree)) == kLocal);  // 3.14 has more to say
  CHECK(module.units[3]->localsPlus[0].kind == kFree);
  CHECK((module.units[4]->flags & kAsyncGenerator) != 0);
  CHECK((module.units[5]->flags & kGenerator) != 0);
  CHECK(m.stackSize > 0);
  CHECK_FALSE(m.code.empty());
  CHECK_FALSE(m.lineTable.empty());
}

TEST_CASE("front end: constants", "[frontend]") {
  auto module = read(
      "x = (9223372036854775807, -9223372036854775808, 9223372036854775808, 1.5, 2j, b'\\x00\\xff', 'a\\0b',"
      " None, ..., True, (1, (2,)))\ny = a in {3, 'x', None}\nz = 0x" +
      std::string(5000, 'f') + "\n");
  const CodeUnit &unit = *module.units[0];
  const Constant *tuple = nullptr, *set = nullptr, *huge = nullptr;
  for (auto &constant : unit.consts) {
    if (constant.kind == Constant::Kind::Tuple && constant.items.size() == 11) tuple = &constant;
    if (constant.kind == Constant::Kind::FrozenSet) set = &constant;
    if (constant.kind == Constant::Kind::BigInt) huge = &constant;
  }
  REQUIRE(tuple);
  CHECK(printConstant(*tuple) ==
        "(9223372036854775807, -9223372036854775808, 9223372036854775808, 1.5, complex(0.0, 2.0), b'\\x00\\xff', "
        "'a\\x00b', "
        "None, ..., True, (1, (2,)))");
  CHECK(tuple->items[1].kind == Constant::Kind::Int);
  CHECK(tuple->items[2].kind == Constant::Kind::BigInt);
  CHECK(tuple->items[6].text.size() == 3);
  REQUIRE(set);
  CHECK(printConstant(*set) == "frozenset({None, 3, 'x'})");
  REQUIRE(huge);
  CHECK(huge->text == "0x" + std::string(5000, 'f'));
}

TEST_CASE("front end: annotations are hints", "[frontend]") {
  auto module = read(
      "@decorated\n"
      "@twice\n"
      "def f(a: int, b: 'float', *c: int, d: list[int] | None = None, e: x.Y = 1, g: 1 + 2 = 3, **h: int) -> None: "
      "pass\n"
      "class C:\n"
      "  async def __m(self, __private: int): pass\n"
      "try: pass\n"
      "finally:\n"
      "  def g(a: bool): pass\n");
  using Hints = std::map<std::string, std::string>;
  int copies = 0, decorated = 0;
  for (auto &unit : module.units) {
    if (unit->name == "f") {
      ++decorated;
      CHECK(unit->annotations == Hints{{"a", "int"}, {"b", "float"}, {"d", "list[int] | None"}, {"e", "x.Y"}, {"return", "None"}});
    }
    if (unit->name == "__m") {
      CHECK(unit->annotations == Hints{{"_C__private", "int"}});
    }
    if (unit->name != "g") continue;
    ++copies;
    CHECK(unit->annotations == Hints{{"a", "bool"}});
  }
  CHECK(decorated == 1);
  CHECK(copies >= 1);
}

TEST_CASE("front end: the marshalled code depends on the source alone", "[frontend]") {
  std::string source =
      "import os, sys\n"
      "def f(self, name): return [self.append(name), 'name', 'os', (1, 2), (1, 2), 257, 257, 'a b', 'a b', "
      "'\xC3\xA9']\n"
      "x = name in {'name', 'self', None, 1.5}\n";
  std::string first = read(source).marshalled;
  // Other modules leave interned names, shared constants and cached integers behind in the process.
  for (int i = 0; i < 5; ++i)
    read("name = self = append = os = 1\ndef f(self, name): return 'a b', (1, 2), 257, x.v" + std::to_string(i) + "\n");
  CHECK(read(source).marshalled == first);
  CHECK(read(source, "other/mod.py").marshalled == first);
  CHECK(read(source, "other/another.py").marshalled != first);
  CHECK(first.find("folder") == std::string::npos);
}

TEST_CASE("front end: reading files", "[frontend]") {
  auto path = std::filesystem::temp_directory_path() / ("jj_read_" + std::to_string(std::rand()) + ".py");
  std::ofstream(path, std::ios::binary) << "def f(): pass\n";
  ModuleSource module;
  DiagnosticSink sink;
  CHECK(readModule(path.string(), {}, sink, module));
  CHECK(module.units.size() == 2);
  CHECK(module.moduleName == path.stem().string());
  std::filesystem::remove(path);
}

TEST_CASE("front end: several threads at once", "[frontend]") {
  std::vector<std::thread> threads;
  std::atomic<int> right = 0;
  for (int n = 0; n < 4; ++n)
    threads.emplace_back([&right, n] {
      for (int i = 0; i < 20; ++i) {
        ModuleSource module;
        DiagnosticSink sink;
        // an encoding that Python code decodes, a warning in half of the modules
        std::string source = "# coding: cp1251\nx = '\xE6'\n" + std::string(n % 2 ? "x is 1\n" : "");
        bool good = readModuleFromBytes(source, "mod.py", {}, sink, module);
        right += good && sink.all().size() == static_cast<size_t>(n % 2);
      }
    });
  for (auto &thread : threads) thread.join();
  CHECK(right == 80);
}

TEST_CASE("front end: --emit=code shows what there is", "[frontend]") {
  std::string text = printCode(read("def f(a, *b):\n  return a + 'x\\n'\n"));
  for (const char *part : {"module mod from mod.py", "code 1 f (line 1)", "flags: optimized newlocals varargs", "variable 0: a local", ": 'x\\n'", "name 0: f"})
    CHECK_THAT(text, Catch::Contains(part));
  CHECK_THAT(printCode(read("def f(a: int): pass\n")), Catch::Contains("hint a: int"));
}

TEST_CASE("front end: a function of 50,000 lines", "[frontend]") {
  std::string source = "def f(a):\n";
  for (int i = 0; i < 50000; ++i) source += "  a = a + " + std::to_string(i) + "\n";
  auto module = read(source + "  return a\n");
  CHECK(module.units.size() == 2);
}
