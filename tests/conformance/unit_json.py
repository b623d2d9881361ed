"""Runs one of CPython's test modules and writes which test ids passed, as JSON.

    python -I -S unit_json.py TEST OUT FOLDER [TABLE]

FOLDER may hold a package `test` that is used instead of the library's. TABLE is a file of
"name<tab>shared object<tab>source<tab>package" lines.

Nothing but sys is imported before the finder stands, so that what unittest itself imports is compiled, too. Processes that a test starts by
multiprocessing import this file as their main module: they get the finder, too, and run no tests.
"""
import sys

TABLE_VARIABLE = "JUSTJITC_CONFORMANCE_TABLE"
finder = None


def install_finder(table):
    global finder
    sys.path.insert(0, __file__.rpartition("/")[0])
    import compiled_finder as finder
    with open(table) as file:
        finder.install({name: tuple(more) for name, *more in (line.rstrip("\n").split("\t") for line in file)})
    del sys.path[0]


def run(test):
    import io
    import time
    import traceback
    import unittest

    class Result(unittest.TextTestResult):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.passed = []

        def addSuccess(self, test):
            super().addSuccess(test)
            self.passed.append(test.id())

    began = time.time()
    facts = {"run": 0, "passed": [], "failed": {}, "skipped": 0}
    try:
        from test import support
        support.use_resources = ["cpu"]  # no network, no audio, no big files
        suite = unittest.defaultTestLoader.loadTestsFromName(test)
        result = unittest.TextTestRunner(stream=io.StringIO(), resultclass=Result, verbosity=0).run(suite)
        facts.update(run=result.testsRun, passed=result.passed, skipped=len(result.skipped),
                     failed={t.id(): text[-3000:] for t, text in result.failures + result.errors})
    except BaseException:
        facts["crash"] = traceback.format_exc()[-3000:]
    facts["seconds"] = round(time.time() - began, 1)
    return facts


def main():
    test, out, folder, *table = sys.argv[1:]
    sys.argv[1:] = []
    if table:
        install_finder(table[0])
        import os
        os.environ[TABLE_VARIABLE] = table[0]
    sys.path.insert(0, folder)
    import signal
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job has SIGINT ignored
    facts = run(test)
    facts["loaded"] = finder.describe() if finder else {}
    import json
    with open(out, "w") as file:
        json.dump(facts, file)


if __name__ == "__main__":
    main()
else:
    import os
    if TABLE_VARIABLE in os.environ:
        install_finder(os.environ[TABLE_VARIABLE])
