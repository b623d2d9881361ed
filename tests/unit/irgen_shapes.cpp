// The IR of single constructs: which operations stand there, with which operands.
#include "irgen_support.h"

using namespace irgen_test;
using namespace jj;
using ir::Op;

TEST_CASE("irgen: arguments are used directly in loops", "[irgen]") {
  auto f = Source("def f(n, g):\n  for i in n:\n    g(i)\n").build("f");
  CHECK(f->numArgs == 2);
  CHECK_FALSE(f->memoryLocals);
  ir::Instr *next = only(*f, Op::IterNext);
  CHECK(next->parent->params.size() == 1);  // i alone changes
  CHECK(count(*f, Op::CheckLocal) == 0);
  CHECK(count(*f, Op::Poll) == 2);  // entry and back edge
  ir::Instr *call = only(*f, Op::Call);
  CHECK(isOp(call->operands[0], Op::Arg));
  CHECK(call->operands[1]->type.isNull());
  CHECK(call->operands[2] == next->result(1));
  // Exhaustion releases the iterator, return the loop variable.
  ir::Block *out = next->parent->terminator()->succs[1].block;
  REQUIRE(out->instrs.front()->op == Op::Drop);
  CHECK(out->instrs.front()->operands[0] == next->operands[0]);
}

TEST_CASE("irgen: a local is checked only where it may be unbound", "[irgen]") {
  CHECK(count(*Source("def f(a):\n  x = a\n  return x + a\n").build("f"), Op::CheckLocal) == 0);
  CHECK(count(*Source("def f(a):\n  if a: x = 1\n  return x\n").build("f"), Op::CheckLocal) == 1);
  CHECK(count(*Source("def f(a):\n  if a: x = 1\n  return x, x\n").build("f"), Op::CheckLocal) == 1);
  CHECK(count(*Source("def f(a):\n  x = 1\n  del x\n  return x\n").build("f"), Op::CheckLocal) == 1);
  CHECK(count(*Source("def f(a):\n  del a\n  del a\n").build("f"), Op::CheckLocal) == 1);
  CHECK(count(*Source("def f(a):\n  try:\n    x = a()\n    a()\n  except E:\n    return x\n").build("f"), Op::CheckLocal) == 1);
  CHECK(count(*Source("def f(a):\n  x = a\n  try:\n    x = a()\n  except E:\n    return x\n").build("f"), Op::CheckLocal) == 0);
}

TEST_CASE("irgen: rebinding and leaving release variables", "[irgen]") {
  auto f = Source("def f(a):\n  x = a()\n  x = a(x)\n  y = a(2)\n  return y\n").build("f");
  auto drops = all(*f, Op::Drop);
  auto calls = all(*f, Op::Call);
  REQUIRE(drops.size() == 2);
  CHECK(drops[0]->operands == std::vector<ir::Value *>{calls[0]->result()});
  std::vector<ir::Value *> left{only(*f, Op::Arg)->result(), calls[1]->result(), calls[2]->result()};
  if (f->releasesBackwards) std::reverse(left.begin(), left.end());
  CHECK(drops[1]->operands == left);
  CHECK(drops[1]->parent->terminator()->op == Op::Return);
}

TEST_CASE("irgen: call shapes", "[irgen]") {
  auto method = Source("def f(o, x):\n  return o.m(x)\n").build("f");
  ir::Instr *load = only(*method, Op::LoadMethod), *call = only(*method, Op::Call);
  CHECK(call->operands[0] == load->result(0));
  CHECK(call->operands[1] == load->result(1));

  // The callable lies on the stack across a join of control flow. (The return is too long for 3.13 to copy it into both branches.)
  auto joined = Source("def f(o, g, x):\n  o.m(1 if x else 2)\n  g(3 if x else 4)\n  return [o, g, x, o, g, x, o, g, x]\n").build("f");
  auto calls = all(*joined, Op::Call);
  REQUIRE(calls.size() == 2);
  CHECK(isOp(calls[0]->operands[0], Op::LoadMethod));
  CHECK(calls[0]->operands[1]->type.mayBeNull());
  CHECK(isOp(calls[1]->operands[0], Op::Arg));
  CHECK(calls[1]->operands[1]->type.isNull());

  auto keywords = Source("def f(g):\n  g(1, a=2)\n").build("f");
  CHECK(only(*keywords, Op::Call)->imm[1] >= 0);
  CHECK(only(*keywords, Op::Call)->operands.size() == 4);

  // CPython calls a decorator with the function in the place of self.
  auto decorated = Source("def f(d):\n  @d\n  def g(): pass\n").build("f");
  ir::Instr *dcall = only(*decorated, Op::Call);
  CHECK(isOp(dcall->operands[0], Op::Arg));
  CHECK(isOp(dcall->operands[1], Op::MakeFunction));

  auto star = Source("def f(g, a, k):\n  g(*a, **k)\n  g(*a)\n").build("f");
  auto ex = all(*star, Op::CallEx);
  REQUIRE(ex.size() == 2);
  CHECK(isOp(ex[0]->operands[0], Op::Arg));
  CHECK(ex[1]->operands[2]->type.isNull());
}

