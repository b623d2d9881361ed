// method-calls: the load of a method and its call in one step, where nothing stands between them.
//
// What the load finds is then nobody's but the call's: the method need not be counted on its way, the receiver once less, and the load has no error edge of its own.
//
//     %m, %self = LoadMethod %o {3} @4
//     %1: int = Const {1}                               %n: null = Null
//     %r = Call %m, %self, %a, %1 {0, -1} @20     =>    %1: int = Const {1}
//                                                       %r = CallMethod %n, %o, %a, %1 {0, -1} method 3 loaded 4 @20
//
// Between the two, nothing may run, raise or change a local: the operation fails with the locals of the call. Behind super() the method is looked up in another way (super-calls), and a very big call has
// no room for its shape. Runs while errors are implicit, behind everything that looks for calls.
#include <algorithm>
#include <utility>
#include <vector>

#include "analysis/uses.h"
#include "ir/ir.h"
#include "passes/lowering/lowering.h"

namespace jj::passes {
namespace {

using namespace ir;

/// Arguments and the receiver: their set fits into what a call is given in one register (JIT_SHAPE_SHIFT of the runtime's ABI).
constexpr size_t kMostOperands = 20;

bool doesNothing(const Instr &i) { return i.info().effects == 0 && !i.info().mayRaise() && !i.frame; }

/// Would both fail in the same way, but for the offset?
bool failAlike(const FrameState &a, const FrameState &b) {
  return a.handler == b.handler && a.handlerDepth == b.handlerDepth && a.pushLasti == b.pushLasti && a.noTraceback == b.noTraceback && a.locals == b.locals && a.left == b.left && a.stack == b.stack;
}

class MethodCalls {
public:
  explicit MethodCalls(Function &f) : f_(f), uses_(f) {}

  void run() {
    for (Block *b : f_.blocks()) {
      std::vector<Instr *> all = std::exchange(b->instrs, {});
      for (size_t n = 0; n < all.size(); ++n) {
        Instr *call = all[n]->op == Op::LoadMethod ? callOf(all, n) : nullptr;
        if (call) {
          fuse(*all[n], *call);
          continue;
        }
        if (all[n]->op == Op::CallMethod) f_.append(b, all[n]->operands[0]->def);
        f_.append(b, all[n]);
      }
    }
  }

private:
  /// The call of what is loaded at n, if it can take the load over; else nullptr.
  Instr *callOf(const std::vector<Instr *> &all, size_t n) const {
    const Instr &load = *all[n];
    if (load.operands[0]->def && load.operands[0]->def->op == Op::Super) return nullptr;
    auto next = std::find_if_not(all.begin() + static_cast<std::ptrdiff_t>(n) + 1, all.end(), [](const Instr *i) { return doesNothing(*i); });
    if (next == all.end()) return nullptr;
    Instr &call = **next;
    if (call.op != Op::Call || call.operands[0] != load.result(0) || call.operands[1] != load.result(1) || call.operands.size() > kMostOperands) return nullptr;
    bool isOnlyUse = std::all_of(load.results.begin(), load.results.end(), [&](const Value *v) { return uses_.isOnlyOperandOfOne(v) && uses_.frames(v) == 0; });
    return isOnlyUse && failAlike(*load.frame, *call.frame) ? &call : nullptr;
  }

  void fuse(const Instr &load, Instr &call) {
    call.op = Op::CallMethod;
    call.operands[0] = f_.newInstr(Op::Null, {})->result();
    call.operands[1] = load.operands[0];
    call.method = static_cast<int32_t>(load.imm[0]);
    call.loadedAt = load.frame->offset;
  }

  Function &f_;
  analysis::Uses uses_;
};

}  // namespace

void methodCalls(ir::Function &f, PassContext &) { MethodCalls(f).run(); }

}  // namespace jj::passes
