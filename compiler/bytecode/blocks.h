// Basic blocks of canonical bytecode; used by decode().
#pragma once
#include "bytecode/bytecode.h"

namespace jj::bytecode {

/// From a byte offset to the first canonical instruction at or after it.
class InstructionIndex {
public:
  explicit InstructionIndex(const Code &code);
  int32_t at(int32_t offset) const;

private:
  std::vector<int32_t> first_;
  int32_t end_;
};

/// Fills code.blocks from its instructions and regions: edges, handlers, stack depths, loop headers.
/// False when the depths of two ways to a block differ, or the bytecode is malformed otherwise.
bool buildBlocks(Code &code, std::string &error);

}  // namespace jj::bytecode
