# gi_frame while not started, suspended, running and gone: lines, locals, and frames that others keep.
import sys
import traceback


def g(a, b=2, *rest, key=None, **more):
    x = a + b
    got = yield x
    del a
    y = [got]
    yield y
    try:
        z = 1
        yield z
    finally:
        w = sys._getframe().f_lineno - g.__code__.co_firstlineno
        print("in finally, line", w)


def names(frame):
    return {k: v for k, v in sorted(frame.f_locals.items())}


it = g(1, key=5)
f = it.gi_frame
first = g.__code__.co_firstlineno
print(f.f_lineno - first, names(f), f is it.gi_frame, f.f_code is g.__code__, f.f_globals is globals(), f.f_back, f.f_builtins is not None)
next(it)
print(f.f_lineno - first, names(f), f is it.gi_frame, f.f_lasti == it.gi_frame.f_lasti)
it.send("sent")
print(f.f_lineno - first, names(f))
next(it)
print(f.f_lineno - first, names(f))
it.close()
print(it.gi_frame, names(f), f.f_back)


def closure(n):
    seen = []

    def inner(m):
        nonlocal n
        seen.append(m)
        yield n, m
        n += 1
        yield n, seen
    return inner


make = closure(10)
it = make(3)
print(names(it.gi_frame))
print(next(it), names(it.gi_frame))
print(next(it), names(it.gi_frame))
f = it.gi_frame
print(list(it), f.f_code.co_name, it.gi_frame)


def raising(v):
    before = [v]
    yield before
    raise ValueError(before)


it = raising(1)
next(it)
try:
    next(it)
except ValueError as e:
    tb = e.__traceback__.tb_next
    print(tb.tb_frame.f_code.co_name, names(tb.tb_frame), tb.tb_lineno - raising.__code__.co_firstlineno, tb.tb_frame.f_back)


def stack():
    yield [f.name for f in traceback.extract_stack()]
    yield from stack2()


def stack2():
    yield [f.name for f in traceback.extract_stack()]
    yield sys._getframe(1).f_code.co_name


def driver():
    it = stack()
    print(next(it))
    print(next(it))
    print(next(it))
    print([f.name for f in traceback.extract_stack(it.gi_frame)], [f.name for f in traceback.extract_stack(it.gi_yieldfrom.gi_frame)])


driver()
lam = lambda: (yield 1)
print(next(lam()), lam().gi_frame.f_lineno == lam.__code__.co_firstlineno)
ge = (i * i for i in range(3))
print(sorted(ge.gi_frame.f_locals), next(ge), sorted(ge.gi_frame.f_locals))
