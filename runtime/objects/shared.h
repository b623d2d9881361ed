// What all compiled modules of one process share: the runtime's types and counters.
//
// Many a .so carries the whole runtime, but the first one loaded publishes its types in a capsule and the others use those.
// So a native function of one module is, to another module, of the same type as its own. Never name a static type of
// the runtime directly outside of the function that makes it ready; ask jj_shared().
#ifndef JUSTJITC_SHARED_H
#define JUSTJITC_SHARED_H
#include "runtime/runtime.h"

#ifdef __cplusplus
extern "C" {
#endif

/// A change of layout or meaning (of this struct or of the objects) is a new JJ_SHARED_VERSION.
#define JJ_SHARED_VERSION 9
#define JJ_SHARED_CAPSULE "justjitc.runtime.9"

/// Addresses of the entries of one module.
typedef struct JJEntryRange {
  uintptr_t low, end;
} JJEntryRange;

typedef struct JJShared {
  uint32_t version;
  uint32_t nextKeysVersion;   ///< dk_version to give out next (cpython/globals.c); counts down
  uint64_t nextDictVersion;   ///< the same for ma_version_tag (cpython/lookups.h)
  PyTypeObject *metatype;      ///< type of the next four (subtype.h)
  PyTypeObject *functionType;  ///< the subtype of types.FunctionType for native functions
  PyTypeObject *generatorType;
  PyTypeObject *coroutineType;
  PyTypeObject *asyncGeneratorType;
  PyTypeObject *asyncSendType;   ///< what asend() and __anext__() of async generators return
  PyTypeObject *asyncThrowType;  ///< what athrow() and aclose() return
  struct JITAsyncAwaitable *deadAwaitables;  ///< of asyncSendType, kept for the next call (cpython/async_generators.c)
  int numDeadAwaitables;
  PyObject *buildClass;         ///< native __build_class__
  PyObject *originalBuildClass;  ///< the builtin that it stands for
  PyTypeObject *infoType;       ///< type of a module's __justjitc__
  vectorcallfunc defaultVectorcall;  ///< of a function that runs as bytecode
  JJEntryRange *entryRanges;    ///< where the native entries of all modules lie, in order
  int32_t numEntryRanges;
  struct jj_table_place *attributes;  ///< cpython/attribute_table.c: attributes where sites meet many types
  struct JJLibrary *libraries;  ///< functions of the standard library that modules carry (module/library.h)
  int32_t numLibraries;
  Py_ssize_t codeExtra;         ///< index of the JITUnit among the extra data of a code object
} JJShared;

/// The copy of a build of the runtime that all modules of that build call (module/module_start.cpp), published in a capsule of the build's name.
typedef struct JJCopy {
  const int32_t *functions;       ///< its jj_shared_functions
  int (*execModule)(PyObject *);  ///< its jj_exec_module
  const char *of;                 ///< name of the module that carries it
} JJCopy;

/// A variable that every copy of the runtime has.
typedef struct JJVariable {
  int32_t distance;  ///< from this record
  int32_t size;
} JJVariable;

/// Valid once jj_shared_ready() has succeeded (module init calls it first).
JJShared *jj_shared(void);
/// Finds the published struct or makes and publishes one; -1 with an exception on failure.
int jj_shared_ready(void);

/// The runtime's functions in order of their names, as distances from the table, and a name that differs between builds (made by shared_functions.cmake).
extern const int32_t jj_shared_functions[];
static inline void (*jj_shared_function(const int32_t *table, uint64_t number))(void) {
  return (void (*)(void))((uintptr_t)table + (uintptr_t)(intptr_t)table[number]);
}
extern const char jj_runtime_build[];
/// What inlined code may read of a copy, in order of the names; a size of 0 ends it.
extern const JJVariable jj_shared_variables[];
/// Name of the module that carries the copy of the runtime that is asked.
const char *jj_carrier(void);

/// The native code of a code object, or NULL.
const JITUnit *jj_unit_of_code(PyObject *code);
/// Remembers it; that this fails is no error.
void jj_set_unit_of_code(PyObject *code, const JITUnit *unit);

// Each makes its types ready and enters them into the struct; -1 with an exception on failure.
int jj_functions_ready(JJShared *shared);
/// C code that asks for exact functions (exact_functions.cpp).
int jj_exact_functions_ready(void);
/// What super() without arguments says in compiled code (super_errors.cpp).
int jj_super_errors_ready(void);
int jj_generators_ready(JJShared *shared);
/// Uses the generator types of another module's runtime, which was there first.
void jj_generators_adopt(const JJShared *shared);
int jj_build_class_ready(JJShared *shared);
int jj_module_info_ready(JJShared *shared);
int jj_module_code_ready(void);

#ifdef __cplusplus
}
#endif
#endif
