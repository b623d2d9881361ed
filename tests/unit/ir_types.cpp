// Text form of IR types, and messages of the text parser.
#include <catch2/catch.hpp>

#include "ir/ir.h"

using namespace jj::ir;

TEST_CASE("every union of kinds survives its text form", "[ir]") {
  for (uint32_t kinds = 0; kinds <= kMaybe; ++kinds) {
    Type t = Type::object(kinds), back;
    REQUIRE(parseType(toString(t), back));
    REQUIRE(back == t);
  }
}

TEST_CASE("raw representations survive their text form", "[ir]") {
  for (Type t : {Type::i64(), Type::f64(), Type::i1(), Type::i32()}) {
    Type back;
    REQUIRE(parseType(toString(t), back));
    CHECK(back == t);
  }
}

TEST_CASE("names of types", "[ir]") {
  CHECK(toString(Type::object()) == "obj");
  CHECK(toString(Type::maybe()) == "obj?");
  CHECK(toString(Type::null()) == "null");
  CHECK(toString(Type::object(kInt | kFloat | kNull)) == "int|float?");
  CHECK(toString(Type::object(kObject & ~kNone)) == "obj-none");
  Type t;
  for (const char *wrong : {"", "?", "objx", "int|", "integer", "obj-", "i65"}) {
    INFO(wrong);
    CHECK_FALSE(parseType(wrong, t));
  }
}

TEST_CASE("the parser says where the text is wrong", "[ir]") {
  struct Case {
    const char *text, *error;
  };
  const Case cases[] = {
      {"", "1:1: expected 'function'"},
      {"function f", "expected the name in quotes"},
      {"function \"f\" nothing {}", "no such kind of function"},
      {"function \"f\" plain {\nb0:\n  Nonsense %1\n}", "3:3: no such operation"},
      {"function \"f\" plain {\nb0:\n  %0: strange = NoneObject\n}", "no such type"},
      {"function \"f\" plain {\nb0:\n  Return %1\n}", "value %1 is not defined"},
      {"function \"f\" plain {\nb0:\n  Jump -> b7\n}", "block b7 is not defined"},
      {"function \"f\" plain {\nb0:\n  Return %0 @2 fs0\nb1(%0: obj):\n  Return %0\n}", "frame state fs0 is not defined"},
      {"function \"f\" plain {\n}", "a function has at least one block"},
  };
  for (const Case &c : cases) {
    std::string error;
    INFO(c.text);
    CHECK(parseFunction(c.text, error) == nullptr);
    INFO(error);
    CHECK(error.find(c.error) != std::string::npos);
  }
}
