// Dominators, liveness and sets against slow and obvious computations, on random graphs and functions.
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "analysis/cfg.h"
#include "analysis/dominators.h"
#include "analysis/liveness.h"
#include "support/bitset.h"
#include "support/dominator_tree.h"

using namespace jj;
using namespace jj::ir;

TEST_CASE("BitSet behaves as a set", "[analysis]") {
  std::mt19937 random(1);
  BitSet bits;
  std::set<uint32_t> expected;
  for (int n = 0; n < 4000; ++n) {
    uint32_t i = random() % 1000;
    if (random() % 3) REQUIRE(bits.set(i) == expected.insert(i).second);
    else REQUIRE(bits.reset(i) == (expected.erase(i) == 1));
    REQUIRE(bits.test(i) == (expected.count(i) == 1));
  }
  CHECK(bits.members() == std::vector<uint32_t>(expected.begin(), expected.end()));
  CHECK(bits.count() == expected.size());
  BitSet other;
  for (uint32_t i = 0; i < 2000; i += 7) other.set(i), expected.insert(i);
  CHECK(bits.unite(other));
  CHECK_FALSE(bits.unite(other));
  CHECK(bits.members() == std::vector<uint32_t>(expected.begin(), expected.end()));
}

namespace {

/// Nodes reachable from 0 when `without` is taken out.
std::set<uint32_t> reach(const DominatorTree::Graph &g, uint32_t without) {
  std::set<uint32_t> seen;
  std::vector<uint32_t> work;
  if (without != 0) work.push_back(0);
  while (!work.empty()) {
    uint32_t n = work.back();
    work.pop_back();
    if (!seen.insert(n).second) continue;
    for (uint32_t s : g[n])
      if (s != without) work.push_back(s);
  }
  return seen;
}

/// A function of random blocks over i64 values; a value may be used wherever its definition's block dominates.
std::unique_ptr<Function> randomFunction(std::mt19937 &random) {
  auto f = std::make_unique<Function>();
  Builder b(*f);
  size_t n = 2 + random() % 12;
  for (size_t k = 0; k < n; ++k) f->newBlock();
  Value *zero = nullptr;
  for (size_t k = 0; k < n; ++k) {
    b.setBlock(f->blocks()[k]);
    Value *c = b.value(Op::ConstI64, {}, static_cast<int64_t>(k));
    if (k == 0) zero = c;
    auto target = [&] { return f->blocks()[1 + random() % (n - 1)]; };
    if (random() % 4 == 0) b.jump(target());
    else if (random() % 6 == 0) b.emit(Op::Unreachable);
    else b.branch(b.value(Op::IsTrueI64, {zero}), target(), {}, target(), {});
  }
  f->removeUnreachable();
  analysis::Cfg cfg(*f);
  analysis::Dominators dominators(cfg);
  for (Block *user : f->blocks())
    for (Block *from : f->blocks())
      if (user != from && dominators.dominates(from, user) && random() % 3 == 0)
        f->insert(user, random() % user->instrs.size(), f->newInstr(Op::InvertI64, {from->instrs.front()->result()}));
  return f;
}

/// Is v used on some path from the start of b? By search.
bool usedFrom(const analysis::Cfg &cfg, const Block *b, const Value *v) {
  std::set<const Block *> seen;
  std::vector<const Block *> work{b};
  while (!work.empty()) {
    const Block *at = work.back();
    work.pop_back();
    if (!seen.insert(at).second) continue;
    bool defined = false;
    for (const Instr *i : at->instrs) {
      for (const Value *o : i->operands)
        if (o == v && !defined) return true;
      for (const Value *r : i->results) defined |= r == v;
    }
    if (defined) continue;
    for (const Block *s : cfg.successors(at)) work.push_back(s);
  }
  return false;
}

}  // namespace

TEST_CASE("dominators agree with reachability", "[analysis]") {
  std::mt19937 random(2);
  for (int round = 0; round < 200; ++round) {
    uint32_t n = 1 + random() % 20;
    DominatorTree::Graph g(n);
    for (uint32_t e = 0; e < n * 2; ++e) g[random() % n].push_back(random() % n);
    DominatorTree tree(g, 0);
    std::set<uint32_t> all = reach(g, UINT32_MAX);
    for (uint32_t a = 0; a < n; ++a) {
      REQUIRE(tree.reachable(a) == (all.count(a) == 1));
      if (!tree.reachable(a)) continue;
      std::set<uint32_t> others = reach(g, a);
      for (uint32_t b : all) REQUIRE(tree.dominates(a, b) == (a == b || !others.count(b)));
    }
  }
}

TEST_CASE("liveness agrees with a search for uses", "[analysis]") {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    auto f = randomFunction(random);
    REQUIRE(verify(*f) == "");
    analysis::Cfg cfg(*f);
    analysis::Liveness live(*f, false);
    for (const Block *b : f->blocks())
      for (const Block *d : f->blocks())
        for (const Instr *i : d->instrs)
          for (const Value *v : i->results) {
            REQUIRE(live.liveIn(b).test(v->id) == (usedFrom(cfg, b, v)));
            bool out = false;
            for (const Block *s : cfg.successors(b)) out |= live.liveIn(s).test(v->id);
            REQUIRE(live.liveOut(b).test(v->id) == out);
          }
  }
}

TEST_CASE("text of random functions survives", "[ir]") {
  std::mt19937 random(4);
  for (int round = 0; round < 50; ++round) {
    auto f = randomFunction(random);
    std::string text = print(*f), error;
    auto back = parseFunction(text, error);
    INFO(error << text);
    REQUIRE(back);
    REQUIRE(print(*back) == text);
    REQUIRE(verify(*back) == "");
  }
}

TEST_CASE("a handler that a long function leads to costs linear time", "[analysis]") {
  Function f;
  f.numLocals = 0;
  Builder b(f);
  Block *handler = f.newBlock();
  f.blocks().clear();
  handler->isHandler = true;
  Block *at = f.newBlock();
  f.blocks().push_back(handler);
  b.setBlock(at);
  Value *none = b.value(Op::NoneObject);
  constexpr int kBlocks = 50000;
  for (int n = 0; n < kBlocks; ++n) {
    FrameState *fs = f.newFrameState();
    fs->handler = handler;
    b.setFrame(fs);
    b.emit(Op::UnaryNegative, {none});
    Block *next = f.newBlock();
    b.jump(next);
    b.setBlock(next);
  }
  b.emit(Op::Return, {none});
  Value *exception = f.addParam(handler, Type::object());
  b.setBlock(handler);
  b.emit(Op::Return, {exception});
  CHECK(verify(f) == "");
  analysis::Cfg cfg(f);
  analysis::Dominators dominators(cfg);
  CHECK(dominators.idom(handler) == f.entry());
  analysis::Liveness live(f, true);
  CHECK(live.liveIn(handler).empty());
}
