// Native function objects: making them, the subtype of types.FunctionType, and the way back to bytecode when __code__
// was replaced.
#include "runtime/objects/function.h"

#include "runtime/cpython/bridge.h"
#include "runtime/cpython/version.h"
#include "runtime/module/module_state.h"
#include "runtime/objects/shared.h"

using jj::Ref;

namespace {

JJNativeFunction *native(PyObject *o) { return reinterpret_cast<JJNativeFunction *>(o); }
PyFunctionObject *function(PyObject *o) { return reinterpret_cast<PyFunctionObject *>(o); }

// --- the subtype

int traverse(PyObject *self, visitproc visit, void *arg) {
  Py_VISIT(native(self)->interpreted);
  return PyFunction_Type.tp_traverse(self, visit, arg);
}

int clear(PyObject *self) {
  Py_CLEAR(native(self)->interpreted);
  return PyFunction_Type.tp_clear(self);
}

void dealloc(PyObject *self) {
  PyObject_GC_UnTrack(self);
  Py_CLEAR(native(self)->interpreted);
  jj_function_release(self);
}

/// pickle and copy go by the qualified name, as for exact functions.
PyObject *reduce(PyObject *self, PyObject *) { return Py_NewRef(function(self)->func_qualname); }
PyObject *reduceEx(PyObject *self, PyObject *) { return Py_NewRef(function(self)->func_qualname); }

PyMethodDef methods[] = {
    {"__reduce__", reduce, METH_NOARGS, nullptr},
    {"__reduce_ex__", reduceEx, METH_O, nullptr},
    {},
};

// types.coroutine() and others ask for __class__, not for the type.
PyObject *functionClass(PyObject *, void *) { return Py_NewRef(reinterpret_cast<PyObject *>(&PyFunction_Type)); }

int setFunctionClass(PyObject *self, PyObject *value, void *) {
  PyObject *descriptor = PyDict_GetItemString(jj_type_dict(&PyBaseObject_Type), "__class__");
  return descriptor ? Py_TYPE(descriptor)->tp_descr_set(descriptor, self, value) : -1;
}

PyGetSetDef attributes[] = {
    {"__class__", functionClass, setFunctionClass, nullptr, nullptr},
    {},
};

PyTypeObject nativeFunctionType = {PyVarObject_HEAD_INIT(nullptr, 0)};

// --- a debug interpreter asserts that what it works on is an exact function

#ifdef Py_DEBUG
constexpr bool kInterpreterChecksType = true;
#else
constexpr bool kInterpreterChecksType = false;
#endif

/// A function of ours is an exact one as long as this lives.
class AsExact {
public:
  explicit AsExact(PyObject *self) : self_(Py_IS_TYPE(self, &nativeFunctionType) ? self : nullptr) {
    if (self_) Py_SET_TYPE(self_, &PyFunction_Type);
  }
  ~AsExact() {
    if (self_) Py_SET_TYPE(self_, &nativeFunctionType);
  }
  AsExact(const AsExact &) = delete;
  AsExact &operator=(const AsExact &) = delete;

private:
  PyObject *self_;
};

PyObject *getAsExact(PyObject *self, void *original) {
  PyGetSetDef *attribute = static_cast<PyGetSetDef *>(original);
  AsExact lent(self);
  return attribute->get(self, attribute->closure);
}

int setAsExact(PyObject *self, PyObject *value, void *original) {
  PyGetSetDef *attribute = static_cast<PyGetSetDef *>(original);
  AsExact lent(self);
  return attribute->set(self, value, attribute->closure);
}

PyObject *reprAsExact(PyObject *self) {
  AsExact lent(self);
  return PyFunction_Type.tp_repr(self);
}

/// Puts the functions above in front of the getters and setters of functions.
void lendToAccessors() {
  static PyGetSetDef originals[32];
  PyGetSetDef *original = originals;
  for (PyGetSetDef *attribute = PyFunction_Type.tp_getset; attribute->name && original != originals + 32; ++attribute, ++original) {
    *original = *attribute;
    if (attribute->get) attribute->get = getAsExact;
    if (attribute->set) attribute->set = setAsExact;
    attribute->closure = original;
  }
}

// --- making functions

struct Names {
  PyObject *builtins, *name, *newName, *initSubclass, *classGetitem, *init;
} names;

int internNames() {
  if (names.init) return 0;
  names.builtins = PyUnicode_InternFromString("__builtins__");
  names.name = PyUnicode_InternFromString("__name__");
  names.newName = PyUnicode_InternFromString("__new__");
  names.initSubclass = PyUnicode_InternFromString("__init_subclass__");
  names.classGetitem = PyUnicode_InternFromString("__class_getitem__");
  names.init = PyUnicode_InternFromString("__init__");
  return names.builtins && names.name && names.newName && names.initSubclass && names.classGetitem && names.init ? 0 : -1;
}

/// Must a function of that name be an instance of the subtype to run natively when the interpreter calls it? type.__new__
/// wraps __new__, __init_subclass__ and __class_getitem__ only when they are exact functions.
bool needsSubtype(PyCodeObject *code) {
  if (!JJ_INTERPRETER_SKIPS_VECTORCALL) return JJ_INTERPRETER_SKIPS_INIT && code->co_name == names.init;
  return code->co_name != names.newName && code->co_name != names.initSubclass && code->co_name != names.classGetitem;
}

/// The builtins of a namespace, borrowed from it or from the running frame.
PyObject *builtinsOf(PyObject *globals) {
  PyObject *builtins = PyDict_GetItemWithError(globals, names.builtins);
  if (builtins) return PyModule_Check(builtins) ? PyModule_GetDict(builtins) : builtins;
  return PyErr_Occurred() ? nullptr : PyEval_GetBuiltins();
}

/// What a function takes from its namespace, borrowed from there; module may be NULL. false: an exception is set.
struct Surroundings {
  PyObject *builtins, *module;
};

bool lookUp(PyObject *globals, Surroundings &found) {
  static uint64_t version;
  static Surroundings known;
  uint64_t now = jj_dict_version(globals);
  if (JJ_LIKELY(now != 0 && version == now)) {
    found = known;
    return true;
  }
  found.builtins = builtinsOf(globals);
  if (!found.builtins) return false;
  found.module = PyDict_GetItemWithError(globals, names.name);
  if (!found.module && PyErr_Occurred()) return false;
  if (now != 0 && PyDict_GetItemWithError(globals, names.builtins)) version = now, known = found;
  return true;
}

/// A new instance of the subtype, with the fields that PyFunction_New fills.
PyFunctionObject *newSubtypeInstance(PyObject *globals, PyCodeObject *code) {
  Surroundings around;
  if (!lookUp(globals, around)) return nullptr;
  PyTypeObject *type = jj_shared()->functionType;
  JJNativeFunction *self = native(jj_new_function(type));
  if (!self) return nullptr;
  __builtin_memset(reinterpret_cast<char *>(self) + sizeof(PyObject), 0, sizeof(*self) - sizeof(PyObject));
  PyFunctionObject *f = &self->function;
  f->func_globals = Py_NewRef(globals);
  f->func_builtins = Py_NewRef(around.builtins);
  f->func_name = Py_NewRef(code->co_name);
  f->func_qualname = Py_NewRef(code->co_qualname);
  f->func_code = Py_NewRef(reinterpret_cast<PyObject *>(code));
  PyObject *doc = JJ_MAY_HAVE_DOCSTRING(code) && PyTuple_GET_SIZE(code->co_consts) ? PyTuple_GET_ITEM(code->co_consts, 0) : Py_None;
  f->func_doc = Py_NewRef(PyUnicode_Check(doc) ? doc : Py_None);
  f->func_module = Py_XNewRef(around.module);
  PyObject_GC_Track(self);
  return f;
}

/// An exact function that runs func's code as bytecode.
PyObject *makeInterpreted(PyFunctionObject *f) {
  Ref plain = Ref::steal(PyFunction_NewWithQualName(f->func_code, f->func_globals, f->func_qualname));
  if (!plain) return nullptr;
  PyFunctionObject *p = function(plain.get());
  PyObject *name = p->func_name;
  p->func_name = Py_NewRef(f->func_name);  // generators take their names from it
  Py_DECREF(name);
  p->func_defaults = Py_XNewRef(f->func_defaults);
  p->func_kwdefaults = Py_XNewRef(f->func_kwdefaults);
  p->func_closure = Py_XNewRef(f->func_closure);
  return plain.release();
}

/// Do two code objects differ in their flags only (types.coroutine makes such a copy)?
bool sameButFlags(PyCodeObject *a, PyCodeObject *b) {
  if (a->co_flags == b->co_flags || a->co_consts != b->co_consts || a->co_names != b->co_names) return false;
  if (a->co_argcount != b->co_argcount || a->co_posonlyargcount != b->co_posonlyargcount ||
      a->co_kwonlyargcount != b->co_kwonlyargcount || a->co_nlocalsplus != b->co_nlocalsplus)
    return false;
  if ((a->co_flags ^ b->co_flags) & (CO_VARARGS | CO_VARKEYWORDS | CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR))
    return false;
  Ref codeA = Ref::steal(PyCode_GetCode(a)), codeB = Ref::steal(PyCode_GetCode(b));
  auto equal = [](PyObject *x, PyObject *y) { return x && y && PyObject_RichCompareBool(x, y, Py_EQ) == 1; };
  bool same = equal(codeA.get(), codeB.get()) && equal(a->co_exceptiontable, b->co_exceptiontable) &&
              equal(a->co_localsplusnames, b->co_localsplusnames) &&
              equal(a->co_localspluskinds, b->co_localspluskinds);
  PyErr_Clear();
  return same;
}

}  // namespace

