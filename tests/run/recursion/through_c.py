# Recursion through builtin functions: the interpreter's instructions for calls of C functions that take their arguments as a vector count no level on 3.11.
import sys

sys.setrecursionlimit(600)


class Object:
    def __getattr__(self, name):
        return getattr(self, name)

    def __iter__(self):
        return iter(self)

    def __len__(self):
        return len(self)

    def __repr__(self):
        return repr(self)

    def __hash__(self):
        return hash(self)


def summed(n):
    return sum(summed(m) for m in (n + 1,))


def nexts(n):
    return next(nexts(m) for m in (n + 1,))


def by_get(n):
    return {}.get(By(n), 0)


class By:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return by_get(self.n + 1)


def sorts(n):
    return sorted((n,), key=lambda x: sorts(x + 1))


def in_class(n):
    class Inner:
        inner = in_class(n + 1)


def evaluated(n):
    return eval("evaluated(n + 1)")


def depth(f):
    try:
        f()
    except RecursionError as e:
        levels, traceback = 0, e.__traceback__
        while traceback:
            levels, traceback = levels + 1, traceback.tb_next
        return levels


o = Object()
WAYS = [lambda: o.name, o.__iter__, o.__len__, o.__repr__, o.__hash__, lambda: summed(0), lambda: nexts(0), lambda: by_get(0), lambda: sorts(0),
        lambda: in_class(0), lambda: evaluated(0)]
for way in WAYS:
    depth(way)  # the interpreter counts the first calls of each place
if sys.version_info < (3, 12):  # from then on levels in C are counted apart
    print([depth(way) for way in WAYS])
