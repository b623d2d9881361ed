// The inline cache of a global or builtin name, shared by hot_names.c and globals.c.
//
// versions: dk_version of the globals' keys (JIT_NO_VERSION: not filled), and in the upper half that of the builtins' keys (0: found in globals).
// offset: of the value from the keys object, in bytes.
// A version names one state of a keys object (CPython resets it at every insertion and deletion), so that the offset
// holds as long as the version does; a value that was replaced is simply read anew.
#ifndef JUSTJITC_CPYTHON_GLOBALS_H
#define JUSTJITC_CPYTHON_GLOBALS_H
#include "runtime/cpython/internals.h"

/// The cached value of a name in these dicts, borrowed, or NULL when the cache does not hold.
JJ_INLINE PyObject *jj_cached_name(PyObject *globals, PyObject *builtins, const JITGlobalCache *cache) {
  uint64_t versions = cache->versions;
  PyDictKeysObject *keys = jj_dict_keys(globals);
  if (JJ_UNLIKELY((uint32_t)versions != keys->dk_version)) return NULL;
  uint32_t builtinsVersion = (uint32_t)(versions >> 32);
  if (builtinsVersion != 0) {
    keys = jj_dict_keys(builtins);
    if (JJ_UNLIKELY(keys->dk_version != builtinsVersion)) return NULL;
  }
  return *(PyObject **)((char *)keys + cache->offset);
}

JJ_INLINE PyObject *jj_cached_global(PyFunctionObject *func, JITGlobalCache *cache) { return jj_cached_name(func->func_globals, func->func_builtins, cache); }
/// Fills the cache, if it can, with the place of a name that was found there.
void jj_fill_global(PyObject *globals, PyObject *builtins, PyObject *name, PyObject *value, int in_builtins, JITGlobalCache *cache);

/// A version for the present state of the keys of a dict, or 0.
uint32_t jj_keys_version(PyDictKeysObject *keys);
/// Looks the name up as LOAD_GLOBAL does and fills the cache if it can; a new reference.
PyObject *jj_load_global(PyFunctionObject *func, PyObject *name, JITGlobalCache *cache);
/// The same without an error when there is none of that name (NULL; no exception is set), borrowed.
PyObject *jj_peek_global(PyFunctionObject *func, PyObject *name, JITGlobalCache *cache);
#endif
