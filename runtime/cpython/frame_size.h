// What generated code needs to know of CPython's interpreter frame: where its localsplus array begins, and what an
// unset slot looks like. Included by the compiler (which makes frames with alloca) and checked by cpython/internals.h
// against the real struct.
#ifndef JUSTJITC_CPYTHON_FRAME_SIZE_H
#define JUSTJITC_CPYTHON_FRAME_SIZE_H

/// JJ_FRAME_HEADER_SIZE: offsetof(struct _PyInterpreterFrame, localsplus) on 64-bit machines. A frame of a function
/// takes this many bytes and 8 for each localsplus entry. JJ_SLOT_NULL: the bits of an unset slot. JJ_SLOT_TAGS: bits
/// of a slot that belong to no address; an object that is never freed is marked by them (3.14: _PyStackRef). Code that
/// generated code stores into a slot goes through JITMakeSlot then. JJ_LOCALS_DIE_BACKWARDS: a frame that ends releases its locals
/// last first (irgen knows by bytecode::InterpreterFacts).
/// The runtime knows its Python from its headers, the compiler is told.
#ifdef JJ_PYTHON_MINOR
#define JJ_FRAME_MINOR JJ_PYTHON_MINOR
#else
#include <patchlevel.h>
#define JJ_FRAME_MINOR PY_MINOR_VERSION
#endif

#if JJ_FRAME_MINOR >= 14
#define JJ_FRAME_HEADER_SIZE 80
#define JJ_SLOT_NULL 1
#define JJ_SLOT_TAGS 1
#define JJ_LOCALS_DIE_BACKWARDS 1
#else
#define JJ_FRAME_HEADER_SIZE 72
#define JJ_SLOT_NULL 0
#define JJ_SLOT_TAGS 0
#define JJ_LOCALS_DIE_BACKWARDS 0
#endif
#endif
