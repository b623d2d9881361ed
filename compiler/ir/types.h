// The type of an IR value: what Python object it may be, and how it is represented in a register.
// May use: the standard library. Must never enter: anything of CPython or LLVM.
#pragma once
#include <cstdint>
#include <string>

namespace jj::ir {

/// How a value lies in a register.
enum class Rep : uint8_t { Object, I64, F64, I1, I32 };

/// A set of kinds of Python object, one bit each. `exact` kinds mean the type itself, never a subclass.
enum Kind : uint32_t {
  kNull = 1u << 0,  ///< no object at all: an unbound local
  kNone = 1u << 1,
  kBool = 1u << 2,
  kInt = 1u << 3,  ///< exact int, without bool
  kFloat = 1u << 4,
  kStr = 1u << 5,
  kBytes = 1u << 6,
  kList = 1u << 7,
  kTuple = 1u << 8,
  kDict = 1u << 9,
  kSet = 1u << 10,
  kRange = 1u << 11,
  kComplex = 1u << 12,
  kCell = 1u << 13,
  kCode = 1u << 14,
  kOther = 1u << 15,
  kObject = 0xFFFE,  ///< any object
  kMaybe = 0xFFFF,   ///< any object or NULL
};

/// Type and representation of a value.
struct Type {
  uint32_t kinds = kMaybe;
  Rep rep = Rep::Object;

  bool isObject() const { return rep == Rep::Object; }
  bool mayBeNull() const { return isObject() && (kinds & kNull); }
  bool isNull() const { return isObject() && kinds == kNull; }
  bool operator==(const Type &) const = default;

  static Type object(uint32_t kinds = kObject) { return {kinds, Rep::Object}; }
  static Type maybe() { return {kMaybe, Rep::Object}; }
  static Type null() { return {kNull, Rep::Object}; }
  static Type i64() { return {kInt, Rep::I64}; }
  static Type f64() { return {kFloat, Rep::F64}; }
  static Type i1() { return {kBool, Rep::I1}; }
  static Type i32() { return {0, Rep::I32}; }
};

/// Text form: "obj", "obj?", "int|float", "i64" ...; parseType reverses it.
std::string toString(Type t);
bool parseType(const std::string &text, Type &out);

}  // namespace jj::ir
