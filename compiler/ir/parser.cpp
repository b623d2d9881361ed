// Reads the text form that printer.cpp writes (the grammar stands there). Values, blocks and frame states may be
// mentioned before they are defined; ids are kept, so that print(parse(text)) is the same text.
#include <functional>
#include <unordered_map>

#include "ir/ir.h"
#include "ir/scanner.h"
#include "ir/text_form.h"

namespace jj::ir {
namespace {

constexpr int64_t kMaxId = 10'000'000;  // of values and blocks: a typing error must not allocate gigabytes

class Parser {
public:
  explicit Parser(Scanner &in) : in_(in), f_(std::make_unique<Function>()) {}

  std::unique_ptr<Function> run() {
    header();
    while (!in_.failed() && !in_.accept("}")) {
      int64_t id;
      if (in_.acceptNumbered("b", id)) block(id);
      else if (in_.acceptNumbered("fs", id)) frame(id);
      else in_.fail("expected a block, a frame state or '}'");
    }
    finish();
    return in_.failed() ? nullptr : std::move(f_);
  }

private:
  struct Mention {
    size_t at;  ///< first place
    bool defined = false;
  };
  struct FrameEntry {
    FrameState *state;
    Mention mention;
    int64_t offset = -1;  ///< as an instruction says
  };
  Scanner &in_;
  std::unique_ptr<Function> f_;
  std::vector<Value *> values_;
  std::vector<Block *> blocks_, order_;
  std::vector<Mention> valueMentions_, blockMentions_;
  std::map<int64_t, FrameEntry> frames_;

  Value *valueAt(int64_t id, bool definition) {
    if (id < 0 || id > kMaxId) return in_.fail("value number out of range"), nullptr;
    while (static_cast<int64_t>(values_.size()) <= id) {
      values_.push_back(f_->newValue(Type::maybe()));
      valueMentions_.push_back({0});
    }
    Mention &m = valueMentions_[static_cast<size_t>(id)];
    if (!m.at) m.at = in_.position();
    if (definition && m.defined) in_.fail("value %" + std::to_string(id) + " is defined twice");
    m.defined |= definition;
    return values_[static_cast<size_t>(id)];
  }

  Block *blockAt(int64_t id, bool definition) {
    if (id < 0 || id > kMaxId) return in_.fail("block number out of range"), nullptr;
    while (static_cast<int64_t>(blocks_.size()) <= id) {
      blocks_.push_back(f_->newBlock());
      blockMentions_.push_back({0});
    }
    Mention &m = blockMentions_[static_cast<size_t>(id)];
    if (!m.at) m.at = in_.position();
    if (definition && m.defined) in_.fail("block b" + std::to_string(id) + " is defined twice");
    m.defined |= definition;
    return blocks_[static_cast<size_t>(id)];
  }

  FrameEntry &frameAt(int64_t number) {
    auto [it, fresh] = frames_.try_emplace(number);
    if (fresh) it->second = {f_->newFrameState(), {in_.position()}};
    return it->second;
  }

  void header() {
    in_.expect("function");
    if (!in_.acceptString(f_->name)) in_.fail("expected the name in quotes");
    std::string_view kind = in_.word();
    size_t k = 0;
    while (k < std::size(kFunctionKindNames) && kFunctionKindNames[k] != kind) ++k;
    if (k == std::size(kFunctionKindNames)) return in_.fail("no such kind of function");
    f_->kind = static_cast<FunctionKind>(k);
    in_.expect("{");
    while (!in_.failed() && attribute()) {
    }
  }

