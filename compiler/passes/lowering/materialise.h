// Boxing of unboxed values where typed code is left: on guard exits and error edges.
#pragma once
#include "ir/ir.h"

namespace jj::passes {

/// An object value equal to v, emitted at the builder's end; v itself when it is an object already. Cannot fail.
ir::Value *materialise(ir::Builder &builder, ir::Value *v);

}  // namespace jj::passes
