// A dict display of 100,000 entries is 300,000 instructions, each of which would become values, blocks and machine code, although
// all it says is which constants go where. Here such a stretch becomes a Literal: the same steps as data, that a loop of the runtime
// carries out (JITBuildLiteral). The steps are the instructions themselves, in their order, so what is made, how often memory is asked for and
// what is counted stay the same. Only what cannot run Python code or fail otherwise than for want of memory is taken: constants
// are hashable, and comparing them calls nothing of the user's.
//
// One walk with a symbolic stack. Each entry knows where the instructions that make it begin; at an instruction that does not belong to a
// literal, or to which a jump leads, all entries are final.
#include "bytecode/literals.h"

#include "bytecode/blocks.h"

namespace jj::bytecode {
namespace {

/// Instructions from which on a literal pays; smaller displays are better off in registers.
constexpr int32_t kWorthwhile = 24;

class Folder {
public:
  explicit Folder(Code &code) : code_(code) {}

  void run() {
    auto size = static_cast<int32_t>(code_.instructions.size());
    if (size < kWorthwhile) return;
    std::vector<bool> leaders = findLeaders();
    for (at_ = 0; at_ < size; ++at_) {
      if (leaders[static_cast<size_t>(at_)]) settle();
      const Instruction &in = code_.instructions[static_cast<size_t>(at_)];
      if (!step(in)) settle();
    }
    settle();
    if (!ranges_.empty()) replace();
  }

private:
  enum class Kind : uint8_t { Hashable, Tuple, List, Set, Dict };
  struct Entry {
    int32_t first;  ///< where the instructions that make it begin
    Kind kind;
    Constant::Kind constant = Constant::Kind::None;  ///< of a Hashable
  };
  struct Range {
    int32_t first, last;  ///< instructions, last exclusive
    bool builds;          ///< else it adds to what lies on top of the stack before
  };

  std::vector<bool> findLeaders() const {
    InstructionIndex index(code_);
    std::vector<bool> leaders(code_.instructions.size() + 1);
    auto mark = [&](int32_t offset) { leaders[static_cast<size_t>(index.at(offset))] = true; };
    for (const Instruction &in : code_.instructions)
      if (in.target >= 0) mark(in.target);
    for (const ExceptionRegion &r : code_.regions) mark(r.start), mark(r.end), mark(r.target);
    return leaders;
  }

  bool push(int32_t first, Kind kind, Constant::Kind constant = Constant::Kind::None) {
    stack_.push_back({first, kind, constant});
    return stack_.size() <= Literal::kMaxDepth;
  }

  bool pushConstant(int32_t number) {
    const Constant *c = code_.unit->constant(number);
    return c && c->kind != Constant::Kind::Code && push(at_, Kind::Hashable, c->kind);
  }

  /// A display of the n topmost entries, of which each `stride`-th, from `offset` on, must be hashable (0: none).
  bool display(int32_t n, Kind kind, int32_t stride = 0) {
    if (n < 0 || static_cast<size_t>(n) > stack_.size()) return false;
    size_t base = stack_.size() - static_cast<size_t>(n);
    for (size_t k = base; stride && k < stack_.size(); k += static_cast<size_t>(stride))
      if (stack_[k].kind != Kind::Hashable) return false;
    int32_t first = n ? stack_[base].first : at_;
    stack_.resize(base);
    return push(first, kind);
  }

  bool constKeyMap(int32_t n) {
    if (static_cast<size_t>(n) >= stack_.size() || stack_.back().constant != Constant::Kind::Tuple) return false;
    stack_.pop_back();
    return display(n, Kind::Dict);
  }

  /// The n topmost entries go into the container below them.
  bool add(int32_t depth, size_t n, Kind kind) {
    if (depth != 1 || stack_.size() < n) return false;
    int32_t first = stack_[stack_.size() - n].first;
    if (stack_.size() == n) return extend(first);  // it was there before: of whatever kind the instruction says
    if (stack_[stack_.size() - n - 1].kind != kind) return false;
    stack_.resize(stack_.size() - n);
    return true;
  }

  bool extend(int32_t first) {
    stack_.clear();
    if (!ranges_.empty() && !ranges_.back().builds && ranges_.back().last == first) ranges_.back().last = at_ + 1;
    else ranges_.push_back({first, at_ + 1, false});
    return true;
  }

