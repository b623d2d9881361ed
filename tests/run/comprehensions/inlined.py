# python: 3.12
"""Comprehensions have no frame of their own (PEP 709), but their variables are theirs."""
import sys
import traceback


def show(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def isolated(x):
    before = x
    y = [x for x in range(3)]
    z = {x: x * 2 for x in "ab"}
    w = {x for x in (1,)}
    return before, x, y, z, w


def unbound_stays_unbound():
    a = [later for later in range(2)]
    try:
        later
    except UnboundLocalError as e:
        return a, str(e)


def bound_after():
    a = [v for v in range(3)]
    v = "mine"
    b = [v for v in "xy"]
    return a, b, v


def deleted():
    v = 1
    [v for v in range(2)]
    del v
    try:
        [v for v in range(2)]
        v
    except UnboundLocalError as e:
        return str(e)


def restored_after_error():
    x = "kept"
    try:
        [1 // x for x in (1, 0)]
    except ZeroDivisionError:
        return x


def restored_unbound_after_error(flag):
    try:
        [1 // x for x in (1, 0)]
    except ZeroDivisionError:
        pass
    if flag:
        x = 5
    return show(lambda: x)


def closures():
    x = "outer"
    fs = [lambda: x for x in range(3)]
    gs = [lambda x=x: x for x in range(3)]
    return [f() for f in fs], [g() for g in gs], x, (lambda: x)()


def cells(n):
    def read():
        return x
    x = n
    a = [x for x in range(2)]
    b = [(lambda: x)() for x in range(2)]
    return a, b, read(), x


def nested():
    return [[(x, y) for y in range(x)] for x in range(3)], [x for x in [x for x in range(2)]], [[x for x in range(y)] for y in range(2) for x in "a"]


def outermost(x):
    return [x for x in [x, x]], [y for y in x for x in "ab"] if isinstance(x, str) else [y for x in (1, 2) for y in (x, x)]


def walrus():
    found = [last := v for v in range(4) if v % 2]
    return found, last


def conditions():
    return [x for x in range(10) if x > 2 if x < 8], [a + b for a, b in zip("ab", "cd")], [a for a, *a in [(1, 2, 3)]]


def seen_locals():
    x = 1
    return [sorted(locals()) for y in range(1)], sorted(locals())


def frames():
    return [sys._getframe().f_code.co_name for _ in range(1)], (lambda: [sys._getframe(1).f_code.co_name for _ in (1,)])()


def generators():
    def g():
        got = [(yield_ := v) for v in range(2)]
        yield got, yield_
        x = "gen"
        yield [x for x in range(2)], x
        try:
            yield [1 // x for x in (0,)]
        except ZeroDivisionError:
            yield x
    return list(g())


def global_names():
    global shared
    shared = "global"
    a = [shared for shared in range(2)]
    return a, shared


def handlers():
    out = []
    for i in range(3):
        try:
            out.append([10 // (x - 1) for x in range(i + 1)])
        except ZeroDivisionError as e:
            out.append([x for x in (str(e),)])
        finally:
            i = [i for i in range(i)]
    return out, i


def in_with():
    class M:
        def __enter__(self):
            return self

        def __exit__(self, *e):
            return [e is not None for e in e][0]
    with M() as m:
        [m for m in (1, 0) if 1 / m]
    return type(m).__name__


x = "module"


class Body:
    x = "class"
    a = [x for x in range(2)]
    b = [x for _ in range(2)]
    c = {k: x for k in "k"}
    d = [[x for _ in "a"] for _ in "a"]
    e = [__name__ for _ in "q"]
    f = [(lambda: x) for _ in "f"]
    try:
        g = [y for y in (1,) if y / 0]
    except ZeroDivisionError as error:
        h = [error.args for error in [error]]


for function in (unbound_stays_unbound, bound_after, deleted, restored_after_error, closures, nested, walrus, conditions, seen_locals, frames,
                 generators, global_names, handlers, in_with):
    print(function.__name__, show(function))
print(isolated(9), restored_unbound_after_error(0), restored_unbound_after_error(1), cells(7), outermost("ab"), outermost(1))
print(Body.x, Body.a, Body.b, Body.c, Body.d, Body.e, Body.f[0](), Body.h)
print([x for x in range(2)], x, [y for y in range(2)], "y" in globals())
print([unset for unset in range(1)], show(lambda: unset))


def failing(n):
    return [value
            for value in range(n)
            if 1 // (value - 2)]


try:
    failing(5)
except ZeroDivisionError:
    traceback.print_exc(file=sys.stdout)
print([k for k in failing.__code__.co_varnames], failing.__code__.co_consts[:1])


class Finaliser:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


def lifetimes():
    x = Finaliser("outer")
    print("before")
    y = [x.n for x in map(Finaliser, range(3))]
    print("after", x.n, y)
    x = None
    print([z.n for z in (Finaliser("z"),)])
    print("end")


lifetimes()


async def asynchronous():
    return [x for x in range(2)], {x: y for x, y in [(1, 2)]}


co = asynchronous()
try:
    co.send(None)
except StopIteration as e:
    print(e.value)
