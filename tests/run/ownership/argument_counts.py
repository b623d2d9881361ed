"""sys.getrefcount of arguments: each call holds references of its own, the interpreter's stack one more.

From 3.14 on the interpreter decides by an analysis of its own which loads and calls borrow; what depends on that is left out there (README, "What differs").
"""
import sys
from sys import getrefcount


class C:
    def m(self, x=None):
        return getrefcount(self), sys.getrefcount(x) if x is not None else 0

    def through(self):
        return self.m()


def count(x):
    return sys.getrefcount(x)


def through(x):
    return count(x)


def twice(x, y):
    return sys.getrefcount(x), getrefcount(y)


def rebinds(x):
    before = sys.getrefcount(x)
    y, x = x, None
    return before, sys.getrefcount(y)


def keywords(*, x, y=None):
    return sys.getrefcount(x)


def rest(*a, **k):
    return [sys.getrefcount(v) for v in a], [sys.getrefcount(v) for v in k.values()]


def gen(x):
    yield sys.getrefcount(x)
    yield sys.getrefcount(x), count(x)


def cell(x):
    def inner():
        return sys.getrefcount(x)
    return inner(), sys.getrefcount(x)


def caller():
    o = C()
    print(sys.getrefcount(o))
    print(count(o), through(o), twice(o, o), rebinds(o))
    print(count(C()), through(C()), twice(C(), C()), rebinds(C()))
    if sys.version_info < (3, 14):
        print(keywords(x=o), keywords(y=o, x=o), keywords(x=C()))
    print(rest(o, o), rest(C(), k=C()), rest(k=o))
    print(list(gen(o)), list(gen(C())))
    print(cell(o), cell(C()))
    if sys.version_info < (3, 14):
        print(o.m(), o.m(o), C().m(C()), o.through(), C().through())
    l = [o]
    print(count(l[0]), sys.getrefcount(l[0]), sys.getrefcount(l))
    for x in l:
        print(sys.getrefcount(x), count(x))
    try:
        raise ValueError(o)
    except ValueError as e:
        print(sys.getrefcount(e.args))
    if sys.version_info < (3, 14):
        print(sys.getrefcount(o))


caller()


def cycle():
    import gc

    class L:
        pass

    def g():
        gen = yield
        yield gen
    a = g()
    next(a)
    old = sys.getrefcount(a)
    a.send(a)
    print(sys.getrefcount(a) - old)
    a = None
    gc.collect()


cycle()
