// See result_kinds.h. The rules are tables over single kinds; unions are the union over all pairs.
#include "passes/types/result_kinds.h"

#include <array>
#include <iterator>

namespace jj::passes {
namespace {

using namespace ir;

constexpr uint32_t kNumber = kBool | kInt | kFloat;
constexpr uint32_t kIntegral = kBool | kInt;
/// Kinds whose comparisons give True or False, or raise, whatever the other one is.
constexpr uint32_t kScalar = kNone | kBool | kInt | kFloat | kComplex | kStr | kBytes | kRange | kCode;
/// Kinds whose == and != do.
constexpr uint32_t kPlainEquality = kScalar | kList | kTuple | kDict | kSet;

/// NB_* numbers of opcode.h.
enum Nb : int64_t {
  kAdd, kAnd, kFloorDivide, kLshift, kMatmul, kMultiply, kRemainder, kOr, kPower, kRshift, kSubtract, kTrueDivide, kXor,
  kFirstInplace
};

/// One row: for this operator on these kinds the result is of `result`. The first that fits wins.
struct BinaryRule {
  uint32_t operators;  ///< bits 1 << Nb
  uint32_t left, right, result;
};
constexpr uint32_t bit(Nb op) { return 1u << op; }
constexpr uint32_t kBitwise = bit(kAnd) | bit(kOr) | bit(kXor);
constexpr uint32_t kArithmetic = bit(kAdd) | bit(kSubtract) | bit(kMultiply) | bit(kFloorDivide) | bit(kRemainder);
constexpr uint32_t kShifts = bit(kLshift) | bit(kRshift);

constexpr BinaryRule kBinaryRules[] = {
    {kBitwise, kBool, kBool, kBool},
    {kBitwise | kArithmetic | kShifts, kIntegral, kIntegral, kInt},
    {bit(kTrueDivide), kIntegral, kIntegral, kFloat},
    {bit(kPower), kIntegral, kIntegral, kInt | kFloat},  // a negative exponent gives a float
    {kArithmetic | bit(kTrueDivide), kNumber, kNumber, kFloat},
    {bit(kPower), kNumber, kNumber, kFloat | kComplex},  // (-8.0) ** 0.5
    {bit(kAdd), kStr, kStr, kStr},
    {bit(kAdd), kBytes, kBytes, kBytes},
    {bit(kAdd), kTuple, kTuple, kTuple},
    {bit(kAdd), kList, kList, kList},
    {bit(kMultiply), kStr, kIntegral, kStr},
    {bit(kMultiply), kBytes, kIntegral, kBytes},
    {bit(kMultiply), kTuple, kIntegral, kTuple},
    {bit(kMultiply), kList, kIntegral, kList},
    {bit(kMultiply), kIntegral, kStr, kStr},
    {bit(kMultiply), kIntegral, kBytes, kBytes},
    {bit(kMultiply), kIntegral, kTuple, kTuple},
    {bit(kMultiply), kIntegral, kList, kList},
    // Not tuples and dicts: '%s' % (x,) may be what x.__str__ returned, an instance of a subclass of str.
    {bit(kRemainder), kStr, kScalar & ~kCode, kStr},
};

uint32_t binaryOfSingle(int64_t op, uint32_t left, uint32_t right) {
  for (const BinaryRule &r : kBinaryRules)
    if (r.operators >> op & 1 && r.left & left && r.right & right) return r.result;
  return kObject;
}

struct ResultRule {
  Op op;
  uint32_t kinds;
};
constexpr ResultRule kResultRules[] = {
    {Op::Null, kNull}, {Op::NoneObject, kNone}, {Op::BoolObject, kBool}, {Op::IntObject, kInt}, {Op::FreeVar, ir::kCell},
    {Op::MakeCell, ir::kCell}, {Op::BoxI64, kInt}, {Op::BoxExitI64, kInt}, {Op::BoxF64, kFloat}, {Op::BoxExitF64, kFloat},
    {Op::BoxBool, kBool}, {Op::BoxRangeIter, kOther}, {Op::BuildTuple, kTuple}, {Op::BuildList, kList},
    {Op::BuildSet, kSet}, {Op::BuildMap, kDict}, {Op::BuildConstKeyMap, kDict}, {Op::BuildString, kStr},
    {Op::BuildSlice, kOther}, {Op::ListToTuple, kTuple}, {Op::ExtendedTuple, kTuple}, {Op::KeywordDict, kDict}, {Op::GetLen, kInt}, {Op::MakeFunction, kOther},
    {Op::MatchKeys, kTuple | kNone}, {Op::MatchClass, kTuple | kNone}, {Op::CatchException, kOther}, {Op::CatchOrDiscard, kOther},
    {Op::PushExcInfo, kOther | kNone}, {Op::LoadAssertionError, kOther}, {Op::LoadCommonConstant, kOther},
    {Op::BuildInterpolation, kOther}, {Op::BuildTemplate, kOther}, {Op::GuardGlobalUnit, kOther},
};

}  // namespace

uint32_t kindsOfConstant(const Constant &c) {
  switch (c.kind) {
    case Constant::Kind::None: return kNone;
    case Constant::Kind::Bool: return kBool;
    case Constant::Kind::Int: case Constant::Kind::BigInt: return kInt;
    case Constant::Kind::Float: return kFloat;
    case Constant::Kind::Complex: return kComplex;
    case Constant::Kind::Str: return kStr;
    case Constant::Kind::Bytes: return kBytes;
    case Constant::Kind::Tuple: return kTuple;
    case Constant::Kind::Code: return kCode;
    case Constant::Kind::Ellipsis:
    case Constant::Kind::Slice:
    case Constant::Kind::FrozenSet: return kOther;
  }
  return kObject;
}

uint32_t kindsOfBinary(int64_t op, uint32_t left, uint32_t right) {
  if (!left || !right) return 0;
  // An operand of unknown type may have a reflected method, which also comes before list.__iadd__.
  if ((left | right) & (kOther | kNull)) return kObject;
  if (op >= kFirstInplace) {
    op -= kFirstInplace;
    if (op == kAdd && left == kList) return kList;  // extends by any iterable
  }
  uint32_t out = 0;
  for (uint32_t l = left; l; l &= l - 1)
    for (uint32_t r = right; r; r &= r - 1) out |= binaryOfSingle(op, l & -l, r & -r);
  return out;
}

uint32_t kindsOfCompare(int64_t op, uint32_t left, uint32_t right) {
  if (!left || !right) return 0;
  uint32_t plain = op == kCompareEq || op == kCompareNe ? kPlainEquality : kScalar;
  return (left | right) & ~plain ? kObject : kBool;
}

uint32_t kindsOfUnary(Op op, uint32_t operand) {
  if (!operand) return 0;
  if (!(operand & ~kIntegral)) return kInt;
  if (operand == kFloat && op != Op::UnaryInvert) return kFloat;
  if (!(operand & ~kNumber) && op != Op::UnaryInvert) return kInt | kFloat;
  return kObject;
}

uint32_t kindsOfSubscript(uint32_t container, uint32_t index) {
  if (!container || !index) return 0;
  if (index & ~kIntegral) return kObject;
  if (container == kStr) return kStr;
  if (container == kBytes || container == kRange) return kInt;
  return kObject;
}

uint32_t kindsOfFormat(uint32_t value) {
  if (!value) return 0;
  constexpr uint32_t kFormatsExactly = kNone | kBool | kInt | kFloat | kStr | kComplex;
  return value & ~kFormatsExactly ? kObject : kStr;
}

uint32_t kindsOfResult(Op op) {
  static const auto table = [] {
    std::array<uint32_t, static_cast<size_t>(Op::Count_)> t;
    t.fill(kMaybe);
    for (const ResultRule &r : kResultRules) t[static_cast<size_t>(r.op)] = r.kinds;
    return t;
  }();
  return table[static_cast<size_t>(op)];
}

}  // namespace jj::passes
