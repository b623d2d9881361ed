// Which passes run, in which order, and why in this order.
#include "passes/pass_manager.h"

namespace jj::passes {
namespace {

/// What the lowering to codegen's form needs at every level.
void lowering(int level, std::vector<PassId> &out) {
  // Error edges first: generator lowering then need not keep frame states right across a yield.
  out.push_back(PassId::ErrorChecks);
  // A handler takes all locals, and most use few of them: every one that goes spares its count on each error edge.
  if (level > 0) out.push_back(PassId::Dce);
  // Before refcounts: PutSlot steals and TakeSlot owns, so what crosses a yield is counted like everything else.
  out.push_back(PassId::GeneratorLowering);
  // What is kept in slots across a yield is an iterator still. Before refcounts: a sequence is counted like its iterator.
  if (level > 0) out.push_back(PassId::ListIterators);
  // Behind it: a list of pairs keeps its place in a register, too.
  if (level > 0) out.push_back(PassId::UnpackPairs);
  // Where an argument's reference goes; refcounts counts what is taken, and leaves alone what stays the caller's.
  out.push_back(PassId::OwnArguments);
  // It needs every edge explicit, and no pass behind it may move or remove a use.
  out.push_back(PassId::Refcounts);
  // Reads where references are released. At every level: s += x must be linear.
  out.push_back(PassId::ConsumeOperands);
}

/// Functions beyond this (some 20,000 lines; generated code, mostly tables) get the lowering alone: analysis would cost more
/// than it gains, in time and in memory.
bool isHuge(const ir::Function &f) {
  constexpr size_t kInstructions = 100'000;
  size_t n = 0;
  for (const ir::Block *b : f.blocks()) n += b->instrs.size();
  return n > kInstructions;
}

}  // namespace

std::vector<PassId> pipeline(Stage stage, const Options &options, const ir::Function &f) {
  int level = isHuge(f) ? 0 : options.level;
  std::vector<PassId> out;
  if (stage == Stage::BeforeSpeculation) {
    if (level == 0) return out;
    // Speculation reads clean code: values instead of parameters that repeat them, and what is known of kinds. Labels
    // come with the functions it has made anew, so nothing here stands in the way of a guard exit.
    return {PassId::PropagateParams, PassId::InferTypes};
  }
  if (level > 0) {
    // Labels and whole frame states have served now: guard exits exist or never will. Everything below may change what
    // a bytecode boundary looks like.
    out.push_back(PassId::EndSpeculation);
    // Fewer parameters make better types, and types decide checks and branches.
    out.push_back(PassId::PropagateParams);
    // What is left may be NULL here or there; behind a branch that tells, it gets a name of its own and a better type.
    out.push_back(PassId::RefineEdges);
    out.push_back(PassId::InferTypes);
    out.push_back(PassId::Peephole);
    out.push_back(PassId::SimplifyCfg);
    // A folded branch leaves joins with one value: once more is enough in practice.
    out.push_back(PassId::PropagateParams);
    out.push_back(PassId::InferTypes);
    out.push_back(PassId::Peephole);
    // A Drop is a use: without it boxes and truth values die in dce.
    out.push_back(PassId::DropElimination);
    out.push_back(PassId::Dce);
    out.push_back(PassId::SimplifyCfg);
    // Blocks are as long as they get, and what stood between two polls for nothing is gone.
    out.push_back(PassId::MergePolls);
    // The function is as small as it gets, its errors are implicit and nothing is counted: what is copied is what the source says.
    out.push_back(PassId::UnframedCopies);
    // It makes methods of attributes, which super-calls and the caches of methods serve; frame states are as short as they get.
    out.push_back(PassId::SpreadCalls);
    // They make blocks that none of the above would join or shorten.
    out.push_back(PassId::DisplayMembership);
    out.push_back(PassId::TupleKeys);
    out.push_back(PassId::KnownCalls);
    // Behind it: the arguments of such a call are on the way that is tried first.
    out.push_back(PassId::GlobalAttributes);
    out.push_back(PassId::SuperCalls);
    // All that looks for calls and loads has found them.
    out.push_back(PassId::MethodCalls);
    // Behind it: d.items() is one operation then.
    out.push_back(PassId::PairLoops);
    // It gives calls an operand more, and they are none of methods.
    out.push_back(PassId::WithExits);
  }
  lowering(level, out);
  return out;
}

}  // namespace jj::passes
