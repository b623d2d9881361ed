// Texts of errors that differ between Python versions. Needs nothing of CPython.
#ifndef JUSTJITC_CPYTHON_MESSAGES_H
#define JUSTJITC_CPYTHON_MESSAGES_H

#if JJ_PYTHON_MINOR >= 12
#define JJ_MESSAGE_NOT_A_CLASS_PATTERN "called match pattern must be a class"
#else
#define JJ_MESSAGE_NOT_A_CLASS_PATTERN "called match pattern must be a type"
#endif

#endif
