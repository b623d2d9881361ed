"""A function that loses its defaults while it runs: each value dies where the parameter that holds it is rebound or deleted, else with the frame, in the order of the parameters; at once when no
parameter got it. Called directly, generally, as a method, from C, with what else the call holds."""

import operator


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<{self.name}>"

    def __del__(self):
        print("   dies", self.name)


def forget(f):
    f.__defaults__ = None
    f.__kwdefaults__ = None
    print("  forgotten")


def rebinds(a=Thing("a"), b=Thing("b"), c=Thing("c")):
    forget(rebinds)
    b = None
    print("  after b")
    del a
    print("  after a")


def rebinds_one(x, a=Thing("a"), b=Thing("b")):
    forget(rebinds_one)
    b = x
    print("  after b")


def keeps(x, a=Thing("a"), b=Thing("b")):
    forget(keeps)
    print("  in", x, a, b)


def keeps_all(x, a=Thing("a"), y=Thing("y"), b=Thing("b")):
    forget(keeps_all)
    print("  in", x, a, y, b)


def raises(x, a=Thing("a"), b=Thing("b")):
    forget(raises)
    a = x
    print("  after a")
    raise ValueError(x.name)


def returns(a=Thing("a"), b=Thing("b")):
    forget(returns)
    return b


def in_loop(n, a=Thing("a")):
    forget(in_loop)
    for i in range(n):
        a = i
        print("  after a", a)


def in_handler(a=Thing("a")):
    forget(in_handler)
    try:
        raise ValueError(a.name)
    except ValueError as a:
        print("  handles", a)
    print("  after")


def in_cell(a=Thing("a"), b=Thing("b")):
    forget(in_cell)
    a = 1
    print("  after a")
    return lambda: (a, b)


def passes_on(a=Thing("a")):
    forget(passes_on)
    a = takes(a)
    print("  after a", a)


def takes(x):
    print("  takes", x)
    x = 5
    print("  took")
    return x


def generates(a=Thing("a"), b=Thing("b")):
    forget(generates)
    yield 1
    a = 2
    yield a


def keyword_only(x, *, a=Thing("a"), b=Thing("b")):
    forget(keyword_only)
    del b
    print("  after b")


def stars(x, a=Thing("a"), *args, b=Thing("b"), **kwargs):
    forget(stars)
    a = b = None
    print("  after a and b")


def sometimes(n, a=Thing("a")):
    if n == 5:
        forget(sometimes)
        sometimes.__defaults__ = (0,)
    a = n
    return a


class Class:
    def __init__(self, a=Thing("a"), b=Thing("b")):
        forget(Class.__init__)
        a = 1
        print("  after a")

    def method(self, x, a=Thing("a"), b=Thing("b")):
        forget(Class.method)
        x = a = 1
        print("  after x and a")

    def general(self, x, a=Thing("a"), b=Thing("b")):
        forget(Class.general)
        x = a = 1
        print("  after x and a")

    @staticmethod
    def static(a=Thing("a")):
        forget(Class.static)
        a = 1
        print("  after a")

    def __enter__(self, a=Thing("a")):
        forget(Class.__enter__)
        a = 1
        print("  after a")

    def __exit__(self, *error, a=Thing("a")):
        forget(Class.__exit__)
        del a
        print("  after a")

    def __getitem__(self, x, a=Thing("a")):
        forget(Class.__getitem__)
        del a
        print("  after a")


def refill(f):
    """Other values, which nobody else has."""
    if f in (keyword_only, stars):
        f.__kwdefaults__ = {name: Thing(name + "2") for name in "ab"}
    n = f.__code__.co_argcount
    names = f.__code__.co_varnames[:n]
    f.__defaults__ = tuple(Thing(name + "2") for name in names if name not in ("self", "x", "n"))


def attempt(what, call):
    print(what)
    try:
        result = call()
    except ValueError as error:
        print("  raised", error)
    else:
        print("  =", result)
        del result


def directly():
    T = Thing
    attempt("rebinds", lambda: rebinds())
    attempt("rebinds_one", lambda: rebinds_one(T("x")))
    attempt("keeps", lambda: keeps(T("x")))
    attempt("keeps_all, y=", lambda: keeps_all(T("x"), y=T("y")))
    attempt("raises", lambda: raises(T("x")))
    attempt("returns", lambda: returns())
    attempt("in_loop", lambda: in_loop(2))
    attempt("in_handler", lambda: in_handler())
    attempt("in_cell", lambda: in_cell()())
    attempt("passes_on", lambda: passes_on())
    attempt("generates", lambda: list(generates()))
    attempt("keyword_only", lambda: keyword_only(T("x")))
    attempt("stars", lambda: stars(T("x")))
    attempt("sometimes", lambda: [sometimes(n) for n in range(8)])
    attempt("Class", lambda: Class() and None)


def with_some_given():
    T = Thing
    for f, call in (
        (rebinds, lambda: rebinds(b=T("y"))),
        (rebinds_one, lambda: rebinds_one(T("x"), T("y"))),
        (keeps, lambda: keeps(T("x"), T("y"))),
        (keeps, lambda: keeps(b=T("y"), x=T("x"))),
        (keeps_all, lambda: keeps_all(b=T("z"), x=T("x"), y=T("y"))),
        (raises, lambda: raises(T("x"), b=T("y"))),
    ):
        refill(f)
        attempt(f.__name__, call)


def generally(functions, call):
    for f in functions:
        refill(f)
        attempt(f.__name__, lambda: call(f))


def consumed(result):
    return list(result) if hasattr(result, "send") else result


def main():
    one = [rebinds_one, keeps, keeps_all, raises, keyword_only, stars]
    none = [rebinds, returns, in_handler, in_cell, passes_on, generates]
    print("==== directly")
    directly()
    print("==== directly, some given")
    with_some_given()
    print("==== generally")
    generally(none, lambda f: consumed(f()))
    generally(one, lambda f: f(Thing("x")))
    print("==== unpacked")
    generally(none, lambda f: consumed(f(*())))
    generally(one, lambda f: f(*[Thing("x")]))
    generally(one, lambda f: f(**{"x": Thing("x")}))
    print("==== from C")
    generally(one, lambda f: list(map(f, [Thing("x")])))
    generally(none, lambda f: consumed(operator.call(f)))
    print("==== methods")
    c = Class.__new__(Class)
    attempt("direct", lambda: c.method(Thing("x")))
    attempt("general", lambda: operator.methodcaller("general", Thing("x"))(c))
    refill(Class.general)
    bound = c.general
    attempt("bound", lambda: bound(Thing("x")))
    attempt("static", lambda: c.static())
    attempt("item", lambda: c[Thing("x")])
    with c:
        print("  body")
    for make in Class, lambda: Class(Thing("x")), lambda: Class(b=Thing("y")):
        refill(Class.__init__)
        attempt("made", lambda: make() and None)
