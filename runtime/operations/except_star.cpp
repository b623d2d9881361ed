// except*: splitting of exception groups, and what is raised at the end of the statement.
#include "runtime/cpython/bridge.h"
#include "runtime/operations/exceptions.h"

using jj::Ref;

namespace {

bool isGroup(PyObject *o) { return PyObject_TypeCheck(o, reinterpret_cast<PyTypeObject *>(PyExc_BaseExceptionGroup)); }

/// except* may not name exception groups. false: TypeError is set.
bool checkExceptStarTypes(PyObject *type) {
  if (!jj_check_except_types(type)) return false;
  int isSubclass = 0;
  if (PyTuple_Check(type)) {
    for (Py_ssize_t i = 0; isSubclass == 0 && i < PyTuple_GET_SIZE(type); ++i)
      isSubclass = PyObject_IsSubclass(PyTuple_GET_ITEM(type, i), PyExc_BaseExceptionGroup);
  } else {
    isSubclass = PyObject_IsSubclass(type, PyExc_BaseExceptionGroup);
  }
  if (isSubclass > 0)
    PyErr_SetString(PyExc_TypeError,
                    "catching ExceptionGroup with except* is not allowed. Use except instead.");
  return isSubclass == 0;
}

Ref makeGroup(PyObject *exceptions) {
  return Ref::steal(PyObject_CallFunction(PyExc_BaseExceptionGroup, "sO", "", exceptions));
}

/// From 3.12.9 and 3.13.2 on the traceback of a wrapped exception starts at the except*. false: an error is set.
bool startTraceback(PyObject *group) {
  if (Py_Version < 0x030C0900 || (Py_Version >= 0x030D0000 && Py_Version < 0x030D0200)) return true;
  PyFrameObject *frame = PyEval_GetFrame();
  PyObject *type = reinterpret_cast<PyObject *>(&PyTraceBack_Type);
  Ref traceback = Ref::steal(PyObject_CallFunction(type, "OOii", Py_None, frame, PyFrame_GetLasti(frame), PyFrame_GetLineNumber(frame)));
  return traceback && PyException_SetTraceback(group, traceback.get()) == 0;
}

/// BaseExceptionGroup("", [exception])
Ref wrapNaked(PyObject *exception) {
  Ref one = Ref::steal(PyTuple_Pack(1, exception));
  Ref group = one ? makeGroup(one.get()) : Ref();
  if (group && !startTraceback(group.get())) return Ref();
  return group;
}

struct Split {
  Ref match, rest;  ///< None where empty
};

/// Splits by type. false: an error is set.
bool splitByType(PyObject *exception, PyObject *type, Split &out) {
  if (PyErr_GivenExceptionMatches(exception, type)) {
    out.match = isGroup(exception) ? Ref::share(exception) : wrapNaked(exception);
    out.rest = Ref::share(Py_None);
    return static_cast<bool>(out.match);
  }
  if (!isGroup(exception)) {
    out.match = Ref::share(Py_None);
    out.rest = Ref::share(exception);
    return true;
  }
  Ref pair = Ref::steal(PyObject_CallMethod(exception, "split", "(O)", type));
  if (!pair) return false;
  if (!PyTuple_CheckExact(pair.get())) {
    PyErr_Format(PyExc_TypeError, "%.200s.split must return a tuple, not %.200s", Py_TYPE(exception)->tp_name,
                 Py_TYPE(pair.get())->tp_name);
    return false;
  }
  if (PyTuple_GET_SIZE(pair.get()) < 2) {
    PyErr_Format(PyExc_TypeError, "%.200s.split must return a 2-tuple, got tuple of size %zd",
                 Py_TYPE(exception)->tp_name, PyTuple_GET_SIZE(pair.get()));
    return false;
  }
  out.match = Ref::share(PyTuple_GET_ITEM(pair.get(), 0));
  out.rest = Ref::share(PyTuple_GET_ITEM(pair.get(), 1));
  // Without a match the statement goes on with the exception itself.
  if (out.match.get() == Py_None) out.rest = Ref::share(exception);
  return true;
}

// --- the end of the statement

PyBaseExceptionObject *base(PyObject *o) { return reinterpret_cast<PyBaseExceptionObject *>(o); }
PyObject *members(PyObject *group) { return reinterpret_cast<PyBaseExceptionGroupObject *>(group)->excs; }

/// An exception that a clause re-raised is the group split from the original: it shares all that the split copies.
bool isReraised(PyObject *exception, PyObject *original) {
  PyBaseExceptionObject *a = base(exception), *b = base(original);
  return a->notes == b->notes && a->traceback == b->traceback && a->cause == b->cause && a->context == b->context;
}

/// Adds the identities of all leaves to a set. false: an error is set.
bool collectLeaves(PyObject *exception, PyObject *identities) {
  if (exception == Py_None) return true;
  if (!isGroup(exception)) {
    Ref identity = Ref::steal(PyLong_FromVoidPtr(exception));
    return identity && PySet_Add(identities, identity.get()) == 0;
  }
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(members(exception)); ++i) {
    if (Py_EnterRecursiveCall(" in collect_exception_group_leaf_ids")) return false;
    bool ok = collectLeaves(PyTuple_GET_ITEM(members(exception), i), identities);
    Py_LeaveRecursiveCall();
    if (!ok) return false;
  }
  return true;
}

