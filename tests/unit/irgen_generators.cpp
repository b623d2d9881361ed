// Generators and coroutines in IR: yields, resume blocks, delegation.
#include "irgen_support.h"

using namespace irgen_test;
using namespace jj;
using ir::Op;

TEST_CASE("irgen: a plain yield receives what is sent", "[irgen]") {
  auto f = Source("def f(n):\n  for i in n:\n    x = yield i\n    print(x)\n").build("f");
  CHECK(f->kind == ir::FunctionKind::Generator);
  CHECK(f->numYields == 1);
  CHECK(count(*f, Op::Arg) == 0);
  CHECK(only(*f, Op::TakeSlot)->imm[0] == 0);
  ir::Instr *yield = only(*f, Op::Yield);
  CHECK(yield->imm[0] == 1);
  ir::Block *resume = yield->succs[0].block;
  CHECK(resume->keepParams);
  CHECK(resume->params.size() == 3 + 1 + 1);  // n, i, x; the iterator; the sent value
  CHECK(yield->succs[0].args.size() == 4);
  REQUIRE(resume->instrs.front()->op == Op::ReceiveSent);
  CHECK(resume->instrs.front()->operands[0] == resume->params.back());
  CHECK(resume->instrs.front()->frame->offset == yield->frame->offset);
  CHECK(count(*f, Op::Poll) == 3);  // start, resumption, back edge
}

TEST_CASE("irgen: delegation hands the sent value to Send", "[irgen]") {
  for (const char *text : {"def f(g):\n  return (yield from g)\n", "async def f(g):\n  return await g\n"}) {
    auto f = Source(text).build("f");
    CHECK(count(*f, Op::ReceiveSent) == 0);
    ir::Instr *send = only(*f, Op::Send), *yield = only(*f, Op::Yield), *awaiting = only(*f, Op::SetAwaiting);
    CHECK(send->operands[0] == awaiting->operands[0]);
    CHECK(yield->operands[0] == send->result(1));
    CHECK(send->operands[1]->type.mayBeNull());
    ir::Block *resume = yield->succs[0].block;
    ir::Instr *back = resume->terminator();
    REQUIRE(back->op == Op::Jump);
    CHECK(back->succs[0].block == send->parent);
    CHECK(back->succs[0].args.back() == resume->params.back());
    // Returned: the receiver is released, its value goes on.
    ir::Block *returned = send->parent->terminator()->succs[1].block;
    CHECK(returned->instrs.front()->op == Op::Drop);
  }
}

TEST_CASE("irgen: yields are numbered in order of offset", "[irgen]") {
  auto f = Source("def f():\n  yield 1\n  try:\n    yield 2\n  finally:\n    yield 3\n").build("f");
  auto yields = all(*f, Op::Yield);
  CHECK(f->numYields == static_cast<int32_t>(yields.size()));
  std::vector<int32_t> offsets(yields.size() + 1, -1);
  for (ir::Instr *y : yields) offsets.at(static_cast<size_t>(y->imm[0])) = y->frame->offset;
  for (size_t n = 1; n < offsets.size(); ++n) CHECK(offsets[n] > offsets[n - 1]);
  // A thrown exception is raised where the yield stands: inside its try.
  for (ir::Instr *r : all(*f, Op::ReceiveSent))
    if (r->frame->offset == offsets[2]) CHECK(r->frame->handler != nullptr);
}

TEST_CASE("irgen: async for and async with", "[irgen]") {
  auto f = Source("async def f(a, m):\n  async for x in a:\n    print(x)\n  async with m as y:\n    print(y)\n").build("f");
  CHECK(count(*f, Op::GetAIter) == 1);
  CHECK(count(*f, Op::GetANext) == 1);
  CHECK(count(*f, Op::EndAsyncFor) == 1);
  CHECK(only(*f, Op::EndAsyncFor)->frame->noTraceback);
  CHECK(count(*f, Op::BeforeAsyncWith) + count(*f, Op::LoadSpecial) / 2 == 1);  // 3.14: __aexit__ and __aenter__ by themselves
  CHECK(f->numYields == 4);  // anext, aenter, aexit twice
}

TEST_CASE("irgen: an async for may end without an exception; what it awaits inside does not", "[irgen]") {
  auto f = Source("async def f(a):\n  async for x in a:\n    await x\n  return 1\n").build("f");
  ir::Instr *next = only(*f, Op::SendNext), *isNull = only(*f, Op::IsNull);
  CHECK(count(*f, Op::Send) == 1);
  REQUIRE(next->frame->handler != nullptr);
  CHECK(isNull->operands[0] == next->result(1));
  // Behind the loop: the awaitable goes where it is sent to, the iterator at the offset of END_ASYNC_FOR.
  std::vector<ir::Instr *> drops;
  for (ir::Block *b : f->blocks())
    if (ir::Instr *t = b->terminator(); t->op == Op::Branch && t->operands[0] == isNull->result())
      for (ir::Instr *i : t->succs[0].block->instrs)
        if (i->op == Op::Drop) drops.push_back(i);
  REQUIRE(drops.size() == 2);
  CHECK(drops[0]->frame->offset == next->frame->offset);
  CHECK(drops[1]->frame->offset == only(*f, Op::EndAsyncFor)->frame->offset);
}

TEST_CASE("irgen: a generator in memory mode keeps its locals in slots", "[irgen]") {
  auto f = Source("def f(a):\n  x = yield a\n  yield locals()\n").build("f");
  CHECK(f->memoryLocals);
  CHECK(count(*f, Op::TakeSlot) == 0);
  for (ir::Instr *y : all(*f, Op::Yield)) CHECK(y->succs[0].block->params.size() == 1);
}
