"""Line and branch coverage of a compiled module.

# needs: coverage
"""
import os
import sys

import coverage


def branches(n):
    if n > 2:
        result = "big"
    elif n == 2:
        result = "two"
    else:
        result = "small"
    for i in range(n):
        if i == 1:
            break
    else:
        result += "!"
    return result


def never(x):
    return x


def generator(n):
    while n:
        yield n
        n -= 1


class Kind:
    def used(self):
        try:
            return {}["x"]
        except KeyError:
            return None
        finally:
            self.x = 1

    def unused(self):
        return 2


def measure(function, *args, **options):
    measured = coverage.Coverage(data_file=None, config_file=False, include=[__file__], messages=False, **options)
    measured.start()
    try:
        function(*args)
    finally:
        measured.stop()
    data = measured.get_data()
    name, statements, excluded, missing, text = measured.analysis2(__file__)
    first = main.__code__.co_firstlineno
    print(function.__name__, options, sorted(data.lines(__file__) or []), os.path.basename(name))
    print("arcs", sorted(data.arcs(__file__) or []) if options.get("branch") else None)
    print("missing", [line for line in missing if line < first])


def everything():
    for n in range(4):
        branches(n)
    list(generator(2))
    Kind().used()


def main():
    everything()
    for branch in False, True:
        for function, args in ((branches, (1,)), (branches, (3,)), (everything, ())):
            measure(function, *args, branch=branch)
    os.environ["COVERAGE_CORE"] = "pytrace"
    measure(everything, branch=True)
    everything()
    print(sys.gettrace())
