// Binding of call arguments to parameters, exactly as the interpreter does it: order of checks, defaults, error texts.
#include "runtime/cpython/bridge.h"
#include "runtime/cpython/version.h"
#include "runtime/objects/function.h"

using jj::Ref;

namespace {

/// One binding: what is called, with what, and where the parameters go.
struct Binder {
  PyFunctionObject *func;
  PyCodeObject *code;
  PyObject **args;
  Py_ssize_t nargs;
  uint32_t given;  ///< set of args whose references may be taken (JITBody)
  PyObject *kwnames;
  PyObject **bound;
  PyObject *keywords = nullptr;  ///< the **kwargs dict (owned by bound)

  Py_ssize_t argCount() const { return code->co_argcount; }
  Py_ssize_t total() const { return code->co_argcount + code->co_kwonlyargcount; }
  PyObject *parameter(Py_ssize_t i) const { return PyTuple_GET_ITEM(code->co_localsplusnames, i); }

  /// A reference of its own to argument i.
  PyObject *take(Py_ssize_t i) { return JITTakeArgument(&args[i], i < JIT_MAX_GIVEN ? given & (1u << i) : 0); }
  int bind();
  int bindPositional();
  int bindKeyword(PyObject *keyword, Py_ssize_t argument);
  int addDefaults();
  int addKeywordDefaults();
  Py_ssize_t find(PyObject *keyword);
  Ref similarParameter(PyObject *keyword);
  int unexpectedKeyword(PyObject *keyword);
  int tooManyPositional();
  int missing(Py_ssize_t first, Py_ssize_t last, const char *kind);
  int positionalOnlyAsKeyword();
};

int Binder::bindPositional() {
  Py_ssize_t n = nargs < argCount() ? nargs : argCount();
  for (Py_ssize_t i = 0; i < n; i++) bound[i] = take(i);
  if (!(code->co_flags & CO_VARARGS)) return 0;
  PyObject *rest = PyTuple_New(nargs - n);
  if (!rest) return -1;
  for (Py_ssize_t i = n; i < nargs; i++) PyTuple_SET_ITEM(rest, i - n, take(i));
  jj_tuple_is_filled(rest);
  bound[total()] = rest;
  return 0;
}

/// Index of the parameter of that name, total() when there is none, -1 on an error of the comparison.
Py_ssize_t Binder::find(PyObject *keyword) {
  for (Py_ssize_t i = code->co_posonlyargcount; i < total(); i++)
    if (parameter(i) == keyword) return i;
  // Parameters' names are interned: an interned name that is none of them equals none of them. (A comparison may meet the recursion limit.)
  if (PyUnicode_CheckExact(keyword) && PyUnicode_CHECK_INTERNED(keyword) && JITHasLevelInC(PyThreadState_Get())) return total();
  for (Py_ssize_t i = code->co_posonlyargcount; i < total(); i++) {
    int equal = PyObject_RichCompareBool(keyword, parameter(i), Py_EQ);
    if (equal) return equal < 0 ? -1 : i;
  }
  return total();
}

int Binder::bindKeyword(PyObject *keyword, Py_ssize_t argument) {
  if (!PyUnicode_Check(keyword)) {
    PyErr_Format(PyExc_TypeError, "%U() keywords must be strings", func->func_qualname);
    return -1;
  }
  Py_ssize_t i = find(keyword);
  if (i < 0) return -1;
  if (i == total()) {
    if (keywords) {
      Ref value = Ref::steal(take(argument));
      return PyDict_SetItem(keywords, keyword, value.get());
    }
    if (code->co_posonlyargcount && positionalOnlyAsKeyword()) return -1;
    return unexpectedKeyword(keyword);
  }
  if (bound[i]) {
    PyErr_Format(PyExc_TypeError, "%U() got multiple values for argument '%S'", func->func_qualname, keyword);
    return -1;
  }
  bound[i] = take(argument);
  return 0;
}

/// Raises when keywords name positional-only parameters: non-zero with the exception set.
int Binder::positionalOnlyAsKeyword() {
  Ref names = Ref::steal(PyList_New(0));
  if (!names) return -1;
  for (Py_ssize_t i = 0; i < code->co_posonlyargcount; i++) {
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(kwnames); k++) {
      PyObject *keyword = PyTuple_GET_ITEM(kwnames, k);
      int equal = parameter(i) == keyword ? 1 : PyObject_RichCompareBool(parameter(i), keyword, Py_EQ);
      if (equal < 0 || (equal && PyList_Append(names.get(), keyword) < 0)) return -1;
    }
  }
  if (!PyList_GET_SIZE(names.get())) return 0;
  Ref comma = Ref::steal(PyUnicode_FromString(", "));
  Ref list = Ref::steal(comma ? PyUnicode_Join(comma.get(), names.get()) : nullptr);
  if (list)
    PyErr_Format(PyExc_TypeError, "%U() got some positional-only arguments passed as keyword arguments: '%U'",
                 func->func_qualname, list.get());
  return -1;
}

