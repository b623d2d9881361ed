"""for a, b in enumerate, zip, dict.items() and sequences of pairs: what is alive when, who else holds the iterator or its tuple, what comes that is no pair, errors, changes while iterating."""
import gc
import itertools
import sys
import weakref


class Item:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, end="; ")

    def __repr__(self):
        return self.name


def make(*names):
    for name in names:
        yield Item(name)


def show(f, *args):
    try:
        print(f(*args))
    except BaseException as e:
        lines, tb = [], e.__traceback__
        while tb is not None:
            lines.append(tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno)
            tb = tb.tb_next
        print(type(e).__name__, e, lines)


def pairs(o):
    out = []
    for a, b in o:
        out.append((a, b))
    return out


def last(o):
    a = b = None
    for a, b in o:
        pass
    return a, b


def lifetimes():
    """The iterator holds its last items until the next ones are there, whatever the loop does with its variables."""
    print("enumerate:", end=" ")
    for i, x in enumerate(make("a", "b", "c")):
        del x
        print("body", i, end="; ")
    print("\nzip:", end=" ")
    for x, y in zip(make("a", "b"), make("A", "B", "C")):
        del x, y
        print("body", end="; ")
    print("\nuneven:", end=" ")
    for x, y in zip(make("a", "b", "c"), make("A")):
        del y
        print("body", x, end="; ")
    del x
    print("behind\nitems:", end=" ")
    d = {1: Item("one"), 2: Item("two"), 3: Item("three")}
    for k, v in d.items():
        d[k] = None
        del v
        print("body", k, end="; ")
    print("\nlist:", end=" ")
    for x, y in [(Item("l"), Item("m")), [Item("n"), Item("o")]]:
        del x
        print("body", y, end="; ")
    del y
    print("behind")


def held():
    """The iterator is stepped by others, who keep its tuple."""
    e = enumerate("abcdef")
    kept = [next(e)]
    for i, x in e:
        print(i, x, kept[-1], end="; ")
        kept.append(next(e, None))
    print(kept)
    z = zip("abcdefg", range(7))
    t = next(z)
    for x, y in z:
        print(x, y, t, end="; ")
        t = next(z, None)
    print(t)
    it = iter({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}.items())
    t = next(it)
    for k, v in it:
        print(k, v, t, end="; ")
        t = next(it, None)
    print(t)
    it = iter({"a": 1, "b": 2, "c": 3}.items())
    t = next(it)
    print([(k, v, t) for k, v in it])
    z = zip(make("x", "y", "z"), range(3))
    t = next(z)
    print("kept", t, last(z), end=" ")
    del t
    print()


def nested():
    """Iterators that step the one around them, and finalisers that do."""
    class Stepper:
        def __init__(self):
            self.n, self.outer = 0, None

        def __iter__(self):
            return self

        def __next__(self):
            self.n += 1
            if self.n == 3:
                print("inner", next(self.outer), end="; ")
            if self.n > 6:
                raise StopIteration
            return self.n

    s = Stepper()
    s.outer = enumerate(s)
    print(pairs(s.outer))
    s = Stepper()
    s.outer = zip(s, itertools.count(100))
    print(pairs(s.outer))

    class Steps:
        def __init__(self, it):
            self.it = it

        def __del__(self):
            print("finaliser", next(self.it[0], None), end="; ")

    box = []
    e = enumerate(Steps(box) if i == 1 else i for i in range(6))
    box.append(e)
    for i, x in e:
        del x
        print("body", i, end="; ")
    box = []
    z = zip((Steps(box) if i == 1 else i for i in range(6)), "abcdef")
    box.append(z)
    for x, y in z:
        del x
        print("body", y, end="; ")
    print()


def no_pairs():
    for o in (["ab", "cd"], [(1, 2), (3, 4, 5)], [(1, 2), (3,)], [(1, 2), 7], [(1, 2), None], [[1, 2], {3: 4, 5: 6}, {7}], zip([1, 2]), zip([1, 2], "ab", "cd"), zip(), enumerate([]),
              [(1, 2), iter([3, 4])], [(1, 2), iter([3])], "ab", 5, [range(2), range(3)], ((1, 2), (3, 4)), [("a", "b", "c")], {"ab": 1, "cd": 2}, {(1, 2), (3, 4)}, {1: 2}, [()], [[]]):
        show(pairs, o)

    class Pair(tuple):
        def __iter__(self):
            print("iter", end=" ")
            return iter("xy")

    show(pairs, [Pair((1, 2))])
    show(pairs, (Pair((1, 2)), (3, 4)))
    show(last, [Pair((1, 2, 3))])


