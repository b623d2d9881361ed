// What a module's code says of its functions and classes: which names are bound once, to what. Guesses all: whoever uses one guards it.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "passes/pass_manager.h"

namespace jj::passes {

/// A class statement, known by the unit of its body.
struct ClassFacts {
  uint32_t body = 0;
  std::map<std::string, int64_t> attributes;  ///< name bound in the body -> unit of a plain def, kOther
  std::vector<int64_t> bases;                 ///< body units of classes of the module, kOther
};

class KnownUnits {
public:
  static constexpr int64_t kOther = -1;
  explicit KnownUnits(const ModuleContext &m);

  /// The unit of the def, or the body unit of the class statement, that alone binds a global; kOther.
  int64_t functionOf(const std::string &global) const { return find(functions_, global); }
  int64_t classOf(const std::string &global) const { return find(classNames_, global); }
  /// The def that alone binds a variable of an enclosing function: local `index` (a cell) of `unit`.
  int64_t functionInCell(const CodeUnit &unit, size_t index) const;

  /// Of an instance of exactly this class, found as Python finds it: the unit of its method. kOther: none, or not a plain def.
  int64_t method(int64_t body, const std::string &name) const;
  /// The same of an instance of the class or of one of its subclasses in the module, when only one definition comes into question.
  int64_t methodOfFamily(int64_t body, const std::string &name) const;
  /// What super() finds in a method of the class, for an instance of exactly this class.
  int64_t methodBehind(int64_t body, const std::string &name) const;
  /// The only definition in the module of an attribute of that name.
  int64_t onlyMethod(const std::string &name) const;

private:
  using Names = std::map<std::string, int64_t>;
  static int64_t find(const Names &names, const std::string &name) {
    auto it = names.find(name);
    return it == names.end() ? kOther : it->second;
  }
  void readNames(const ir::Function &f, const CodeUnit &unit);
  void readCell(const ir::Instr &store, const CodeUnit &unit);
  void readClass(const ir::Instr &call, const CodeUnit &unit);
  std::optional<int64_t> lookUp(int64_t body, const std::string &name, int depth = 0) const;
  bool derives(int64_t body, int64_t base, int depth = 0) const;

  Names functions_, classNames_;
  std::map<int64_t, ClassFacts> classes_;                        ///< by body unit
  std::map<std::pair<uint32_t, std::string>, int64_t> cells_;    ///< by the unit whose cell it is, and its name
};

}  // namespace jj::passes
