"""Functions of every shape of parameters, called in every way: by position, by name in any order, with defaults of both kinds, with *args and **kwargs; from compiled code that gives
its arguments away or keeps them, and from C. The callee lets go of a parameter, and says when each object dies. Defaults change between and during calls."""

import functools
import operator


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<{self.name}>"

    def __del__(self):
        print("   dies", self.name)


def positional(a, b=1, c=2):
    print("  in", a, b, c)
    del a
    print("  after")


def names(a, b, c=3, d=4, e=5):
    print("  in", a, b, c, d, e)
    b = None
    print("  after")
    return c


def keyword_only(a, *, b, c=6, d=7):
    print("  in", a, b, c, d)
    del b
    print("  after")


def only_defaults(a=0, *, b=6, c=7):
    print("  in", a, b, c)


def positional_only(a, b=1, /, c=2, *, d=3):
    print("  in", a, b, c, d)


def star(*args):
    print("  in", args)
    del args
    print("  after")


def star_between(a, *args, b=2, c=3):
    print("  in", a, args, b, c)
    del a
    print("  after")


def stars(a, *args, **kwargs):
    print("  in", a, args, kwargs)
    del kwargs
    print("  after")
    return args


def all_of_them(a, b=1, /, c=2, *args, d=3, e=4, **kwargs):
    print("  in", a, b, c, args, d, e, kwargs)


def rest(a=0, **kwargs):
    print("  in", a, kwargs)


def generator(a, *args, b=2, **kwargs):
    print("  in", a, args, b, kwargs)
    yield a
    del a
    print("  after")


FUNCTIONS = [positional, names, keyword_only, only_defaults, positional_only, star, star_between, stars, all_of_them, rest]


def attempt(what, call):
    print(what)
    try:
        result = call()
    except TypeError as error:
        print("  TypeError", error)
    else:
        print("  =", result)
        del result


def call_all(f):
    T = Thing
    attempt("none", lambda: f())
    attempt("1", lambda: f(T("x")))
    attempt("2", lambda: f(T("x"), T("y")))
    attempt("3", lambda: f(T("x"), T("y"), T("z")))
    attempt("7", lambda: f(1, 2, 3, 4, T("x"), 6, T("y")))
    attempt("a=", lambda: f(a=T("x")))
    attempt("1, b=", lambda: f(T("x"), b=T("y")))
    attempt("1, c=, b=", lambda: f(T("x"), c=T("z"), b=T("y")))
    attempt("b=, a=", lambda: f(b=T("y"), a=T("x")))
    attempt("1, a=", lambda: f(T("x"), a=T("y")))
    attempt("2, b=", lambda: f(T("x"), 2, b=T("y")))
    attempt("1, d=, c=, b=", lambda: f(T("x"), d=T("u"), c=T("z"), b=T("y")))
    attempt("1, e=, b=", lambda: f(T("x"), e=T("u"), b=T("y")))
    attempt("2, e=, c=, unknown=", lambda: f(T("x"), T("y"), e=T("u"), c=T("z"), unknown=T("w")))
    attempt("1, kwargs=, args=", lambda: f(T("x"), kwargs=T("u"), args=T("z")))
    kept = [T("k1"), T("k2"), T("k3")]
    attempt("**", lambda: f(T("x"), **{"b": T("y"), "un" + "known": 5}))
    attempt("* and **", lambda: f(*[T("x")], **dict(b=T("y"))))
    attempt("* of four and **", lambda: f(*[T("x"), T("y"), T("z"), T("u")], **{"c": T("v"), "d": T("w")}))
    attempt("* of four", lambda: f(*[T("x"), T("y"), T("z"), T("u")]))
    attempt("** without strings", lambda: f(*[T("x"), T("y")], **{1: T("z"), "c": T("w")}))
    attempt("** of four", lambda: f(**{"d": T("d"), "c": T("c"), "b": T("b"), "k": T("k")}))
    attempt("kept 1", lambda: f(kept[0]))
    attempt("kept 2", lambda: f(kept[0], b=kept[1]))
    attempt("kept 3", lambda: f(kept[0], d=kept[2], b=kept[1]))
    x, y = kept[:2]
    attempt("locals", lambda: f(x, y))
    print(" from C")
    attempt("map", lambda: list(map(f, [T("x")])))
    attempt("map 2", lambda: list(map(f, [T("x")], [T("y")])))
    attempt("map 4", lambda: list(map(f, [T("x")], [T("y")], [1], [2])))
    attempt("partial", lambda: functools.partial(f, T("x"))(b=T("y")))
    attempt("methodcaller", lambda: operator.methodcaller("method", T("x"), c=T("y"))(type("H", (), {"method": f})()))
    del x, y
    print(" end")


class Keys(str):
    """A keyword that is no exact string."""


class DyingKey(str):
    __hash__ = str.__hash__

    def __del__(self):
        print("   key dies", self)


