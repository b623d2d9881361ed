// display-membership: `x in (a, b)`, `x in [a, b]` and `x in {a, b}` without the tuple, the list or the set.
//
// The display is made to be asked once. Where nothing but exact strings, small ints and objects that are equal to themselves alone is compared, the answer is known without it, and nobody can
// see that it was not there: no code runs, and what dies in the wrong order dies unseen. TryContains says so or gives up before anything has happened; then the program goes on as written,
// with the display and all that its items do when they are hashed and compared:
//
//     %d = BuildSet %a, %b               %i = TryContains %x, %a, %b {1} -> known, made
//     %r = Contains %x, %d        =>   made: %d = BuildSet %a, %b;  %s = Contains %x, %d;  Jump -> join(%s)
//                                      known: Jump -> join(%i)
//                                      join(%r): ...
//
// Not in bodies that run once. Runs while errors are implicit.
#include "analysis/uses.h"
#include "ir/ir.h"
#include "passes/lowering/attempts.h"
#include "passes/lowering/lowering.h"

namespace jj::passes {
namespace {

using namespace ir;

class DisplayMembership {
public:
  explicit DisplayMembership(Function &f) : f_(f), attempts_(f), uses_(f) {}

  void run() {
    std::vector<Block *> blocks = f_.blocks();
    for (Block *b : blocks)
      for (size_t n = 0; b && n + 1 < b->instrs.size(); ++n)
        if (isAsked(b->instrs[n], b->instrs[n + 1])) {
          b = split(b, n);
          n = static_cast<size_t>(-1);  // from its start
        }
    attempts_.finish();
  }

private:
  Function &f_;
  Attempts attempts_;
  analysis::Uses uses_;

  /// Is the display of few items, and for this question alone?
  bool isAsked(const Instr *display, const Instr *question) const {
    constexpr size_t kMost = 16;
    if (display->op != Op::BuildTuple && display->op != Op::BuildList && display->op != Op::BuildSet) return false;
    if (question->op != Op::Contains || question->operands[1] != display->result() || question->operands[0] == display->result()) return false;
    if (display->operands.empty() || display->operands.size() > kMost) return false;
    return uses_.users(display->result()).size() == 1 && uses_.arguments(display->result()) == 0;
  }

  /// The question about the display that b makes at n; what stands behind it is in the block returned.
  Block *split(Block *b, size_t n) {
    const Instr *display = b->instrs[n], *question = b->instrs[n + 1];
    std::vector<Value *> operands{question->operands[0]};
    operands.insert(operands.end(), display->operands.begin(), display->operands.end());
    return attempts_.tryFirst(b, n, 2, f_.newInstr(Op::TryContains, std::move(operands), display->op == Op::BuildSet));
  }
};

}  // namespace

void displayMembership(ir::Function &f, PassContext &) {
  if (f.kind != FunctionKind::ModuleBody && f.kind != FunctionKind::ClassBody) DisplayMembership(f).run();
}

}  // namespace jj::passes
