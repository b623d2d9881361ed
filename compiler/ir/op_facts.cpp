// See op_facts.h.
#include "ir/op_facts.h"

#include <array>

namespace jj::ir {
namespace {

constexpr size_t kNumOps = static_cast<size_t>(Op::Count_);

/// What the operands of the operations without a runtime entry are: a result letter for all of them, "c" for a truth
/// value (i1 or i32), "?" for anything. All other operations take objects.
struct OperandRep {
  Op op;
  char letter;
};
constexpr OperandRep kRawOperands[] = {
    {Op::BoolObject, 'c'}, {Op::Not, 'c'}, {Op::AskTruth, 'c'},      {Op::StoreRawI64, 'l'}, {Op::StoreRawF64, 'd'}, {Op::BoxI64, 'l'},
    {Op::BoxF64, 'd'},     {Op::BoxBool, 't'},   {Op::GuardTrue, 'c'},   {Op::AddI64, 'l'},      {Op::SubI64, 'l'},
    {Op::MulI64, 'l'},     {Op::NegI64, 'l'},    {Op::FloorDivI64, 'l'}, {Op::ModI64, 'l'},      {Op::ShlI64, 'l'},
    {Op::ShrI64, 'l'},     {Op::AndI64, 'l'},    {Op::OrI64, 'l'},       {Op::XorI64, 'l'},      {Op::InvertI64, 'l'},
    {Op::CmpI64, 'l'},     {Op::AddF64, 'd'},    {Op::SubF64, 'd'},      {Op::MulF64, 'd'},      {Op::DivF64, 'd'},
    {Op::NegF64, 'd'},     {Op::CmpF64, 'd'},    {Op::I64ToF64, 'l'},    {Op::I64FitsF64, 'l'},  {Op::IsTrueI64, 'l'},
    {Op::IsTrueF64, 'd'},  {Op::NotI1, 't'},     {Op::CallTypedI64, '?'},   {Op::Branch, 'c'},      {Op::CheckError, '?'},
    {Op::CallTypedF64, '?'}, {Op::ReturnTyped, '?'}, {Op::RangeLength, 'l'}, {Op::StoreVar, 'l'},    {Op::BoxRangeIter, 'l'},
    {Op::BoxExitI64, 'l'}, {Op::BoxExitF64, 'd'}, {Op::AddWrapI64, 'l'}, {Op::ZextI1, 't'},   {Op::MaybeNumber, '?'},
    {Op::F64Bits, 'd'},    {Op::RealBinary, 'l'}, {Op::RealCompare, 'l'}, {Op::RealToF64, 'l'}, {Op::BoxReal, 'l'}, {Op::BoxExitReal, 'l'},
    {Op::BoxMaybeI64, 'l'}, {Op::BoxMaybeF64, '?'}, {Op::CommitStore, '?'},
    {Op::BetterI64, 'l'}, {Op::BetterF64, 'd'}, {Op::AbsI64, 'l'}, {Op::AbsF64, 'd'}, {Op::LoadItem, '?'},    {Op::StoreItem, '?'},  {Op::StoreItemF64, '?'},
};

const std::array<char, kNumOps> &operandLetters() {
  static const auto table = [] {
    std::array<char, kNumOps> t;
    t.fill('o');
    for (const OperandRep &r : kRawOperands) t[static_cast<size_t>(r.op)] = r.letter;
    return t;
  }();
  return table;
}

}  // namespace

Rep repOfLetter(char letter) {
  switch (letter) {
    case 'i': return Rep::I32;
    case 'l': return Rep::I64;
    case 'd': return Rep::F64;
    case 't': return Rep::I1;
    default: return Rep::Object;
  }
}

bool operandRepFits(const Instr &i, size_t k) {
  char letter = operandLetters()[static_cast<size_t>(i.op)];
  Rep rep = i.operands[k]->type.rep;
  if (letter == '?') return true;
  if (letter == 'c') return rep == Rep::I1 || rep == Rep::I32;
  return rep == repOfLetter(letter);
}

std::pair<size_t, size_t> successorCount(Op op) {
  constexpr size_t kAny = static_cast<size_t>(-1);
  switch (op) {
    case Op::Jump: case Op::Yield: return {1, 1};
    case Op::Return: case Op::ReturnLocals: case Op::Unwind: case Op::YieldReturn: case Op::Unreachable:
    case Op::ReturnTyped: case Op::Restart: case Op::GiveUp:
      return {0, 0};
    case Op::Dispatch: return {2, kAny};
    default: return info(op).isTerminator() ? std::pair<size_t, size_t>{2, 2} : std::pair<size_t, size_t>{0, 0};
  }
}

std::string resultLetters(const Instr &i) {
  std::string out;
  for (const char *p = i.info().results; *p; ++p) {
    if (p[1] != '*') {
      out += *p;
      continue;
    }
    int64_t count = i.imm[0] + (i.op == Op::UnpackEx ? i.imm[1] + 1 : 0);
    out.append(count > 0 ? static_cast<size_t>(count) : 0, *p);
    ++p;
  }
  return out;
}

}  // namespace jj::ir
