// Function, Builder and the op table. See ir.h.
#include "ir/ir.h"

#include <cstring>
#include <unordered_map>
#include <unordered_set>

namespace jj::ir {

namespace {
constexpr uint16_t P = kRunsPython | kReads | kWrites, R = kReads, W = kWrites, E = kRaises, T = kTerminator, F = kFrameOnly;
constexpr uint16_t V = kReleasesValueFirst, L = kReleasesFromTop, C = kReleasesContainerLast, B = kReleasesBackwards, S = kStoresValue;
constexpr OpInfo kOps[] = {
#define JJ_OP(name, operands, results, effects, steals, error, entry, args) \
  {#name, operands, results, static_cast<uint16_t>(effects), steals, ErrorKind::error, #entry, args},
#include "ir/ops.def"
};
}  // namespace

bool OpInfo::steals_(unsigned i) const {
  if (*steals == '*') return true;
  if (*steals == '~') return false;
  return i < 10 && std::strchr(steals, static_cast<char>('0' + i)) != nullptr && *steals;
}

int OpInfo::givenBit(size_t i) const {
  if (*steals != '~') return -1;
  size_t first = static_cast<size_t>(steals[1] - '0');
  return i >= first && i - first < kMaxGiven ? static_cast<int>(i - first) : -1;
}

const OpInfo &info(Op op) { return kOps[static_cast<size_t>(op)]; }

Op opByName(std::string_view name) {
  static const auto *table = [] {
    auto *t = new std::unordered_map<std::string_view, Op>;
    for (size_t i = 0; i < static_cast<size_t>(Op::Count_); ++i) t->emplace(kOps[i].name, static_cast<Op>(i));
    return t;
  }();
  auto it = table->find(name);
  return it == table->end() ? Op::Count_ : it->second;
}

Block *Function::newBlock() {
  Block &b = blockStore_.emplace_back();
  b.id = nextBlock_++;
  b.parent = this;
  blocks_.push_back(&b);
  return &b;
}

Value *Function::newValue(Type t) {
  Value &v = values_.emplace_back();
  v.id = static_cast<uint32_t>(values_.size() - 1);
  v.type = t;
  return &v;
}

Value *Function::addParam(Block *b, Type t) {
  Value *v = newValue(t);
  v->block = b;
  b->params.push_back(v);
  return v;
}

FrameState *Function::newFrameState() { return &frames_.emplace_back(); }
FrameState *Function::cloneFrameState(const FrameState &fs) { return &frames_.emplace_back(fs); }

Instr *Function::newInstr(Op op, std::vector<Value *> operands, int64_t imm0, int64_t imm1) {
  Instr &in = instrStore_.emplace_back();
  in.op = op;
  in.operands = std::move(operands);
  in.imm[0] = imm0;
  in.imm[1] = imm1;
  auto add = [&](char c) {
    Type t;
    switch (c) {
      case 'o': case 'b': t = Type::object(); break;
      case 'n': case 'q': t = Type::maybe(); break;
      case 'i': t = Type::i32(); break;
      case 'l': t = Type::i64(); break;
      case 'd': t = Type::f64(); break;
      case 't': t = Type::i1(); break;
    }
    if (op == Op::Null) t = Type::null();
    Value *v = newValue(t);
    v->def = &in;
    v->borrowed = c == 'b' || c == 'q';
    in.results.push_back(v);
  };
  const char *letters = info(op).results;
  for (const char *p = letters; *p; ++p) {
    if (p[1] == '*') {
      int64_t n = imm0 + (op == Op::UnpackEx ? imm1 + 1 : 0);
      for (int64_t i = 0; i < n; ++i) add(*p);
      ++p;
    } else {
      add(*p);
    }
  }
  return &in;
}

Instr *Function::newInstrWith(Op op, std::vector<Value *> operands, std::vector<Value *> results) {
  Instr &in = instrStore_.emplace_back();
  in.op = op;
  in.operands = std::move(operands);
  in.results = std::move(results);
  for (Value *v : in.results) v->def = &in;
  return &in;
}

void Function::append(Block *b, Instr *i) {
  i->parent = b;
  b->instrs.push_back(i);
}

void Function::insert(Block *b, size_t index, Instr *i) {
  i->parent = b;
  b->instrs.insert(b->instrs.begin() + static_cast<ptrdiff_t>(index), i);
}

void Function::replaceAllUses(Value *from, Value *to) { replaceAllUses(std::map<Value *, Value *>{{from, to}}); }

void Function::replaceAllUses(const std::map<Value *, Value *> &map) {
  if (map.empty()) return;
  auto fix = [&](Value *&v) {
    for (auto it = map.find(v); it != map.end(); it = map.find(v)) v = it->second;
  };
  std::unordered_set<FrameState *> seen;
  for (Block *b : blocks_)
    for (Instr *i : b->instrs) {
      for (Value *&v : i->operands) fix(v);
      for (Successor &s : i->succs)
        for (Value *&v : s.args) fix(v);
      if (i->frame && seen.insert(i->frame).second) {
        for (Value *&v : i->frame->locals) fix(v);
        for (Value *&v : i->frame->stack) fix(v);
      }
    }
}

void Function::removeUnreachable() {
  std::unordered_set<Block *> seen{entry()};
  std::vector<Block *> work{entry()};
  auto visit = [&](Block *b) {
    if (b && seen.insert(b).second) work.push_back(b);
  };
  while (!work.empty()) {
    Block *b = work.back();
    work.pop_back();
    for (Instr *i : b->instrs) {
      for (Successor &s : i->succs) visit(s.block);
      if (i->frame && i->info().mayRaise() && !explicitErrors) visit(i->frame->handler);
    }
  }
  std::erase_if(blocks_, [&](Block *b) { return !seen.count(b); });
  std::erase_if(labels, [&](auto &e) { return !seen.count(e.second); });
}

Instr *Builder::emit(Op op, std::vector<Value *> operands, int64_t imm0, int64_t imm1) {
  Instr *i = f_.newInstr(op, std::move(operands), imm0, imm1);
  const OpInfo &in = i->info();
  if (in.mayRaise() || in.has(kRunsPython) || in.isTerminator() || in.has(kFrameOnly)) i->frame = frame_;
  f_.append(block_, i);
  return i;
}

Value *Builder::value(Op op, std::vector<Value *> operands, int64_t imm0, int64_t imm1) {
  return emit(op, std::move(operands), imm0, imm1)->result();
}

void Builder::jump(Block *to, std::vector<Value *> args) { emit(Op::Jump)->succs = {{to, std::move(args)}}; }

void Builder::branch(Value *cond, Block *yes, std::vector<Value *> yesArgs, Block *no, std::vector<Value *> noArgs) {
  emit(Op::Branch, {cond})->succs = {{yes, std::move(yesArgs)}, {no, std::move(noArgs)}};
}

}  // namespace jj::ir
