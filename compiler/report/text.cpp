// Text of --emit=report: the functions, the most expensive first; then the lines that have something to say.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/report.h"

namespace jj::report {
namespace {

std::string functions(const ModuleReport &report) {
  std::vector<const FunctionReport *> sorted;
  for (const FunctionReport &f : report.functions) sorted.push_back(&f);
  std::stable_sort(sorted.begin(), sorted.end(), [](auto *a, auto *b) { return a->cost() > b->cost(); });
  std::string out = fmt::format("{:>7} {:>8} {:>8}  {:>5}  function\n", "cost", "generic", "unboxed", "line");
  for (const FunctionReport *f : sorted)
    out += fmt::format("{:7} {:8} {:8}  {:5}  {}{}\n", f->cost(), f->operations.size(), f->unboxed, f->line, f->name,
                       f->state.starts_with("bytecode") ? " (" + f->state + ")" : "");
  return out;
}

std::string describe(const Operation &o) {
  std::string out = fmt::format("        | {}", o.what);
  if (o.loops) out += fmt::format(", in {} loop{}", o.loops, o.loops > 1 ? "s" : "");
  if (!o.known.empty()) out += " [" + o.known + "]";
  out += "\n        |   " + o.why + "\n";
  if (!o.help.empty()) out += "        |   help: " + o.help + "\n";
  return out;
}

}  // namespace

std::string text(const ModuleReport &report) {
  std::string out = fmt::format("{} ({}): {} generic operations, {} unboxed, cost {}\n\n", report.name, report.file, report.operations(),
                                report.unboxed(), report.cost());
  out += functions(report) + "\n";
  std::map<int32_t, std::vector<const Operation *>> byLine;
  for (const FunctionReport &f : report.functions)
    for (const Operation &o : f.operations) byLine[o.at.line].push_back(&o);
  for (const auto &[line, operations] : byLine) {
    int64_t cost = 0;
    for (const Operation *o : operations) cost += o->weight;
    auto at = static_cast<size_t>(line);
    out += fmt::format("{:4} {:5} | {}\n", line, cost, at <= report.lines.size() ? report.lines[at - 1] : "");
    for (const Operation *o : operations) out += describe(*o);
  }
  return out;
}

}  // namespace jj::report
