"""Imports one test program and tells how it was executed. Run by run.py in a process of its own:

    python driver.py FOLDER NAME REPORT         one run: import, then main() if there is one
    python driver.py FOLDER NAME REPORT REPEAT  REPEAT runs, and what stayed allocated after each

Everything here happens alike for the interpreted and the compiled program, so that output, tracebacks and warnings
can be compared word for word. The report, a JSON file, holds what must not be compared: `native` (the module's
`__justjitc__`, null when interpreted) and `allocated`.
"""
import sys


def describe(name, error):
    """What the compiled modules of the program say of themselves, by module name; None when there is none.

    A module whose import failed is in no table any more, but in the globals of the frames the error went through.
    """
    spaces = [getattr(module, "__dict__", {}) for module in list(sys.modules.values())]
    traceback = error and error.__traceback__
    while traceback is not None:
        spaces.append(traceback.tb_frame.f_globals)
        traceback = traceback.tb_next
    found = {}
    for space in spaces:
        key = str(space.get("__name__"))
        if key == name or key.startswith(name + "."):
            found[key] = space.get("__justjitc__")
    facts = "version", "native", "not_native", "calls"
    return {key: {fact: value[fact] for fact in facts} for key, value in found.items() if value is not None} or None


def compile_quietly(folder, name):
    """Byte-compiles the sources beforehand: the warnings of CPython's own compiler are not the program's behaviour."""
    import os
    import py_compile
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for base, _, files in os.walk(os.path.join(folder, name)):
            for file in files:
                if file.endswith(".py"):
                    py_compile.compile(os.path.join(base, file))
        if os.path.exists(single := os.path.join(folder, name + ".py")):
            py_compile.compile(single)


def write_report(path, **facts):
    import json
    with open(path, "w") as file:
        json.dump(facts, file, default=repr)


def run_once(name):
    module = __import__(name)
    main = getattr(module, "main", None)
    if main is not None:
        main()


def forget(name):
    for key in list(sys.modules):
        if key == name or key.startswith(name + "."):
            del sys.modules[key]


def run_repeatedly(name, times):
    """Allocation after each of `times` runs: total references in a debug interpreter, memory blocks otherwise."""
    import gc
    import io
    import os
    import warnings
    warnings.simplefilter("ignore")
    measure = getattr(sys, "gettotalrefcount", sys.getallocatedblocks)
    devnull = open(os.devnull, "w")
    allocated = [0] * times
    streams = sys.stdout, sys.stderr
    path, hook = list(sys.path), sys.unraisablehook
    sys.unraisablehook = lambda event: None
    for i in range(times):
        sys.stdout = sys.stderr = devnull
        try:
            run_once(name)
        except BaseException:
            pass
        finally:
            sys.stdout, sys.stderr = streams
        forget(name)
        sys.path[:] = path
        sys._clear_type_cache()
        gc.collect()
        gc.collect()
        allocated[i] = measure()
    sys.unraisablehook = hook
    return allocated


def start():
    folder, name, report, *repeat = sys.argv[1:]
    sys.argv[:] = [name]
    sys.dont_write_bytecode = True
    sys.path.insert(0, folder)
    compile_quietly(folder, name)
    if repeat:
        allocated = run_repeatedly(name, int(repeat[0]))
        write_report(report, allocated=allocated)
        return
    error = None
    try:
        run_once(name)
    except BaseException as e:
        error = e
        raise
    finally:
        write_report(report, native=describe(name, error))


start()
