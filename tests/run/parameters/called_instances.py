"""Instances and classes with a __call__ of their own, in all the ways to call them, and what may happen to it meanwhile."""
import enum
import functools


class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, y=10, *more, key=None, **others):
        return (self.n, x, y, more, key, sorted(others.items()))


class Derived(Adder):
    pass


class Static:
    @staticmethod
    def __call__(*args):
        return ("static", args)


class OfClass:
    @classmethod
    def __call__(cls, *args):
        return (cls.__name__, args)


class Nested:
    __call__ = Adder(5)


class Builtin:
    __call__ = len

    def __len__(self):
        return 7


class Meta(type):
    def __call__(cls, *args, **kwargs):
        return ("meta", cls.__name__, super().__call__(*args, **kwargs).n)


class Made(Adder, metaclass=Meta):
    pass


class Color(enum.Enum):
    RED = 1
    BLUE = 2


class Partial(functools.partial):
    def __call__(self, *args):
        return ("partial", super().__call__(*args))


class Nothing:
    pass


def tell(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return (type(e).__name__, str(e))


def none(f):
    return f()


def one(f, x):
    return f(x)


def two(f, x):
    return f(x, x)


def named(f, x):
    return f(x, key=x)


def named_only(f, x):
    return f(x=x, z=1)


def starred(f, x):
    return f(*[x, x, x], **{"key": 1, "more": 2})


def temporary(f, x):
    return f([x], y=(x,))


WAYS = (one, two, named, named_only, starred, temporary)


def all_kinds():
    for f in Adder(1), Derived(2), Static(), OfClass(), Nested(), Builtin(), Made, Color, Partial(max, 3), functools.partial(Adder(1), 4), functools.lru_cache(lambda x, key=0: (x, key)), Nothing():
        print([tell(way, f, 1) for way in WAYS], tell(none, f))
    print(tell(one, Color, 3), Color("x") if False else one(Color, 2))


def patched():
    f = Derived(1)
    print(one(f, 1))
    Derived.__call__ = lambda self, *args: ("new", args)
    print(one(f, 1))
    f.__call__ = lambda *args: "own"
    print(one(f, 1))
    del Derived.__call__
    print(one(f, 1))
    kept = Adder.__call__
    del Adder.__call__
    print(tell(one, f, 1))
    Adder.__call__ = kept
    print(one(f, 1))
    f.__class__ = Nothing
    print(tell(one, f, 1))


class Loses:
    def __call__(self, x):
        del Loses.__call__
        return (x, hasattr(self, "__call__"))


class Ends:
    def __init__(self, log):
        self.log = log

    def __call__(self, x):
        return (x, self.log)

    def __del__(self):
        self.log.append("ended")


def lives():
    print(one(Loses(), 1), tell(one, Loses(), 2))
    log = []
    print(Ends(log)(1)[0], log)
    print(one(Ends(log), 2)[0], log)
    holder = [Ends(log)]
    print(holder[0](holder.pop() and 3)[0], log)


class Deep:
    def __call__(self, n):
        return self(n - 1) + 1 if n else 0


class Fails:
    def __call__(self, x):
        raise ValueError(x)


def limits():
    print(one(Deep(), 50))
    try:
        one(Deep(), 10 ** 6)
    except RecursionError:
        print("RecursionError")
    try:
        one(Fails(), 1)
    except ValueError as e:
        tb, names = e.__traceback__, []
        while tb:
            names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
            tb = tb.tb_next
        print(names)


def bound_ones():
    f = Adder(1)
    print([way(f.__call__, 2) for way in WAYS], [tell(way, [].append, 2) for way in WAYS[:2]], [tell(way, Nothing().__init__, 2) for way in WAYS[:2]], one("abc".__getitem__, 1), one(object.__repr__, 1)[:4])
    print(tell(one, object.__setattr__, f), tell(one, list.__len__, 5), tell(one, list.__len__, [1]), tell(named, dict.__init__, {}))


all_kinds()
patched()
lives()
limits()
bound_ones()