/// CPython's search for a similar name (list, name), which is not exported, but given to Python by a builtin module. It is taken from the module's definition: an import would run
/// Python code, which a profiler sees, and leave the module in sys.modules. NULL: there is none.
PyObject *suggest() {
  static PyObject *function;
  for (struct _inittab *builtin = PyImport_Inittab; !function && builtin->name; builtin++) {
    if (__builtin_strcmp(builtin->name, "_suggestions") != 0) continue;
    PyObject *module = builtin->initfunc();
    if (!module || !Py_IS_TYPE(module, &PyModuleDef_Type)) break;
    PyMethodDef *method = reinterpret_cast<PyModuleDef *>(module)->m_methods;
    while (method->ml_name && __builtin_strcmp(method->ml_name, "_generate_suggestions") != 0) method++;
    if (method->ml_name) function = PyCFunction_New(method, nullptr);
    break;
  }
  return function;
}

/// The parameter that the caller may have meant, as CPython finds it. Nothing: none, or it cannot be told.
Ref Binder::similarParameter(PyObject *keyword) {
  if (!JJ_SUGGESTS_KEYWORDS) return {};
  Ref names = Ref::steal(PyList_New(0));
  PyObject *function = suggest();
  bool complete = names && function;
  for (Py_ssize_t i = code->co_posonlyargcount; complete && i < total(); i++) complete = PyList_Append(names.get(), parameter(i)) == 0;
  Ref found = Ref::steal(complete ? PyObject_CallFunctionObjArgs(function, names.get(), keyword, nullptr) : nullptr);
  if (!found) PyErr_Clear();
  return found && found.get() != Py_None ? static_cast<Ref &&>(found) : Ref();
}

int Binder::unexpectedKeyword(PyObject *keyword) {
  if (Ref meant = similarParameter(keyword))
    PyErr_Format(PyExc_TypeError, "%U() got an unexpected keyword argument '%S'. Did you mean '%S'?", func->func_qualname, keyword, meant.get());
  else
    PyErr_Format(PyExc_TypeError, "%U() got an unexpected keyword argument '%S'", func->func_qualname, keyword);
  return -1;
}

int Binder::tooManyPositional() {
  Py_ssize_t keywordOnly = 0, defaults = func->func_defaults ? PyTuple_GET_SIZE(func->func_defaults) : 0;
  for (Py_ssize_t i = argCount(); i < total(); i++) keywordOnly += bound[i] != nullptr;
  bool plural = defaults || argCount() != 1;
  Ref takes = Ref::steal(defaults ? PyUnicode_FromFormat("from %zd to %zd", argCount() - defaults, argCount())
                                  : PyUnicode_FromFormat("%zd", argCount()));
  Ref given = Ref::steal(
      keywordOnly ? PyUnicode_FromFormat(" positional argument%s (and %zd keyword-only argument%s)", nargs != 1 ? "s" : "",
                                         keywordOnly, keywordOnly != 1 ? "s" : "")
                  : PyUnicode_FromString(""));
  if (takes && given)
    PyErr_Format(PyExc_TypeError, "%U() takes %U positional argument%s but %zd%U %s given", func->func_qualname,
                 takes.get(), plural ? "s" : "", nargs, given.get(), nargs == 1 && !keywordOnly ? "was" : "were");
  return -1;
}

