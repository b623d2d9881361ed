// How the Pythons differ, as far as that can be said without CPython's internal headers. Anybody may include this. PY_VERSION_HEX is looked at in this
// folder alone, and there as seldom as possible: a difference gets a name in the headers v3xx.h (from_312.h: what is the same from 3.12 on). What
// a micro release brought is asked of Py_Version, the release that runs, since a module works with all of a minor version:
//
//   JJ_THROW_TAKES_THREE_ARGUMENTS    generator.throw(type, value, traceback) is not deprecated
//   JJ_CHECKS_MADE_CAUSE              `raise ... from Class` refuses what Class() gives when that is no exception
//   JJ_CLOSE_RETURNS_VALUE            generator.close() returns what the body returned
//   JJ_CLEARS_SUSPENDED_FRAMES        frame.clear() closes a suspended generator
//   JJ_FRAMES_TELL_GENERATOR          frame.f_generator
//   JJ_F_LOCALS_READS_SLOTS           frame.f_locals of a function is no dict but looks into the frame whenever it is asked
//   JJ_THROW_POPS_AWAITED             a sub-iterator that ends by throw() leaves the stack before the frame is resumed
//   JJ_ENDED_GENERATOR_HAS_CALLER     a frame object that outlives its generator still has f_back
//   JJ_CLOSE_CLEARS_UNSTARTED         close() of a generator that was not started releases its arguments
//   JJ_THROWN_STOP_ITERATION_RETURNS  StopIteration raised at a `yield from` itself is taken for the end of its sub-iterator
//   JJ_THROWING_SHOWS_DELEGATION      gi_yieldfrom tells the sub-iterator that throw() and close() are with
//   JJ_THROW_SHOWS_EVERY_DELEGATION   the frame of a generator is on the stack while throw() calls that of an object of another type, too (gh-126091)
//   JJ_SET_ADD_CHECKS_TYPE            SET_ADD refuses what is no set: the program may have rebound __conditional_annotations__ (gh-154902)
//   JJ_CLOSE_SKIPS_PLAIN_YIELDS       close() does not resume a generator that no handler could hear of it
//   JJ_CLOSE_KEEPS_FUNCTION           then it lets go of the locals only: the function, with its closure, dies with the generator
//   JJ_GENERATOR_STEPS_ARE_LIMITED    the recursion limit holds for generators that resume each other; else they count, but calls alone ask
//   JJ_LOOP_STEPS_ARE_LIMITED         the same for a generator that a loop resumes (the interpreter's specialised loops do not ask)
//   JJ_STOP_ITERATION_IN_BYTECODE     generators turn StopIteration into RuntimeError themselves
//   JJ_IS_IMMORTAL(o)                 its references are not counted
//   JJ_INTERPRETER_SKIPS_VECTORCALL   the interpreter runs the bytecode of exact functions without asking their vectorcall
//   JJ_INTERPRETER_SKIPS_INIT         the same for __init__ alone
//   JJ_CALL_EX_TAKES_ARGUMENTS        f(*args) of a Python function unpacks the tuple into the callee's frame before it runs
//   JJ_GENERATOR_CODE_FIRST, _LAST    where `code` stands in JJ_GENERATOR_HEAD
//   JJ_MESSAGE_...                    texts of errors
//   JJ_SHOWN_OF_TYPE_NAME             as much of its name shows the error of an attribute that an object of the type has not
//   jj_write_unraisable(doing, o)     PyErr_WriteUnraisable; newer ones say what was being done with o (a literal such as "closing generator")
//   jj_take_exception()               the exception that is set: normalised, __traceback__ set; a new reference
//   jj_raised_is_what_it_says()       the class of the error that is set will be that of the exception object, and making it runs no code
//   jj_optional_attr(o, name, &v)     attribute without AttributeError: 1 found, 0 not found, -1 another exception
//   jj_set_name_from(name)            name_from of the ImportError that is set
//   jj_type_dict(type)                the namespace of a type, borrowed: that of a builtin type belongs to the interpreter from 3.12 on
//   jj_dict_version(dict)             names one state of all dicts, or 0
//   JJ_SUGGESTS_KEYWORDS              a call with a keyword that no parameter has is told of one with a similar name
//   JJ_MAY_HAVE_DOCSTRING(code)       its first constant is that, or no string
//   JJ_UNPACKING_TELLS_SIZE           unpacking says how long an exact list, tuple or dict is that has too many items
//   jj_code_extra_index(free), jj_code_get_extra(code, index, &extra), jj_code_set_extra(code, index, extra)   extra data of code objects
//   jj_function_set_entry(f, entry), jj_function_set_annotate(f, owned)
//   jj_function_release(self)         the end of tp_dealloc of a subtype of function; the object is untracked
#ifndef JUSTJITC_CPYTHON_VERSION_H
#define JUSTJITC_CPYTHON_VERSION_H
#include <Python.h>

#define JJ_INLINE static inline __attribute__((always_inline))

#include "runtime/cpython/select.h"
#endif
