// What the front end refuses: message, place, source line, caret and hint; and the printing of diagnostics.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "frontend/frontend.h"

using namespace jj;

namespace {

Diagnostic refuse(const std::string &bytes) {
  ModuleSource module;
  DiagnosticSink sink;
  bool good = readModuleFromBytes(bytes, "mod.py", {}, sink, module);
  CHECK_FALSE(good);
  REQUIRE(sink.all().size() == 1);
  CHECK(sink.hasErrors());
  CHECK(sink.all()[0].severity == Severity::Error);
  CHECK(sink.all()[0].file == "mod.py");
  return sink.all()[0];
}

Diagnostic refuseFile(const std::string &path) {
  ModuleSource module;
  DiagnosticSink sink;
  CHECK_FALSE(readModule(path, {}, sink, module));
  REQUIRE(sink.all().size() == 1);
  CHECK(sink.all()[0].file == path);
  return sink.all()[0];
}

std::string repeat(const std::string &text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("errors: syntax", "[frontend]") {
  auto d = refuse("x = 1\ny = (1,\n  2 3)\n");
  CHECK(d.line == 3);
  CHECK(d.column == 3);
  CHECK(d.endColumn == 6);
  CHECK(d.sourceLine == "  2 3)");
  CHECK_THAT(d.message, Catch::StartsWith("invalid syntax"));
  CHECK(format(d, false) == "mod.py:3:3: error: " + d.message + "\n    3 |   2 3)\n      |   ^~~\n");
}

TEST_CASE("errors: places after characters of several bytes", "[frontend]") {
  auto d = refuse("\xC3\xA9 = 1; 2 3\n");
  CHECK(d.column == 10);
  auto latin = refuse("# coding: latin-1\nx = '\xE9'; 2 3\n");
  CHECK(latin.line == 2);
  CHECK(latin.sourceLine == "x = '\xC3\xA9'; 2 3");
  CHECK(latin.column == 12);
  auto behind = refuse("\xC3\xA9\xC3\xA9=1; return\n");
  CHECK(behind.column == 7);
  CHECK(behind.endColumn == 13);
}

TEST_CASE("errors: inside f-strings the place is that in the file", "[frontend]") {
  auto d = refuse("a = 1\nz = f\"abc {a b} d\"\n");
  CHECK(d.line == 2);
  CHECK(d.column == 12);
  CHECK(d.sourceLine == "z = f\"abc {a b} d\"");
}

TEST_CASE("errors: indentation", "[frontend]") {
  auto d = refuse("def f():\n        x = 1\n    y = 2\n");
  CHECK(d.line == 3);
  CHECK_THAT(d.message, Catch::Contains("unindent"));
  CHECK_FALSE(d.hint.empty());
  CHECK(refuse("def f():\nx = 1\n").line == 2);
  CHECK_THAT(refuse("if 1:\n\tx = 1\n        y = 2\n").hint, Catch::Contains("tabs"));
}

TEST_CASE("errors: unclosed", "[frontend]") {
  auto paren = refuse("x = 1\ny = (1,\n");
  CHECK(paren.line == 2);
  CHECK(paren.column == 5);
  auto text = refuse("x = \"\"\"abc\nfoo\n");
  CHECK(text.line == 1);
  CHECK_FALSE(text.hint.empty());
}

TEST_CASE("errors: from the compiler behind the parser", "[frontend]") {
  CHECK_THAT(refuse("return 1\n").message, Catch::Contains("outside function"));
  CHECK_THAT(refuse("def f(a, a): pass\n").message, Catch::Contains("duplicate argument"));
  CHECK_THAT(refuse("x = 1\nfrom __future__ import annotations\n").message, Catch::Contains("__future__"));
  CHECK_THAT(refuse("print 'x'\n").hint, Catch::Contains("Python 2"));
}

TEST_CASE("errors: encodings", "[frontend]") {
  auto d = refuse("# hi\nx = 'caf\xE9'\n");
  CHECK(d.line == 2);
  CHECK(d.column == 9);
  CHECK(d.message == "byte 0xe9 is not valid utf-8");
  CHECK_THAT(d.hint, Catch::Contains("coding"));
  auto unknown = refuse("# -*- coding: klingon -*-\nx = 1\n");
  CHECK(unknown.line == 1);
  CHECK(unknown.column == 15);
  CHECK_THAT(unknown.message, Catch::Contains("klingon"));
  auto ascii = refuse("# coding: ascii\nx = '\xC3\xA9'\n");
  CHECK(ascii.line == 2);
  CHECK_THAT(ascii.hint, Catch::Contains("line 1"));
  CHECK(refuse("\xEF\xBB\xBF# coding: latin-1\n").line == 1);
  CHECK_THAT(refuse("\xFF\xFEx\0=\0").message, Catch::Contains("UTF-16"));
}

TEST_CASE("errors: binary data", "[frontend]") {
  auto d = refuse(std::string("x = 1\ny = 'a\0b'\n", 15));
  CHECK(d.line == 2);
  CHECK(d.column == 7);
  CHECK_THAT(d.message, Catch::Contains("null byte"));
  CHECK_THAT(refuse(std::string("\x7F"
                                "ELF\x02\x01\x01\0\0\0",
                                10))
                 .message,
             Catch::Contains("compiled program"));
  CHECK_THAT(refuse(std::string("\xA7\r\r\n\0\0\0\0\0\0\0\0\0\0\0\0\xE3", 17)).message, Catch::Contains(".pyc"));
}

TEST_CASE("errors: nesting too deep", "[frontend]") {
  CHECK_THAT(refuse(repeat("(", 300) + repeat(")", 300)).message, Catch::Contains("too many nested parentheses"));
  for (auto &source : {"x = " + repeat("-", 100000) + "1", "x = a" + repeat(".b", 100000),
                       "x = 1" + repeat(" + 1", 100000), "if x: pass\n" + repeat("elif x: pass\n", 20000)}) {
    auto d = refuse(source);
    CHECK_THAT(d.message, Catch::Contains("nested too deeply"));
    CHECK_FALSE(d.hint.empty());
  }
  CHECK_THAT(refuse("x = " + repeat("lambda: ", 1500) + "1").message, Catch::Contains("nested too deeply"));
  std::string blocks;
  for (int i = 0; i < 101; ++i) blocks += repeat(" ", i) + "if 1:\n";
  CHECK_THAT(refuse(blocks + repeat(" ", 101) + "pass\n").message, Catch::Contains("indentation"));
}

TEST_CASE("errors: files that cannot be read", "[frontend]") {
  namespace fs = std::filesystem;
  auto folder = fs::temp_directory_path() / ("jj_errors_" + std::to_string(::getpid()));
  fs::create_directories(folder);
  CHECK_THAT(refuseFile((folder / "missing.py").string()).message, Catch::Contains("No such file"));
  CHECK_THAT(refuseFile(folder.string()).message, Catch::Contains("directory"));
  auto secret = folder / "secret.py";
  std::ofstream(secret) << "x = 1\n";
  ::chmod(secret.c_str(), 0);
  if (::geteuid() != 0) CHECK_THAT(refuseFile(secret.string()).message, Catch::Contains("Permission denied"));
  fs::remove_all(folder);
}

TEST_CASE("errors: the interpreter goes on after an error", "[frontend]") {
  refuse("x = (\n");
  ModuleSource module;
  DiagnosticSink sink;
  CHECK(readModuleFromBytes("x = 1\n", "mod.py", {}, sink, module));
  CHECK(sink.all().empty());
}

TEST_CASE("warnings: SyntaxWarnings, each once", "[frontend]") {
  ModuleSource module;
  DiagnosticSink sink;
  REQUIRE(readModuleFromBytes("def f(x):\n  try: g()\n  finally:\n    x is 1\n    assert (1, 'x')\n", "mod.py", {},
                              sink, module));
  REQUIRE(sink.all().size() == 2);
  CHECK(sink.all()[0].severity == Severity::Warning);
  CHECK(sink.all()[0].line == 4);
  CHECK(sink.all()[0].sourceLine == "    x is 1");
  CHECK(sink.all()[1].line == 5);
  CHECK_FALSE(sink.hasErrors());
}

TEST_CASE("diagnostics: printing", "[support]") {
  Diagnostic d;
  d.message = "what";
  CHECK(format(d, false) == "justjitc: error: what\n");
  d.severity = Severity::Warning;
  d.file = "a.py";
  d.line = 3;
  CHECK(format(d, false) == "a.py:3: warning: what\n");
  d.column = 3;
  d.endColumn = 5;
  d.sourceLine = "\t\xC3\xA9xy";
  d.hint = "do this";
  CHECK(format(d, false) == "a.py:3:3: warning: what\n    3 | \t\xC3\xA9xy\n      | \t ^~\n      = hint: do this\n");
  CHECK_THAT(format(d, true), Catch::Contains("\033[1;35m"));
  CHECK_THAT(format(d, true), Catch::Contains("\033[0m"));
  d.severity = Severity::Note;
  CHECK_THAT(format(d, false), Catch::StartsWith("a.py:3:3: note: what"));
}

TEST_CASE("diagnostics: long lines are cut around the caret", "[support]") {
  Diagnostic d;
  d.file = "a.py";
  d.line = 1;
  d.column = 1001;
  d.endColumn = 3000;
  d.message = "what";
  d.sourceLine = repeat("a", 1000) + "b" + repeat("c", 2000);
  std::string text = format(d, false);
  auto second = text.find('\n') + 1, third = text.find('\n', second) + 1;
  std::string shown = text.substr(second, third - 1 - second),
              caret = text.substr(third, text.find('\n', third) - third);
  CHECK(shown.size() < 200);
  CHECK(shown[caret.find('^')] == 'b');
  CHECK_THAT(shown, Catch::EndsWith("..."));
  CHECK(caret.size() <= shown.size());
}
