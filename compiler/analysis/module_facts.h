// What is known and guessed of a module: what its names are bound to, and what kinds of number flow through arguments, results and calls.
#pragma once
#include <map>
#include <vector>

#include "analysis/known_units.h"
#include "frontend/code_unit.h"
#include "ir/ir.h"
#include "ir/known_calls.h"

namespace jj::analysis {

/// Speculated kind of a value, a lattice: Unset < one of the numbers < Unknown. Unknown may turn out to be a number and is
/// guarded where it meets one; NotNumber never does. MaybeInt, MaybeFloat: a local that is a number or Unbound. Real: an int or a float; which of them shows when it runs.
enum class NumberKind : uint8_t { Unset, Int, Float, Bool, Real, Unbound, MaybeInt, MaybeFloat, Range, Unknown, NotNumber };

inline bool isMaybe(NumberKind k) { return k == NumberKind::MaybeInt || k == NumberKind::MaybeFloat; }
/// The number that a bound local of this kind is.
inline NumberKind ifBound(NumberKind k) {
  return k == NumberKind::MaybeInt ? NumberKind::Int : k == NumberKind::MaybeFloat ? NumberKind::Float : k;
}
inline bool isNumber(NumberKind k) { return k == NumberKind::Int || k == NumberKind::Float || k == NumberKind::Bool || k == NumberKind::Real; }
/// Least upper bound.
NumberKind join(NumberKind a, NumberKind b);
/// How a value of this kind lies in a register of the typed region.
ir::Type unboxedType(NumberKind k);

struct UnitFacts {
  std::vector<NumberKind> args;              ///< by parameter
  NumberKind result = NumberKind::Unset;
  bool frameless = false;                    ///< has a frameless variant that callers may call
};

struct ModuleFacts {
  KnownUnits known;  ///< what its names are bound to
  const ModuleSource *source = nullptr;  ///< with stubs of what it imports
  std::vector<UnitFacts> units;
};

/// Finds the names, then iterates kind inference over all functions until arguments and results agree.
ModuleFacts findFacts(const ir::Module &module, const ModuleSource &source);

/// Kinds of all values of one function.
struct KindInference {
  std::vector<NumberKind> kinds;              ///< by value id
  std::map<const ir::Value *, const ir::Instr *> rangeOf;  ///< iterator values of a range loop -> their GetIter
  std::vector<NumberKind> argDemand;          ///< what the uses of an Unknown parameter ask for: Float before Int, but
                                              ///< Int alone where only an int will do (range)
  /// Values of unknown kind that come from a container or an attribute (or are arithmetic on such) and meet numbers: what they are taken to be.
  struct Wanted {
    NumberKind kind = NumberKind::Unset;
    bool exact = false;  ///< an int will not do for a float
  };
  std::map<const ir::Value *, Wanted> wanted;
  /// Results of arithmetic and comparisons whose operands are unknown: what both are taken to be.
  std::map<const ir::Value *, NumberKind> guesses;
  /// Unknown values that a loop takes from constants, or that enumerate() counts: what they probably are, Int or Float.
  std::map<const ir::Value *, NumberKind> likely;
  NumberKind result = NumberKind::Unset;
  std::map<uint32_t, std::vector<NumberKind>> calls;  ///< argument kinds at calls of units of the module

  NumberKind kind(const ir::Value *v) const { return v->id < kinds.size() ? kinds[v->id] : NumberKind::Unknown; }
};
/// `unit`: its constants and names; may be missing in tests.
KindInference inferKinds(const ir::Function &f, const CodeUnit *unit, const ModuleFacts &facts);

/// The unit that `call` surely means if its global still has its expected value, or -1: a call by position of a global of `facts`.
int64_t calledUnit(const ir::Instr &call, const CodeUnit *unit, const ModuleFacts &facts);
/// Is this Call, by its name, one of min, max or abs of as many arguments as numbers are compared without more ado? Fills which.
bool isNumberBuiltin(const ir::Instr &call, const CodeUnit *unit, ir::KnownCall &which);
/// Is this Call `len(o)`?
bool isLengthCall(const ir::Instr &call, const CodeUnit *unit);
/// Is this Call `range(...)` with 1 to 3 arguments?
bool isRangeCall(const ir::Instr &call, const CodeUnit *unit);
/// The next instruction in the block that has a frame state, of another bytecode instruction than i; nullptr: none.
const ir::Instr *nextWithFrame(const ir::Instr &i);

}  // namespace jj::analysis
