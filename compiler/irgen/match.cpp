// Structural pattern matching.
#include "irgen/translator.h"

namespace jj::irgen {

using namespace ir;

void Translator::onGetLen(const Instruction &) { push(value(Op::GetLen, {peek()})); }
void Translator::onMatchMapping(const Instruction &) { pushBool(value(Op::MatchMapping, {peek()})); }
void Translator::onMatchSequence(const Instruction &) { pushBool(value(Op::MatchSequence, {peek()})); }
void Translator::onMatchKeys(const Instruction &) { push(value(Op::MatchKeys, {peek(2), peek(1)})); }
void Translator::onMatchClass(const Instruction &in) { push(value(Op::MatchClass, popMany(3), in.arg)); }

}  // namespace jj::irgen
