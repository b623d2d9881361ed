// Removal of trivial block parameters. May use: ir/.
#pragma once
#include "ir/ir.h"

namespace jj::irgen {

/// Replaces every block parameter that always receives one value (or itself) by that value, and removes it. What an exception
/// handler receives stands in the frame states of the raising instructions; its parameters are replaced in their uses
/// but stay, as the error edges pass all of them. Interface blocks (Block::keepParams) are left alone.
/// For use before error-checks.
void simplifyParams(ir::Function &f);

}  // namespace jj::irgen
