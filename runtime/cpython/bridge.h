// What the C files of this folder offer to the C++ parts: functions that need CPython's internals, with plain signatures.
#ifndef JUSTJITC_CPYTHON_BRIDGE_H
#define JUSTJITC_CPYTHON_BRIDGE_H
#include "runtime/runtime.h"

#ifdef __cplusplus
extern "C" {
#endif
/// Adds a traceback entry for the current frame (`frame`) to the exception that is set.
void jj_add_traceback(PyThreadState *ts, JITFrame *frame);
/// The same for a frame with its frame object, whose reference is stolen (NULL: nothing is done).
void jj_add_traceback_of(PyObject *frame_object, JITFrame *frame);
/// Takes the exception that is set: normalised, __traceback__ set; a new reference.
PyObject *jj_fetch_exception(PyThreadState *ts);
/// Sets the exception `value`, whose reference is taken, with the traceback it carries, as one of class `type`: no context is added.
void jj_set_exception(PyThreadState *ts, PyObject *type, PyObject *value);
/// PyErr_SetObject, which takes the reference to `value`: what is being handled becomes its context.
void jj_raise(PyObject *type, PyObject *value);
/// o[slice], and o[slice] = value (NULL: del o[slice]), of a slice object.
PyObject *jj_item_of_slice(PyObject *o, PyObject *slice);
int32_t jj_store_in_slice(PyObject *o, PyObject *slice, PyObject *value);
/// Raises StopIteration(); 0: no memory waits, and PyErr_SetNone is to do it.
int jj_raise_stop_iteration(void);
/// Raises a class of CPython's own without fields of its own, which C code would set: type(argument).
void jj_raise_plainly(PyObject *type, PyObject *argument);
/// Raises an instance of the class that is made when somebody asks for it. 0: not of this class, or not now; nothing was done.
int jj_raise_class(PyObject *type);
/// Calls the class of exceptions of a raise statement; a new reference.
PyObject *jj_make_raised(PyObject *type);
/// The frame object ends, unless somebody keeps it: then -1. So before the locals, each of which ends as in a frame that never had one.
int32_t jj_frame_let_go(PyThreadState *ts, JITFrame *frame);
/// The frame is unlinked already: gives its contents (slots up to stacktop are owned, func and code borrowed) to a frame
/// object that somebody kept. Slots taken over are NULL afterwards. f_locals, if still there, is to be released behind the slots.
void jj_frame_give_away(PyThreadState *ts, JITFrame *frame);
/// The same, and releases f_locals: where the slots are clear already.
void jj_frame_detach(PyThreadState *ts, JITFrame *frame);
/// Is it the frame object of a function that runs, whose slots are not in use, and which has free variables? CPython's f_locals shows none of its variables then.
int jj_frame_hides_free_variables(PyObject *frame);
/// f_locals of such a frame by CPython's getter: with the free variables, whose cells the slots borrow from the closure.
PyObject *jj_frame_get_locals(PyObject *frame, getter get);
/// Eval breaker is set: signals, pending calls, thread switches, asynchronous exceptions, garbage collection.
int32_t jj_handle_pending(PyThreadState *ts);
/// The recursion counter ran out, or it is time to look at the C stack. < 0: RecursionError is set.
int32_t jj_check_recursion(PyThreadState *ts);
/// Is the C stack of this thread nearly used up?
int jj_stack_is_low(PyThreadState *ts);
/// JITEnterFrame: not entered, because the call is traced.
#define JJ_TRACED (-2)
/// Runs the bytecode of a function, module or class body that was about to be entered natively, with its bound arguments.
PyObject *jj_run_bytecode(PyThreadState *ts, PyFunctionObject *func, PyObject **args, const JITUnit *unit);
/// An int: a new reference, or NULL with an exception set.
PyObject *jj_box_int(int64_t value);
/// Globals, locals (may be NULL) and builtins of a frame, all borrowed.
PyObject *jj_frame_globals(JITFrame *frame);
PyObject *jj_frame_builtins(JITFrame *frame);
PyObject *jj_frame_locals(JITFrame *frame);
PyCodeObject *jj_frame_code_object(JITFrame *frame);
/// Is the innermost Python frame one of compiled code?
int jj_called_by_compiled_code(void);
/// The same, and does it keep its first argument in registers?
int jj_called_by_hidden_arguments(void);
/// The interpreter's own CALL_INTRINSIC_1 (a alone) or CALL_INTRINSIC_2, by its number; a new reference.
PyObject *jj_call_intrinsic(int binary, int which, PyObject *a, PyObject *b);
/// What an import statement gets of builtins' own __import__ in a module with these globals: a new reference, found without running Python code. NULL, nothing set: the general way.
PyObject *jj_imported_module(PyObject *builtins, PyObject *globals, PyObject *name, PyObject *level, PyObject *fromlist);
/// The name of a module, as `from module import name` finds it in its dict: a new reference. NULL, nothing set: the general way.
PyObject *jj_name_of_module(PyObject *module, PyObject *name);
/// Lets importlib.reload() run the module's code again, as for a module from a .py file.
void jj_module_allow_reload(PyObject *module);
/// Runs a module's exec slot with another namespace in place of its own.
int jj_module_exec_in(PyObject *module, PyObject *ns, int (*exec)(PyObject *));
/// The namespace of the innermost interpreter frame, begun or not (borrowed); NULL with an exception when its locals are another one.
PyObject *jj_running_namespace(void);
/// co_code that returns the negative of its first constant, in a frame that nobody sees.
PyObject *jj_hidden_code(void);

/// A tuple has got its items: newer interpreters keep one from the collector that holds nothing for it.
void jj_tuple_is_filled(PyObject *tuple);
/// Memory for an instance of the subtype of functions, or NULL.
PyObject *jj_new_function(PyTypeObject *type);
/// New references without memory, from a reserve; NULL when it is used up.
PyObject *jj_reserve_int(int64_t value);
PyObject *jj_reserve_float(double value);
/// A range iterator, with memory or without; NULL when there is neither, with or without MemoryError.
PyObject *jj_range_iterator_of(int64_t next, int64_t left, int64_t step);

// --- slow paths of Hot entries (defined in the C++ parts)
/// UnboundLocalError, or NameError for a free variable; always -1.
int32_t jj_unbound_local(PyFunctionObject *func, int32_t index);
/// NameError with `name` attached; `format` has one %.200s.
void jj_name_error(const char *format, PyObject *name);
/// func_code is not the unit's: a code object that differs in its flags only still counts.
int32_t jj_code_is_equivalent(PyFunctionObject *func, const JITUnit *unit);
/// Is it a class, or a tuple of classes, that an except clause may name?
int jj_is_catchable(PyObject *type);
/// Is it so? 0: TypeError is set.
int jj_check_except_types(PyObject *type);
/// isinstance(o, cls): 1, 0, or -1 with an exception.
int jj_is_instance(PyObject *o, PyObject *cls);
/// The callee returned NULL: checks that an exception is set; always NULL.
PyObject *jj_call_failed(PyObject *callable);
/// A call of what is no native function as far as JITCall sees. nargsf as for a native entry (JIT_GIVEN_SHIFT).
PyObject *jj_call_other(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames);
/// Before anything is called: which builtins calls.c may do itself. Never fails: those not found are called as others.
void jj_find_builtins(void);
/// The same of who is told of memory (observers.c).
void jj_find_observers(void);
/// The same of what ends instances (instances.c): making it out might run a collection.
void jj_find_instance_end(void);
/// The subtype of types.FunctionType (JJShared::functionType).
extern PyTypeObject *jj_native_function_type;
/// The type of cursors (cursors.h) in the copy of the runtime that runs; -1: an exception is set.
extern PyTypeObject *jj_cursor_type;
int jj_cursors_ready(void);
/// Is the callable's vectorcall an entry of compiled code (of whatever module)? A function of the standard library may become so when it is asked for.
int jj_is_native_function(PyObject *callable);
/// callable(*args, **kwargs) of a native function, which gets the arguments to itself: all three are stolen (a dict that is not there is NULL), and tuple and dict released before it runs.
PyObject *jj_call_native_ex(PyObject *callable, PyObject *args, PyObject *kwargs);
/// JITCallEx of whatever is given.
PyObject *jj_call_ex_generally(PyObject *callable, PyObject *args, PyObject *kwargs, PyObject *self, int32_t how);
/// What LoadMethod gave, as one object: the callable itself where self is NULL, else bound to it. A new reference.
PyObject *jj_bound(PyObject *callable, PyObject *self);
/// Tuple of n items, whose references it takes, and those of another tuple.
PyObject *jj_joined_tuple(PyObject **items, Py_ssize_t n, PyObject *tuple);
/// The method that super(cls, self) has, when it is a function or of a class that is self (with *selfOut, NULL: none; new references), by a cache of its own kind. NULL, nothing set: the general way.
PyObject *jj_super_method(PyObject *cls, PyObject *self, PyObject *name, JITCache *cache, PyObject **selfOut);
enum { JJ_SUPER_IN_REGISTERS = 4, JJ_SUPER_FIRST_IS_CELL = 1, JJ_SUPER_OF_CLASS = 2 };  // kSuperInRegisters, kSuperFirstIsCell, kSuperOfClass
enum { JJ_SUPER_OF_CONTENTS = 8 };
/// super(), by whatever it is called, for the innermost frame: with the first local and __class__ (their cells where they have one; JJ_SUPER_OF_CONTENTS: what is in those) in the slots meanwhile, if
/// the frame's are empty (JJ_SUPER_IN_REGISTERS).
PyObject *jj_call_super_by_frame(PyObject *super, PyObject *first, PyObject *cls, JITFrame *frame, int how);
/// The table of attributes that this module's runtime offers to the process (attribute_table.c).
struct jj_table_place *jj_attribute_table(void);
/// That of the process (JJShared::attributes).
extern struct jj_table_place *jj_attributes;
/// A function that runs as bytecode: does it run natively from now on (module/library.cpp)? Runs no Python code, and leaves an exception that is set.
int jj_adopt(PyObject *function);
/// Tells all modules of the process where the entries of this one lie, and its inlined code (jj_entries_low and jj_entries_size of its copy). -1: an exception is set.
int jj_register_entries(const JITModule *module, uintptr_t *lowOut, uintptr_t *sizeOut);
/// The value of an exact int of several digits; *ok 0 when it does not fit.
int64_t jj_unbox_big_int(PyObject *o, int32_t *ok);
#ifdef __cplusplus
}
#endif
#endif
