"""Keyword shapes, unpacking that fails in the middle, calls whose arguments fail: what is left behind and in which order."""
import sys


class Item:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __hash__(self):
        return sum(map(ord, self.name))

    def __del__(self):
        print("del", self.name, end="; ")


def show(what, f, *args, **kw):
    try:
        print(what, f(*args, **kw), end="; ")
    except BaseException as e:
        print(what, type(e).__name__, e, end="; ")
        e = None
    print()


def many(a, b=2, *c, d, e=5, **f):
    return a, b, c, d, e, f


def only(*, x, y=1):
    return x, y


def pos(a, b, /, c, *, d=4):
    return a, b, c, d


class K(str):
    def __eq__(self, other):
        print("key eq", end=" ")
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def keyword_shapes():
    show("many", lambda: many(Item("a"), Item("b"), Item("c"), d=Item("d"), z=Item("z")))
    show("many", lambda: many(d=Item("d"), a=Item("a"), y=Item("y"), b=Item("b")))
    show("many", lambda: many(Item("1"), a=Item("2"), d=3))
    show("many", lambda: many(b=Item("1"), d=3))
    show("many", lambda: many(Item("1"), Item("2")))
    show("many", lambda: many(*[Item("1")], **{"d": Item("d"), "a": Item("again")}))
    show("many", lambda: many(*[Item("1")], d=Item("d"), **{"d": Item("dd")}))
    show("many", lambda: many(**{K("a"): Item("a"), K("d"): Item("d"), K("other"): 1}))
    show("many", lambda: many(**{1: Item("a"), "d": Item("d")}))
    show("many", lambda: many(*[Item("1")], **{1: 2, "d": Item("d")}))
    show("many", lambda: many(*5, d=5))
    show("many", lambda: many(Item("x"), *5, d=5))
    show("many", lambda: many(Item("x"), **5))
    show("only", lambda: only(Item("1")))
    show("only", lambda: only(Item("1"), Item("2"), x=Item("3")))
    show("only", lambda: only(y=Item("y")))
    show("only", lambda: only(x=Item("x"), z=Item("z")))
    show("pos", lambda: pos(Item("1"), b=Item("2"), c=Item("3")))
    show("pos", lambda: pos(a=Item("1"), b=Item("2"), c=Item("3")))
    show("pos", lambda: pos(Item("1"), Item("2"), Item("3"), Item("4")))
    show("pos", lambda: pos(Item("1"), Item("2"), c=Item("3"), d=Item("4")))
    show("pos", lambda: pos(*(Item("1"), Item("2")), **{"c": Item("3"), "e": Item("4")}))


def methods():
    class C:
        def m(self, a, b=2, *, c=3, **kw):
            return a, b, c, kw

        @classmethod
        def k(cls, a, *rest, z=0):
            return cls.__name__, a, rest, z

        @staticmethod
        def s(a, b=1):
            return a, b

        def __call__(self, *args, **kw):
            return args, kw
    o = C()
    for i in range(3):
        show("m", lambda: o.m(Item("a"), c=Item("c"), q=Item("q")))
        show("m", lambda: o.m(*[Item("a"), Item("b")], **{"q": Item("q")}))
        show("m", lambda: o.m())
        show("m", lambda: o.m(Item("a"), Item("b"), Item("c")))
        show("m", lambda: o.m(Item("a"), a=Item("b")))
        show("m", lambda: o.m(Item("a"), self=Item("b")))
        show("k", lambda: o.k(Item("a"), Item("b"), z=Item("z")))
        show("k", lambda: C.k(z=Item("z")))
        show("s", lambda: o.s(b=Item("b"), a=Item("a")))
        show("s", lambda: o.s(Item("1"), Item("2"), Item("3")))
        show("call", lambda: o(Item("1"), x=Item("x")))
        show("call", lambda: o(*(Item("1"), 2), **{"x": Item("x"), "self": Item("s")}))
        show("unbound", lambda: C.m(o, Item("a"), b=Item("b")))
        show("unbound", lambda: C.m(Item("a")))


class Boom:
    def __init__(self, at):
        self.at = at

    def __iter__(self):
        for i in range(5):
            if i == self.at:
                raise LookupError(i)
            yield Item(f"i{i}")


class BoomSequence:
    def __init__(self, at):
        self.at = at

    def __getitem__(self, i):
        if i == self.at:
            raise LookupError(i)
        if i > 4:
            raise IndexError(i)
        return Item(f"s{i}")


def unpacking():
    def two(x):
        a, b = x
        return a, b

    def star(x):
        a, *b, c = x
        return a, b, c

    def nested(x, y):
        (a, b), *c = x, y
        return a, b, c

    def into(x):
        l = [None] * 2
        l[0], l[1], l[5] = x
        return l

    def loop(x):
        out = []
        for a, b in x:
            out.append(a)
        return out

    for make in Boom, BoomSequence:
        for at in range(7):
            show("two", lambda: two(make(at)))
            show("star", lambda: star(make(at)))
            show("list", lambda: [*make(at), Item("end")])
            show("tuple", lambda: (Item("begin"), *make(at)))
            show("set", lambda: len({*make(at)}))
            show("call", lambda: many(Item("first"), *make(at), d=Item("d")))
    show("nested", lambda: nested((Item("a"), Item("b"), Item("c")), Item("y")))
    show("nested", lambda: nested((Item("a"),), Item("y")))
    show("nested", lambda: nested(5, Item("y")))
    show("into", lambda: into([Item("1"), Item("2"), Item("3")]))
    show("loop", lambda: loop([(Item("1"), 2), (Item("2"), 3), (Item("3"),)]))
    show("loop", lambda: loop([(Item("1"), 2), 5]))
    show("loop", lambda: loop([[Item("1"), 2], [Item("2"), 3, 4]]))
    show("loop", lambda: loop(["ab", "cd", "e"]))
    show("loop", lambda: loop([{"a": 1, "b": 2}, (x for x in (Item("g"), 1)), Boom(1)]))
    show("dict", lambda: {**{Item("k"): Item("v")}, **5})
    show("dict", lambda: {**{"a": Item("v")}, "a": Item("w"), Item("u"): 1 // 0})
    show("display", lambda: [Item("a"), Item("b"), 1 // 0])
    show("display", lambda: {Item("a"), Item("b"), (), []})
    show("display", lambda: {Item("a"): Item("b"), "x": 1, (Item("c"), []): Item("d")})


def callables():
    def fails():
        raise LookupError("argument")
    for f in many, print, len, dict, Item, [].append, "".join, type("T", (), {}), lambda *a, **k: a, 5, None:
        show("argument", lambda: f(Item("x"), fails()))
        show("argument", lambda: f(Item("x"), key=fails()))
        show("argument", lambda: f(*[Item("x")], *fails()))
        show("argument", lambda: f(Item("x"), **fails()))
        show("count", lambda: f(Item("1"), Item("2"), Item("3"), unknown=Item("4")) and 1)
        show("dict", lambda: f(**{"d": 1}, **{"d": Item("2")}))


def main():
    keyword_shapes()
    methods()
    unpacking()
    callables()
