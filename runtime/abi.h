// What generated code and the runtime agree on: the descriptor tables of a module and the opaque types.
// Included by the runtime (where the Python types are real) and by compiler/codegen (where they are opaque).
// A change of layout here is a change in compiler/codegen/module_tables.cpp.
#ifndef JUSTJITC_ABI_H
#define JUSTJITC_ABI_H
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef Py_PYTHON_H
typedef struct _object PyObject;
typedef struct _ts PyThreadState;
typedef struct PyFunctionObject_ PyFunctionObject;
#endif

/// CPython's interpreter frame (struct _PyInterpreterFrame); only runtime/cpython looks inside.
typedef struct _PyInterpreterFrame JITFrame;

/// An inline cache of one instruction: zero at first, then the runtime's business. 64 bytes, one cache line.
typedef struct JITCache {
  uint64_t words[8];
} JITCache;

/// What the inlined test of a load or store of an attribute reads of its cache: zero at first, then the runtime's business. Those of JIT_CACHES_IN_BLOCK caches lie in one cache line in front of
/// them, so that the code of a function touches few: caches come in blocks of JIT_CACHE_BLOCK bytes, aligned so, that begin with a hint of nobody and the hints in the caches' order.
typedef struct JITHint {
  uint32_t version, index;
} JITHint;
#define JIT_CACHES_IN_BLOCK 7
#define JIT_CACHE_BLOCK 512

/// The cache of a global or builtin name; JIT_NO_VERSION and 0 at first.
typedef struct JITGlobalCache {
  uint64_t versions, offset;
} JITGlobalCache;
#define JIT_NO_VERSION 0xFFFFFFFFu

/// Where an operation stands, for entries that tell the frame only when Python code may run (cpython/told.h). Constant data; cache and name are distances in bytes from the record itself, to the
/// operation's JITCache or JITGlobalCache and to the pointer to its name.
typedef struct JITSite {
  int32_t cache;
  int32_t name;
  int32_t offset;  ///< in the bytecode
} JITSite;

/// The same in one register, where an operation has neither: its offset, below it a byte: what kind of operation it is (JIT_WHERE_KIND) and which operands
/// die there. Those are released whether it fails or not, the left one first unless JIT_RELEASES_RIGHT_FIRST is set.
#define JIT_WHERE_SHIFT 8
#define JIT_WHERE_KIND 31u
#define JIT_RELEASES_BIT 5  ///< of the three that say what dies
#define JIT_RELEASES_LEFT 32u
#define JIT_RELEASES_RIGHT 64u
#define JIT_RELEASES_RIGHT_FIRST 128u
#define JIT_WHERE_TOLD ((1 << 23) - 1)  ///< as offset: the frame has been told, for it is so big or bigger

/// Beside the operation of a comparison: the right operand is an int of the program's, whose value stands in the bits from JIT_KNOWN_BIT on. Of one for equality: it is a
/// string of the program's; the one character that stands in those bits.
#define JIT_COMPARISON 7
#define JIT_WITH_TEXT 8
#define JIT_WITH_CHARACTER 16
#define JIT_WITH_INT 32
#define JIT_KNOWN_BIT 8
#define JIT_KNOWN_LIMIT (1 << 22)  ///< such ints are smaller than this, their negatives too

/// The forms of a number that may be an int or a float (GuardReal): their intersection is that of a sum.
#define JIT_FLOAT_FORM 1
#define JIT_INT_FORM 3
/// Of what kind a cursor is, and whether the collector is to know of it.
#define JIT_CURSOR_ENUMERATE 1
#define JIT_CURSOR_ZIP 2
#define JIT_CURSOR_ITEMS 3
#define JIT_CURSOR_TRACKED 4
/// In place of an index that the program does not say.
#define JIT_NO_INDEX INT32_MIN

/// What a call is given, in one register: the number of arguments (JIT_SHAPE_COUNT), above it the set of those given away (bit 0: self).
#define JIT_SHAPE_SHIFT 8
#define JIT_SHAPE_COUNT 255u

/// How JITCallEx calls: nobody counts references, and the dict may be somebody else's.
#define JIT_SPREAD 1

/// Results in two registers.
typedef struct JITPair {
  PyObject *first, *second;
} JITPair;
typedef struct JITInt {
  int64_t value, ok;
} JITInt;
typedef struct JITFloat {
  double value;
  int64_t ok;
} JITFloat;

