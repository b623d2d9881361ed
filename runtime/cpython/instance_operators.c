// See instance_operators.h. CPython finds its way from an operator to a method by the slot of the type, which looks the method up and has to expect anything; of a class made by a class
// statement the method is known by the version of the class. Where the right operand's class has a say first (a subclass), or by the same slot, the slots are asked as ever.
#include "runtime/cpython/instance_operators.h"

#include "runtime/cpython/native_functions.h"
#include "runtime/cpython/special_methods.h"

enum { SUM = 0, PRODUCT = 5, IN_PLACE = 13 };

typedef struct {
  enum jj_special_name name;
  size_t slot, in_place;
  const char *symbol, *symbol_in_place;
} operator_row;

/// By number; the power, which has three operands, is not among them.
static const operator_row operators[IN_PLACE] = {
    [0] = {JJ_NAME_ADD, offsetof(PyNumberMethods, nb_add), offsetof(PyNumberMethods, nb_inplace_add), "+", "+="},
    [1] = {JJ_NAME_AND, offsetof(PyNumberMethods, nb_and), offsetof(PyNumberMethods, nb_inplace_and), "&", "&="},
    [2] = {JJ_NAME_FLOORDIV, offsetof(PyNumberMethods, nb_floor_divide), offsetof(PyNumberMethods, nb_inplace_floor_divide), "//", "//="},
    [3] = {JJ_NAME_LSHIFT, offsetof(PyNumberMethods, nb_lshift), offsetof(PyNumberMethods, nb_inplace_lshift), "<<", "<<="},
    [4] = {JJ_NAME_MATMUL, offsetof(PyNumberMethods, nb_matrix_multiply), offsetof(PyNumberMethods, nb_inplace_matrix_multiply), "@", "@="},
    [5] = {JJ_NAME_MUL, offsetof(PyNumberMethods, nb_multiply), offsetof(PyNumberMethods, nb_inplace_multiply), "*", "*="},
    [6] = {JJ_NAME_MOD, offsetof(PyNumberMethods, nb_remainder), offsetof(PyNumberMethods, nb_inplace_remainder), "%", "%="},
    [7] = {JJ_NAME_OR, offsetof(PyNumberMethods, nb_or), offsetof(PyNumberMethods, nb_inplace_or), "|", "|="},
    [9] = {JJ_NAME_RSHIFT, offsetof(PyNumberMethods, nb_rshift), offsetof(PyNumberMethods, nb_inplace_rshift), ">>", ">>="},
    [10] = {JJ_NAME_SUB, offsetof(PyNumberMethods, nb_subtract), offsetof(PyNumberMethods, nb_inplace_subtract), "-", "-="},
    [11] = {JJ_NAME_TRUEDIV, offsetof(PyNumberMethods, nb_true_divide), offsetof(PyNumberMethods, nb_inplace_true_divide), "/", "/="},
    [12] = {JJ_NAME_XOR, offsetof(PyNumberMethods, nb_xor), offsetof(PyNumberMethods, nb_inplace_xor), "^", "^="},
};

static binaryfunc slot_of(const PyTypeObject *type, size_t offset) { return type->tp_as_number != NULL ? *(binaryfunc *)((char *)type->tp_as_number + offset) : NULL; }

/// Has it sums or products as a sequence, which come behind those as a number?
static int is_sequence(const PyTypeObject *type) {
  const PySequenceMethods *m = type->tp_as_sequence;
  return m != NULL && (m->sq_concat != NULL || m->sq_repeat != NULL || m->sq_inplace_concat != NULL || m->sq_inplace_repeat != NULL);
}
static int may_be_sequences(int kind) { return kind % IN_PLACE == SUM || kind % IN_PLACE == PRODUCT; }

/// By the version of the left operand's class and what is done: the method that is called first, as far as that class decides it; NULL: the slots are asked.
typedef struct {
  uint32_t version, what;
  PyObject *function;  // borrowed from the class
} method;
enum { METHODS = 512, COMPARISONS = 2 * IN_PLACE };
static method methods[METHODS];

static JJ_NOINLINE PyObject *find_method(PyTypeObject *type, int what) {
  int is_comparison = what >= COMPARISONS;
  const operator_row *row = is_comparison ? NULL : &operators[what % IN_PLACE];
  PyObject *found = NULL;
  if (is_comparison || row->symbol != NULL) found = jj_method_in_python(type, is_comparison ? (enum jj_special_name)(JJ_NAME_LT + what - COMPARISONS) : row->name);
  if (!is_comparison && ((what >= IN_PLACE && slot_of(type, row->in_place) != NULL) || (may_be_sequences(what) && is_sequence(type)))) found = NULL;
  if (found != NULL && !Py_IS_TYPE(found, jj_native_function_type) && !jj_is_native_function(found)) found = NULL;  // bytecode is called as fast by the slot
  uint32_t version = jj_type_version(type);
  if (version != 0) methods[(version * 37 + (uint32_t)what) % METHODS] = (method){version, (uint32_t)what, found};
  return found;
}

