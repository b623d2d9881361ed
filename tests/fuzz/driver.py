"""Runs the programs of one module, each with its own output: driver.py FOLDER MODULE REPORT FIRST

Appends a JSON line to REPORT once the module is imported, and one for each program as it ends, beginning with number FIRST
of the module's PROGRAMS; so a program that kills the process is the one after the last line. The last line holds the
module's `__justjitc__`.
"""
import builtins
import gc
import io
import json
import sys
import traceback


def run(main):
    """Output and errors of one program, unraisable ones and warnings included."""
    streams = sys.stdout, sys.stderr
    namespace = vars(builtins)
    saved = dict(namespace)
    sys.stdout, sys.stderr = out, err = io.StringIO(), io.StringIO()
    try:
        main()
    except BaseException:
        traceback.print_exc()
    finally:
        gc.collect()
        sys.stdout, sys.stderr = streams
        if namespace != saved:
            namespace.clear()
            namespace.update(saved)
    return out.getvalue(), err.getvalue()


def start():
    folder, name, report, first = sys.argv[1:]
    sys.dont_write_bytecode = True
    sys.path.insert(0, folder)
    gc.disable()
    module = __import__(name)
    gc.collect()
    gc.freeze()
    with open(report, "a", buffering=1) as file:
        print(json.dumps({"imported": name}), file=file)
        for seed, main in module.PROGRAMS[int(first):]:
            out, err = run(main)
            print(json.dumps({"seed": seed, "stdout": out, "stderr": err}), file=file)
        native = getattr(module, "__justjitc__", None)
        print(json.dumps({"native": native and {"not_native": sorted(map(str, native["not_native"])), "calls": native["calls"]}}),
              file=file)


start()
