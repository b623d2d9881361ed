// What a module's code says of its names: which globals are bound once, to what; what its classes define. Guesses all: whoever uses one guards it.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "frontend/code_unit.h"
#include "ir/ir.h"

namespace jj::analysis {

/// A place in the bytecode.
struct CodePlace {
  uint32_t unit = 0;
  int32_t offset = -1;  ///< -1: none
};

/// What is known of a global that the module binds.
struct GlobalFacts {
  enum class What : uint8_t { Other, Function, Class, Imported, Constant };
  What what = What::Other;             ///< Other: bound more than once, deleted, or to something else
  int64_t unit = -1;                   ///< Function: its unit; Class: the unit of its body
  std::string path;                    ///< Imported: the dotted path of a module, or of what is in one ("math", "math.sqrt")
  const Constant *constant = nullptr;  ///< Constant: a number or text
  const Constant *items = nullptr;     ///< of a tuple of constants, or of a list that begins with them: the tuple
  int bindings = 0;                    ///< how often the code binds or deletes it
  CodePlace first;                     ///< where it is bound first
};

/// A name that a class body binds.
struct MemberFacts {
  enum class How : uint8_t { Other, Method, Property, ClassMethod, StaticMethod };
  How how = How::Other;  ///< Other: anything else, or bound more than once
  int64_t unit = -1;     ///< of the function
};

/// A class statement, known by the unit of its body.
struct ClassFacts {
  uint32_t body = 0;
  std::map<std::string, MemberFacts> members;
  std::vector<int64_t> bases;           ///< body units of classes of the module, kOther
  std::vector<std::string> baseNames;   ///< as the statement has them; "?": an expression
  std::vector<std::string> slots;       ///< of a constant __slots__
  bool hasSlots = false;
  std::map<std::string, CodePlace> attributes;  ///< what its methods store in their first argument, and where first
};

class KnownUnits {
public:
  static constexpr int64_t kOther = -1;
  /// `module`: as irgen has made it, every function once.
  KnownUnits(const ir::Module &module, const ModuleSource &source);

  /// nullptr: the module's code does not bind it.
  const GlobalFacts *global(const std::string &name) const;
  const std::map<std::string, GlobalFacts> &globals() const { return globals_; }
  const std::map<int64_t, ClassFacts> &classes() const { return classes_; }

  /// The unit of the def, or the body unit of the class statement, that alone binds a global; kOther.
  int64_t functionOf(const std::string &name) const { return unitOf(name, GlobalFacts::What::Function); }
  int64_t classOf(const std::string &name) const { return unitOf(name, GlobalFacts::What::Class); }
  /// The def that alone binds a variable of an enclosing function: local `index` (a cell) of `unit`.
  int64_t functionInCell(const CodeUnit &unit, size_t index) const;
  /// The dotted path of a module, of something in a module, or of a builtin ("builtins.len") that the value surely is if nobody rebinds anything; empty: not known.
  std::string pathOf(const ir::Value *v, const CodeUnit &unit) const;

  /// Of an instance of exactly this class, found as Python finds it: the unit of its method. kOther: none, or not a plain def.
  int64_t method(int64_t body, const std::string &name) const;
  /// The same of an instance of the class or of one of its subclasses in the module, when only one definition comes into question.
  int64_t methodOfFamily(int64_t body, const std::string &name) const;
  /// What super() finds in a method of the class, for an instance of exactly this class.
  int64_t methodBehind(int64_t body, const std::string &name) const;
  /// The only definition in the module of an attribute of that name.
  int64_t onlyMethod(const std::string &name) const;

private:
  int64_t unitOf(const std::string &name, GlobalFacts::What what) const;
  void readNames(const ir::Function &f, const CodeUnit &unit);
  void bindGlobal(const ir::Instr &store, const CodeUnit &unit);
  void unbindGlobal(const ir::Instr &remove, const CodeUnit &unit);
  void bindMember(const ir::Instr &store, const CodeUnit &unit);
  void readCell(const ir::Instr &store, const CodeUnit &unit);
  void readClass(const ir::Instr &call, const CodeUnit &unit);
  void readAttribute(const ir::Instr &store, const CodeUnit &unit);
  std::optional<int64_t> lookUp(int64_t body, const std::string &name, int depth = 0) const;
  bool derives(int64_t body, int64_t base, int depth = 0) const;

  std::map<std::string, GlobalFacts> globals_;
  std::map<int64_t, ClassFacts> classes_;                        ///< by body unit
  std::map<std::pair<uint32_t, std::string>, int64_t> cells_;    ///< by the unit whose cell it is, and its name
};

}  // namespace jj::analysis
