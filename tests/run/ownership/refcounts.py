import sys


def count(x):
    return sys.getrefcount(x)


class O:
    pass


o = O()
print(count(o) >= sys.getrefcount(o))


def stable(f, n=50):
    """The reference count of `o` before and after many calls."""
    before = sys.getrefcount(o)
    for _ in range(n):
        f()
    return sys.getrefcount(o) - before


def identity(x):
    return x


def default(x=o):
    return x


def star(*a, **k):
    return a, k


def raising(x):
    raise ValueError(x)


def caught():
    try:
        raising(o)
    except ValueError:
        pass


def gen(x):
    yield x
    yield x


def partial_gen():
    g = gen(o)
    next(g)


def unpack_fail():
    try:
        a, b = o, o, o
    except ValueError:
        pass


def call_fail():
    try:
        identity(o, o)
    except TypeError:
        pass


def kw_fail():
    try:
        identity(o, y=o)
    except TypeError:
        pass


def containers():
    a = [o, o]
    b = (o, *a)
    c = {1: o, **{2: o}}
    d = {o, *a}
    e = [x for x in a]
    f = {k: v for k, v in c.items()}
    a[0] = o
    a[0:1] = [o, o]
    return a, b, c, d, e, f


def closure():
    x = o

    def inner():
        nonlocal x
        y = x
        x = y
        return x
    return inner()


def compare():
    return o == o, o is o, o != 1, o in [1, o], not o


def attributes():
    k = O()
    k.a = o
    k.a = k.a
    del k.a
    try:
        k.a
    except AttributeError:
        pass
    try:
        o.missing
    except AttributeError:
        pass


def matching():
    match [o, {"k": o}]:
        case [a, {"k": b}]:
            return a is b


def with_():
    class M:
        def __enter__(self): return o

        def __exit__(self, *a): return True
    with M() as m:
        raise ValueError(m)


def ternary(flag=True):
    return (o if flag else None) and (o or None)


def swapping():
    a, b = o, 1
    for _ in range(3):
        a, b = b, a
    return a


def format_():
    try:
        return f"{o:x}"
    except TypeError:
        return f"{o!r}"


def binary():
    for op in (lambda: o + 1, lambda: o < 1, lambda: -o, lambda: o[0], lambda: o()):
        try:
            op()
        except TypeError:
            pass


async def co(x):
    return x


def coroutine():
    c = co(o)
    try:
        c.send(None)
    except StopIteration as e:
        return e.value


def class_body():
    class K:
        a = o
        b = [o]
    return K.a


def method():
    class K:
        def m(self, x):
            return x
    K().m(o)
    K().m(x=o)
    b = K().m
    return b(o)


def finally_():
    try:
        return o
    finally:
        x = o


def augmented():
    l = [o]
    l += [o]
    l *= 2
    t = (o,)
    t += (o,)
    return l, t


def exec_():
    exec("y = o", {"o": o})


import gc
for f in (lambda: identity(o), default, lambda: star(o, o, k=o), lambda: star(*[o], **{"k": o}), caught, lambda: list(gen(o)), partial_gen,
          unpack_fail, call_fail, kw_fail, containers, closure, compare, attributes, matching, with_, ternary, swapping, format_, binary,
          coroutine, class_body, method, finally_, augmented, exec_):
    f()
    gc.collect()
    before = sys.getrefcount(o)
    for _ in range(20):
        f()
    gc.collect()
    print(f.__name__, sys.getrefcount(o) - before)
print(stable(lambda: identity(o)), stable(caught))
