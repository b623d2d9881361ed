"""array.array and bytearray by an index: every type code, both ends of every range, values that do not fit, subclasses, exports."""
import array
import collections


def show(f, *args):
    try:
        print(f.__name__, *map(repr, args), "->", repr(f(*args)))
    except Exception as e:
        print(f.__name__, *map(repr, args), "raised", type(e).__name__, e)


def load(a, i):
    return a[i]


def store(a, i, v):
    a[i] = v
    return a[i], list(a)


def each_code():
    values = [0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, -32769, 65535, 65536, 2**30, 2**31 - 1, 2**31, -2**31, -2**31 - 1,
              2**32 - 1, 2**32, 2**63 - 1, 2**63, -2**63, 2**64, 1.5, -0.0, 1e300, float("inf"), True, None, "x", 1j]
    for code in "bBhHiIlLqQfd":
        a = array.array(code, [0, 1, 2])
        for v in values:
            show(store, a, 1, v)
            show(store, a, -1, v)
        for i in (0, 2, -3, 3, -4, 2**31, 2**64, True, 1.0, None, "0"):
            show(load, a, i)
            show(store, a, i, 1)
        print(repr(a[0]), type(a[0]).__name__, a.itemsize)
    u = array.array("u", "abc")
    show(load, u, 1)
    show(store, u, -1, "d")
    show(store, u, 0, 5)
    show(store, u, 0, "long")


class Half(array.array):
    def __getitem__(self, i):
        return super().__getitem__(i) / 2


class Loud(array.array):
    def __setitem__(self, i, v):
        print("set", i, v)
        super().__setitem__(i, v + 1)


class Kept(array.array):
    pass


class Bytes(bytearray):
    pass


class LoudBytes(bytearray):
    def __setitem__(self, i, v):
        print("set", i, v)
        super().__setitem__(i, 7)


class array_like:
    """Looks like one, and is none."""
    def __init__(self, n):
        self.items = [0] * n

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __iter__(self):
        return iter(self.items)


array_like.__name__ = array_like.__qualname__ = "array"
array_like.__module__ = "array"


def subclasses():
    for kind in (Half, Loud, Kept):
        a = kind("d", [1.0, 2.0])
        show(load, a, 1)
        store(a, 0, 5)
        store(a, 0, 5.5)
        print(kind.__name__, list(a))
    for kind in (bytearray, Bytes, LoudBytes):
        b = kind(b"abc")
        for v in (0, 255, 256, -1, 1.0, True, None):
            show(store, b, 1, v)
        show(store, b, -1, 65)
        show(store, b, 3, 65)
        show(load, b, -4)
        view = memoryview(b)
        store(b, 0, 66)
        print(view[0], bytes(view))
    a = array.array("i", [1, 2])
    with memoryview(a) as view:
        store(a, 1, 9)
        print(view.tolist())
    show(store, array_like(2), 1, 5)
    Kept.__getitem__ = lambda self, i: "patched"
    show(load, Kept("d", [1.0]), 0)
    Kept.__setitem__ = lambda self, i, v: print("patched", i, v)
    show(store, Kept("d", [1.0]), 0, 2.0)
    del Kept.__getitem__, Kept.__setitem__
    show(store, Kept("d", [1.0]), 0, 2.0)


def multiply(row, col, val, x, n):
    """Typed code: unboxed indices and values."""
    y = array.array("d", [0]) * n
    for r in range(n):
        s = 0.0
        for i in range(row[r], row[r + 1]):
            s += x[col[i]] * val[i]
        y[r] = s
    return list(y)


def rotate(data, n):
    for i in range(n):
        data[i] *= 0.5
        data[-i - 1] = data[i] - i
    for i in range(n):
        data[i] = i
    return list(data)


def kernels():
    n = 5
    row = array.array("i", [0, 2, 3, 5, 7, 8])
    col = array.array("i", [0, 1, 2, 3, 4, 0, 1, 2])
    for code in "df":
        val = array.array(code, [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5])
        x = array.array(code, range(5))
        print(multiply(row, col, val, x, n))
        print(rotate(x, 5))
    print(multiply(row, list(col), tuple(val), collections.deque(x), n))
    show(rotate, array.array("i", [1, 2, 3]), 3)
    show(rotate, array.array("d", [1, 2, 3]), 4)
    show(rotate, array.array("h", [1, 2, 3]), 3)
    show(rotate, bytearray(b"abc"), 3)


each_code()
subclasses()
kernels()