  bool attribute() {
    struct Number {
      std::string_view word;
      std::function<void(int64_t)> set;
    };
    const Number numbers[] = {
        {"unit", [&](int64_t n) { f_->unit = static_cast<uint32_t>(n); }},
        {"locals", [&](int64_t n) { f_->numLocals = static_cast<int32_t>(n); }},
        {"args", [&](int64_t n) { f_->numArgs = static_cast<int32_t>(n); }},
        {"stack", [&](int64_t n) { f_->stackSize = static_cast<int32_t>(n); }},
        {"raw", [&](int64_t n) { f_->numRaw = static_cast<int32_t>(n); }},
        {"vars", [&](int64_t n) { f_->numVars = static_cast<int32_t>(n); }},
        {"yields", [&](int64_t n) { f_->numYields = static_cast<int32_t>(n); }},
    };
    for (const Number &n : numbers)
      if (in_.accept(n.word)) return n.set(in_.number()), true;
    if (in_.accept("memory-locals")) return f_->memoryLocals = true;
    if (in_.accept("sees-counts")) return f_->seesCounts = true;
    if (in_.accept("counts-arguments")) return f_->countsArguments = true;
    if (in_.accept("releases-backwards")) return f_->releasesBackwards = true;
    if (in_.accept("typed-region")) return f_->hasTypedRegion = true;
    if (in_.accept("unframed")) return f_->unframed = true;
    if (in_.accept("lowered")) return f_->lowered = true;
    if (in_.accept("explicit-errors")) return f_->explicitErrors = true;
    if (in_.accept("frameless")) return frameless(), true;
    if (in_.accept("calls-typed")) {
      f_->typedCallees.push_back(static_cast<uint32_t>(in_.number()));
      in_.expect("as");
      f_->typedCalleeNames.push_back(in_.number());
      return true;
    }
    if (in_.accept("names")) {
      for (std::string name; in_.acceptString(name);) f_->localNames.push_back(name);
      return true;
    }
    if (in_.accept("label")) {
      int64_t offset = 0, id = 0;
      if (!in_.acceptNumbered("@", offset) || !in_.acceptNumbered("b", id)) in_.fail("expected '@OFFSET bN'");
      else f_->labels[static_cast<int32_t>(offset)] = blockAt(id, false);
      return true;
    }
    return false;
  }

  Type type() {
    Type t;
    size_t at = in_.position();
    if (!parseType(in_.typeText(), t)) in_.failAt(at, "no such type");
    return t;
  }

  void frameless() {
    f_->frameless = true;
    in_.expect("(");
    if (!in_.accept(")")) {
      do f_->typedParams.push_back(type());
      while (!in_.failed() && in_.accept(","));
      in_.expect(")");
    }
    in_.expect("->");
    f_->typedResult = type();
  }

  void typedValue(Value *v, bool mayBorrow) {
    in_.expect(":");
    if (in_.accept("&")) {
      if (!mayBorrow) in_.fail("'&' has no place here");
      v->borrowed = true;
    }
    if (!in_.failed()) v->type = type();
  }

  void block(int64_t id) {
    Block *b = blockAt(id, true);
    if (!b) return;
    order_.push_back(b);
    if (in_.accept("(")) {
      do {
        int64_t n;
        if (!in_.acceptNumbered("%", n)) return in_.fail("expected a parameter '%N: TYPE'");
        Value *v = valueAt(n, true);
        if (!v) return;
        v->block = b;
        b->params.push_back(v);
        typedValue(v, true);
      } while (in_.accept(","));
      in_.expect(")");
    }
    if (in_.accept("[")) {
      do {
        std::string_view word = in_.word();
        const BlockFlag *found = nullptr;
        for (const BlockFlag &flag : kBlockFlags)
          if (flag.name == word) found = &flag;
        if (!found) return in_.fail("no such attribute of a block");
        found->set(*b);
        if (int64_t offset; b->isHandler && in_.acceptNumbered("@", offset)) b->offset = static_cast<int32_t>(offset);
      } while (in_.accept(","));
      in_.expect("]");
    }
    in_.expect(":");
    // A block ends where the next one, a frame state or the function's end begins; all of those are recognised by a
    // number glued to b or fs, which no operation is.
    while (!in_.failed() && !blockEnds()) instruction(*b);
  }

  bool blockEnds() {
    Scanner ahead = in_;
    int64_t n;
    return ahead.atEnd() || ahead.accept("}") || ahead.acceptNumbered("b", n) || ahead.acceptNumbered("fs", n);
  }

  void values(std::vector<Value *> &out) {
    do {
      int64_t n;
      if (in_.accept("_")) out.push_back(nullptr);
      else if (in_.acceptNumbered("%", n)) out.push_back(valueAt(n, false));
      else return in_.fail("expected a value");
    } while (in_.accept(","));
  }

  void instruction(Block &b) {
    std::vector<Value *> results;
    int64_t n;
    while (in_.acceptNumbered("%", n)) {
      Value *v = valueAt(n, true);
      if (!v) return;
      typedValue(v, true);
      results.push_back(v);
      in_.accept(",");
    }
    if (!results.empty()) in_.expect("=");
    size_t at = in_.position();
    Op op = opByName(in_.word());
    if (op == Op::Count_) return in_.failAt(at, "no such operation");
    Instr *i = f_->newInstrWith(op, {}, results);
    const char *letters = i->info().results;
    for (size_t k = 0; k < results.size() && letters[k] && letters[k] != '*'; ++k)
      results[k]->borrowed |= letters[k] == 'b' || letters[k] == 'q';
    f_->append(&b, i);
    tail(*i);
  }

