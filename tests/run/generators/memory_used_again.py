"""Generators that come and go: nothing of a dead one shows in the next."""
import gc
import sys
import types
import weakref


def make(x, y=None):
    a = yield x
    b = yield y
    return a, b


class Name(str):
    def __del__(self):
        print("a name dies:", str(self))


def names():
    for i in range(3):
        g = make(i)
        print(g.__name__, g.__qualname__, next(g), g.gi_frame.f_locals)
        g.__name__ = Name(f"other{i}")
        g.__qualname__ = f"q.other{i}"
        print(repr(g)[:28])
        del g
    make.__name__ = "renamed"
    g = make(1)
    print(g.__name__, g.__qualname__, g.gi_code.co_name)
    make.__name__ = "make"
    h = make(1)
    print(g.__name__, h.__name__)


def codes():
    @types.coroutine
    def marked(x):
        yield x

    def fresh(k):
        def inner():
            yield k
        inner.__name__ = f"inner{k}"
        return inner

    print(list(marked(1)), marked(1).gi_code.co_flags & 0x100)
    for k in range(3):
        f = fresh(k)
        g = f()
        print(g.__name__, g.__qualname__, list(g), g.gi_code is f.__code__)
        code = f.__code__.replace(co_name=f"code{k}")
        f.__code__ = code
        g = f()
        print(g.gi_code.co_name, list(g))


class Thing:
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print("dies", self.label)


def references():
    seen = []
    for i in range(4):
        g = make(Thing(i))
        w = weakref.ref(g, lambda r, i=i: seen.append(i))
        next(g)
        if i % 2:
            g.send(Thing("sent"))
        print("drop", i)
        del g
        print(w(), seen)
    g = make(1)
    print(weakref.getweakrefcount(g), gc.is_tracked(g), gc.is_finalized(g))
    next(g)
    del g
    g = make(2)
    print(gc.is_finalized(g), gc.is_tracked(g))


def cycles():
    class Node:
        pass

    def holder(node):
        yield node
        yield 1

    gc.collect()
    for i in range(5):
        n = Node()
        n.g = holder(n)
        if i % 2:
            next(n.g)
        w = weakref.ref(n)
        del n
        print(w() is None, end=" ")
        gc.collect()
        print(w() is None)
    # The collector counts them as it counts all objects.
    gc.disable()
    try:
        kept = [make(i) for i in range(10)]
        before = gc.get_count()[0]
        kept += [make(i) for i in range(100)]
        print(90 < gc.get_count()[0] - before < 110)
        del kept
        print(-10 < gc.get_count()[0] - before < 10)
    finally:
        gc.enable()


def errors():
    def failing(x):
        try:
            yield x
            raise ValueError(x)
        finally:
            print("left", x)

    for i in range(3):
        g = failing(i)
        next(g)
        try:
            next(g)
        except ValueError as e:
            print(repr(e), g.gi_frame, e.__traceback__.tb_next.tb_frame.f_locals)
    frames = []
    for i in range(3):
        g = failing(i)
        next(g)
        frames.append(g.gi_frame)
        del g
    print([f.f_locals for f in frames], [f.f_back for f in frames])


class Resurrected:
    kept = None


def resurrect():
    def stubborn():
        try:
            yield 1
        finally:
            Resurrected.kept = sys._getframe()
            print("finally")

    for _ in range(2):
        g = stubborn()
        next(g)
        del g
        print(Resurrected.kept.f_code.co_name, Resurrected.kept.f_locals)


def many():
    total = 0
    for i in range(200):
        alive = [make(j, i) for j in range(i % 60)]
        total += sum(next(g) for g in alive)
        alive = alive[::2]
        total += sum(g.send(None) for g in alive)
    print(total)


def main():
    names()
    codes()
    references()
    cycles()
    errors()
    resurrect()
    many()
