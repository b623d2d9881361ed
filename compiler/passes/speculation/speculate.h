// The speculation group: typed regions and frameless variants. See speculate.cpp.
#pragma once
#include "passes/pass_manager.h"

namespace jj::passes {

/// Runs over a whole module of clean generic functions, before the lowering passes. Needs ModuleContext::regenerate for typed regions.
void speculate(ModuleContext &m);

}  // namespace jj::passes