  /// Operands, immediates, frame state and successors of an instruction.
  void tail(Instr &i) {
    Scanner ahead = in_;
    int64_t n;
    if (ahead.acceptNumbered("%", n) && !resultFollows()) values(i.operands);
    if (in_.accept("{")) {
      i.imm[0] = in_.number();
      if (in_.accept(",")) i.imm[1] = in_.number();
      in_.expect("}");
    }
    if (in_.accept("callee")) i.callee = static_cast<int32_t>(in_.number());
    if (in_.accept("method")) {
      i.method = static_cast<int32_t>(in_.number());
      in_.expect("loaded");
      i.loadedAt = static_cast<int32_t>(in_.number());
    }
    int64_t offset = -1;
    in_.acceptNumbered("@", offset);
    if (!frameTableFollows() && in_.acceptNumbered("fs", n)) {
      FrameEntry &entry = frameAt(n);
      i.frame = entry.state;
      if (offset >= 0 && entry.offset >= 0 && offset != entry.offset) in_.fail("the frame state has another offset");
      if (offset >= 0) entry.offset = offset;
    }
    if (!in_.accept("->")) return;
    do {
      if (!in_.acceptNumbered("b", n)) return in_.fail("expected a block");
      i.succs.push_back({blockAt(n, false), {}});
      if (in_.accept("(")) {
        values(i.succs.back().args);
        in_.expect(")");
      }
    } while (in_.accept(","));
  }

  /// Is what comes next "%N:", the result of the next instruction and no operand of this one?
  bool resultFollows() {
    Scanner ahead = in_;
    int64_t n;
    return ahead.acceptNumbered("%", n) && ahead.accept(":");
  }

  /// Is what comes next "fsN:", the first line of the table of frame states?
  bool frameTableFollows() {
    Scanner ahead = in_;
    int64_t n;
    return ahead.acceptNumbered("fs", n) && ahead.accept(":");
  }

  void frame(int64_t number) {
    FrameEntry &entry = frameAt(number);
    if (entry.mention.defined) return in_.fail("frame state fs" + std::to_string(number) + " is defined twice");
    entry.mention.defined = true;
    FrameState &fs = *entry.state;
    int64_t n = 0;
    in_.expect(":");
    if (!in_.acceptNumbered("@", n)) return in_.fail("expected '@OFFSET'");
    if (entry.offset >= 0 && n != entry.offset) return in_.fail("the instructions say another offset");
    fs.offset = static_cast<int32_t>(n);
    if (in_.accept("locals")) in_.expect("("), values(fs.locals), in_.expect(")");
    if (in_.accept("stack")) in_.expect("("), values(fs.stack), in_.expect(")");
    if (in_.accept("->")) {
      if (!in_.acceptNumbered("b", n)) return in_.fail("expected the handler");
      fs.handler = blockAt(n, false);
      in_.expect("depth");
      fs.handlerDepth = static_cast<int32_t>(in_.number());
    }
    if (in_.accept("left")) fs.left = static_cast<int32_t>(in_.number());
    fs.pushLasti = in_.accept("lasti");
    fs.noTraceback = in_.accept("notrace");
  }

  void finish() {
    for (size_t i = 0; i < values_.size(); ++i)
      if (valueMentions_[i].at && !valueMentions_[i].defined)
        in_.failAt(valueMentions_[i].at, "value %" + std::to_string(i) + " is not defined");
    for (size_t i = 0; i < blocks_.size(); ++i)
      if (blockMentions_[i].at && !blockMentions_[i].defined)
        in_.failAt(blockMentions_[i].at, "block b" + std::to_string(i) + " is not defined");
    for (auto &[n, entry] : frames_)
      if (!entry.mention.defined)
        in_.failAt(entry.mention.at, "frame state fs" + std::to_string(n) + " is not defined");
    if (order_.empty()) in_.fail("a function has at least one block");
    f_->blocks() = order_;
  }
};

}  // namespace

std::unique_ptr<Function> parseFunction(std::string_view text, std::string &error) {
  Scanner in(text);
  auto f = Parser(in).run();
  if (f && !in.atEnd()) in.fail("text after the function");
  error = in.error();
  return in.failed() ? nullptr : std::move(f);
}

std::unique_ptr<Module> parseModule(std::string_view text, std::string &error) {
  Scanner in(text);
  auto m = std::make_unique<Module>();
  in.expect("module");
  if (!in.acceptString(m->name)) in.fail("expected the module's name in quotes");
  while (!in.failed() && !in.atEnd()) if (auto f = Parser(in).run()) (f->frameless ? m->variants : f->unframed ? m->unframed : m->functions).push_back(std::move(f));
  error = in.error();
  return in.failed() ? nullptr : std::move(m);
}

}  // namespace jj::ir
