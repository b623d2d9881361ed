// Basic blocks: leaders, edges, handlers, stack depths and loop headers, each in linear time.
#include "bytecode/blocks.h"

#include <algorithm>

namespace jj::bytecode {
namespace {

class Builder {
public:
  Builder(Code &code, std::string &error) : code_(code), error_(error), index_(code) {}

  bool build() {
    if (!checkRegions()) return false;
    splitAtLeaders();
    return connect() && propagateDepths() && (markLoopHeaders(), true);
  }

private:
  BasicBlock &block(int32_t number) { return code_.blocks[static_cast<size_t>(number)]; }
  const ExceptionRegion &region(int32_t number) const { return code_.regions[static_cast<size_t>(number)]; }
  int32_t size() const { return static_cast<int32_t>(code_.instructions.size()); }
  const Instruction &instruction(int32_t i) const { return code_.instructions[static_cast<size_t>(i)]; }

  bool fail(int32_t at, const std::string &what) {
    int32_t offset = at < size() ? instruction(at).offset : -1;
    error_ = code_.unit->qualname + ": offset " + std::to_string(offset) + ": " + what;
    return false;
  }

  /// CPython searches the table in order of offset; blocks are matched to it in the same order.
  bool checkRegions() {
    int32_t end = 0;
    for (auto &r : code_.regions) {
      if (r.start < end || r.end < r.start) return fail(index_.at(r.start), "the exception table is not in order");
      if (index_.at(r.target) >= size()) return fail(index_.at(r.start), "a handler lies outside the code");
      end = r.end;
    }
    return true;
  }

  /// The exception region at a byte offset; -1: none.
  int32_t regionAt(int32_t offset) const {
    auto behind = std::upper_bound(code_.regions.begin(), code_.regions.end(), offset, [](int32_t o, const ExceptionRegion &r) { return o < r.end; });
    return behind != code_.regions.end() && behind->start <= offset ? static_cast<int32_t>(behind - code_.regions.begin()) : -1;
  }

  /// The region of what an instruction raises. A jump raises nothing but what its poll does.
  int32_t regionOf(const Instruction &in) const {
    bool hasJumped = in.op == Opcode::JumpBackward && in.polls && in.target > 0 && !code_.interpreter.pollsBeforeJump;
    return regionAt(hasJumped ? instruction(in.target - 1).offset : in.offset);
  }

  void splitAtLeaders() {
    std::vector<bool> leader(static_cast<size_t>(size()) + 1);
    auto mark = [&](int32_t i) { leader[static_cast<size_t>(i)] = true; };
    mark(0);
    for (int32_t i = 0; i < size(); ++i) {
      if (instruction(i).target >= 0) mark(instruction(i).target);
      if (flow(instruction(i).op) != Flow::Next || instruction(i).op == Opcode::EndAsyncFor) mark(i + 1);
      if (regionOf(instruction(i)) != regionAt(instruction(i).offset)) mark(i);
    }
    for (auto &r : code_.regions) mark(index_.at(r.start)), mark(index_.at(r.end)), mark(index_.at(r.target));
    blockOf_.resize(static_cast<size_t>(size()));
    for (int32_t i = 0; i < size(); ++i) {
      if (leader[static_cast<size_t>(i)]) {
        code_.blocks.emplace_back();
        code_.blocks.back().first = i;
      }
      code_.blocks.back().last = i + 1;
      blockOf_[static_cast<size_t>(i)] = static_cast<int32_t>(code_.blocks.size()) - 1;
    }
  }

  int32_t blockAt(int32_t instructionIndex) const { return blockOf_[static_cast<size_t>(instructionIndex)]; }
  int32_t handlerBlock(int32_t number) const { return blockAt(index_.at(region(number).target)); }

  bool connect() {
    for (auto &b : code_.blocks) {
      const Instruction &last = instruction(b.last - 1);
      Flow way = flow(last.op);
      if (way == Flow::Next || way == Flow::Branch) {
        if (b.last >= size()) return fail(b.last - 1, "control runs off the end of the code");
        b.successors.push_back(blockAt(b.last));
      }
      if (way == Flow::Branch || way == Flow::Jump) b.successors.push_back(blockAt(last.target));
      b.handlerRegion = regionOf(instruction(b.first));
    }
    for (size_t i = 0; i < code_.regions.size(); ++i) block(handlerBlock(static_cast<int32_t>(i))).isHandler = true;
    return true;
  }

  bool enter(int32_t number, int32_t depth, std::vector<int32_t> &work) {
    BasicBlock &b = block(number);
    if (depth < 0) return fail(b.first, "the stack runs empty");
    if (b.entryDepth == depth) return true;
    if (b.entryDepth >= 0)
      return fail(b.first, "stack depths " + std::to_string(b.entryDepth) + " and " + std::to_string(depth) + " meet");
    b.entryDepth = depth;
    work.push_back(number);
    return true;
  }

  bool propagateDepths() {
    std::vector<int32_t> work;
    if (code_.blocks.empty()) return fail(0, "there is no code");
    if (!enter(0, 0, work)) return false;
    while (!work.empty()) {
      int32_t number = work.back();
      work.pop_back();
      BasicBlock &b = block(number);
      // No handler that keeps more than there is: the interpreter itself goes wrong there, the jump's own region is sound.
      if (b.handlerRegion >= 0 && region(b.handlerRegion).depth > b.entryDepth) b.handlerRegion = regionAt(instruction(b.first).offset);
      if (b.handlerRegion >= 0) {
        const ExceptionRegion &r = region(b.handlerRegion);
        if (!enter(handlerBlock(b.handlerRegion), r.depth + r.lasti + 1, work)) return false;
      }
      int32_t depth = b.entryDepth;
      for (int32_t i = b.first; i + 1 < b.last; ++i) {
        depth += stackEffect(instruction(i), false);
        if (depth < 0) return fail(i, "the stack runs empty");
      }
      const Instruction &last = instruction(b.last - 1);
      for (size_t i = 0; i < b.successors.size(); ++i) {
        bool jumps = i == 1 || flow(last.op) == Flow::Jump;
        if (!enter(b.successors[i], depth + stackEffect(last, jumps), work)) return false;
      }
    }
    return true;
  }

  /// A loop header is the target of an edge back to a block that the search has not left yet. (The compiler also jumps
  /// backward out of handlers that it moved to the end; those are no loops.)
  void markLoopHeaders() {
    enum : uint8_t { Unseen, Open, Done };
    std::vector<uint8_t> state(code_.blocks.size(), Unseen);
    struct Step {
      int32_t block;
      size_t next;
    };
    std::vector<Step> path{{0, 0}};
    state[0] = Open;
    while (!path.empty()) {
      Step &step = path.back();
      const BasicBlock &b = block(step.block);
      size_t edges = b.successors.size() + (b.handlerRegion >= 0);
      if (step.next == edges) {
        state[static_cast<size_t>(step.block)] = Done;
        path.pop_back();
        continue;
      }
      size_t edge = step.next++;
      int32_t to = edge < b.successors.size() ? b.successors[edge] : handlerBlock(b.handlerRegion);
      auto &seen = state[static_cast<size_t>(to)];
      if (seen == Open) block(to).isLoopHeader = true;
      if (seen != Unseen) continue;
      seen = Open;
      path.push_back({to, 0});
    }
  }

  Code &code_;
  std::string &error_;
  InstructionIndex index_;
  std::vector<int32_t> blockOf_;
};

}  // namespace

bool buildBlocks(Code &code, std::string &error) { return Builder(code, error).build(); }

}  // namespace jj::bytecode
