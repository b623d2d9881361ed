// Names of modules and of their files.
#include <catch2/catch.hpp>

#include "driver/module_name.h"

using namespace jj::driver;

TEST_CASE("module names are dotted identifiers") {
  for (const char *good : {"m", "_x9", "pkg.sub.mod", "bücher"}) CHECK(isModuleName(good));
  for (const char *bad : {"", "9x", "my-mod", "a..b", ".a", "a.", "a b"}) CHECK_FALSE(isModuleName(bad));
}

TEST_CASE("the result goes beside the source, under the last part of the module's name") {
  CHECK(defaultOutput("src/m.py", "m", false, ".so") == "src/m.so");
  CHECK(defaultOutput("m.py", "pkg.m", false, ".so") == "m.so");
  CHECK(defaultOutput("pkg/__init__.py", "pkg", true, ".so") == "pkg/__init__.so");
  CHECK(defaultOutput("-", "a.b", false, ".so") == "b.so");
}
