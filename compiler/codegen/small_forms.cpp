// Operations together with the release of the operands that die there, and, where code is to be small (FunctionGen::inlinesHere() says where it may be big), operations as
// one call. The frame is not told first where they are: the call says it (JITSite, JIT_WHERE_SHIFT in abi.h), and the runtime tells the frame where Python code may run. A
// loaded attribute takes 28 bytes then instead of 53, and most of a real program is wide and seldom runs twice while it is in the first-level cache.
#include <algorithm>
#include <bit>
#include <string_view>

#include "function_gen.h"
#include "runtime/abi.h"

namespace jj::codegen {

using namespace llvm;

namespace {

/// Where the operation's error check must stand, and what dies between the two.
struct Behind {
  std::vector<int64_t> released;  ///< positions of operands, in order
  size_t check = 0;               ///< position in the block
  bool fits = false;              ///< nothing else stands between
};

Behind lookBehind(const ir::Block &x, size_t n) {
  const ir::Instr &i = *x.instrs[n];
  Behind out;
  std::vector<const ir::Value *> operands(i.operands.begin(), i.operands.end());
  size_t k = n + 1;
  for (; k < x.instrs.size() && x.instrs[k]->op == ir::Op::DecRef; ++k) {
    const ir::Instr &release = *x.instrs[k];
    auto found = std::find(operands.begin(), operands.end(), release.operands[0]);
    if (found == operands.end() || !release.frame || release.frame->offset != i.frame->offset) return out;
    *found = nullptr;
    out.released.push_back(found - operands.begin());
  }
  out.check = k;
  out.fits = k < x.instrs.size() && x.instrs[k]->op == ir::Op::CheckError && x.instrs[k]->operands[0] == i.results[0];
  return out;
}

/// The releases as JIT_RELEASES_... says them; -1: it cannot.
int64_t releaseBits(const std::vector<int64_t> &released) {
  using Order = std::vector<int64_t>;
  if (released == Order{}) return 0;
  if (released == Order{0}) return JIT_RELEASES_LEFT;
  if (released == Order{1}) return JIT_RELEASES_RIGHT;
  if (released == Order{0, 1}) return JIT_RELEASES_LEFT | JIT_RELEASES_RIGHT;
  if (released == Order{1, 0}) return JIT_RELEASES_LEFT | JIT_RELEASES_RIGHT | JIT_RELEASES_RIGHT_FIRST;
  return -1;
}

struct SiteForm {
  ir::Op op;
  Entry entry, releasing, here;  ///< `here`: releasing, where code may be big
  int64_t released;              ///< the operand that these release
};
constexpr SiteForm kSiteForms[] = {
    {ir::Op::LoadGlobal, Entry::JITLoadGlobalAt, Entry::Count_, Entry::Count_, -1},
    {ir::Op::LoadAttr, Entry::JITLoadAttrAt, Entry::JITLoadAttrReleaseAt, Entry::JITLoadAttrReleaseHere, 0},
    {ir::Op::LoadMethod, Entry::JITLoadMethodAt, Entry::JITLoadMethodReleaseAt, Entry::JITLoadMethodReleaseHere, 0},
    {ir::Op::StoreAttr, Entry::JITStoreAttrAt, Entry::JITStoreAttrReleaseAt, Entry::JITStoreAttrReleaseHere, 1},
};

struct WhereForm {
  ir::Op op;
  Entry entry, here = Entry::Count_;
};
constexpr WhereForm kWhereForms[] = {
    {ir::Op::LoadSubscr, Entry::JITLoadSubscrAt, Entry::JITLoadSubscrHere},
    {ir::Op::StoreSubscr, Entry::JITStoreSubscrAt},
    {ir::Op::Contains, Entry::JITContains},
    {ir::Op::BinaryOp, Entry::JITBinaryOpAt},
    {ir::Op::BinaryOpConsume, Entry::JITBinaryOpConsumeAt},
    {ir::Op::Compare, Entry::JITCompareAt, Entry::JITCompareHere},
    {ir::Op::CompareTruth, Entry::JITCompareTruthAt, Entry::JITCompareTruthHere},
    {ir::Op::CompareTest, Entry::JITCompareTruthAt, Entry::JITCompareTruthHere},
    {ir::Op::IsTrue, Entry::JITIsTrueAt, Entry::JITIsTrueHere},
};

template <typename Form, size_t n>
const Form *formOf(const Form (&table)[n], ir::Op op) {
  auto found = std::find_if(std::begin(table), std::end(table), [&](const Form &f) { return f.op == op; });
  return found == std::end(table) ? nullptr : found;
}

}  // namespace

/// Generates instruction n of the block and what belongs to it, if it has a form for what dies there, or a small one. How many instructions that were; 0: none.
size_t FunctionGen::emitWithReleases(const ir::Block &x, size_t n) {
  const ir::Instr &i = *x.instrs[n];
  bool here = inlinesHere();
  if (!frame_ || !i.frame) return 0;
  if (i.op == ir::Op::Call) return here ? 0 : callSmall(x, n);
  const SiteForm *site = formOf(kSiteForms, i.op);
  const WhereForm *where = formOf(kWhereForms, i.op);
  if ((!site && !where) || i.frame->offset < 0 || i.frame->offset >= JIT_WHERE_TOLD) return 0;
  Behind behind = lookBehind(x, n);
  if (!behind.fits || (here && behind.released.empty())) return 0;
  std::vector<Value *> arguments;
  for (const ir::Value *v : i.operands) arguments.push_back(value(v));
  setDebugLocation(i);
  if (site) {
    bool releases = behind.released == std::vector<int64_t>{site->released};
    if (!releases && !behind.released.empty()) return 0;
    if (i.op == ir::Op::LoadGlobal) arguments.push_back(functionObject());
    if (here) arguments.push_back(i.op == ir::Op::LoadMethod ? m.cacheFor(f.unit, i) : m.slotCacheFor(f.unit, i));
    if (here && i.op != ir::Op::LoadMethod) arguments.push_back(m.hintOf(m.cacheFor(f.unit, i)));
    arguments.push_back(m.siteFor(f.unit, i));
    Value *second = here && i.results.size() == 2 ? ownVariable(m.ptr) : nullptr;
    if (second) arguments.push_back(second);
    Value *result = call(here ? site->here : releases ? site->releasing : site->entry, arguments);
    if (second) {
      define(i.results[0], result);
      define(i.results[1], b.CreateLoad(m.ptr, second));
    } else {
      defineResults(i, result);
    }
  } else {
    int64_t bits = releaseBits(behind.released);
    if (bits < 0 || (here && where->here == Entry::Count_) || (i.op == ir::Op::BinaryOpConsume && bits != 0)) return 0;
    if (here && std::string_view(i.info().args).find('o') != std::string_view::npos) arguments.push_back(int32(i.imm[0] | constantFact(i)));
    if (here && i.op == ir::Op::LoadSubscr) arguments.push_back(int32(constantIndex(i)));
    arguments.push_back(int32(whereOf(i) | bits));
    if (i.op == ir::Op::CompareTest) answered_.insert(i.result());
    defineResults(i, call(here ? where->here : where->entry, arguments));
  }
  failedAt_ = i.frame->offset;
  return behind.check - n;
}

/// Of an entry that gives one result, or two as a pair.
void FunctionGen::defineResults(const ir::Instr &i, Value *results) {
  if (i.results.size() == 1) return define(i.results[0], results);
  for (unsigned k = 0; k < 2; ++k) define(i.results[k], b.CreateExtractValue(results, k));
}

/// A call, the release of the callable and of the arguments that were given away.
size_t FunctionGen::callSmall(const ir::Block &x, size_t n) {
  const ir::Instr &i = *x.instrs[n];
  auto count = static_cast<int64_t>(i.operands.size()) - 2, given = static_cast<int64_t>(i.imm[0]);
  if (count > JIT_SHAPE_COUNT || given >= int64_t{1} << 23) return 0;
  auto at = [&](size_t k, ir::Op op) { return k < x.instrs.size() && x.instrs[k]->op == op; };
  auto releasesCallable = [&](size_t k) {
    return at(k, ir::Op::DecRef) && x.instrs[k]->operands[0] == i.operands[0] && x.instrs[k]->frame && x.instrs[k]->frame->offset == i.frame->offset;
  };
  size_t k = n + 1;
  if (f.releasesBackwards && given != 0 && !at(k++, ir::Op::ReleaseArguments)) return 0;
  if (!releasesCallable(k++)) return 0;
  if (!f.releasesBackwards && given != 0 && !at(k++, ir::Op::ReleaseArguments)) return 0;
  if (std::count(i.operands.begin(), i.operands.end(), i.operands[0]) != 1) return 0;
  setDebugLocation(i);
  setOffset(i);
  size_t used = 2;
  std::vector<Value *> none;
  std::vector<Value *> arguments{value(i.operands[0]), value(i.operands[1]), argument(i, '*', used, none), int32(given << JIT_SHAPE_SHIFT | count)};
  if (i.imm[1] >= 0) arguments.push_back(argument(i, 'w', used, none));
  defineResults(i, call(i.imm[1] >= 0 ? Entry::JITCallKeywordsRelease : Entry::JITCallRelease, arguments));
  return k - n;
}

}  // namespace jj::codegen
