// Which handlers let go of their exception before anybody can look at it.
#pragma once
#include <cstdint>
#include <vector>

#include "ir/ir.h"

namespace jj::passes {

/// What a handler does with an exception that one of its clauses takes, as CatchOrDiscard has to know it.
struct Discards {
  /// imm1 of CatchOrDiscard: kClauseBits for each class that is asked, the first one lowest: 1 + number of its name, and kDiscards when its clause lets go of the
  /// exception unseen. 0: no clause does.
  int64_t clauses = 0;
  /// What a clause releases before (values of the handler's own block parameters among them).
  std::vector<ir::Value *> released;
};
// JIT_CLAUSE_... of the runtime's ABI.
constexpr int kClauseBits = 16;
constexpr int64_t kDiscards = 0x8000;
constexpr int kMaxClauses = 3;

/// Of a block that an exception jumps to (Block::isHandler), before error edges are explicit.
Discards discardsOf(const ir::Block &handler);

}  // namespace jj::passes
