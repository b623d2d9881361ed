// From IR to the report's operations: where they stand, how many loops are around them, which of them run unboxed.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "report/describe.h"

namespace jj::report {
namespace {

/// Loops around each instruction: from a backward jump's target to the jump, in order of offsets.
class Loops {
public:
  explicit Loops(const bytecode::Code &code) {
    for (const bytecode::Instruction &in : code.instructions) {
      if (in.target < 0) continue;
      int32_t to = code.instructions[static_cast<size_t>(in.target)].offset;
      if (to > in.offset) continue;
      int32_t &end = loops_[to];  // several jumps to one header are one loop
      end = std::max(end, in.offset);
    }
  }
  int around(int32_t offset) const {
    int n = 0;
    for (auto [begin, end] : loops_) n += begin <= offset && offset <= end;
    return n;
  }

private:
  std::map<int32_t, int32_t> loops_;
};

constexpr int kMostLoops = 3;

int weigh(int weight, int loops) {
  for (int n = std::min(loops, kMostLoops); n > 0; --n) weight *= 3;
  return weight;
}

std::vector<std::string> splitLines(const std::string &text) {
  std::vector<std::string> lines;
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    if (!lines.back().empty() && lines.back().back() == '\r') lines.back().pop_back();
    at = end + 1;
  }
  return lines;
}

}  // namespace

int64_t FunctionReport::cost() const {
  int64_t sum = 0;
  for (const Operation &o : operations) sum += o.weight;
  return sum;
}

int64_t ModuleReport::cost() const {
  int64_t sum = 0;
  for (const FunctionReport &f : functions) sum += f.cost();
  return sum;
}

size_t ModuleReport::operations() const {
  size_t sum = 0;
  for (const FunctionReport &f : functions) sum += f.operations.size();
  return sum;
}

size_t ModuleReport::unboxed() const {
  size_t sum = 0;
  for (const FunctionReport &f : functions) sum += f.unboxed;
  return sum;
}

ModuleReport begin(const ModuleSource &source) {
  return {.name = source.moduleName, .file = source.fileName, .lines = splitLines(source.text), .functions = {}};
}

void add(ModuleReport &report, const ModuleSource &source, const ir::Function &f, const ir::Function *variant, const bytecode::Code &code) {
  FunctionReport out;
  out.name = code.unit->isModule() ? "<module>" : f.name;
  out.line = std::max(code.unit->firstLine, 1);
  std::set<int32_t> unboxed(f.unboxedOffsets.begin(), f.unboxedOffsets.end());
  if (variant) unboxed.insert(variant->unboxedOffsets.begin(), variant->unboxedOffsets.end());
  out.state = unboxed.empty() ? "generic" : "typed";
  Describer describer(source, f, code);
  Loops loops(code);
  // An operation may stand in the IR more than once: in both regions, in copies of a finally block.
  std::set<std::tuple<int32_t, int32_t, int32_t, int32_t, std::string>> seen;
  for (const ir::Block *b : f.blocks())
    for (const ir::Instr *i : b->instrs) {
      Operation o;
      if (!i->frame || !describer.describe(*i, o)) continue;
      if (!seen.insert({o.at.line, o.at.column, o.at.endLine, o.at.endColumn, o.what}).second) continue;
      if (unboxed.count(i->frame->offset)) {
        ++out.unboxed;
        continue;
      }
      o.loops = loops.around(i->frame->offset);
      o.weight = weigh(o.weight, o.loops);
      out.operations.push_back(std::move(o));
    }
  std::stable_sort(out.operations.begin(), out.operations.end(), [](const Operation &a, const Operation &b) {
    return std::tie(a.at.line, a.at.column) < std::tie(b.at.line, b.at.column);
  });
  report.functions.push_back(std::move(out));
}

void addBytecode(ModuleReport &report, const CodeUnit &unit, const std::string &why) {
  report.functions.push_back({.name = unit.qualname, .line = std::max(unit.firstLine, 1), .unboxed = 0, .state = "bytecode: " + why, .operations = {}});
}

}  // namespace jj::report
