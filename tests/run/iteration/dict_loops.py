"""Loops over dicts and their views: the dict stands for its iterator."""
from collections import Counter, OrderedDict, defaultdict


class Told:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)


class Plain(dict):
    pass


class Reversed(dict):
    def __iter__(self):
        return iter(sorted(self.keys(), reverse=True))


class Bag:
    def __init__(self):
        self.a, self.b, self.c = 1, 2, 3


def over(d):
    keys, viewed, values = [], [], []
    for k in d:
        keys.append(k)
    for k in d.keys():
        viewed.append(k)
    for v in d.values():
        values.append(v)
    return keys, viewed, values


def sums(d):
    total = 0
    for k in d:
        total += k
    for v in d.values():
        total += v
    return total


def pairs(d):
    out = []
    try:
        for a, b in d:
            out.append((b, a))
    except (TypeError, ValueError) as e:
        out.append(repr(e))
    return out


def value_pairs(d):
    out = []
    for a, b in d.values():
        out.append(a + b)
    return out


def changing(d, change, of):
    seen = []
    try:
        for x in of(d):
            seen.append(x)
            change(d, x)
            if len(seen) > 20:
                break
    except RuntimeError as e:
        seen.append(str(e))
    else:
        seen.append("end")
    return seen


def changing_keys(d, change):
    seen = []
    try:
        for x in d:
            seen.append(x)
            change(d, x)
    except RuntimeError as e:
        seen.append(str(e))
    return seen


def changing_values(d, change):
    seen = []
    try:
        for x in d.values():
            seen.append(x)
            change(d, x)
    except RuntimeError as e:
        seen.append(str(e))
    return seen


def grow(d, x):
    d[len(d) + 1000] = x


def shrink(d, x):
    d.popitem()


def exchange(d, x):
    "Another key in place of one: the same size."
    d.pop(next(iter(d)))
    d[len(d) + 2000] = 0


def move(d, x):
    if x in d:
        d[x] = d.pop(x)


def store(d, x):
    for k in list(d):
        d[k] = d[k] + 10


def refill(d, x):
    n = len(d)
    d.clear()
    for i in range(n):
        d[i + 500] = 0


def last_reference():
    for k in {"x": Told("x"), "y": Told("y")}:
        print("at", k)
    print("behind")
    for v in {"x": Told("v"), "y": 1}.values():
        print("with", getattr(v, "name", v))
        break
    print("left")
    v = None
    try:
        for k in {"x": Told("raised")}:
            raise KeyError(k)
    except KeyError as e:
        print("caught", e)


def replaced():
    d = {1: Told("one"), 2: Told("two")}
    for k in d:
        d[k] = k
        print("replaced", k)
    d = {1: Told("three"), 2: Told("four")}
    for v in d.values():
        d[1] = d[2] = None
        print("both gone, but for", getattr(v, "name", v))
        v = None
        print("now it, too")


def nested(d):
    n = 0
    for a in d:
        for b in d.values():
            for c in d.keys():
                n += a * b + c
    return n


def rebound(d):
    out = []
    for k in d:
        d = {"other": 1}
        out.append(k)
    return out, d


def steps(d):
    for k in d:
        yield k
    for v in d.values():
        yield v


def inner_loop(d):
    total = 0
    for i in range(2):
        for k in d:
            total += k
        yield total


def views(d):
    keys, values, items = d.keys(), d.values(), d.items()
    out = []
    for view in (keys, values, items):
        for x in view:
            out.append(x)
    d[99] = 100
    for x in keys:
        out.append(x)
    return out


def other_methods(o):
    out = []
    for x in o.values():
        out.append(x)
    for x in o.keys():
        out.append(x)
    return out


class Values:
    def values(self):
        return {"v": 7}.values()

    def keys(self):
        return (1, 2)


def many(n):
    d = dict.fromkeys(range(n), 1)
    total = 0
    for k in d:
        total += k
    for v in d.values():
        total += v
    for k in d.keys():
        total -= k
    return total


def main():
    dicts = [{}, {"a": 1}, {1: 2, 3: 4}, {"a": 1, 2: "b", None: ()}, dict.fromkeys("abcdefghij", 0), Plain(x=1, y=2), Reversed(a=1, b=2), Counter("hello"), OrderedDict(p=1, q=2),
             defaultdict(list, k=[1]), vars(Bag()), {k: k for k in range(50) if k % 7}]
    holes = {k: k for k in range(30)}
    for k in list(holes):
        if k % 3:
            del holes[k]
    dicts.append(holes)
    moved = OrderedDict.fromkeys("abc", 1)
    moved.move_to_end("a")
    dicts.append(moved)
    for d in dicts:
        print(over(d))
    bag = Bag()
    del bag.b
    bag.b = 9
    print(over(vars(bag)), over(bag.__dict__))
    print(sums({1: 2, 3: 4.5}), sums({}))
    print(pairs({(1, 2): 0, "ab": 0, (3, 4): 0}), pairs({(1, 2): 0, (1, 2, 3): 0}), pairs({5: 0}), pairs({}))
    print(value_pairs({1: (1, 2), 2: [3, 4], 3: "ab"}))
    for change in grow, shrink, exchange, move, store, refill:
        for of in iter, dict.keys, dict.values, dict.items, lambda d: d:
            print(change.__name__, changing({1: 1, 2: 2, 3: 3}, change, of), changing({"a": 1, "b": 2}, change, of))
        print(change.__name__, changing_keys({1: 1, 2: 2, 3: 3}, change), changing_values({1: 1, 2: 2, 3: 3}, change), changing_keys({1: 1}, change), changing_values({"a": 1}, change))
        print(change.__name__, changing_keys(defaultdict(int, {1: 1, 2: 2}), change), changing_keys(OrderedDict({1: 1, 2: 2}), lambda d, x: None))
    last_reference()
    replaced()
    print(nested({1: 2, 3: 4}))
    print(rebound({1: 2, 3: 4}))
    print(list(steps({1: 2, 3: 4})), list(inner_loop({1: 2, 3: 4})))
    print(views({1: 2, 3: 4}))
    print(other_methods({1: 2}), other_methods(Values()), other_methods(OrderedDict(a=1)))
    print(many(0), many(3), many(65535), many(65536), many(70000))
    for k in globals():
        if k == "main":
            print("found", k)
    for f in (lambda: over(None), lambda: over(5), lambda: over(dict)):
        try:
            f()
        except TypeError as e:
            print(e)
    print([k for k in {1: 2, 3: 4}], {v for v in {1: 2, 3: 4}.values()}, {k: 1 for k in {"a": 0}}, sum(v for v in {1: 2, 3: 4}.values()))
