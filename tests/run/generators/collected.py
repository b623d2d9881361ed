# Cycles, weak references, finalisers and errors in them.
import gc
import sys
import weakref


class Thing:
    pass


def holding(x):
    try:
        yield x
        yield x
    finally:
        print("finally")


def cyclic(started):
    t = Thing()
    g = holding(t)
    t.g = g
    if started:
        next(g)
    return weakref.ref(t), weakref.ref(g)


for started in (False, True):
    refs = cyclic(started)
    gc.collect()
    print([r() for r in refs])

t = Thing()
w = weakref.ref(t)
g = holding(t)
del t
next(g)
print(w() is not None)
g.close()
print(w())

t = Thing()
w = weakref.ref(t)
g = holding(t)
list(g)
del t
print("exhausted", w())

t = Thing()
w = weakref.ref(t)
g = holding(t)
del t
g.close()
print("closed before the start", w())


def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            pass


def failing():
    try:
        yield
    finally:
        raise OSError("in finally")


def awkward():
    try:
        yield
    finally:
        me.append("touched")


sys.unraisablehook = lambda u: print("unraisable", repr(u.exc_value), type(u.object).__name__)
g = failing()
next(g)
del g
g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)
g = iter([1])
me = []
a = awkward()
next(a)
a = None
print(me)


def resurrect():
    try:
        yield 1
    finally:
        saved.append(sys._getframe())


saved = []
r = resurrect()
next(r)
del r
print(len(saved), saved[0].f_code.co_name)


def in_except():
    try:
        raise KeyError("handled inside")
    except KeyError as e:
        yield e
        yield sys.exc_info()[1]


g = in_except()
e = next(g)
w = weakref.ref(g)
e.g = g
del g, e
gc.collect()
print(w())
try:
    raise ValueError("current")
except ValueError:
    g = failing()
    next(g)
    del g
    print(repr(sys.exc_info()[1]))
