// Fields of frames as plain pointers: 3.11 to 3.13. Included by the version headers; v314.h has the same names.

JJ_INLINE PyObject *jj_frame_func(_PyInterpreterFrame *f) { return (PyObject *)jj_frame_func_field(f); }
JJ_INLINE PyObject *jj_frame_code(_PyInterpreterFrame *f) { return (PyObject *)jj_frame_code_field(f); }
JJ_INLINE void jj_frame_set_func(_PyInterpreterFrame *f, PyObject *func) { jj_frame_func_field(f) = (void *)func; }
JJ_INLINE void jj_frame_set_code(_PyInterpreterFrame *f, PyObject *code) { jj_frame_code_field(f) = (void *)code; }
/// The frame becomes the owner of its references to function and code.
JJ_INLINE void jj_frame_own_func_and_code(_PyInterpreterFrame *f) {
  Py_INCREF(jj_frame_func(f));
  Py_INCREF(jj_frame_code(f));
}
JJ_INLINE void jj_frame_disown_func(_PyInterpreterFrame *f) {
  PyObject *func = jj_frame_func(f);
  jj_frame_set_func(f, NULL);
  Py_XDECREF(func);
}
JJ_INLINE void jj_frame_disown_code(_PyInterpreterFrame *f) {
  PyObject *code = jj_frame_code(f);
  jj_frame_set_code(f, NULL);
  Py_XDECREF(code);
}

JJ_INLINE int jj_frame_top(_PyInterpreterFrame *f) { return f->stacktop; }
JJ_INLINE void jj_frame_set_top(_PyInterpreterFrame *f, int top) { f->stacktop = top; }
/// What lies between prev_instr and the slots is 0 in a frame of a thread: one store does it.
JJ_INLINE void jj_frame_init_rest(_PyInterpreterFrame *f) {
  _Static_assert(FRAME_OWNED_BY_THREAD == 0 && offsetof(_PyInterpreterFrame, localsplus) - offsetof(_PyInterpreterFrame, stacktop) == 8, "stacktop, owner and what is between them");
  memset(&f->stacktop, 0, 8);
}

JJ_INLINE PyObject **jj_frame_slots(_PyInterpreterFrame *f) { return f->localsplus; }
JJ_INLINE PyObject *jj_slot_get(PyObject **slot) { return *slot; }
JJ_INLINE void jj_slot_put(PyObject **slot, PyObject *o) { *slot = o; }
JJ_INLINE void jj_slot_close(PyObject **slot) { Py_XDECREF(*slot); }
JJ_INLINE void jj_slots_complete(PyObject **slots, int n) {}
