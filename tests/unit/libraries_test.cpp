// Which modules of the standard library a source brings along (driver/libraries.h).
#include "driver/libraries.h"

#include <catch2/catch.hpp>

using namespace jj::driver;

TEST_CASE("the table of libraries is in order of nothing but has no name twice") {
  for (const Library &l : libraries()) {
    CHECK(libraryByName(l.module) == &l);
    CHECK(!l.functions.empty());
  }
  CHECK(libraryByName("no such module") == nullptr);
}

TEST_CASE("functions of a library are chosen by patterns, the last one that matches counts") {
  Library l{"m", "", "f C.* -C.__repr__ g.<locals>.*"};
  CHECK(isOfLibrary(l, "f"));
  CHECK(isOfLibrary(l, "C.m"));
  CHECK(isOfLibrary(l, "C.m.<locals>.inner"));
  CHECK_FALSE(isOfLibrary(l, "C.__repr__"));
  CHECK_FALSE(isOfLibrary(l, "g"));
  CHECK(isOfLibrary(l, "g.<locals>.h"));
  CHECK_FALSE(isOfLibrary(l, "ff"));
}

TEST_CASE("imports of a source are read line by line") {
  const std::vector<std::string> carried{"_collections_abc", "asyncio.locks", "asyncio.tasks", "collections", "contextlib", "enum", "re", "selectors"};
  using Names = std::vector<std::string>;
  CHECK(librariesOf("x = 1\nimport re\n", carried) == Names{"re"});
  CHECK(librariesOf("import sys, re as r, enum; y = 2\n", carried) == Names{"enum", "re"});
  CHECK(librariesOf("def f():\n\tfrom contextlib import (\n  suppress)\n", carried) == Names{"contextlib"});
  CHECK(librariesOf("from collections.abc import Mapping", carried) == Names{"_collections_abc"});
  CHECK(librariesOf("import collections\r\n", carried) == Names{"_collections_abc", "collections"});
  CHECK(librariesOf("import asyncio\n", carried) == Names{"asyncio.locks", "asyncio.tasks", "selectors"});
  CHECK(librariesOf("from asyncio.locks import Lock\n", carried) == Names{"asyncio.locks"});
  CHECK(librariesOf("important re\nfrom .re import x\nimport\nfrom\n# import re\n", carried).empty());
}

TEST_CASE("options decide before the source does") {
  CompileOptions options;
  options.libraries = std::vector<std::string>{"re"};
  CHECK(librariesOf(options, "import enum\n") == std::vector<std::string>{"re"});
  options.libraries.reset();
  options.runtimeOf = "pkg";
  CHECK(librariesOf(options, "import re\n").empty());
  CHECK(joined({"b", "c"}, {"a", "b"}) == std::vector<std::string>{"a", "b", "c"});
}
