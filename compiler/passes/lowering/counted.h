// Which values own a reference.
#pragma once
#include <vector>

#include "ir/ir.h"

namespace jj::passes {

/// By value id: does it own a reference from its definition on, or is it borrowed? A block parameter is borrowed where all that flows into it is.
std::vector<bool> countedValues(const ir::Function &f);

}  // namespace jj::passes
