// global-attributes: attributes of modules and classes that are global (`token.NAME`, `Color.RED`) in one step.
//
// Such an object is loaded to be asked once. What the caches of both loads hold says where the attribute is, without a reference to the object, and in half the code:
//
//     %g = LoadGlobal {1}                %t = TryGlobalAttr {2, 1} -> known, made
//     %a = LoadAttr %g {2}          =>   made: %g = LoadGlobal {1};  %b = LoadAttr %g {2};  Jump -> join(%b)
//                                        known: Jump -> join(%t)
//                                        join(%a): ...
//
// TryGlobalAttr gives up before anything has happened when a cache does not hold or the attribute is found by running code; the two loads fill the caches.
// Not in bodies that run once, nor in cold code. Runs while errors are implicit.
#include "analysis/uses.h"
#include "ir/ir.h"
#include "passes/lowering/attempts.h"
#include "passes/lowering/lowering.h"

namespace jj::passes {
namespace {

using namespace ir;

class GlobalAttributes {
public:
  explicit GlobalAttributes(Function &f) : f_(f), attempts_(f), uses_(f) {}

  void run() {
    std::vector<Block *> blocks = f_.blocks();
    for (Block *b : blocks)
      for (size_t n = 0; !b->cold && n + 1 < b->instrs.size(); ++n)
        if (isAsked(b->instrs[n], b->instrs[n + 1])) {
          b = attempts_.tryFirst(b, n, 2, attempt(*b->instrs[n], *b->instrs[n + 1]));
          n = static_cast<size_t>(-1);  // from its start
        }
    attempts_.finish();
  }

private:
  /// Is the global loaded for this attribute alone?
  bool isAsked(const Instr *load, const Instr *attribute) const {
    if (load->op != Op::LoadGlobal || attribute->op != Op::LoadAttr || attribute->operands[0] != load->result()) return false;
    return uses_.users(load->result()).size() == 1 && uses_.arguments(load->result()) == 0;
  }

  Instr *attempt(const Instr &load, const Instr &attribute) {
    Instr *out = f_.newInstr(Op::TryGlobalAttr, {}, attribute.imm[0], load.imm[0]);
    out->frame = f_.cloneFrameState(*attribute.frame);  // whose place it is; the global is not there, and nothing fails
    std::erase(out->frame->stack, load.result());
    out->frame->left = -1;
    return out;
  }

  Function &f_;
  Attempts attempts_;
  analysis::Uses uses_;
};

}  // namespace

void globalAttributes(ir::Function &f, PassContext &) {
  if (f.kind != FunctionKind::ModuleBody && f.kind != FunctionKind::ClassBody) GlobalAttributes(f).run();
}

}  // namespace jj::passes
