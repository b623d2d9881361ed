"""Loads, stores and deletions of items and slices."""


def load(o, i):
    return o[i]


def store(o, i, v):
    o[i] = v


def delete(o, i):
    del o[i]


def show(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


class Index:
    def __init__(self, i):
        self.i = i

    def __index__(self):
        print("  index", self.i)
        return self.i


class Missing(dict):
    def __missing__(self, key):
        return ("missing", key)


class List(list):
    def __getitem__(self, i):
        return ("List", i, super().__getitem__(i))

    def __setitem__(self, i, v):
        print("  set", i, v)
        super().__setitem__(i, v)


class Own:
    def __getitem__(self, i):
        return ("get", i)

    def __setitem__(self, i, v):
        print("  own set", i, v)

    def __delitem__(self, i):
        print("  own del", i)


class Generic:
    def __class_getitem__(cls, item):
        return ("class item", item)


class Unhashable:
    __hash__ = None


class BadHash:
    def __hash__(self):
        raise ZeroDivisionError("hash")


class BadEq:
    def __hash__(self):
        return hash("k")

    def __eq__(self, other):
        raise ZeroDivisionError("eq")


INDICES = [0, 1, 2, 3, -1, -3, -4, True, False, 2**31, 2**63, -2**63, 2**70, 1.0, "k", None, (1, 2), Index(1), Index(9),
           slice(1, None), slice(None, None, -1), slice(0, 3, 0), slice("a"), [], Unhashable(), BadHash(), BadEq()]


def label(i):
    return type(i).__name__ if type(i) in (Index, Unhashable, BadHash, BadEq) else repr(i)


for make in (lambda: [10, 20, 30], lambda: (10, 20, 30), lambda: "xyz", lambda: b"xyz", lambda: bytearray(b"xyz"),
             lambda: {0: "zero", "k": "v", None: "none", 1.0: "one", (1, 2): "pair"}, lambda: Missing(k=1), lambda: range(5, 8),
             lambda: List([1, 2, 3]), Own, lambda: Generic, lambda: list, lambda: 5, lambda: {1, 2}, lambda: None,
             lambda: memoryview(bytearray(b"abc"))):
    o = make()
    print(type(o).__name__)
    for i in INDICES:
        print(" ", label(i), show(load, o, i) if not isinstance(o, memoryview) or not isinstance(i, slice) else "view")
        o = make()
        print("   store", show(store, o, i, 65), o if isinstance(o, (list, dict, bytearray)) else "")
        o = make()
        print("   delete", show(delete, o, i), o if isinstance(o, (list, dict, bytearray)) else "")
        o = make()

l = list(range(10))
l[2:4] = "ab"
l[::3] = [0, 0, 0, 0]
del l[-1], l[1:3]
print(l, l[1:], l[:-1], l[::-1], l[5:2], l[-100:100])
l[1], l[0] = l[0], l[1]
l[len(l) - 1] += 5
l[0] *= 3
d = {}
d["a"] = d["b"] = []
d["a"] += [1]
d["b"] += [2]
print(l, d, {**d, "a": 0}["a"])
try:
    d["zz"] += 1
except KeyError as e:
    print(repr(e), e.args)
try:
    d[(1, 2)]
except KeyError as e:
    print(repr(e), e.args)


class Frees:
    """A finaliser that changes the list during the store."""

    def __del__(self):
        target.clear()


target = [Frees(), 1]
target[0] = "new"
print(target)