/// The step function of a generator or coroutine (see DESIGN.md).
/// state: in 0 not started / k suspended at yield k; out k yielded / -1 returned / -2 raised. locals: the localsplus slots,
/// raw slots behind them (JITUnit::rawOffset). sent_value: borrowed; NULL resumes by raising the exception that is set.
typedef PyObject *(*GeneratorStepFunc)(int32_t *state, PyObject **locals, PyObject *sent_value);

/// Native code of a function: args are the bound parameters in order of localsplus. They are the caller's until it returns, but
/// those whose bit is set in `given` (bit n: args[n]) it has given away: the callee may take such a reference, when Python would
/// release it, and leaves NULL in its place. The caller releases what it finds there afterwards. For a class or module body
/// args[0] is the namespace (borrowed). Returns a new reference or NULL.
typedef PyObject *(*JITBody)(PyThreadState *ts, PyFunctionObject *func, PyObject **args, uint32_t given);
/// The vectorcall of a function. Only compiled code that knows what it calls (JITCall) sets the bits of JIT_GIVEN in nargsf.
typedef PyObject *(*JITEntry)(PyObject *func, PyObject *const *args, size_t nargsf, PyObject *kwnames);

/// nargsf of a native entry: the number of arguments, JIT_UNPACKED, JIT_HOLDS_CALLEE, above them the set of the arguments given away, at the top
/// CPython's PY_VECTORCALL_ARGUMENTS_OFFSET. Arguments behind the 31st are never given away.
/// JIT_HOLDS_CALLEE: the caller keeps the function alive until it returns. Not every caller in C does (a property whose getter is
/// exchanged while it runs, a signal handler that installs another): without the bit the entry does it.
#define JIT_HOLDS_CALLEE ((size_t)1 << 31)
/// JIT_UNPACKED: the arguments, all given away, come from the tuple and dict of f(*args, **kwargs), and end as these would when the call is refused: behind the callee, whose reference, given
/// away for this case alone, is args[-1]. Not to be set where the entry could hand the arguments on as they are: it would not know their number.
#define JIT_UNPACKED ((size_t)1 << 30)
#define JIT_GIVEN_SHIFT 32
#define JIT_MAX_GIVEN 31

enum JITUnitKind { JITUnitFunction = 0, JITUnitGenerator = 1, JITUnitCoroutine = 2, JITUnitAsyncGenerator = 3, JITUnitModule = 4, JITUnitClass = 5 };

/// A step of a literal: one byte, and, but for Next and End, a number behind it in groups of seven bits, the lowest first, with the highest bit set in all but the last.
/// The steps work on a stack of at most JIT_LITERAL_DEPTH objects. Additions go to the container below what they take.
enum JITLiteralStep {
  JITLiteralEnd,
  JITLiteralNext,      ///< push the constant behind the last one pushed
  JITLiteralConstant,  ///< push a constant, by its number in the module
  JITLiteralTuple, JITLiteralList, JITLiteralSet, JITLiteralMap,  ///< of so many objects
  JITLiteralConstKeyMap,                                          ///< of so many values; their keys in a tuple on top
  JITLiteralAppend, JITLiteralSetAdd, JITLiteralMapAdd, JITLiteralListExtend, JITLiteralSetUpdate, JITLiteralDictUpdate,  ///< the number is 0
};
#define JIT_LITERAL_DEPTH 256

/// What the compiler says of a code object: constant data, which needs no relocation. Addresses are distances in bytes from the record itself; 0: none.
typedef struct JITUnitRecord {
  int32_t entry, body, step;
  int32_t kind;
  int32_t numSlots, numRaw;
  int32_t yieldOffsets, numYields;
  int32_t unboxed;
  int32_t notNative;  ///< text: reason why it stays bytecode
} JITUnitRecord;

