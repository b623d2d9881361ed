"""Cells, bound methods and functions whose memory serves again: what they hold, who sees them, when they end."""
import gc
import sys
import tracemalloc
import types
import weakref


class Counted:
    alive = 0

    def __init__(self):
        Counted.alive += 1

    def __del__(self):
        Counted.alive -= 1

    def method(self, x=0):
        return (type(self).__name__, x)

    @property
    def bound(self):
        return self.method


def counter(start):
    count = start
    held = Counted()

    def step(by=1, *, more=0):
        """Adds."""
        nonlocal count
        count += by + more
        return count, held is not None
    return step


def unbound(n):
    def ask():
        return later
    if n > 1:
        later = n
        del later
    if n:
        later = n
    return ask


def recursive(n):
    def walk(i):
        return 0 if i == 0 else 1 + walk(i - 1)
    return walk(n)


def many():
    print([counter(i)(i)[0] for i in range(40)], Counted.alive)
    steps = [counter(i) for i in range(40)]
    print([s(1, more=i) for i, s in enumerate(steps)][-2:], Counted.alive)
    print({s.__name__ for s in steps}, {s.__qualname__ for s in steps}, {s.__doc__ for s in steps}, {s.__defaults__ for s in steps}, [s.__kwdefaults__ for s in steps][::20])
    steps[0].attribute = 1
    steps[1].__defaults__ = None
    steps[2].__name__ = "other"
    steps[3].__closure__[0].cell_contents = "changed"
    print(steps[0].__dict__, steps[1].__defaults__, steps[2], sep="\n" if False else " ") if False else None
    del steps
    print(Counted.alive)
    fresh = [counter(0) for _ in range(6)]
    print([(s.__dict__, s.__defaults__, s.__name__, s.__annotations__, len(s.__closure__)) for s in fresh][::3], [s()[0] for s in fresh])
    del fresh
    for n in 0, 1, 2, 0:
        try:
            print(unbound(n)())
        except NameError as e:
            print(e)
    print([recursive(i) for i in range(5)])
    gc.collect()


def call_bound(f):
    return f(1)


def bound_methods():
    o = Counted()
    kept = [o.method for _ in range(30)]
    print({call_bound(m) for m in kept}, {m.__name__ for m in kept}, kept[0] == kept[1], kept[0] is kept[1], len({hash(m) for m in kept}))
    reference = weakref.ref(kept[5])
    ended = []
    finaliser = weakref.finalize(kept[6], ended.append, "ended")
    print(reference() is kept[5], finaliser.alive)
    del kept
    print(reference(), finaliser.alive, ended)
    print([o.bound(i) for i in range(3)], [types.MethodType(len, "abc")() for _ in range(3)])
    again = [o.method for _ in range(30)]
    print({m.__self__ is o for m in again}, {m.__func__ is Counted.method for m in again}, {getattr(o, "method")(i) for i in range(2)})
    del again
    print(Counted.alive)
    last = Counted().method
    print(Counted.alive, last(5))
    del last
    print(Counted.alive)


def resurrected():
    seen = []

    class Back:
        def __del__(self):
            seen.append(self)

    def holds():
        o = Back()
        return lambda: o
    f = holds()
    del f
    f = holds()
    print(len(seen), type(seen[0]).__name__, type(f()).__name__)


def cycles():
    reference = None
    for _ in range(20):
        o = Counted()

        def f():
            return f, o
        reference = weakref.ref(f)
        del f
    o = None
    gc.collect()
    print(reference(), Counted.alive)


def collected_while_made():
    gc.collect()
    threshold = gc.get_threshold()
    gc.set_threshold(5)
    found = [counter(i)()[0] for i in range(30)]
    gc.set_threshold(*threshold)
    print(found[-3:], Counted.alive)
    print(all(gc.is_tracked(x) for f in [counter(1) for _ in range(3)] for x in (f, *f.__closure__)))
    o = Counted()
    print(all(gc.is_tracked(o.method) for _ in range(3)), len([x for x in gc.get_referrers(o) if isinstance(x, types.MethodType)]))


def while_traced():
    tracemalloc.start()
    found = [counter(i) for i in range(30)]
    del found
    found = [counter(i)()[0] for i in range(30)]
    tracemalloc.stop()
    print(found[-1], Counted.alive)
    found = [counter(i)()[0] for i in range(30)]
    print(found[-1], Counted.alive)


def deep():
    f = None
    for _ in range(20000):
        f = (lambda g: lambda: g)(f)
    del f
    m = Counted()
    for _ in range(20000):
        m = types.MethodType(len, m)
    del m
    print(Counted.alive)


many()
bound_methods()
resurrected()
cycles()
collected_while_made()
while_traced()
deep()
