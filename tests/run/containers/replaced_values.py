"""Values of keys that are in a dict already: items, attributes of instances with a dict of their own, globals and names of class bodies. Ends of old values, the collector,
watchers and versions of dicts."""
import gc
import sys


class Old:
    def __init__(self, name, holder):
        self.name = name
        self.holder = holder

    def __del__(self):
        frame = sys._getframe(1)
        print("  dies", self.name, "in", frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, self.holder())


class Key:
    pass


class Text(str):
    pass


class Equal:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, other):
        print("  eq", self.n, getattr(other, "n", other))
        return isinstance(other, Equal) and self.n == other.n


def items():
    d = {}
    keys = ["text", 5, -1, 10**30, 2.5, b"bytes", (1, 2), None, True, Key(), Text("sub"), Equal(1)]
    for round_ in range(3):
        for n, key in enumerate(keys):
            d[key] = (round_, n)
        print([d[key] for key in keys])
    d[Equal(1)] = "other object"
    d["te" + "xt"] = "equal text"
    d[1.0] = "not True's"
    d[5.0] = "five"
    print(len(d), d["text"], d[True], d[5], [type(k).__name__ for k in d])
    same = d["text"]
    d["text"] = same
    print(sys.getrefcount(same) > 1, d["text"] is same)
    try:
        d[[]] = 1
    except TypeError as error:
        print(error)


def ends():
    d = {"k": None, 3: None, "other": None}
    for n in range(4):
        d["k"] = Old(n, lambda: sorted(map(str, d)))
        d[3] = Old(n + 10, lambda: "k" in d)
    d["k"] = None
    d[3] = None

    def clears():
        d.clear()
        return "cleared"

    d["other"] = Old("clears", clears)
    d["other"] = "new"
    print(d)


def counts():
    value, d = object(), {"a": 1, 2: 1}
    before = sys.getrefcount(value)
    for _ in range(5):
        d["a"] = value
        d[2] = value
        d["a"] = value
    print(sys.getrefcount(value) - before)
    d["a"] = d[2] = None
    print(sys.getrefcount(value) - before)


def tracked():
    d = {"a": 1, "b": 2}
    for n in range(4):
        d["a"] = n
    print(gc.is_tracked(d) or "by the version")
    d["a"] = ()
    d["a"] = (1, "x")
    d["a"] = []
    print(gc.is_tracked(d))
    cycle = {"self": None}
    cycle["self"] = cycle
    count = gc.collect()
    del cycle
    print(gc.collect() > 0, count >= 0)


class Plain:
    pass


def attributes():
    x, y = Plain(), Plain()
    x.a, x.b = 1, 2
    x.__dict__["c"] = 3
    for n in range(4):
        x.a = n
        x.b = Old(n, lambda: x.a)
        x.c = [n]
        y.a = n
        y.__dict__
    x.b = None
    print(vars(x), vars(y))
    x.__dict__ = {"a": "replaced"}
    for n in range(3):
        x.a = n
        x.new = n
    print(vars(x))

    class Dict(dict):
        def __setitem__(self, key, value):
            print("never called")

    x.__dict__ = Dict(a=1)
    for n in range(3):
        x.a = n
    print(x.a)
    many = Plain()
    for n in range(40):
        setattr(many, f"n{n}", n)
    for n in range(3):
        many.n0, many.n39 = n, -n
    print(many.n0, many.n39, list(vars(many)) == [f"n{n}" for n in range(40)])


COUNT = 0
HELD = None


def count():
    global COUNT, HELD
    for n in range(5):
        COUNT += 1
        HELD = Old(n, lambda: COUNT)
    HELD = None
    return COUNT, globals()["COUNT"]


class Body:
    total = 0
    for step in range(4):
        total = total + step
    del step


def versions():
    try:
        from _testcapi import dict_get_version
    except ImportError:
        return
    seen = set()
    d = {"a": 0, 1: 0}
    for n in range(300, 320):
        d["a"] = n
        seen.add(dict_get_version(d))
        d[1] = n
        seen.add(dict_get_version(d))
    if len(seen) != 40:
        print(len(seen), "versions of 40")


def watched():
    try:
        from _testcapi import add_dict_watcher, clear_dict_watcher, get_dict_watcher_events, unwatch_dict, watch_dict
    except ImportError:
        return
    watcher = add_dict_watcher(0)
    d = {"a": 0}
    d["a"] = 1
    watch_dict(watcher, d)
    for n in range(2, 5):
        d["a"] = n
    d["b"] = 1
    events = get_dict_watcher_events()
    if events != ["mod:a:2", "mod:a:3", "mod:a:4", "new:b:1"]:
        print(events)
    unwatch_dict(watcher, d)
    clear_dict_watcher(watcher)


def main():
    items()
    ends()
    counts()
    tracked()
    attributes()
    print(count(), count())
    print(Body.total)
    versions()
    watched()
