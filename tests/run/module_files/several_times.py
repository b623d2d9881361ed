"""The module a second and third time in one process: each has its own globals, classes, functions, caches; interleaved and after the first one is gone."""
import gc
import importlib
import importlib.util
import sys
import weakref

counter = 0
limit = 3
names = ["one"]


class Base:
    tag = "base"

    def __init__(self, v):
        self.v = v

    def get(self):
        return self.v, self.tag, counter

    def m(self, n):
        return "Base", n, limit


class Child(Base):
    def m(self, n):
        return ("Child",) + super().m(n)

    def bump(self):
        global counter
        counter += 1
        self.v += counter
        return self.v


def helper(x, y=limit, *, z=names):
    return x + y, z is names


def loop(n):
    t = 0
    for i in range(n):
        t += helper(i)[0]
        c = Child(i)
        t += c.bump()
    return t, counter


def gen(n):
    for i in range(n):
        yield i + limit


def consume(n):
    return sum(gen(n)), [x for x in gen(n)], list(gen(n))


async def coro(n):
    return n + limit


async def outer(n):
    return await coro(n), await coro(n + 1)


def drive(c):
    try:
        c.send(None)
    except StopIteration as e:
        return e.value


def everything():
    c = Child(5)
    return c.get(), c.m(1), loop(3), consume(3), drive(outer(2)), isinstance(c, Base), type(c) is Child, helper(1), (lambda: counter)()


def raises(n):
    if n == 0:
        raise KeyError(limit)
    raises(n - 1)


def load(name):
    spec = importlib.util.spec_from_file_location(name, __spec__.origin)
    m = importlib.util.module_from_spec(spec)
    sys.modules[name] = m
    spec.loader.exec_module(m)
    return m


def main() -> None:
    me = sys.modules[__name__]
    print(everything())
    try:
        del sys.modules[__name__]
        second = importlib.import_module(__name__)
    finally:
        sys.modules[__name__] = me
    print(second is me, second.Child is Child, second.counter, counter)
    second.limit = 100
    second.Base.tag = "second"
    for _ in range(3):
        print(everything())
        print(second.everything())
    second.Child.m = lambda self, n: "patched"
    print(second.everything()[1], everything()[1])
    second.helper.__defaults__ = (50,)
    print(second.loop(2), loop(2))
    c2 = second.Child(1)
    c2.__class__ = Child
    print(c2.m(3), c2.get(), c2.bump())
    c1 = Child(1)
    c1.__class__ = second.Child
    print(c1.m(3), c1.get(), c1.bump())
    try:
        print(Child.m(second.Child(1), 1))
    except TypeError as e:
        print(e)
    for m in (me, second):
        try:
            m.raises(2)
        except KeyError as e:
            n, tb = 0, e.__traceback__
            while tb:
                n, tb = n + 1, tb.tb_next
            print(e, n)
    g1, g2 = gen(3), second.gen(3)
    print(list(zip(g1, g2)))
    third = importlib.reload(me)
    print(third is me, counter, me.counter, names is me.names, everything()[0])
    print(me.everything(), second.everything())
    r = weakref.ref(second.Child)
    r2 = weakref.ref(second.helper)
    keep = second.everything
    del second, c1, c2, m, g2
    gc.collect()
    print(r() is not None, r2() is not None, keep())
    del keep
    gc.collect()
    gc.collect()
    print(r(), r2())
    print(everything(), me.everything())
