// What the front end hands on: code objects as plain C++. No PyObject leaves compiler/frontend.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/stubs.h"

namespace jj {

struct CodeUnit;

/// A constant of co_consts.
struct Constant {
  enum class Kind : uint8_t {
    None,
    Ellipsis,
    Bool,
    Int,
    BigInt,
    Float,
    Complex,
    Str,
    Bytes,
    Tuple,
    FrozenSet,
    Slice,
    Code
  };
  Kind kind = Kind::None;
  bool boolean = false;
  int64_t integer = 0;          ///< Int
  double real = 0, imag = 0;    ///< Float, Complex
  std::string text;             ///< Str (UTF-8, surrogates passed), Bytes, BigInt (decimal; 0x... beyond 4,300 digits)
  std::vector<Constant> items;  ///< Tuple, FrozenSet; Slice: start, stop, step
  CodeUnit *code = nullptr;     ///< Code
};

/// Constants that are in no co_consts are numbered from here on: kSmallInts + n is the int n (0 to 255; 3.14).
constexpr int32_t kSmallInts = 1 << 24;
constexpr int32_t kNumSmallInts = 256;

/// Bits of co_flags.
enum CodeFlags : uint32_t {
  kOptimized = 0x1, kNewLocals = 0x2, kVarArgs = 0x4, kVarKeywords = 0x8, kNested = 0x10, kGenerator = 0x20,
  kCoroutine = 0x80, kIterableCoroutine = 0x100, kAsyncGenerator = 0x200,
};

/// Kind of a localsplus entry (co_localspluskinds).
enum LocalKind : uint8_t { kLocal = 0x20, kCell = 0x40, kFree = 0x80 };

struct LocalVariable {
  std::string name;
  uint8_t kind;  ///< bits of LocalKind; an argument that is also a cell has both
};

/// What a profile says of how often a function runs: nothing; not often enough to be specialised; often enough.
enum class Heat : uint8_t { Unknown, Cold, Warm };
/// ... and of what both operands of an operation were.
enum class OperandKind : uint8_t { Int, Float, Text };

/// One code object.
struct CodeUnit {
  uint32_t id = 0;  ///< preorder number in the module: a unit, then its code constants in order of co_consts
  std::string name, qualname;
  int32_t argCount = 0, posOnlyArgCount = 0, kwOnlyArgCount = 0, stackSize = 0, firstLine = 0;
  uint32_t flags = 0;
  std::vector<Constant> consts;
  std::vector<std::string> names;          ///< co_names
  std::vector<LocalVariable> localsPlus;   ///< locals, then cells, then free variables
  std::vector<uint8_t> code, exceptionTable, lineTable;
  CodeUnit *parent = nullptr;
  std::vector<CodeUnit *> children;        ///< in order of co_consts
  std::map<std::string, std::string> annotations;  ///< hints of the source: parameter or "return" -> "int", "float" ...
  Heat heat = Heat::Unknown;
  std::map<int32_t, OperandKind> operandKinds;  ///< of the profile, by byte offset

  /// A constant by its number; nullptr: there is none.
  const Constant *constant(int64_t number) const;
  /// The number of a name that its instructions use, or -1.
  int32_t nameIndex(std::string_view name) const;
  bool mentions(std::string_view name) const { return nameIndex(name) >= 0; }
  bool isModule() const { return !parent; }
  bool isFunction() const { return flags & kNewLocals && flags & kOptimized; }
  bool isClassBody() const { return parent && !(flags & kOptimized); }
  int32_t numParams() const {
    return argCount + kwOnlyArgCount + (flags & kVarArgs ? 1 : 0) + (flags & kVarKeywords ? 1 : 0);
  }
};

/// Everything the compiler knows of one source file.
struct ModuleSource {
  std::string fileName;        ///< as given by the user ("<stdin>" for -), for diagnostics
  std::string codeFileName;    ///< co_filename in the code objects: the base name only
  std::string moduleName;      ///< dotted
  bool isPackage = false;      ///< __init__.py
  std::string text;            ///< the source, UTF-8
  std::string marshalled;      ///< marshal.dumps of the module's code object; of a library of a tuple of those of `roots`
  std::vector<uint32_t> roots;  ///< of a library (FrontendOptions::isOfLibrary): the functions outside of functions that have native code, or have such inside
  std::vector<bool> isNative;   ///< of a library: by unit
  std::vector<std::unique_ptr<CodeUnit>> units;  ///< by id; [0] is the module
  int pythonMinor = 11;
  Stubs stubs;  ///< of the builtins and of the modules that the code speaks of
};

}  // namespace jj
