"""Objects that are never counted from 3.12 on, and those that are."""
import sys


def counts(*objects):
    return [sys.getrefcount(o) > 10 ** 8 for o in objects]


def constant():
    return 1000000007, "a constant text", (1, 2, "x"), b"bytes", 1.5


def passes(x):
    y = x
    z = [x] * 3
    return y is z[0]


print(counts(None, True, False, ..., NotImplemented, 0, 256, -5, "", "a", b"", b"a", (), int, object))
print(passes(None), passes(1), passes("text"))
before = [sys.getrefcount(o) for o in (None, 1, (), True, int)]
for _ in range(1000):
    passes(None), passes(1), passes(()), passes(True), passes(int)
after = [sys.getrefcount(o) for o in (None, 1, (), True, int)]
print([abs(a - b) < 50 for a, b in zip(before, after)], constant()[0], constant()[2])
x = object()
n = sys.getrefcount(x)
print(n, sys.getrefcount(x) - n)
if sys.version_info < (3, 14):  # see argument_counts
    print([sys.getrefcount(x) - n for x in [x]])
for value in (None, True, 5, (), ""):
    items = [value] * 5
    del items[2:]
    d = {value: value}
    d.clear()
    s = f"{value}{value!r}"
print(sys.getrefcount(None) > 1000, sys.getrefcount(5) > 0)
if sys.version_info >= (3, 12):
    print(sys.getrefcount(None) == sys.getrefcount(True) == sys.getrefcount(5))
