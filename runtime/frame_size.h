// The one fact about CPython's interpreter frame that generated code needs: where its localsplus array begins.
// Included by the compiler (which makes frames with alloca) and checked by cpython/frames.c against the real struct.
#ifndef JUSTJITC_FRAME_SIZE_H
#define JUSTJITC_FRAME_SIZE_H

/// offsetof(struct _PyInterpreterFrame, localsplus) on 64-bit machines: the same in 3.11, 3.12 and 3.13 (fields differ).
/// A frame of a function takes this many bytes and 8 for each localsplus entry.
#define JJ_FRAME_HEADER_SIZE 72
#endif