/// Gives `part` an own copy of the notes of `original`. false: an error is set.
bool copyNotes(PyObject *part, PyObject *original) {
  Ref notes = Ref::steal(PyObject_GetAttrString(original, "__notes__"));
  if (!notes) {
    if (!PyErr_ExceptionMatches(PyExc_AttributeError)) return false;
    PyErr_Clear();
    return true;
  }
  if (!PySequence_Check(notes.get())) return true;  // the user's mistake, not for us to report
  Ref copy = Ref::steal(PySequence_List(notes.get()));
  return copy && PyObject_SetAttrString(part, "__notes__", copy.get()) == 0;
}

/// A group like `original` of other members. NULL without an error when there are none.
Ref deriveGroup(PyObject *original, PyObject *exceptions) {
  if (PyList_GET_SIZE(exceptions) == 0) return {};
  Ref group = Ref::steal(PyObject_CallMethod(original, "derive", "(O)", exceptions));
  if (!group) return {};
  if (!isGroup(group.get())) {
    PyErr_SetString(PyExc_TypeError, "derive must return an instance of BaseExceptionGroup");
    return {};
  }
  Ref traceback = Ref::steal(PyException_GetTraceback(original));
  if (traceback && PyException_SetTraceback(group.get(), traceback.get()) < 0) return {};
  PyException_SetContext(group.get(), PyException_GetContext(original));
  PyException_SetCause(group.get(), PyException_GetCause(original));
  return copyNotes(group.get(), original) ? static_cast<Ref &&>(group) : Ref();
}

/// The part of `exception` whose leaves are in `identities`. NULL without an error: nothing.
Ref project(PyObject *exception, PyObject *identities) {
  if (!isGroup(exception)) {
    Ref identity = Ref::steal(PyLong_FromVoidPtr(exception));
    int found = identity ? PySet_Contains(identities, identity.get()) : -1;
    return found > 0 ? Ref::share(exception) : Ref();
  }
  Ref kept = Ref::steal(PyList_New(0));
  if (!kept) return {};
  for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(members(exception)); ++i) {
    if (Py_EnterRecursiveCall(" in exceptiongroup_split_recursive")) return {};
    Ref part = project(PyTuple_GET_ITEM(members(exception), i), identities);
    Py_LeaveRecursiveCall();
    if (part ? PyList_Append(kept.get(), part.get()) < 0 : PyErr_Occurred() != nullptr) return {};
  }
  return deriveGroup(exception, kept.get());
}

/// Sorts what the clauses raised; the identities of re-raised leaves go into a set. false: an error is set.
bool sortRaised(PyObject *original, PyObject *exceptions, PyObject *raised, PyObject *identities) {
  for (Py_ssize_t i = 0; i < PyList_GET_SIZE(exceptions); ++i) {
    PyObject *exception = PyList_GET_ITEM(exceptions, i);
    if (exception == Py_None) continue;
    bool ok = isReraised(exception, original) ? collectLeaves(exception, identities)
                                              : PyList_Append(raised, exception) == 0;
    if (!ok) return false;
  }
  return true;
}

}  // namespace

extern "C" {

PyObject *JITCheckEgMatch(PyObject *exception, PyObject *type, PyObject **match) {
  *match = nullptr;
  if (!checkExceptStarTypes(type)) return nullptr;
  Split split;
  if (exception == Py_None) {
    split.match = Ref::share(Py_None);
    split.rest = Ref::share(Py_None);
  } else if (!splitByType(exception, type, split)) {
    return nullptr;
  }
  if (split.match.get() != Py_None) PyErr_SetExcInfo(nullptr, Py_NewRef(split.match.get()), nullptr);
  *match = split.match.release();
  return split.rest.release();
}

PyObject *JITPrepReraiseStar(PyObject *original, PyObject *exceptions) {
  if (PyList_GET_SIZE(exceptions) == 0) return Py_NewRef(Py_None);
  // A naked exception was wrapped: only one clause can have run.
  if (!isGroup(original)) return Py_NewRef(PyList_GET_ITEM(exceptions, 0));
  Ref raised = Ref::steal(PyList_New(0));
  Ref identities = raised ? Ref::steal(PySet_New(nullptr)) : Ref();
  if (!identities || !sortRaised(original, exceptions, raised.get(), identities.get())) return nullptr;
  Ref reraised = project(original, identities.get());
  if (!reraised && PyErr_Occurred()) return nullptr;
  if (PyList_GET_SIZE(raised.get()) == 0) return reraised ? reraised.release() : Py_NewRef(Py_None);
  if (reraised && PyList_Append(raised.get(), reraised.get()) < 0) return nullptr;
  // Up to 3.11.3 a single exception is wrapped as well.
  if (Py_Version >= 0x030B0400 && PyList_GET_SIZE(raised.get()) == 1) return Py_NewRef(PyList_GET_ITEM(raised.get(), 0));
  return makeGroup(raised.get()).release();
}

}  // extern "C"