extern "C" int jj_functions_ready(JJShared *shared) {
  if (internNames() < 0) return -1;
  PyTypeObject *t = &nativeFunctionType;
  Py_SET_TYPE(reinterpret_cast<PyObject *>(t), shared->metatype);
  t->tp_name = "function";
  t->tp_basicsize = sizeof(JJNativeFunction);
  t->tp_base = &PyFunction_Type;
  t->tp_dealloc = dealloc;
  t->tp_traverse = traverse;
  t->tp_clear = clear;
  t->tp_methods = methods;
  t->tp_getset = attributes;
  t->tp_vectorcall_offset = offsetof(PyFunctionObject, vectorcall);
  t->tp_call = PyVectorcall_Call;
  t->tp_descr_get = PyFunction_Type.tp_descr_get;  // the debug interpreter wants it before PyType_Ready
  if (kInterpreterChecksType) t->tp_repr = reprAsExact;
  t->tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_METHOD_DESCRIPTOR;
  if (PyType_Ready(t) < 0) return -1;
  // PyType_Ready puts a __doc__ of the type there, which would hide that of every function.
  if (PyDict_DelItemString(jj_type_dict(t), "__doc__") < 0) PyErr_Clear();
  PyType_Modified(t);
  shared->functionType = t;
  if (kInterpreterChecksType) lendToAccessors();
  Ref code = Ref::steal(reinterpret_cast<PyObject *>(PyCode_NewEmpty("", "", 1)));
  Ref globals = Ref::steal(PyDict_New());
  Ref plain = Ref::steal(code && globals ? PyFunction_New(code.get(), globals.get()) : nullptr);
  if (!plain) return -1;
  shared->defaultVectorcall = function(plain.get())->vectorcall;
  return 0;
}