def errors():
    def fails(n):
        for i in range(n):
            yield i
        raise ValueError("from the iterator")

    for o in enumerate(fails(2)), zip(fails(1), range(9)), zip(range(9), fails(1)), zip(range(3), range(2), strict=True), zip(range(2), range(3), strict=True), zip(range(2), range(2), strict=True):
        show(last, o)

    class Stops:
        def __iter__(self):
            return self

        def __next__(self):
            raise StopIteration("with a value")

    show(pairs, enumerate(Stops()))
    show(pairs, zip([1], Stops()))
    show(pairs, zip(Stops(), [1]))
    show(pairs, enumerate("ab", sys.maxsize - 1))
    show(pairs, enumerate("abc", sys.maxsize))
    show(pairs, enumerate("abc", 2 ** 70))
    show(pairs, enumerate("abc", -1))
    show(pairs, enumerate("ab", 2 ** 62))
    show(pairs, enumerate("ab", True))


def changing():
    def grow(d):
        for k, v in d.items():
            d[len(d)] = v

    def shrink(d):
        for k, v in d.items():
            del d[k]

    def swap(d):
        n = 0
        for k, v in d.items():
            n += 1
            del d[k]
            d[k, n] = v
            if n > 20:
                break
        return n

    def replace(d):
        for k, v in d.items():
            d[k] = v + 1
        return d

    for f in grow, shrink, swap, replace:
        for d in {}, {"a": 1, "b": 2}, {i: i for i in range(7)}, {1: 1, "b": 2, None: 3}:
            show(f, d)
    d = {i: i for i in range(5)}
    it = iter(d.items())
    next(it)
    d[9] = 9
    show(pairs, it), show(pairs, it)
    a = [(1, 2), (3, 4)]
    for x, y in a:
        if len(a) < 5:
            a.append((x + 10, y + 10))
    print(a)
    for x, y in a:
        a.clear()
    print(x, y, a)
    d = {i: str(i) for i in range(20)}
    for k in range(0, 20, 3):
        del d[k]
    print(pairs(d.items()), last({"only": 1}.items()))

    class Node:
        def __init__(self):
            self.a, self.b = 1, 2

    n = Node()
    print(pairs(n.__dict__.items()), pairs(vars(Node()).items()))
    n.c = 3
    del n.a
    print(pairs(n.__dict__.items()), pairs(reversed(n.__dict__.items())), pairs({"x": 1}.items() | {("y", 2)} if False else {"x": 1}.items()))


def collected():
    """The collector may untrack the tuple that the iterator fills."""
    class Cycle:
        pass

    refs = []
    for f in lambda n: enumerate(Cycle() for _ in range(n)), lambda n: zip((Cycle() for _ in range(n)), range(n)), lambda n: {i: Cycle() for i in range(n)}.items():
        for a, b in f(4):
            x = a if isinstance(a, Cycle) else b
            x.me = x
            refs.append(weakref.ref(x))
            gc.collect()
    e = enumerate([1, 2, 3])
    for i, x in e:
        gc.collect()
    holder = []
    z = zip([[holder]], [1])
    holder.append(z)
    for x, y in z:
        gc.collect()
    del e, z, x, y, a, b, holder
    gc.collect()
    print(sum(r() is not None for r in refs))


def forms():
    table = {"a": 1, "b": 2}
    print({v: k for k, v in table.items()}, [(i, j) for i, j in enumerate("xy")], {a + b for a, b in zip([1, 2], [3, 4])}, list((b, a) for a, b in table.items()))
    for i, (a, b) in enumerate(table.items()):
        print(i, a, b, end=" ")
    for (a, b), i in zip(table.items(), itertools.count()):
        print(a, b, i, end=" ")
    for i, *rest in enumerate("ab"):
        print(i, rest, end=" ")
    for table["k"], table["l"] in [(1, 2)]:
        print(table, end=" ")
    for a, a in [(1, 2)]:
        print(a, end=" ")
    for x, y in sorted({"q": 1, "p": 2}.items()):
        print(x, y, end=" ")
    total = 0
    for i, x in enumerate([1.5, 2, 2 ** 40, True]):
        total += i * x
        if i == 2:
            continue
    else:
        print(total)

    def generator(o):
        for a, b in o:
            got = yield a, b
            if got:
                print("got", got, end=" ")

    g = generator(enumerate("abc"))
    print(next(g), g.send("x"), list(g), list(generator(zip("ab", "cd"))), list(generator([(1, 2), (3, 4)])))


def counts():
    a, b = object(), object()
    rows, table = [(a, b), (b, a)], {1: a, 2: b}
    before = sys.getrefcount(a), sys.getrefcount(b)
    for _ in range(50):
        last(rows), last(enumerate([a, b])), last(zip([a, b], [b, a])), last(table.items()), pairs(rows)
        for x, y in rows:
            if y is a:
                break
        for x, y in enumerate((a, b)):
            if y is a:
                break
    del x, y
    print([p - q for p, q in zip(before, (sys.getrefcount(a), sys.getrefcount(b)))])


for f in lifetimes, held, nested, no_pairs, errors, changing, collected, forms, counts:
    f()
for i, x in enumerate(make("module", "level")):
    del x
    print(i)
class Body:
    for a, b in zip("ab", "cd"):
        print(a, b)
