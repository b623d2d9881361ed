"""Tuples as keys of dicts and sets, and compared: items of every kind, tuples in tuples, what runs code or cannot be hashed."""
import random

random.seed(7)


class Loud:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        print("eq", self.value, getattr(other, "value", other))
        return isinstance(other, Loud) and self.value == other.value

    def __hash__(self):
        print("hash", self.value)
        return hash(self.value)


class Plain:
    pass


class Tuple(tuple):
    def __hash__(self):
        return 1

    def __eq__(self, other):
        return True


def nested(depth, x):
    for _ in range(depth):
        x = (x,)
    return x


def store(d, k, v):
    d[k] = v


def load(d, k):
    return d[k]


def get(d, k):
    return d.get(k), d.get(k, "none")


def has(c, k):
    return k in c


def same(a, b):
    return a == b, a != b, (a == b) is (not a != b)


def some_item():
    n = random.randrange(9)
    if n == 0:
        return random.choice([-2, -1, 0, 1, 2**30, -2**30, 2**62, 2**63, 2**64, -2**63])
    if n == 1:
        return random.choice(["", "a", "ab", "é", "\u20ac", "\U0001f600"]) + str(random.randrange(3)) * random.randrange(2)
    if n == 2:
        return random.choice([True, False, None, ..., NotImplemented, int, len])
    if n == 3:
        return random.choice([0.0, -0.0, 1.0, 2.0**30, float("inf")])
    if n == 4:
        return random.choice([b"", b"ab", frozenset({1})])
    if n == 5:
        return tuple(some_item() for _ in range(random.randrange(3)))
    if n == 6:
        return nested(random.randrange(12), random.randrange(3))
    return random.randrange(-3, 4)


def main():
    # What is stored here is found by the interpreter, and the other way round.
    keys = [tuple(some_item() for _ in range(random.randrange(4))) for _ in range(3000)]
    interpreted = {"keys": keys, "hash": hash}
    exec("ours = {}\nfor n, k in enumerate(keys): ours[k] = n", interpreted)
    mine, group = {}, set()
    for n, k in enumerate(keys):
        store(mine, k, n)
        group.add(k)
    print(mine == interpreted["ours"], len(mine), len(group))
    print(all(load(interpreted["ours"], k) == load(mine, k) for k in keys), eval("all(mine[k] == ours[k] for k in keys)", interpreted | {"mine": mine}))
    print(all(has(mine, k) and has(group, k) and has(interpreted["ours"], k) for k in keys))
    others = [tuple(some_item() for _ in range(random.randrange(4))) for _ in range(1000)]
    print([has(mine, k) for k in others] == eval("[k in mine for k in others]", {"mine": mine, "others": others}))
    print([get(mine, k) for k in others] == eval("[(mine.get(k), mine.get(k, 'none')) for k in others]", {"mine": mine, "others": others}))
    pairs = [(a, b) for a in keys[:60] for b in keys[:60]]
    print([same(a, b) for a, b in pairs] == eval("[(a == b, a != b, (a == b) is (not a != b)) for a, b in pairs]", {"pairs": pairs}))

    plain = Plain()
    d = {(1, 2): "ints", ("a", "b"): "texts", (plain, 1): "object", (1.0, 2): "same key", (): "empty", ((1, 2), (3,)): "nested", (None, ...): "constants"}
    for k in ((1, 2), (True, 2), (1.0, 2.0), ("a", "b"), ("".join("a"), "b"), (plain, 1), (Plain(), 1), (), ((1, 2), (3,)), ((1, 2), [3][0:]), (None, ...), (2, 1), (1,), (1, 2, 3)):
        try:
            print(has(d, k), get(d, k), end=" ")
            print(load(d, k))
        except (TypeError, KeyError) as e:
            print(type(e).__name__, e if not isinstance(e, KeyError) or k and isinstance(k[0], int) else "")
    for k in ((1, [2]), ([],), (1, {}), nested(5, [])):
        for f in (load, has, get):
            try:
                f(d, k)
            except TypeError as e:
                print(f.__name__, e)
        try:
            store(d, k, 1)
        except TypeError as e:
            print("store", e)
    loud = {(1, Loud(1)): "one", (Loud(2), 2): "two"}
    print(has(loud, (1, Loud(1))), has(loud, (1, 2)), load(loud, (Loud(2), 2)), same((1, Loud(3)), (1, Loud(4))), same((1, Loud(3)), (2, Loud(3))))
    print(same((Loud(5),), (Loud(5), 2)), same((1, Loud(6), 3), (1, Loud(7))), same((1, 2), (1,)), same((), (Loud(8),)), same(((Loud(9),), 1), ((Loud(9), 2), 1)))
    store(loud, (1, Loud(1)), "again")
    print(list(loud.values()))
    odd = {Tuple((1, 2)): "odd", (1, 2): "even"}
    print(len(odd), load(odd, (1, 2)), has(odd, (9,)), has({1: 1, hash((1, 2)): 2, (1, 2): 3}, (1, 2)), same((1, 2), Tuple((3,))), same(Tuple(), ()))
    nan = float("nan")
    print(same((nan,), (nan,)), same((nan,), (float("nan"),)), has({(nan, 1): 1}, (nan, 1)), same((1, "a"), ("a", 1)), same((b"a",), ("a",)), same((2**70,), (2**70,)))
    deep = nested(100, 1)
    d[deep] = "deep"
    print(load(d, nested(100, 1)), has(d, nested(99, 1)), same(deep, nested(100, 1)))


main()
