// The lowering group: from SSA with implicit errors, yields and references to what codegen takes.
#pragma once

#include "ir/ir.h"
#include "passes/pass_manager.h"

namespace jj::passes {

/// Tuples that are made to be looked for; see tuple_keys.cpp.
void tupleKeys(ir::Function &f, PassContext &context);
/// Membership in displays that are made for it; see display_membership.cpp.
void displayMembership(ir::Function &f, PassContext &context);
/// len() and isinstance() without the callable; see known_calls.cpp.
void knownCalls(ir::Function &f, PassContext &context);
/// Attributes of what is global, in one step; see global_attributes.cpp.
void globalAttributes(ir::Function &f, PassContext &context);
/// f(x, *args, **kwargs) without what is made to be taken apart again; see spread_calls.cpp.
void spreadCalls(ir::Function &f, PassContext &context);
void superCalls(ir::Function &f, PassContext &context);
/// The load of a method and its call in one step; see method_calls.cpp.
void methodCalls(ir::Function &f, PassContext &context);
/// Loops over pairs without the iterator; see pair_loops.cpp.
void pairLoops(ir::Function &f, PassContext &context);
/// With statements without a bound method; see with_exits.cpp.
void withExits(ir::Function &f, PassContext &context);
/// Makes error edges explicit; see error_checks.cpp.
void errorChecks(ir::Function &f, PassContext &context);
/// Turns a generator or coroutine into its step function; see generator_lowering.cpp.
void generatorLowering(ir::Function &f, PassContext &context);
/// Loops over lists and tuples without an iterator object; see list_iterators.cpp.
void listIterators(ir::Function &f, PassContext &context);
/// Loops over pairs without the tuples; see unpack_pairs.cpp.
void unpackPairs(ir::Function &f, PassContext &context);
/// Takes over or releases arguments where Python does; see own_arguments.cpp.
void ownArguments(ir::Function &f, PassContext &context);
/// Inserts reference counting; see refcounts.cpp.
void refcounts(ir::Function &f, PassContext &context);
/// Arithmetic that takes over operands that die; see consume_operands.cpp.
void consumeOperands(ir::Function &f, PassContext &context);

}  // namespace jj::passes
