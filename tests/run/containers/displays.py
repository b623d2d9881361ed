"""Displays with unpacking, conversions, and the errors they raise."""
import collections


def show(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


class NoHash:
    __hash__ = None


class Keys:
    def keys(self):
        return ["a", "b"]

    def __getitem__(self, k):
        return k * 2


class BadKeys:
    def keys(self):
        raise KeyError("own")


class BadItem(Keys):
    def __getitem__(self, k):
        raise KeyError("item")


class NotMapping:
    pass


class AttributeErrorInKeys:
    @property
    def keys(self):
        raise AttributeError("deep")


class Raises:
    def __iter__(self):
        yield 1
        raise ValueError("in the middle")


def f(*args, **kwargs):
    return args, sorted(kwargs.items(), key=str)


print([], (), {}, [1, *[2, 3], *"ab", 4], (*range(3), 5), {*[1, 2], 3}, {**{1: 2}, 3: 4, **{1: 5}})
for o in ([1], (2,), "s", {3}, {4: 5}, range(2), 5, None, NotMapping(), Raises(), iter([9])):
    print(type(o).__name__, show(lambda: [0, *o]), show(lambda: (0, *o)), show(lambda: {0, *o}), show(lambda: f(0, *o)), show(lambda: f(*o, *o)))
for o in ({}, {"a": 1}, {"k": 1}, {1: 2}, Keys(), BadKeys(), BadItem(), NotMapping(), AttributeErrorInKeys(), 5, None, [("a", 1)],
          collections.OrderedDict(z=1), collections.ChainMap({"c": 1})):
    print(type(o).__name__, show(lambda: {0: 0, **o}), show(lambda: f(**o)), show(lambda: f(k=0, **o)), show(lambda: f(**{"a": 0}, **o)),
          show(lambda: f(1, *[2], k=3, **o)))


class Callable:
    def __call__(self, **kw):
        return kw

    def method(self, **kw):
        return kw


c = Callable()
print(show(lambda: c(**{"a": 1}, **{"a": 2})), show(lambda: c.method(**{"a": 1}, **{"a": 2})), show(lambda: c.method(a=1, **5)),
      show(lambda: dict(a=1, **{"a": 2})), show(lambda: print(a=1, **{"a": 2})), show(lambda: c.method(*5)), show(lambda: len(*5)),
      show(lambda: (lambda **k: k)(**{"x": 1}, **{"x": 2})))
print(show(lambda: {NoHash(): 1}), show(lambda: {NoHash()}), show(lambda: {[]: 1}), show(lambda: {"a": 1, "b": 2, []: 3}), show(lambda: {1, []}))
print({1: "a", True: "b", 1.0: "c"}, {1, True, 1.0}, {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7})
x = 5
print({"a": x, "b": x + 1, "c": {"d": [x]}}, [x, [x, (x,)]], (x, ), {x: x}, {x})
print([i for i in range(5) if i % 2], {i: i * i for i in range(4)}, {i % 3 for i in range(9)}, [[j for j in range(i)] for i in range(3)])
order = []


def log(v):
    order.append(v)
    return v


{log("k1"): log("v1"), log("k2"): log("v2"), **{log("k3"): log("v3")}}
[log(1), *[log(2)], log(3)]
{log(4), *[log(5)]}
print(order)


class Eq:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        print("eq", self.n, other.n)
        return self.n == other.n


print(len({Eq(1), Eq(2), Eq(1)}), len({Eq(1): 0, Eq(1): 1}))
big = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, x, x, x]
print(big, len(big))