/// Raises for the unbound parameters in [first, last): "'a', 'b', and 'c'".
int Binder::missing(Py_ssize_t first, Py_ssize_t last, const char *kind) {
  Ref names = Ref::steal(PyList_New(0));
  if (!names) return -1;
  for (Py_ssize_t i = first; i < last; i++) {
    if (bound[i]) continue;
    Ref name = Ref::steal(PyObject_Repr(parameter(i)));
    if (!name || PyList_Append(names.get(), name.get()) < 0) return -1;
  }
  Py_ssize_t n = PyList_GET_SIZE(names.get());
  auto name = [&](Py_ssize_t i) { return PyList_GET_ITEM(names.get(), i); };
  Ref text;
  if (n == 1) {
    text = Ref::share(name(0));
  } else if (n == 2) {
    text = Ref::steal(PyUnicode_FromFormat("%U and %U", name(0), name(1)));
  } else {
    Ref tail = Ref::steal(PyUnicode_FromFormat(", %U, and %U", name(n - 2), name(n - 1)));
    Ref comma = Ref::steal(PyUnicode_FromString(", "));
    if (!tail || !comma || PyList_SetSlice(names.get(), n - 2, n, nullptr) < 0) return -1;
    Ref head = Ref::steal(PyUnicode_Join(comma.get(), names.get()));
    if (head) text = Ref::steal(PyUnicode_Concat(head.get(), tail.get()));
  }
  if (text)
    PyErr_Format(PyExc_TypeError, "%U() missing %i required %s argument%s: %U", func->func_qualname, static_cast<int>(n),
                 kind, n == 1 ? "" : "s", text.get());
  return -1;
}

int Binder::addDefaults() {
  Py_ssize_t count = func->func_defaults ? PyTuple_GET_SIZE(func->func_defaults) : 0;
  Py_ssize_t firstDefault = argCount() - count;
  for (Py_ssize_t i = nargs; i < firstDefault; i++)
    if (!bound[i]) return missing(0, firstDefault, "positional");
  for (Py_ssize_t i = nargs > firstDefault ? nargs : firstDefault; i < argCount(); i++)
    if (!bound[i]) bound[i] = Py_NewRef(PyTuple_GET_ITEM(func->func_defaults, i - firstDefault));
  return 0;
}

int Binder::addKeywordDefaults() {
  bool incomplete = false;
  for (Py_ssize_t i = argCount(); i < total(); i++) {
    if (bound[i]) continue;
    PyObject *value = nullptr;
    if (func->func_kwdefaults) {
      value = PyDict_GetItemWithError(func->func_kwdefaults, parameter(i));
      if (!value && PyErr_Occurred()) return -1;
    }
    if (value)
      bound[i] = Py_NewRef(value);
    else
      incomplete = true;
  }
  return incomplete ? missing(argCount(), total(), "keyword-only") : 0;
}

int Binder::bind() {
  if (code->co_flags & CO_VARKEYWORDS) {
    keywords = PyDict_New();
    if (!keywords) return -1;
    bound[total() + (code->co_flags & CO_VARARGS ? 1 : 0)] = keywords;
  }
  if (bindPositional() < 0) return -1;
  if (kwnames)
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(kwnames); k++)
      if (bindKeyword(PyTuple_GET_ITEM(kwnames, k), nargs + k) < 0) return -1;
  if (nargs > argCount() && !(code->co_flags & CO_VARARGS)) return tooManyPositional();
  if (nargs < argCount() && addDefaults() < 0) return -1;
  return code->co_kwonlyargcount ? addKeywordDefaults() : 0;
}

}  // namespace

extern "C" int32_t jj_num_parameters(PyCodeObject *code) {
  return code->co_argcount + code->co_kwonlyargcount + (code->co_flags & CO_VARARGS ? 1 : 0) +
         (code->co_flags & CO_VARKEYWORDS ? 1 : 0);
}

extern "C" int jj_bind_arguments(PyFunctionObject *func, PyObject **args, Py_ssize_t nargs, uint32_t given, PyObject *kwnames,
                                 PyObject **bound) {
  PyCodeObject *code = reinterpret_cast<PyCodeObject *>(func->func_code);
  int32_t n = jj_num_parameters(code);
  for (int32_t i = 0; i < n; i++) bound[i] = nullptr;
  Binder binder{func, code, args, nargs, given, kwnames, bound};
  if (binder.bind() == 0) return 0;
  // What was not bound goes first.
  for (uint32_t set = given, i = 0; set; set >>= 1, i++)
    if (set & 1) Py_CLEAR(args[i]);
  jj_release_as_locals(bound, n);
  return -1;
}
