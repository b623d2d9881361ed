"""Slices that the program has as objects, and slices of constants (a constant itself from 3.14 on): what is cut here and what CPython is asked for."""
import sys


class Recorder:
    def __init__(self):
        self.seen = []

    def __getitem__(self, key):
        self.seen.append(key)
        return key

    def __setitem__(self, key, value):
        self.seen.append((key, value))

    def __delitem__(self, key):
        self.seen.append(("del", key))


class MyList(list):
    def __getitem__(self, key):
        return "own", key

    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)

    def __delitem__(self, key):
        print("del", key)
        super().__delitem__(key)


class PlainList(list):
    pass


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        print("index", self.value)
        return self.value


class Dying:
    def __del__(self):
        print("dies at", sys._getframe(1).f_code.co_name, sys._getframe(1).f_lineno - sys._getframe(1).f_code.co_firstlineno)


def constants(o):
    return o[1:3], o[:2], o[-2:], o[:], o[::2], o[::-1], o[5:1:-2], o[100:200], o[-100:2]


def store_constants(o):
    o[1:2] = [7, 8, 9]
    o[:0] = (1,)
    o[::2] = list(range(len(o[::2])))
    o[-1:] = iter([4, 5])
    del o[0:1]
    del o[::3]
    o[2:2] = o
    return o


def attempt(f, *args):
    try:
        print(f.__name__, f(*args))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


def item(o, s):
    return o[s]


def store(o, s, value):
    o[s] = value
    return o


def delete(o, s):
    del o[s]
    return o


SLICES = [slice(None), slice(1, 3), slice(-3, None), slice(None, None, 2), slice(None, None, -1), slice(3, 1), slice(True, 4), slice(Index(1), Index(3)), slice(10**30, None), slice(-10**30, 10**30),
          slice(1, 2, 0), slice("a", 2), slice(1, 2.5), slice(None, None, 10**30), slice(0, 5, 1)]

for _ in range(2):
    for o in ([1, 2, 3, 4, 5], (1, 2, 3, 4, 5), "abcde", "\xe4bc\u20acde", b"abcde", bytearray(b"abcde"), range(5), PlainList([1, 2, 3, 4]), MyList([1, 2, 3]), memoryview(b"abcde")):
        attempt(lambda: [x.tobytes() if isinstance(x, memoryview) else x for x in constants(o)])
        for s in SLICES:
            attempt(item, o, s)
    for make in (lambda: [1, 2, 3, 4, 5], lambda: PlainList([1, 2, 3, 4, 5]), lambda: MyList([1, 2, 3, 4, 5]), lambda: bytearray(b"abcde"), lambda: (1, 2), lambda: "ab", lambda: {}):
        attempt(store_constants, make())
        for s in SLICES:
            for value in ([9], (8, 7), "xy", iter([6]), 5):
                attempt(store, make(), s, value)
            attempt(delete, make(), s)
    attempt(item, 5, slice(1))
    attempt(item, None, slice(1))
    attempt(item, {}, slice(1, [])) if sys.version_info >= (3, 12) else None

r = Recorder()
for _ in range(2):
    r[1:2]
    r[1:2] = 3
    del r[1:2]
    r[1:2, ::3]
print(r.seen)


def identical(r):
    return [r[1:2] for _ in range(2)]


a, b = identical(Recorder())
print(a == b, (a is b) == (sys.version_info >= (3, 14)))


def releases():
    o = [Dying(), Dying(), 3]
    o[0:1] = []
    s = slice(0, 1)
    o[s] = [1]
    o = [Dying()]
    del o[s]
    print(o)


releases()
same = (1, 2, 3)
print(same[:] is same, same[slice(None)] is same, "abc"[slice(0, 3)], b"abc"[slice(0, 9)])