def refused_and_unpacked():
    print("refused and unpacked")
    T = Thing
    attempt("keys", lambda: names(*[T("x"), T("y")], **{DyingKey("q"): T("z"), DyingKey("k"): T("w")}))
    attempt("keys that are bound", lambda: rest(*[T("x")], **{DyingKey("q"): T("z"), DyingKey("k"): T("w")}))
    attempt("many", lambda: names(*[T(f"x{i}") for i in range(35)]))
    attempt("many and names", lambda: names(*[T(f"x{i}") for i in range(35)], **{"e": T("z"), "k": T("w")}))
    attempt("the function, too", lambda: (lambda a, b=T("default"): a)(*[T("x"), T("y"), T("z")]))
    attempt("by name", lambda: (lambda a, b=T("default"): a)(*[T("x")], **{"k": T("z")}))
    attempt("not bound", lambda: (lambda a, b=T("default"): a)(*[T("x")], **{2: T("z")}))
    attempt("not refused", lambda: (lambda a, b=T("default"): a)(*[T("x")], **{"b": T("z")}))
    attempt("not refused", lambda: (lambda a, b=T("default"): a)(*[T("x"), T("y")]))
    attempt("bound method", lambda: type("C", (), {"m": lambda self, a: a})().m(*[T("x"), T("y")], **{"k": T("z")}))
    attempt("class", lambda: type("C", (), {"__init__": lambda self, a: None})(*[T("x"), T("y")], **{"k": T("z")}))


def odd_keywords():
    print("odd keywords")
    joined = "".join(["un", "known"])
    attempt("not interned", lambda: rest(**{joined: 1}))
    attempt("not interned, known", lambda: names(1, **{"".join(["b", ""]): 2}))
    attempt("subclass", lambda: rest(**{Keys("b"): 1}))
    attempt("subclass, known", lambda: names(1, **{Keys("b"): 2}))
    attempt("both", lambda: names(1, 2, **{Keys("b"): 2}))
    attempt("positional-only", lambda: positional_only(1, b=2))
    attempt("positional-only in kwargs", lambda: all_of_them(1, a=5, b=6))


def changed_defaults():
    print("changed defaults")
    f = keyword_only
    f.__kwdefaults__ = {"d": 17, "c": 16}
    attempt("another order", lambda: f(1, b=2))
    f.__kwdefaults__ = {"d": 17, "c": 16, "b": 15, "other": 1}
    attempt("more", lambda: f(1))
    del f.__kwdefaults__["c"]
    attempt("one is missing", lambda: f(1))
    f.__kwdefaults__["c"] = Thing("c")
    attempt("one more", lambda: f(1))
    f.__kwdefaults__ = None
    attempt("none", lambda: f(1, b=1, c=1))
    attempt("none", lambda: f(1, b=1, c=1, d=1))

    class Odd(dict):
        def __getitem__(self, key):
            print("never", key)

        get = __missing__ = __getitem__

    f.__kwdefaults__ = Odd(b=1, c=2, d=3)
    attempt("subclass", lambda: f(1))
    f.__kwdefaults__ = {1: 2, "b": 1, "c": 2, "d": 3}
    attempt("other keys", lambda: f(1))
    f = names
    f.__defaults__ = (1, 2, 3, 4, 5, 6, 7)
    attempt("too many", lambda: f(c=0))
    attempt("too many", lambda: f(0))
    f.__defaults__ = None
    attempt("none", lambda: f(1, 2, 3, d=4))
    attempt("none", lambda: f(1, 2, 3, e=4, d=5))


def lets_go(a, b=Thing("default"), *, c=Thing("keyword default")):
    print("  in", a, b, c)
    lets_go.__defaults__ = None
    lets_go.__kwdefaults__.clear()
    print("  gone?", b, c)
    del b
    print("  after b")
    del c
    print("  after c")


def many(p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19, p20, p21, p22, p23, p24, p25, p26, p27, q=1, *, r=2, s=3):
    return p0, p27, q, r, s


def many_more(p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19, p20, p21, p22, p23, p24, p25, p26, p27, p28, p29=0, q=1, *, r=2, s=3):
    return p0, p29, q, r, s


def many_and_stars(p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19, p20, p21, p22, p23, p24, p25, p26=26, *args, r=2, **kwargs):
    return p0, p26, args, r, kwargs


def large():
    some = list(range(28))
    for f in many, many_more, many_and_stars:
        attempt("28", lambda: f(*some))
        attempt("28 and s", lambda: f(*some, s=5))
        attempt("28 and r, q", lambda: f(*some, r=5, q=6))
        attempt("29", lambda: f(*some, 28))
        attempt("35", lambda: f(*range(35)))
        attempt("35 names", lambda: f(*some, **{f"x{i}": i for i in range(7)}))
        attempt("p", lambda: f(*some[:20], **{f"p{i}": i for i in range(20, 29)}))
    attempt("100", lambda: len(stars(0, *range(100))))


class Counted:
    """Special methods and properties, which C code calls with their exact arguments."""

    def __init__(self):
        self.n = 0

    @property
    def value(self):
        return self.n

    @value.setter
    def value(self, new):
        self.n = new

    def __eq__(self, other):
        return self.n == other

    def __setitem__(self, key, value):
        print("  set", key, value)

    def __contains__(self, x):
        return x == self.n

    def __bool__(self):
        Counted.__bool__ = lambda self: False  # the function that runs is held by nobody else
        return True


def special():
    c = Counted()
    print(list(map(operator.attrgetter("value"), [c, c])), [1, 2, 0].index(c), operator.contains(c, 0))
    setattr(c, "value", 5)
    operator.setitem(c, Thing("key"), Thing("value"))
    print(c.value, list(map(bool, [c, c])))


def main():
    for f in FUNCTIONS:
        print("====", f.__name__)
        call_all(f)
    for call in (lambda: generator(Thing("x")), lambda: generator(Thing("x"), Thing("y"), b=Thing("z"), d=Thing("w"))):
        print("==== generator")
        for x in call():
            print("  got", x)
        del x
    refused_and_unpacked()
    odd_keywords()
    changed_defaults()
    attempt("lets go", lambda: lets_go(Thing("x")))
    large()
    special()