TEST_CASE("irgen: functions are made of what the flags say", "[irgen]") {
  Source s("def f(a):\n  def g(x: int, y=1, *, z=2): return a\n  return g\n");
  auto f = s.build("f");
  ir::Instr *make = all(*f, Op::MakeFunction).back();
  CHECK(make->imm[0] == s.unit("f.<locals>.g").id);
  CHECK(isOp(make->operands[0], Op::Const));       // defaults
  CHECK(isOp(make->operands[1], Op::BuildConstKeyMap) | isOp(make->operands[1], Op::BuildMap));
  bool annotatesLater = !make->operands[4]->type.isNull();  // 3.14: __annotate__
  CHECK(isOp(make->operands[annotatesLater ? 4 : 2], annotatesLater ? Op::MakeFunction : Op::BuildTuple));  // annotations
  CHECK(isOp(make->operands[3], Op::BuildTuple));  // closure
  ir::Instr *cell = only(*f, Op::MakeCell);
  CHECK(isOp(cell->operands[0], Op::Arg));
  CHECK(make->operands[3]->def->operands[0] == cell->result());
  auto g = s.build("f.<locals>.g");
  CHECK(isOp(only(*g, Op::LoadDeref)->operands[0], Op::FreeVar));
}

TEST_CASE("irgen: handlers take all locals, the kept stack, lasti and the exception", "[irgen]") {
  auto f = Source("def f(a):\n  for x in a:\n    try:\n      y = x()\n    except E as e:\n      a(e)\n").build("f");
  size_t handlers = 0;
  for (ir::Block *b : f->blocks())
    for (ir::Instr *i : b->instrs) {
      if (!i->frame || !i->frame->handler || !i->info().mayRaise()) continue;
      ++handlers;
      CHECK(i->frame->handler->isHandler);
      CHECK(i->frame->handler->params.size() == 4 + static_cast<size_t>(i->frame->handlerDepth) + i->frame->pushLasti + 1u);
    }
  CHECK(handlers > 0);
  ir::Instr *push = only(*f, Op::PushExcInfo);
  CHECK(push->operands[0] == push->parent->params.back());
  for (ir::Instr *r : all(*f, Op::ReraiseAt)) {
    CHECK(r->frame->noTraceback);
    CHECK(r->parent->isHandler);
    CHECK(r->operands[1] == r->parent->params[r->parent->params.size() - 2]);
  }
  // The iterator is the one made before the loop, in the handler too.
  CHECK(only(*f, Op::IterNext)->operands[0]->def == only(*f, Op::GetIter));
}

TEST_CASE("irgen: with statements", "[irgen]") {
  auto f = Source("def f(m):\n  with m as x:\n    x()\n").build("f");
  ir::Instr *exit = only(*f, Op::WithExceptStart);
#if JJ_PYTHON_MINOR >= 14
  ir::Instr *lookUp = all(*f, Op::LoadSpecial).front();  // __exit__ comes first
  CHECK(lookUp->imm[0] == 1);
  CHECK(exit->operands[0] == lookUp->result(0));
  CHECK(exit->operands[1] == lookUp->result(1));
#else
  CHECK(exit->operands[0] == only(*f, Op::BeforeWith)->result(0));
  CHECK(isOp(exit->operands[1], Op::Null));
#endif
  CHECK(exit->operands[2] == exit->parent->params.back());
}

