// Conversion of CPython code objects into CodeUnits, and the annotation hints that the syntax tree adds.
#pragma once
#include <functional>

#include "frontend/code_unit.h"
#include "frontend/python.h"

namespace jj::python {

/// Fills module.units from a module's code object. False with a pending exception when memory runs out.
bool convertCode(PyObject *code, ModuleSource &module);

/// The functions that `isOfLibrary` chooses, and those inside of them, are module.isNative. The code objects of those outside of functions that have any, as a tuple; module.roots are their units. Null with a pending exception.
Ref chooseRoots(PyObject *code, ModuleSource &module, const std::function<bool(std::string_view)> &isOfLibrary);

/// Fills CodeUnit::annotations from an `ast.Module`. They are hints: whatever is not understood is left out.
void collectAnnotations(PyObject *tree, ModuleSource &module);

/// An annotation of the syntax tree as text; empty when it is not made of names, attributes, subscripts, tuples, constants and `|`.
std::string annotationText(PyObject *node, int depth = 0);

/// Makes marshal output depend on the object graph alone: CPython marks an object as referenced whenever something
/// else in the process happens to hold it. Drops the marks that no reference uses and renumbers the others.
/// False when the stream has a form it does not know (it is unchanged then).
bool normalizeMarshal(std::string &stream);

}  // namespace jj::python