  bool topIs(Constant::Kind kind) const { return !stack_.empty() && stack_.back().constant == kind; }
  bool topIs(Kind kind) const { return !stack_.empty() && stack_.back().kind == kind; }

  /// False: the instruction is no part of a literal.
  bool step(const Instruction &in) {
    switch (in.op) {
      case Opcode::LoadConst: return pushConstant(in.arg);
      case Opcode::LoadSmallInt: return pushConstant(kSmallInts + in.arg);
      case Opcode::BuildTuple: return display(in.arg, Kind::Tuple);
      case Opcode::BuildList: return display(in.arg, Kind::List);
      case Opcode::BuildSet: return display(in.arg, Kind::Set, 1);
      case Opcode::BuildMap: return display(2 * in.arg, Kind::Dict, 2);
      case Opcode::BuildConstKeyMap: return constKeyMap(in.arg);
      case Opcode::ListAppend: return add(in.arg, 1, Kind::List);
      case Opcode::SetAdd: return topIs(Kind::Hashable) && add(in.arg, 1, Kind::Set);
      case Opcode::MapAdd:
        return stack_.size() >= 2 && stack_[stack_.size() - 2].kind == Kind::Hashable && add(in.arg, 2, Kind::Dict);
      case Opcode::ListExtend: return topIs(Constant::Kind::Tuple) && add(in.arg, 1, Kind::List);
      case Opcode::SetUpdate: return topIs(Constant::Kind::FrozenSet) && add(in.arg, 1, Kind::Set);
      case Opcode::DictUpdate: return topIs(Kind::Dict) && add(in.arg, 1, Kind::Dict);
      default: return false;
    }
  }

  /// What lies on the symbolic stack is final.
  void settle() {
    for (size_t k = 0; k < stack_.size(); ++k) {
      int32_t last = k + 1 < stack_.size() ? stack_[k + 1].first : at_;
      if (stack_[k].kind != Kind::Hashable) ranges_.push_back({stack_[k].first, last, true});
    }
    stack_.clear();
  }

  void replace() {
    std::vector<Instruction> out;
    auto copy = [&](int32_t from, int32_t to) {
      out.insert(out.end(), code_.instructions.begin() + from, code_.instructions.begin() + to);
    };
    int32_t done = 0;
    for (const Range &r : ranges_) {
      if (r.last - r.first < kWorthwhile) continue;
      copy(done, r.first);
      done = r.last;
      Instruction in{.op = r.builds ? Opcode::BuildLiteral : Opcode::ExtendLiteral,
                     .arg = static_cast<int32_t>(code_.literals.size()),
                     // the outermost display's own position, where an error is
                     .offset = code_.instructions[static_cast<size_t>(r.last - 1)].offset};
      code_.literals.push_back(literal(r));
      out.push_back(in);
    }
    copy(done, static_cast<int32_t>(code_.instructions.size()));
    code_.instructions = std::move(out);
  }

  Literal literal(const Range &r) const {
    Literal out;
    for (int32_t i = r.first; i < r.last; ++i) {
      const Instruction &in = code_.instructions[static_cast<size_t>(i)];
      bool small = in.op == Opcode::LoadSmallInt;
      out.steps.push_back({small ? Opcode::LoadConst : in.op, small ? kSmallInts + in.arg : in.arg});
    }
    return out;
  }

  Code &code_;
  int32_t at_ = 0;
  std::vector<Entry> stack_;
  std::vector<Range> ranges_;  ///< in order
};

}  // namespace

void foldLiterals(Code &code) { Folder(code).run(); }

Opcode Literal::made() const {
  // The last step makes it, or adds to what an earlier step at the same depth made.
  switch (steps.back().op) {
    case Opcode::ListAppend: case Opcode::ListExtend: return Opcode::BuildList;
    case Opcode::SetAdd: case Opcode::SetUpdate: return Opcode::BuildSet;
    case Opcode::MapAdd: case Opcode::DictUpdate: case Opcode::BuildConstKeyMap: return Opcode::BuildMap;
    default: return steps.back().op;
  }
}

}  // namespace jj::bytecode
