"""Keys that come into dicts, and dicts that are more than dicts: growth, deleted entries, kinds of keys, subclasses with and without methods of their own, what others see of it."""
import collections
import gc
import sys


def fill(d, keys):
    for i, key in enumerate(keys):
        d[key] = i
    return d


class Text(str):
    pass


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        return isinstance(other, (Key, str)) and self.name == getattr(other, "name", other)


def kinds():
    print(fill({}, "abcdefghijklmnopqrstuvwxyz"))
    print(fill({}, range(40)))
    print(fill({}, [(i, str(i)) for i in range(12)] + ["text", 5, None, 1.5, b"bytes", 5]))
    mixed = fill({}, ["a", "b", "c", 1, "a", 2.0, 2])
    print(mixed, len(mixed))
    print(fill({}, [Text("a"), "a", "b", Text("b")]), fill({}, [1, True, 1.0, 0, False]))
    print([k if isinstance(k, str) else k.name for k in fill({}, ["x", Key("x"), Key("y"), "y", "z"])])
    large = fill({}, range(70000))
    print(len(large), large[69999], 70000 in large, fill(large, ["one more"])["one more"])
    texts = fill({}, [str(i) for i in range(300)])
    for i in range(0, 300, 3):
        del texts[str(i)]
    print(len(fill(texts, [str(i) for i in range(0, 300, 2)])), list(texts)[:4], list(texts)[-4:])


def deleted():
    d = {}
    for i in range(50):
        d["k%d" % i] = i
        if i > 3:
            del d["k%d" % (i - 3)]
    print(d)
    d.clear()
    d["again"] = 1
    d.setdefault("more", 2)
    print(d, d.popitem(), d)


def displays(a, b):
    keys = [str(i) for i in range(9)]
    print({a: 1, b: 2, (a, b): 3, 4: 4}, {"p": a, "q": b, "r": a, "s": 1, "t": 2, "u": 3, "v": 4})
    print({k: i for i, k in enumerate(keys)}, {i: k for i, k in enumerate(keys)}, {a: 1, "other": 2, a: 3})
    try:
        {a: 1, []: 2}
    except TypeError as error:
        print(type(error).__name__)


def iteration():
    d = {"a": 1, "b": 2}
    try:
        for key in d:
            d[key + "x"] = 1
    except RuntimeError as error:
        print(error, d)
    for key in d:
        d[key] = 5
    print(d)


counter = 0


def seen_globally():
    global counter
    for i in range(3):
        globals()["made_%d" % i] = i
        counter += 1
    print(made_0, made_1, made_2, counter)
    globals()["len"] = lambda o: "own len"
    print(len([]))
    del globals()["len"]
    print(len([]))


class Thing:
    def __init__(self):
        self.a = 1


def instances():
    thing, other = Thing(), Thing()
    vars(thing)["b"] = 2
    vars(thing)["a"] = 3
    other.c = 4
    vars(other)[5] = 6
    print(thing.a, thing.b, vars(thing), vars(other), vars(Thing()))


def tracked():
    d = {}
    d["number"] = 1
    first = gc.is_tracked(d)
    d["text"] = "t"
    d["tuple"] = (1, 2)
    second = gc.is_tracked(d)
    d["list"] = []
    print(first, second, gc.is_tracked(d))
    d = {"a": 1, "b": 2, "c": 3}
    d[("key", 1)] = 0
    d["d"] = d
    ref = len(gc.get_objects()) > 0
    print(ref, gc.is_tracked(d), d["d"] is d)
    del d
    gc.collect()


class Plain(dict):
    pass


class Missing(dict):
    def __missing__(self, key):
        print("  missing", key)
        self[key] = value = [key]
        return value


class Loud(dict):
    def __getitem__(self, key):
        print("  get", key)
        return dict.__getitem__(self, key)

    def __setitem__(self, key, value):
        print("  set", key)
        dict.__setitem__(self, key, value)

    def __contains__(self, key):
        print("  contains", key)
        return dict.__contains__(self, key)


def subclasses():
    for cls in (Plain, Missing, Loud, collections.OrderedDict, collections.Counter, lambda: collections.defaultdict(list), lambda: collections.UserDict()):
        d = cls()
        d["a"] = 1
        d["b"] = d["a"]
        d[3] = "three"
        d["a"] = 2
        d[(1, 2)] = None
        print(type(d).__name__, list(d.items()), "a" in d, "z" in d, 3 in d, (1, 2) in d, d["a"], d[3], d[1, 2])
        try:
            print(d["gone"])
            print(d[-7])
        except KeyError as error:
            print("KeyError", error)
        try:
            d[[]] = 1
        except TypeError as error:
            print(type(error).__name__)
        try:
            [] in d
        except TypeError as error:
            print(type(error).__name__)
    ordered = collections.OrderedDict(a=1)
    ordered["b"] = 2
    ordered["a"] = 3
    ordered.move_to_end("a")
    print(list(ordered), list(reversed(ordered)), ordered)


def changing_classes():
    class Later(dict):
        pass

    d = Later(a=1)

    def use(key):
        d[key] = "stored"
        return d[key], key in d
    print(use("a"), use("b"))
    Later.__setitem__ = lambda self, key, value: dict.__setitem__(self, key, "by method")
    print(use("a"), use("c"))
    Later.__getitem__ = lambda self, key: "got"
    Later.__contains__ = lambda self, key: False
    print(use("a"), use("d"))
    del Later.__setitem__, Later.__getitem__, Later.__contains__
    print(use("a"), use("e"), dict(d))


class Holder:
    def __init__(self, what):
        self.what = what

    def __del__(self):
        print("  end of", self.what, sorted(held))


held = {}


def ends():
    held["x"] = Holder("first")
    held["x"] = Holder("second")
    held["y"] = Holder("third")
    held["x"] = None
    held.clear()


def references():
    d, key, value = {"start": 0}, "key of its own" + str(1), object()
    before = sys.getrefcount(key), sys.getrefcount(value)
    d[key] = value
    d[key] = value
    after = sys.getrefcount(key), sys.getrefcount(value)
    del d[key]
    print(sys.version_info >= (3, 14) or (after[0] - before[0], after[1] - before[1], sys.getrefcount(key) - before[0], sys.getrefcount(value) - before[1]))


def main():
    kinds()
    deleted()
    displays("left", "right")
    iteration()
    seen_globally()
    instances()
    tracked()
    subclasses()
    changing_classes()
    ends()
    references()
