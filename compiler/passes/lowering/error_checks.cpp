// error-checks: makes every error edge explicit.
//
// Until here a raising instruction stands mid-block and jumps implicitly to its frame state's handler, or out of the
// function (values that the typed region holds unboxed are boxed on the way). This pass ends the block behind each of them with
//
//     CheckError %result -> ok, error
//
// and writes the error block: CatchException and a jump to the handler with the locals, the stack entries the handler
// keeps, lasti if it wants it and the exception; or Unwind with all locals when there is no handler; behind EndFrame it is ReturnLocals. An instruction that always raises
// (raise, re-raise) jumps to its error block at once.
//
// One that only goes on to a handler around it (the end of a `finally`) is no instruction at all: the exception is its argument.
//
// CatchOrDiscard stands for CatchException where a clause of the handler lets go of the exception unseen (discards.h).
//
// In between the interpreter empties its stack, top first, down to what the handler keeps: a Drop says so. It is a use like any other: the iterator
// of a loop or an argument evaluated already lives until then, and one that a handler keeps until the handler pops it or fails itself.
//
// Afterwards frame states have served: each instruction keeps only the offset (a stripped copy), handlers are ordinary
// blocks, and liveness is what the edges say. Error blocks have one predecessor, so the refcount pass can release what
// dies on an error edge at their start.
#include <algorithm>
#include <unordered_map>

#include "analysis/effects.h"
#include "ir/ir.h"
#include "passes/lowering/discards.h"
#include "passes/lowering/lowering.h"
#include "passes/lowering/materialise.h"

namespace jj::passes {
namespace {

using namespace ir;

class ErrorChecks {
public:
  ErrorChecks(Function &f, bool optimise) : f_(f), builder_(f), optimise_(optimise) {}

  void run() {
    for (const Block *b : f_.blocks())
      if (b->isHandler && optimise_)
        if (Discards d = discardsOf(*b); d.clauses) discards_[b] = std::move(d);
    // By index and up to the present end: blocks made on the way are finished when they are made.
    for (size_t b = 0, end = f_.blocks().size(); b < end; ++b) split(f_.blocks()[b]);
    for (Block *b : f_.blocks()) {
      b->isHandler = false;
      for (Instr *i : b->instrs)
        if (i->frame) i->frame = strip(i->frame);
    }
    f_.explicitErrors = true;
    f_.removeUnreachable();
  }

private:
  /// Ends the block behind each raising instruction; what follows moves to a new block. One walk: a block of a big
  /// function may hold a hundred thousand of them.
  void split(Block *b) {
    std::vector<Instr *> all = std::move(b->instrs);
    b->instrs.clear();
    for (Instr *i : all) {
      if (stays(*i)) {
        Block *error = errorBlock(b, i);
        builder_.setBlock(b);
        builder_.setFrame(i->frame);
        builder_.jump(error);
        return;
      }
      f_.append(b, i);
      if (!i->info().mayRaise()) continue;
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
      Instr *check = builder_.emit(Op::CheckError, {i->result()}, static_cast<int64_t>(i->info().error));
      check->succs = {{ok, {}}, {error, {}}};
      b = ok;
    }
  }

  /// A re-raise that a handler of the function catches: the exception need not be set to be fetched again.
  bool stays(const Instr &i) const { return optimise_ && i.op == Op::Reraise && i.imm[0] < 0 && i.frame->handler && i.frame->noTraceback; }

  Block *errorBlock(Block *from, Instr *i) {
    FrameState *fs = i->frame;
    Block *e = f_.newBlock();
    e->region = from->region;
    e->cold = true;
    builder_.setBlock(e);
    builder_.setFrame(fs);
    if (i->op == Op::LoadMethod && i->imm[1]) builder_.emit(Op::ExplainAttr, {i->operands[0]}, i->imm[0]);
    std::vector<Value *> args;
    for (Value *v : fs->locals) args.push_back(materialise(builder_, v));
    if (i->op == Op::EndFrame) {
      args.insert(args.begin(), i->operands[0]);
      builder_.emit(Op::ReturnLocals, std::move(args));
      return e;
    }
    if (!fs->handler) {
      popStack(*fs, poppedFrom(*fs));
      builder_.emit(Op::Unwind, std::move(args), failedAt(*i), fs->noTraceback ? 1 : 0);
      return e;
    }
    for (int32_t n = 0; n < fs->handlerDepth; ++n) args.push_back(materialise(builder_, fs->stack[static_cast<size_t>(n)]));
    std::vector<Value *> popped = poppedFrom(*fs);
    Value *exception = caught(*i, args, popped);
    if (fs->pushLasti) args.push_back(lasti(i));
    args.push_back(exception);
    popStack(*fs, std::move(popped));
    builder_.jump(fs->handler, std::move(args));
    return e;
  }

  /// What the handler gets as the exception. `args`: its other arguments; `popped`: what dies on the way to it.
  Value *caught(const Instr &i, const std::vector<Value *> &args, const std::vector<Value *> &popped) {
    const FrameState &fs = *i.frame;
    if (stays(i)) return i.operands[0];
    auto found = discards_.find(fs.handler);
    if (found == discards_.end() || fs.noTraceback) return builder_.value(Op::CatchException, {}, failedAt(i), fs.noTraceback ? 1 : 0);
    std::vector<Value *> dying = popped;
    for (Value *v : found->second.released) {
      auto param = std::find(fs.handler->params.begin(), fs.handler->params.end(), v);
      Value *here = param == fs.handler->params.end() ? v : args[static_cast<size_t>(param - fs.handler->params.begin())];
      if (here->type.isObject() && !here->type.isNull()) dying.push_back(here);
    }
    return builder_.value(Op::CatchOrDiscard, std::move(dying), failedAt(i), found->second.clauses);
  }

  /// The offset that a traceback shows; kOffsetIsSet: the frame says it. A CallMethod fails at the load or at the call.
  static int64_t failedAt(const Instr &i) { return i.op == Op::CallMethod ? kOffsetIsSet : i.frame->offset; }

  /// The stack entries that an exception pops, in order. Of an object that lies there twice the deeper entry is the last to go.
  static std::vector<Value *> poppedFrom(const FrameState &fs) {
    std::vector<Value *> popped;
    for (int64_t n = fs.left; n-- > static_cast<int64_t>(fs.kept());) {
      Value *v = fs.stack[static_cast<size_t>(n)];
      if (analysis::releaseIsInvisible(v->type)) continue;
      std::erase(popped, v);
      popped.push_back(v);
    }
    return popped;
  }

  /// Without a frame state: the frame shows the instruction that failed, or the one that a re-raise goes back to.
  void popStack(FrameState &fs, std::vector<Value *> popped) {
    if (popped.empty()) return;
    builder_.setFrame(nullptr);
    builder_.emit(Op::Drop, std::move(popped));
    builder_.setFrame(&fs);
  }

  /// A re-raise that went back to the place of the first raise goes on from there.
  Value *lasti(Instr *i) {
    if (i->op == Op::CallMethod) return builder_.value(Op::FrameOffset);
    return i->op == Op::ReraiseAt ? i->operands[1] : builder_.value(Op::IntObject, {}, i->frame->offset);
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
  bool optimise_;
  std::unordered_map<const Block *, Discards> discards_;  ///< by handler
  std::unordered_map<FrameState *, FrameState *> stripped_;
};

}  // namespace

void errorChecks(ir::Function &f, PassContext &context) { ErrorChecks(f, context.m.options.level > 0).run(); }

}  // namespace jj::passes
