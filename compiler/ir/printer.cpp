// The text form of the IR. The parser (parser.cpp) reads exactly this; its grammar, by example:
//
//   function "mod.f" plain {
//     unit 3  locals 2  args 1  stack 4                    ; and when they apply: raw N yields N vars N
//                                                          ; memory-locals sees-counts counts-arguments releases-backwards typed-region unframed lowered explicit-errors
//     frameless (i64, f64) -> i64                          ; variants with unboxed arguments
//     calls-typed 2 as 5                                   ; unit 2, bound to the global of name number 5
//     names "x" "y"
//     label @12 b5
//   b0:
//     %0: obj? = Arg {0}
//     %1: &obj = Const {2}                                 ; & would be printed only where it is not the op's rule
//     %2: obj = BinaryOp %0, %1 {13} @4 fs0                ; {imm0} or {imm0, imm1}; callee N (Call, CallMethod); method N loaded N (CallMethod); bytecode offset; frame state
//     Jump -> b5(%0, %2)
//   b5(%3: obj?, %4: &obj) [handler @20, cold, typed, keep]:   ; & borrowed; @ offset of a handler
//     Return %4
//   fs0: @4 locals(%0, %1) stack(%2) -> b5 depth 1 left 1 lasti notrace
//   }
//
// Values and blocks print their own ids; frame states are numbered by first use. A comment runs from ; to the end of line.
#include <fmt/core.h>

#include <bit>
#include <iterator>
#include <unordered_map>

#include "ir/ir.h"
#include "ir/text_form.h"

namespace jj::ir {
namespace {

class Printer {
public:
  explicit Printer(const Function &f) : f_(f) {}

  std::string run() {
    header();
    for (const Block *b : f_.blocks()) block(*b);
    for (size_t i = 0; i < frames_.size(); ++i) frame(i, *frames_[i]);
    put("}}\n");
    return std::move(out_);
  }

private:
  const Function &f_;
  std::string out_;
  std::vector<const FrameState *> frames_;
  std::unordered_map<const FrameState *, size_t> frameNumbers_;

  template <class... A>
  void put(fmt::format_string<A...> form, A &&...args) {
    fmt::format_to(std::back_inserter(out_), form, std::forward<A>(args)...);
  }

  void values(const std::vector<Value *> &list) {
    const char *separator = "";
    for (const Value *v : list) {
      if (v) put("{}%{}", separator, v->id);
      else put("{}_", separator);
      separator = ", ";
    }
  }

  void header() {
    put("function {} {} {{\n", quoted(f_.name), kFunctionKindNames[static_cast<size_t>(f_.kind)]);
    put("  unit {}  locals {}  args {}  stack {}", f_.unit, f_.numLocals, f_.numArgs, f_.stackSize);
    if (f_.numRaw) put("  raw {}", f_.numRaw);
    if (f_.numYields) put("  yields {}", f_.numYields);
    if (f_.numVars) put("  vars {}", f_.numVars);
    if (f_.memoryLocals) put("  memory-locals");
    if (f_.seesCounts) put("  sees-counts");
    if (f_.countsArguments) put("  counts-arguments");
    if (f_.releasesBackwards) put("  releases-backwards");
    if (f_.hasTypedRegion) put("  typed-region");
    if (f_.unframed) put("  unframed");
    if (f_.lowered) put("  lowered");
    if (f_.explicitErrors) put("  explicit-errors");
    put("\n");
    typedVariant();
    if (!f_.localNames.empty()) {
      put("  names");
      for (const std::string &n : f_.localNames) put(" {}", quoted(n));
      put("\n");
    }
    for (const auto &[offset, b] : f_.labels) put("  label @{} b{}\n", offset, b->id);
  }

  void typedVariant() {
    if (f_.frameless) {
      put("  frameless (");
      const char *separator = "";
      for (Type t : f_.typedParams) put("{}{}", separator, toString(t)), separator = ", ";
      put(") -> {}\n", toString(f_.typedResult));
    }
    for (size_t i = 0; i < f_.typedCallees.size(); ++i)
      put("  calls-typed {} as {}\n", f_.typedCallees[i], f_.typedCalleeNames[i]);
  }

