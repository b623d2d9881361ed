// Hot entries of iteration: lists, ranges and tuples are stepped through in place, everything else by its tp_iternext.
#include "runtime/cpython/iterators.h"
#include "runtime/cpython/numbers.h"
#include "runtime/operations/iteration.h"

PyObject *JITGetIter(PyObject *o) { return jj_get_iter(o); }

int32_t JITIterNext(PyObject *iterator, PyObject **value) {
  PyTypeObject *type = Py_TYPE(iterator);
  if (type == &PyListIter_Type) {
    jj_sequence_iterator *it = (jj_sequence_iterator *)iterator;
    PyListObject *list = (PyListObject *)it->sequence;
    if (JJ_LIKELY(list != NULL && (size_t)it->index < (size_t)PyList_GET_SIZE(list))) {
      *value = Py_NewRef(list->ob_item[it->index++]);
      return 1;
    }
  } else if (type == &PyRangeIter_Type) {
    long number;
    if (!jj_range_next((jj_range_iterator *)iterator, &number)) {
      *value = NULL;
      return 0;
    }
    *value = jj_int_from(number);
    return *value != NULL ? 1 : -1;
  }
  if (JJ_UNLIKELY(type->tp_iternext == NULL)) return JITNotAnIterator(iterator);
  PyObject *next = type->tp_iternext(iterator);
  *value = next;
  return JJ_LIKELY(next != NULL) ? 1 : JITIterationEnded();
}
