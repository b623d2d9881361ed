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
#include <map>

#include "analysis/uses.h"
#include "ir/ir.h"
#include "passes/lowering/lowering.h"

namespace jj::passes {
namespace {

using namespace ir;

class DisplayMembership {
public:
  explicit DisplayMembership(Function &f) : f_(f), builder_(f), uses_(f) {}

  void run() {
    std::vector<Block *> blocks = f_.blocks();
    for (Block *b : blocks)
      for (size_t n = 0; b && n + 1 < b->instrs.size(); ++n)
        if (isAsked(b->instrs[n], b->instrs[n + 1])) {
          b = split(b, n);
          n = static_cast<size_t>(-1);  // from its start
        }
    f_.replaceAllUses(replaced_);
  }

private:
  Function &f_;
  Builder builder_;
  analysis::Uses uses_;
  std::map<Value *, Value *> replaced_;

  /// Is the display of few items, and for this question alone?
  bool isAsked(const Instr *display, const Instr *question) const {
    constexpr size_t kMost = 16;
    if (display->op != Op::BuildTuple && display->op != Op::BuildList && display->op != Op::BuildSet) return false;
    if (question->op != Op::Contains || question->operands[1] != display->result() || question->operands[0] == display->result()) return false;
    if (display->operands.empty() || display->operands.size() > kMost) return false;
    return uses_.users(display->result()).size() == 1 && uses_.arguments(display->result()) == 0;
  }

  Block *newBlock(const Block *like, bool cold) {
    Block *b = f_.newBlock();
    b->region = like->region;
    b->cold = cold;
    return b;
  }

  /// The question about the display that b makes at n; what stands behind it is in the block returned.
  Block *split(Block *b, size_t n) {
    Instr *display = b->instrs[n], *question = b->instrs[n + 1];
    Block *known = newBlock(b, b->cold), *made = newBlock(b, true), *join = newBlock(b, b->cold);
    for (size_t k = n + 2; k < b->instrs.size(); ++k) f_.append(join, b->instrs[k]);
    b->instrs.resize(n);
    replaced_[question->result()] = f_.addParam(join, question->result()->type);

    std::vector<Value *> operands{question->operands[0]};
    operands.insert(operands.end(), display->operands.begin(), display->operands.end());
    Instr *attempt = f_.newInstr(Op::TryContains, std::move(operands), display->op == Op::BuildSet);
    attempt->succs = {{known, {}}, {made, {}}};
    f_.append(b, attempt);
    builder_.setBlock(known);
    builder_.jump(join, {attempt->result()});

    Value *answer = f_.newValue(question->result()->type);
    Instr *asked = f_.newInstrWith(Op::Contains, question->operands, {answer});
    asked->frame = question->frame;
    f_.append(made, display);
    f_.append(made, asked);
    builder_.setBlock(made);
    builder_.jump(join, {answer});
    return join;
  }
};

}  // namespace

void displayMembership(ir::Function &f, PassContext &) {
  if (f.kind != FunctionKind::ModuleBody && f.kind != FunctionKind::ClassBody) DisplayMembership(f).run();
}

}  // namespace jj::passes