  void block(const Block &b) {
    put("b{}", b.id);
    if (!b.params.empty()) {
      put("(");
      const char *separator = "";
      for (const Value *v : b.params) {
        put("{}%{}: {}{}", separator, v->id, v->borrowed ? "&" : "", toString(v->type));
        separator = ", ";
      }
      put(")");
    }
    std::string attributes;
    for (const BlockFlag &flag : kBlockFlags)
      if (flag.get(b)) {
        attributes += (attributes.empty() ? "" : ", ") + std::string(flag.name);
        if (b.isHandler && flag.name == "handler" && b.offset >= 0) attributes += " @" + std::to_string(b.offset);
      }
    if (!attributes.empty()) put(" [{}]", attributes);
    put(":\n");
    for (const Instr *i : b.instrs) instruction(*i);
  }

  void instruction(const Instr &i) {
    put("  ");
    const char *separator = "";
    for (const Value *v : i.results) {
      put("{}%{}: {}{}", separator, v->id, v->borrowed && !borrowedByRule(i, v) ? "&" : "", toString(v->type));
      separator = ", ";
    }
    put("{}{}", i.results.empty() ? "" : " = ", i.info().name);
    if (!i.operands.empty()) put(" "), values(i.operands);
    if (i.imm[1]) put(" {{{}, {}}}", i.imm[0], i.imm[1]);
    else if (i.imm[0] || usesImmediate(i)) put(" {{{}}}", i.imm[0]);
    if (i.callee >= 0) put(" callee {}", i.callee);
    if (i.method >= 0) put(" method {} loaded {}", i.method, i.loadedAt);
    if (i.frame) {
      auto [it, fresh] = frameNumbers_.emplace(i.frame, frames_.size());
      if (fresh) frames_.push_back(i.frame);
      put(" @{} fs{}", i.frame->offset, it->second);
    }
    separator = " -> ";
    for (const Successor &s : i.succs) {
      put("{}b{}", separator, s.block->id);
      if (!s.args.empty()) put("("), values(s.args), put(")");
      separator = ", ";
    }
    if (i.op == Op::ConstF64) put("  ; {}", std::bit_cast<double>(i.imm[0]));
    put("\n");
  }

  void frame(size_t number, const FrameState &fs) {
    put("fs{}: @{}", number, fs.offset);
    if (!fs.locals.empty()) put(" locals("), values(fs.locals), put(")");
    if (!fs.stack.empty()) put(" stack("), values(fs.stack), put(")");
    if (fs.handler) put(" -> b{} depth {}", fs.handler->id, fs.handlerDepth);
    if (fs.left > static_cast<int64_t>(fs.kept())) put(" left {}", fs.left);
    if (fs.pushLasti) put(" lasti");
    if (fs.noTraceback) put(" notrace");
    put("\n");
  }

  /// Does the row of the op say that this result is borrowed?
  static bool borrowedByRule(const Instr &i, const Value *v) {
    const char *letters = i.info().results;
    for (size_t k = 0; k < i.results.size() && letters[k] && letters[k] != '*'; ++k)
      if (i.results[k] == v) return letters[k] == 'b' || letters[k] == 'q';
    return false;
  }

  /// Would {0} tell the reader something? (A zero immediate of other ops is left out.)
  static bool usesImmediate(const Instr &i) {
    const OpInfo &op = i.info();
    if (std::string_view(op.args).find_first_of("nkiousH") != std::string_view::npos) return true;
    switch (i.op) {
      case Op::Const: case Op::BuildLiteral: case Op::ExtendLiteral: case Op::IntObject: case Op::ConstI32: case Op::ConstI64: case Op::Arg: case Op::TakeArg: case Op::ReleaseArg: case Op::FreeVar:
      case Op::LoadSlot: case Op::StoreSlot: case Op::TakeSlot: case Op::PutSlot: case Op::LoadRawI64:
      case Op::LoadRawF64: case Op::StoreRawI64: case Op::StoreRawF64: case Op::CmpI64: case Op::CmpF64: case Op::LoadVar: case Op::StoreVar:
      case Op::ArgI64: case Op::ArgF64: case Op::CallTypedI64: case Op::CallTypedF64: case Op::GuardGlobalUnit:
        return true;
      default: return false;
    }
  }
};

}  // namespace

std::string print(const Function &f) { return Printer(f).run(); }

std::string print(const Module &m) {
  std::string out = "module " + quoted(m.name) + "\n";
  for (const auto &f : m.functions) out += "\n" + print(*f);
  for (const auto &f : m.unframed) out += "\n" + print(*f);
  for (const auto &f : m.variants) out += "\n" + print(*f);
  return out;
}

}  // namespace jj::ir
