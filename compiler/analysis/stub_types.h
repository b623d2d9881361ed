// What stubs, annotations and constants say of values that are no numbers by computation: types as text ("int", "list[str]", "random.Random"). Guesses all.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "analysis/known_units.h"
#include "frontend/stubs.h"
#include "ir/ir.h"

namespace jj::analysis {

/// Of the values of one function.
class StubTypes {
public:
  StubTypes(const Stubs &stubs, const KnownUnits &known, const ModuleSource &source, const CodeUnit &unit)
      : stubs_(stubs), known_(known), source_(source), unit_(unit) {}

  /// Empty: nothing is known.
  const std::string &typeOf(const ir::Value *v);
  /// The result of a call whose callable, or an attribute whose name, a stub knows. `types`: of the arguments, where more is known of them than typeOf says; empty where nothing is.
  std::string resultOf(const ir::Instr &call, const std::vector<std::string> &types);
  bool isKnown(const ir::Instr &call) { return !signaturesOf(call).empty(); }

private:
  /// Something that a stub describes.
  struct Entry {
    const StubModule *module = nullptr;
    std::string moduleName;
    const std::vector<StubFunction> *functions = nullptr;
    const std::string *variable = nullptr;
    std::string className;  ///< qualified; of a class
  };
  struct Signatures {
    const std::vector<StubFunction> *functions = nullptr;
    const StubModule *module = nullptr;
    std::string moduleName, fixed;  ///< fixed: the result whatever the arguments are
    bool empty() const { return !functions && fixed.empty(); }
  };
  Entry find(const std::string &path) const;
  Entry member(const std::string &type, const std::string &name, int depth = 0) const;
  std::string qualified(const std::string &type, const Entry &in) const;
  std::string compute(const ir::Value *v);
  std::string ofAttribute(const ir::Instr &load);
  std::string ofParameter(const ir::Value *v);
  const Signatures &signaturesOf(const ir::Instr &call);
  Signatures findSignatures(const ir::Instr &call);

  const Stubs &stubs_;
  const KnownUnits &known_;
  const ModuleSource &source_;
  const CodeUnit &unit_;
  std::map<const ir::Value *, std::string> types_;
  std::map<const ir::Instr *, Signatures> signatures_;
};

/// "list" of "list[str]".
std::string headOf(const std::string &type);
/// "str" of "list[str]", "int" of "range", "str" of "str": what iterating over it gives; empty: not known.
std::string elementOf(const std::string &type);

}  // namespace jj::analysis
