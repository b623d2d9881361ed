"""for a, b in enumerate(list), zip(list, list) and dict.items(): what they keep alive and when they let go of it, changes while iterating, what the names mean, loops left in every way."""
import gc
import weakref


class Item:
    def __init__(self, name, then=None):
        self.name = name
        self.then = then

    def __del__(self):
        print("del", self.name, end="; ")
        if self.then:
            self.then()

    def __repr__(self):
        return self.name


def items(names):
    return [Item(n) for n in names]


def lifetimes():
    """The last items are held until the next ones are there, however the list and the variables change."""
    l = items("abcd")
    for i, x in enumerate(l):
        l[i] = None
        del x
        print("body", i, end="; ")
    print("behind")
    l, m = items("abcd"), items("ABC")
    for x, y in zip(l, m):
        print("body", x, y, end="; ")
        l[m.index(y)] = m[m.index(y)] = None
        del x, y
    print("behind")
    l, m = items("ab"), items("ABCD")
    for x, y in zip(l, m):
        l[0] = m[0] = l[-1] = None
        del x, y
        print("body", end="; ")
    print("behind", l, m)
    d = {i: Item("v%d" % i) for i in range(4)}
    for k, v in d.items():
        d[k] = k
        del v
        print("body", k, end="; ")
    print("behind")
    d = {Item("k%d" % i): Item("v%d" % i) for i in range(3)}
    for k, v in d.items():
        if k.name == "k1":
            break
    del d, k, v
    print("behind")
    for x, y in zip(items("abc"), items("ABC")):
        if x.name == "b":
            break
    del x, y
    print("broken off")
    for x, y in zip(tuple(items("abc")), tuple(items("A"))):
        pass
    print("uneven")
    for i, x in enumerate(items("ab")):
        pass
    print("only list")
    for i, x in enumerate(tuple(items("ab"))):
        del x
    else:
        print("else", end=" ")
    print("only tuple")


def left():
    """Loops left by return, exceptions, break in nested ones."""
    def returns(l):
        for i, x in enumerate(l):
            for j, y in zip(l, l):
                if y.name == "b":
                    return i, j, y

    def raises(l):
        for i, x in enumerate(l):
            for k, v in {"x": x}.items():
                if i == 1:
                    raise KeyError(k)
        return "never"

    print(returns(items("abc")))
    try:
        raises(items("abc"))
    except KeyError as e:
        print(e, e.__traceback__.tb_next.tb_lineno - raises.__code__.co_firstlineno)
    print()

    def deep(n):
        for i, x in enumerate([n]):
            for a, b in zip((i,), [x]):
                for k, v in {a: b}.items():
                    return (deep(v - 1) if v else 0) + i + 1

    print(deep(40), deep(3))


def changes():
    l = [1, 2, 3]
    out = []
    for i, x in enumerate(l):
        out.append((i, x))
        if len(l) < 7:
            l.append(x * 10)
        if i == 4:
            l.clear()
    print(out, l)
    l, m = [1, 2, 3, 4], [5, 6, 7, 8]
    out = []
    for x, y in zip(l, m):
        out.append((x, y))
        if x == 2:
            del m[2:]
    print(out)

    class Shortens:
        def __init__(self, l):
            self.l = l

        def __del__(self):
            self.l.clear()

    m = [1, 2, 3]
    l = [Shortens(m), 4, 5]
    for x, y in zip(l, m):
        l[0] = x = None
        print(y, end=" ")
    print(l, m)
    l = [0]
    l.append(Item("grows", lambda: l.extend("yz")))
    for i, x in enumerate(l):
        l[i] = i
        x = None
    print(l)
    for change in (lambda d: d.update(z=1), lambda d: d.pop("a"), lambda d: (d.pop("c"), d.update(e=5)), lambda d: (d.clear(), d.update(p=1, q=2, r=3)), lambda d: d.clear()):
        d = {"a": 1, "b": 2, "c": 3}
        seen = []
        try:
            for k, v in d.items():
                seen.append((k, v))
                if len(seen) == 2 and change:
                    change(d)
                    change = None
            print("ended", end=" ")
        except RuntimeError as e:
            print(e, e.__traceback__.tb_lineno - changes.__code__.co_firstlineno, end=" ")
        print(seen, d)
    d = dict.fromkeys(range(3))
    try:
        for k, v in d.items():
            del d[k]
            d[k + 10] = v
    except RuntimeError as e:
        print(e, d)
    d = {1: 1, 2: 2, 3: 3, 4: 4}
    del d[1], d[3]
    for k, v in d.items():
        print(k, v, end=" ")
    for k, v in {}.items():
        print("never")
    print()


