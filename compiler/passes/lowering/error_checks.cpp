// error-checks: makes every error edge explicit.
//
// Until here a raising instruction stands mid-block and jumps implicitly to its frame state's handler, or out of the
// function (values that the typed region holds unboxed are boxed on the way). This pass ends the block behind each of them with
//
//     CheckError %result -> ok, error
//
// and writes the error block: CatchException and a jump to the handler with the locals, the stack entries the handler
// keeps, lasti if it wants it and the exception; or Unwind with all locals when there is no handler. An instruction that always raises
// (raise, re-raise) jumps to its error block at once.
//
// Afterwards frame states have served: each instruction keeps only the offset (a stripped copy), handlers are ordinary
// blocks, and liveness is what the edges say. Error blocks have one predecessor, so the refcount pass can release what
// dies on an error edge at their start.
#include <unordered_map>

#include "ir/ir.h"
#include "passes/lowering/lowering.h"
#include "passes/lowering/materialise.h"

namespace jj::passes {
namespace {

using namespace ir;

class ErrorChecks {
public:
  explicit ErrorChecks(Function &f) : f_(f), builder_(f) {}

  void run() {
    // Blocks made on the way (continuations) are visited too: they are appended behind the current end.
    for (size_t b = 0; b < f_.blocks().size(); ++b) split(f_.blocks()[b]);
    for (Block *b : f_.blocks()) {
      b->isHandler = false;
      for (Instr *i : b->instrs)
        if (i->frame) i->frame = strip(i->frame);
    }
    f_.explicitErrors = true;
    f_.removeUnreachable();
  }

private:
  /// Ends the block behind its first raising instruction; the rest moves to a new block.
  void split(Block *b) {
    if (done_.count(b)) return;
    for (size_t n = 0; n < b->instrs.size(); ++n) {
      Instr *i = b->instrs[n];
      if (!i->info().mayRaise()) continue;
      std::vector<Instr *> rest(b->instrs.begin() + static_cast<ptrdiff_t>(n) + 1, b->instrs.end());
      b->instrs.resize(n + 1);
      Block *error = errorBlock(b, i);
      builder_.setBlock(b);
      builder_.setFrame(i->frame);
      if (i->info().error == ErrorKind::Always) {
        builder_.jump(error);
        return;
      }
      Block *ok = f_.newBlock();
      ok->region = b->region;
      ok->cold = b->cold;
      for (Instr *r : rest) f_.append(ok, r);
      Instr *check = builder_.emit(Op::CheckError, {i->result()}, static_cast<int64_t>(i->info().error));
      check->succs = {{ok, {}}, {error, {}}};
      return;
    }
  }

  Block *errorBlock(Block *from, Instr *i) {
    FrameState *fs = i->frame;
    Block *e = f_.newBlock();
    e->region = from->region;
    e->cold = true;
    done_.insert({e, true});
    builder_.setBlock(e);
    builder_.setFrame(fs);
    int64_t quiet = fs->noTraceback ? 1 : 0;
    std::vector<Value *> args;
    for (Value *v : fs->locals) args.push_back(materialise(builder_, v));
    if (!fs->handler) {
      builder_.emit(Op::Unwind, std::move(args), fs->offset, quiet);
      return e;
    }
    for (int32_t n = 0; n < fs->handlerDepth; ++n) args.push_back(materialise(builder_, fs->stack[static_cast<size_t>(n)]));
    Value *exception = builder_.value(Op::CatchException, {}, fs->offset, quiet);
    if (fs->pushLasti) args.push_back(builder_.value(Op::IntObject, {}, fs->offset));
    args.push_back(exception);
    builder_.jump(fs->handler, std::move(args));
    return e;
  }

  FrameState *strip(FrameState *fs) {
    FrameState *&s = stripped_[fs];
    if (!s) {
      s = f_.newFrameState();
      s->offset = fs->offset;
      s->noTraceback = fs->noTraceback;
    }
    return s;
  }

  Function &f_;
  Builder builder_;
  std::unordered_map<Block *, bool> done_;
  std::unordered_map<FrameState *, FrameState *> stripped_;
};

}  // namespace

void errorChecks(ir::Function &f, PassContext &) { ErrorChecks(f).run(); }

}  // namespace jj::passes