PyObject *JITMakeFunction(PyFunctionObject *outer, const JITUnit *unit, PyObject *defaults, PyObject *kwdefaults,
                          PyObject *annotations, PyObject *closure, PyObject *annotate) {
  PyCodeObject *code = reinterpret_cast<PyCodeObject *>(unit->code);
  bool isNative = unit->entry && unit->kind != JITUnitClass && !jj::runsInterpreted(unit);
  PyFunctionObject *f = nullptr;
  if (internNames() == 0) {
    bool isSubtype = isNative && needsSubtype(code) && !jj::stateOf(unit->module)->isLibrary;
    f = isSubtype ? newSubtypeInstance(outer->func_globals, code) : function(PyFunction_New(unit->code, outer->func_globals));
    if (f && isNative && !jj_looks_in_dicts(f)) {
      isNative = false;
      if (isSubtype) Py_SETREF(f, function(PyFunction_New(unit->code, outer->func_globals)));
    }
  }
  if (!f) {
    Py_XDECREF(defaults);
    Py_XDECREF(kwdefaults);
    Py_XDECREF(annotations);
    Py_XDECREF(closure);
    Py_XDECREF(annotate);
    return nullptr;
  }
  f->func_defaults = defaults;
  f->func_kwdefaults = kwdefaults;
  f->func_annotations = annotations;
  f->func_closure = closure;
  jj_function_set_annotate(f, annotate);
  if (isNative) jj_function_set_entry(f, unit->entry);
  return reinterpret_cast<PyObject *>(f);
}

extern "C" int32_t jj_code_is_equivalent(PyFunctionObject *func, const JITUnit *unit) {
  if (jj_unit_of_code(func->func_code) == unit) return 1;
  if (!sameButFlags(reinterpret_cast<PyCodeObject *>(func->func_code), reinterpret_cast<PyCodeObject *>(unit->code)))
    return 0;
  jj_set_unit_of_code(func->func_code, unit);
  return 1;
}

PyObject *JITCallInterpreted(PyObject *func, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  nargsf = static_cast<size_t>(jj_num_arguments(nargsf));
  PyFunctionObject *f = function(func);
  if (Py_TYPE(func) == &PyFunction_Type || !kInterpreterChecksType)
    return jj_shared()->defaultVectorcall(func, args, nargsf, kwnames);
  // A debug interpreter asserts that it is an exact function.
  PyFunctionObject *kept = native(func)->interpreted ? function(native(func)->interpreted) : nullptr;
  if (!kept || kept->func_code != f->func_code || kept->func_defaults != f->func_defaults ||
      kept->func_kwdefaults != f->func_kwdefaults ||
      kept->func_qualname != f->func_qualname ||
      kept->func_name != f->func_name) {
    PyObject *plain = makeInterpreted(f), *old = native(func)->interpreted;
    if (!plain) return nullptr;
    native(func)->interpreted = plain;
    Py_XDECREF(old);
  }
  Ref plain = Ref::share(native(func)->interpreted);
  return PyObject_Vectorcall(plain.get(), args, nargsf, kwnames);
}
