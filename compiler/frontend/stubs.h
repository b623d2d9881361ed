// Stubs: what .pyi files say of modules, classes and functions that the compiler does not see. Ordinary stub syntax, read from its syntax tree; nothing is executed.
// Types are text, as the stub has them ("int", "list[str]"); what is not understood is left out. Hints, all of it: nobody may rely on them.
#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "support/diagnostics.h"

namespace jj {

struct StubParameter {
  enum class How : uint8_t { Required, Optional, Star, KeywordOnly };
  std::string name, type;
  How how = How::Required;
};

/// One signature; overloads are several of one name, in their order.
struct StubFunction {
  enum class How : uint8_t { Plain, Property, ClassMethod, StaticMethod };
  How how = How::Plain;
  std::vector<StubParameter> parameters;  ///< of a method without the first one
  std::string result;
};

struct StubScope {
  std::map<std::string, std::vector<StubFunction>> functions;
  std::map<std::string, std::string> variables;  ///< name -> type
};

struct StubClass : StubScope {
  std::vector<std::string> bases;
};

/// One file.
struct StubModule : StubScope {
  std::map<std::string, StubClass> classes;
  std::map<std::string, std::string> imports;  ///< name -> dotted path
};
using Stubs = std::map<std::string, StubModule>;  ///< by dotted name

struct StubFile {
  std::string path, text;
};
using StubFiles = std::map<std::string, StubFile>;  ///< by dotted name of the module

/// A type as everything here spells it: "typing.List[int]" and "List[int]" are "list[int]".
std::string plainType(std::string type);

/// The .pyi files below a folder: pkg/mod.pyi is of pkg.mod, pkg/__init__.pyi of pkg. False when it cannot be read, having reported it.
bool readStubFolder(const std::string &folder, DiagnosticSink &sink, StubFiles &files);

}  // namespace jj