TEST_CASE("irgen: a handler that calls anything shows the locals until it is done", "[irgen]") {
  auto f = Source("def f(a):\n  try:\n    x = a()\n  except E as e:\n    y = a(e)\n    return y\n").build("f");
  ir::Instr *show = only(*f, Op::ShowLocals);
  CHECK(show->parent == only(*f, Op::PushExcInfo)->parent);
  CHECK(show->operands.size() == 4);
  CHECK(show->operands[0] == only(*f, Op::Arg)->result());
  CHECK(count(*f, Op::ShowLocal) >= 3);  // e, y, e = None
  CHECK(count(*f, Op::HideLocals) == count(*f, Op::PopExcept));

  // Nobody looks: nothing is called, or what is raised next.
  for (const char *clause : {"x = None", "raise E(a)", "raise E(a.b()) from a"}) {
    INFO(clause);
    auto quiet = Source(std::string("def f(a):\n  try:\n    x = a()\n  except E:\n    ") + clause + "\n").build("f");
    CHECK(count(*quiet, Op::ShowLocals) == 0);
    CHECK(count(*quiet, Op::HideLocals) == 0);
  }
  // Of nested handlers the outer one hides; a yield does, too, and the locals are shown again behind it.
  auto nested = Source("def f(a):\n  try: a()\n  except E:\n    a()\n    try: a()\n    except F: a()\n    a()\n").build("f");
  CHECK(count(*nested, Op::ShowLocals) == 1);
  auto generator = Source("def f(a):\n  try: a()\n  except E:\n    a()\n    yield a\n    a()\n").build("f");
  CHECK(count(*generator, Op::ShowLocals) == 2);
  irgen::IRGenOptions counts;
  counts.seesCounts = true;
  CHECK(count(*Source("def f(a):\n  try: a()\n  except E: a()\n").build("f", counts), Op::ShowLocals) == 0);
}

TEST_CASE("irgen: truth values are not boxed on the way to a branch", "[irgen]") {
  auto f = Source("def f(a, b):\n  if a in b and not (a is b) and b is not None: return 1\n").build("f");
  CHECK(count(*f, Op::IsTrue) == 0);
  CHECK(count(*f, Op::Contains) == 1);
  CHECK(count(*f, Op::Is) == 2);
}

TEST_CASE("irgen: memory mode", "[irgen]") {
  auto f = Source("def f(a):\n  x = a\n  def g(): return x\n  return locals()\n").build("f");
  CHECK(f->memoryLocals);
  CHECK(count(*f, Op::Drop) == 0);
  CHECK(only(*f, Op::MakeCell)->parent == f->entry());
  for (ir::Block *b : f->blocks())
    for (ir::Instr *i : b->instrs)
      if (i->frame) CHECK(i->frame->locals.empty());

  Source plain("def f(a):\n  return a\n");
  irgen::IRGenOptions frameLocals;
  frameLocals.frameLocals = true;
  CHECK(plain.build("f", frameLocals)->memoryLocals);
  irgen::IRGenOptions small;
  small.registerModeLimit = 1;
  CHECK(plain.build("f", small)->memoryLocals);
  CHECK_FALSE(plain.build("f")->memoryLocals);
  CHECK(plain.build("<module>")->memoryLocals);
  CHECK(Source("def f(a):\n  return a.query('x > @b')\n").build("f")->memoryLocals);
  CHECK_FALSE(Source("def f(a):\n  return a.query('x > b')\n").build("f")->memoryLocals);
  CHECK(Source("def f(a):\n  class C: x: a\n  return C\n").build("f")->memoryLocals);
}

TEST_CASE("irgen: labels are blocks that take everything", "[irgen]") {
  Source s("def f(a, b):\n  x = a + b\n  while a:\n    x = g(x, a)\n  return x\n");
  bytecode::Code code = s.decode("f");
  std::vector<int32_t> labels;
  for (const bytecode::Instruction &in : code.instructions)
    if (in.op == bytecode::Opcode::BinaryOp || in.op == bytecode::Opcode::Call) labels.push_back(in.offset);
  REQUIRE(labels.size() == 2);
  irgen::IRGenOptions options;
  options.labels = &labels;
  auto f = s.build("f", options);
  REQUIRE(f->labels.size() == 2);
  CHECK(f->labels.at(labels[0])->params.size() == 3 + 2);
  CHECK(f->labels.at(labels[1])->params.size() == 3 + 4);  // NULL, g, x, a
  for (auto &[offset, b] : f->labels) CHECK(b->keepParams);
}

TEST_CASE("irgen: no kind of function is refused", "[irgen]") {
  Source s("async def f():\n  yield 1\nasync def g():\n  await f\ndef h():\n  yield\n");
  std::string why;
  for (const char *name : {"f", "g", "h"}) CHECK(irgen::supported(s.unit(name), why));
}

TEST_CASE("irgen: an async generator awaits and yields", "[irgen]") {
  Source s("async def f(a):\n  x = yield await a\n");
  auto f = s.build("f");
  CHECK(f->kind == ir::FunctionKind::AsyncGenerator);
  int yields = 0, awaits = 0, items = 0;
  for (const ir::Block *b : f->blocks())
    for (const ir::Instr *i : b->instrs) {
      yields += i->op == ir::Op::Yield;
      if (i->op == ir::Op::SetAwaiting) ++(i->operands[0]->type.isNull() ? items : awaits);  // tells which yield it is
    }
  CHECK(yields == 2);
  CHECK(awaits == 1);
  CHECK(items == 1);
}