/// The same of a module.
typedef struct JITModuleRecord {
  uint32_t abiVersion;      ///< JIT_ABI_VERSION
  int32_t numUnits;
  int32_t module, units;    ///< JITModule, JITUnit[numUnits]: zero, filled at import
  int32_t unitRecords;      ///< JITUnitRecord[numUnits]
  int32_t name, fileName, version;
  int32_t marshalled, marshalledSize;
  int32_t constants, constantBase;
  int32_t names, nameBase;
  int32_t nativeCalls;
  int32_t numSmallInts;
  int32_t calls;            ///< how it calls the runtime: pointers to functions, zero, filled at import
  int32_t callNumbers;      ///< uint16_t: how many they are, and their numbers in the runtime's table (shared_functions.cmake)
  int32_t start;            ///< JIT_START_SIZE bytes, zero: the runtime's, for what CPython is given of a module
  int32_t libraries;        ///< int32_t: how many JITModuleRecords of library.def it carries, and their distances from here; 0: none
  int32_t roots;            ///< of a library: int32_t[], the units of the code objects in the tuple `marshalled`; 0 for other modules, where that is the module's code
  int32_t package, packageFile;  ///< of a module without a runtime of its own: the package whose library has it, and that file, seen from this one's folder
} JITModuleRecord;
#define JIT_START_SIZE 256

/// One code object of the module, in order of unit numbers. Filled at import from its record; `code`, `dead` and `numDead` are the runtime's.
typedef struct JITUnit {
  PyObject *code;          ///< strong: the code object
  JITEntry entry;          ///< vectorcall, or NULL when the unit stays bytecode
  uint8_t givenUp;         ///< by its unframed copy one time after the other, modulo 256: from JIT_GIVES_UP on it is not tried
  JITBody body;            ///< NULL when the unit stays bytecode
  GeneratorStepFunc step;  ///< generators and coroutines
  int32_t kind;            ///< JITUnitKind
  int32_t id;
  int32_t numSlots;        ///< object slots: localsplus + stack slots that a yield may fill
  int32_t numRaw;          ///< raw 8-byte slots behind them
  const int32_t *yieldOffsets;  ///< generators: bytecode offset of yield k at [k - 1] (for gi_frame's line); [numYields] entries
  int32_t numYields;
  int32_t numDead;         ///< the runtime's: how many `dead` holds
  struct JITModule *module;
  const int32_t *unboxed;  ///< generators: locals that lie unboxed in raw slots while suspended, as quadruples (state, slot, raw
                           ///< slot, 0 int / 1 float / 2 bool); a state of 0 ends them. NULL: none
  void *dead;              ///< the runtime's: generators whose memory is used again
} JITUnit;
#define JIT_GIVES_UP 16

/// One compiled module; static data of the .so, filled at import from its record.
typedef struct JITModule {
  int32_t numUnits;
  JITUnit *units;
  const char *name;           ///< dotted name
  const char *fileName;       ///< co_filename as marshalled (relative)
  const char *version;        ///< of the compiler, for __justjitc__
  const unsigned char *marshalled;
  int64_t marshalledSize;
  PyObject **constants;       ///< all co_consts, unit after unit; filled at import (borrowed from the code objects)
  const int32_t *constantBase;  ///< [numUnits + 1] first index of a unit in constants
  PyObject **names;           ///< all co_names likewise
  const int32_t *nameBase;
  const JITUnitRecord *unitRecords;  ///< [numUnits]
  int64_t *nativeCalls;          ///< counter of native entries (tests prove with it that native code ran)
  int64_t numSmallInts;          ///< that many ints, from 0 on, follow the last unit's constants
  void *state;                   ///< the runtime's
} JITModule;

/// How an exception leaves a function (JITUnwindFrame, JITUnwindStep). Behind it stands the recipe of the slots, a C string with one letter for each local: o owned or NULL,
/// b borrowed, i int64, f double, t 0 or 1; all o behind its end.
typedef struct JITWayOut {
  int32_t offset;       ///< of the bytecode instruction, JIT_OFFSET_IS_SET or JIT_RERAISED
  int32_t temporaries;  ///< how many are to be released (owned or NULL), the last one first
} JITWayOut;
#define JIT_OFFSET_IS_SET -1  ///< the frame says it
#define JIT_RERAISED -2       ///< likewise, and there is no traceback entry to add

/// How JITCatchOrDiscard gets the clauses of a handler: so many bits for each class that is asked, the first one lowest; 1 + number of its name in co_names, and the
/// highest bit when the clause lets go of the exception unseen.
#define JIT_CLAUSE_BITS 16
#define JIT_CLAUSE_DISCARDS 0x8000

#define JIT_ABI_VERSION 11u

#ifdef __cplusplus
}
#endif
#endif