JJ_INLINE PyObject *method_of(PyTypeObject *type, int what) {
  uint32_t version = type->tp_version_tag;
  const method *m = &methods[(version * 37 + (uint32_t)what) % METHODS];
  if (JJ_LIKELY(m->version == version && m->what == (uint32_t)what && version != 0)) return m->function;
  return find_method(type, what);
}

JJ_INLINE PyObject *call_method(PyObject *function, PyObject *a, PyObject *b) {
  PyObject *operands[] = {a, b};
  Py_INCREF(function);  // the class may lose it meanwhile
  PyObject *result = jj_entry_of(function)(function, operands, 2 | JIT_HOLDS_CALLEE, NULL);
  if (JJ_UNLIKELY(result == NULL)) jj_call_failed(function);
  Py_DECREF(function);
  return result;
}

/// The method of a did not know what to do.
static JJ_NOINLINE PyObject *go_on(PyObject *a, PyObject *b, binaryfunc of_right, int kind) {
  if (of_right != NULL) {
    PyObject *result = of_right(a, b);
    if (result != Py_NotImplemented) return result;
    Py_DECREF(result);
  }
  const operator_row *row = &operators[kind % IN_PLACE];
  const char *symbol = kind >= IN_PLACE ? row->symbol_in_place : row->symbol;
  return PyErr_Format(PyExc_TypeError, "unsupported operand type(s) for %.100s: '%.100s' and '%.100s'", symbol, Py_TYPE(a)->tp_name, Py_TYPE(b)->tp_name);
}

/// Is an operand of another class asked behind the left one, if at all, by a slot that is not the same one? That slot then.
static JJ_NOINLINE int waits(PyTypeObject *left, PyTypeObject *right, int kind, binaryfunc *of_right) {
  size_t slot = operators[kind % IN_PLACE].slot;
  *of_right = slot_of(right, slot);
  return (*of_right == NULL || (*of_right != slot_of(left, slot) && !PyType_IsSubtype(right, left))) && !(may_be_sequences(kind) && is_sequence(right));
}

int jj_call_operator(PyObject *a, PyObject *b, int kind, PyObject **result) {
  PyTypeObject *left = Py_TYPE(a), *right = Py_TYPE(b);
  PyObject *function = method_of(left, kind);
  binaryfunc of_right = NULL;
  if (function == NULL || (left != right && !waits(left, right, kind, &of_right))) return 0;
  *result = call_method(function, a, b);
  if (JJ_UNLIKELY(*result == Py_NotImplemented)) {
    Py_DECREF(*result);
    *result = go_on(a, b, of_right, kind);
  }
  return 1;
}

/// The method of a did not know the answer.
static JJ_NOINLINE PyObject *compare_reversed(PyObject *a, PyObject *b, int op) {
  static const char *const symbols[] = {"<", "<=", "==", "!=", ">", ">="};
  static const int swapped[] = {Py_GT, Py_GE, Py_EQ, Py_NE, Py_LT, Py_LE};
  richcmpfunc of_right = Py_TYPE(b)->tp_richcompare;
  if (of_right != NULL) {
    PyObject *result = of_right(b, a, swapped[op]);
    if (result != Py_NotImplemented) return result;
    Py_DECREF(result);
  }
  if (op == Py_EQ || op == Py_NE) return Py_NewRef((a == b) == (op == Py_EQ) ? Py_True : Py_False);
  return PyErr_Format(PyExc_TypeError, "'%s' not supported between instances of '%.100s' and '%.100s'", symbols[op], Py_TYPE(a)->tp_name, Py_TYPE(b)->tp_name);
}

int jj_call_comparison(PyObject *a, PyObject *b, int op, PyObject **result) {
  PyTypeObject *left = Py_TYPE(a), *right = Py_TYPE(b);
  PyObject *function = method_of(left, COMPARISONS + op);
  if (function == NULL || (left != right && PyType_IsSubtype(right, left))) return 0;
  PyThreadState *ts = _PyThreadState_GET();
  if (JJ_UNLIKELY(!jj_enter_call(ts))) return 0;
  *result = call_method(function, a, b);
  if (JJ_UNLIKELY(*result == Py_NotImplemented)) {
    Py_DECREF(*result);
    *result = compare_reversed(a, b, op);
  }
  jj_leave_call(ts);
  return 1;
}