class Holder:
    def __init__(self):
        self.a = 1
        self.b = Item("attribute")
        self.c = 3


def namespaces():
    """Dicts whose values lie in the instance, views of classes, dicts that are no plain dicts."""
    h = Holder()
    for k, v in vars(h).items():
        print(k, v, end=" ")
    for k, v in h.__dict__.items():
        if k == "a":
            del h.b
            h.d = v = 4
        print(k, v, end=" ")
    print(sorted(vars(h)))

    class Table(dict):
        def items(self):
            return [("own", len(self)), ("items", 2)]

    class Plain(dict):
        pass

    class Other:
        def items(self):
            yield "generated", 1
            yield "twice", 2

    for table in (Table(a=1), Plain(a=1), Other(), {"plain": 1}, type("T", (), {"items": lambda self: {"function": 1}.items()})()):
        for k, v in table.items():
            print(k, v, end=" ")
    print()
    try:
        for k, v in type("U", (), {"items": lambda self: ["abc"]})().items():
            pass
    except ValueError as e:
        print(e)
    try:
        for k, v in type("U", (), {"items": lambda self: None})().items():
            pass
    except TypeError as e:
        print(e, [(t.tb_lineno - namespaces.__code__.co_firstlineno, t.tb_lasti) for t in [e.__traceback__]])


def starts():
    class Number(int):
        def __index__(self):
            return 50

    for start in (0, 1, -3, 250, 2 ** 31, 2 ** 62, 2 ** 63 - 2, 2 ** 64, True, Number(5)):
        for i, x in enumerate("abc", start):
            print(i, end=" ")
        for i, x in enumerate(["a", "b"], start=start):
            print(i, type(i).__name__, end=" ")
        for i, x in enumerate(("a", "b"), start):
            print(i, end="; ")
    print()
    for wrong in ("x", None, 1.5):
        try:
            for i, x in enumerate([1], wrong):
                pass
        except TypeError as e:
            print(e, e.__traceback__.tb_lineno - starts.__code__.co_firstlineno)
    for wrong in (1, None, object):
        try:
            for i, x in enumerate(wrong):
                pass
        except TypeError as e:
            print(e)
        try:
            for x, y in zip([1], wrong):
                pass
        except TypeError as e:
            print(e)


def meanings():
    """The names are looked up anew each time."""
    global enumerate, zip

    def loop():
        out = []
        for i, x in enumerate(["p", "q"]):
            out.append((i, x))
        for x, y in zip([1, 2], [3, 4]):
            out.append((x, y))
        return out

    print(loop())
    enumerate, zip = lambda l: [("mine", x) for x in l], lambda a, b: iter([(b, a)])
    print(loop())
    del enumerate, zip
    print(loop())
    real = __builtins__ if isinstance(__builtins__, dict) else vars(__builtins__)
    old = real["enumerate"]
    real["enumerate"] = lambda l: old(l, 100)
    print(loop())
    real["enumerate"] = old
    print(loop())


def suspended():
    """Generators stand in such loops, are collected there, and are part of cycles."""
    def generator(l, d):
        for i, x in enumerate(l):
            for k, v in d.items():
                for a, b in zip(l, (i, k)):
                    yield i, x, k, v, a, b

    l = items("ab")
    g = generator(l, {"k": 1, "l": 2})
    print(next(g), next(g))
    del l
    g.close()
    print("closed")
    box = items("c")
    g = generator(box, {1: 2})
    next(g)
    box.append(g)
    gone = weakref.ref(box[0])
    del box, g
    gc.collect()
    print("collected", gone())
    print(list(generator([1, 2], {"k": "v"})))


def truths():
    n = 0
    for i, (a, b) in enumerate([(1, 2), (3, 4)]):
        n += i * a - b
    for (a, b), c in zip([(1, 2), (3, 4)], [5, 6]):
        n += a * b * c
    for i, x in enumerate([]):
        n = None
    for i, x in enumerate([1.5, 2, 3.5] * 200, 1):
        n += i * x
    total = 0
    for x, y in zip(list(range(500)), list(range(500, 0, -1))):
        total += x * y
    for k, v in {i: i * i for i in range(300)}.items():
        total -= k * v
    print(n, total, i, k, v)


for test in (lifetimes, left, changes, namespaces, starts, meanings, suspended, truths):
    print("--", test.__name__)
    test()
