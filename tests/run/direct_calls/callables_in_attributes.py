"""Calls of what an attribute holds: in slots, instances, dicts, modules and classes, with all that may happen to it meanwhile."""
import collections
import types


class Slotted:
    __slots__ = ("handler", "other")

    def __init__(self, handler):
        self.handler = handler

    def method(self, x):
        return ("method", x)


class Plain:
    def __init__(self, handler):
        self.handler = handler

    def __repr__(self):
        return type(self).__name__

    def method(self, *args):
        return ("method", args)

    @classmethod
    def of_class(cls, *args):
        return (cls.__name__, args)

    @staticmethod
    def of_nobody(*args):
        return ("static", args)


class Derived(Plain):
    pass


def twice(x, y=2, *more, key=None):
    return (x, y, more, key)


def fails(x):
    raise ValueError("told %r" % (x,))


class Callable:
    def __call__(self, *args, **kwargs):
        return ("called", args, sorted(kwargs.items()))


def ask(o, x):
    return o.handler(x)


def ask_none(o):
    return o.handler()


def ask_two(o, x, y):
    return o.handler(x, y)


def ask_method(o, x):
    return o.method(x)


def ask_class(o, x):
    return o.of_class(x)


def ask_nobody(o, x):
    return o.of_nobody(x)


def tell(what, *args):
    try:
        return what(*args)
    except Exception as e:
        return (type(e).__name__, str(e))


def handlers():
    plain = Plain(len)
    return [len, str.upper, "abc".join, twice, fails, Callable(), plain.method, plain.of_class, Plain, int, bytes, [].append, lambda x: [x], functools_partial(twice, key=1)]


def functools_partial(f, **kwargs):
    import functools
    return functools.partial(f, **kwargs)


def in_all_places():
    module = types.ModuleType("somewhere")
    for handler in handlers():
        for o in Slotted(handler), Plain(handler), module:
            o.handler = handler
            print(type(o).__name__, [tell(ask, o, x) if not isinstance(x, list) else len(x) for x in ("abc", 5, ["a", "b"])])
            print(tell(ask_two, o, "p", "q") if handler is not Plain else "-")
    print([str(tell(ask_none, o)) for o in (Slotted(str), Plain(list), Slotted(twice))])


def replaced_while_it_runs():
    for cls in Slotted, Plain:
        o = cls(None)

        def first(x):
            o.handler = second
            return ("first", x)

        def second(x):
            del o.handler
            return ("second", x)

        o.handler = first
        print([tell(ask, o, i) for i in range(4)])
        o.handler = first
        print([tell(ask, o, i) for i in range(3)])


def of_classes():
    for cls in Plain, Derived:
        for o in cls(1), cls:
            print([ask_class(o, i) for i in range(3)], [ask_nobody(o, i) for i in range(3)])
    print([ask_method(Plain, 1), Plain.method(1, 2)])
    kept, Plain.of_class = Plain.__dict__["of_class"], classmethod(lambda cls, x: ("patched", cls.__name__, x))
    print(ask_class(Derived, 1), ask_class(Derived(1), 1))
    Plain.of_class = lambda *args: ("a function", len(args))
    print(ask_class(Derived, 1), ask_class(Derived(1), 1))
    Plain.of_class = len
    print(ask_class(Derived, "four"), ask_class(Derived(1), "four"))
    Plain.of_class = kept
    o = Derived(1)
    print(ask_class(o, 1))
    o.of_class = lambda x: ("own", x)
    print(ask_class(o, 1), ask_class(Derived(1), 1))
    del o.of_class
    print(ask_class(o, 1))


class Listed(list):
    def method(self, x):
        return ("listed", len(self), x)


class Table(dict):
    def method(self, x):
        return ("table", sorted(self), x)


class Failing(Exception):
    def method(self, x):
        return ("failing", self.args, x)


def of_objects_with_dicts():
    a_dict = Plain(1)
    a_dict.__dict__ = {"handler": 1}
    full = Plain(1)
    for i in range(40):
        setattr(full, "a%d" % i, i)
    odd = Plain(1)
    odd.__dict__ = {1: 2, (3,): 4}
    for o in Listed("ab"), Table(x=1), Failing(7), a_dict, full, odd, collections.Counter("aab"):
        for name in "abcdefgh":
            if hasattr(o, "method"):
                print(tell(ask_method, o, name), end=" ")
            try:
                setattr(o, name * 3, name)
            except AttributeError:
                pass
        if hasattr(o, "method"):
            o.method = lambda x: ("own", x)
            print(tell(ask_method, o, 1), end=" ")
            del o.method
            print(tell(ask_method, o, 2))


class Key(str):
    def __hash__(self):
        return hash("method")

    def __eq__(self, other):
        print("compared")
        return False


def keys_that_compare():
    o = Plain(1)
    o.__dict__ = {Key("x"): 1}
    print(tell(ask_method, o, 1))
    o = Listed()
    o.__dict__[Key("x")] = 1
    print(tell(ask_method, o, 1))


def deep(o, n):
    return o.handler(o, n - 1) if n else 0


def recursion():
    for o in Slotted(deep), Plain(deep):
        print(deep(o, 50))
        try:
            deep(o, 10 ** 6)
        except RecursionError:
            print("RecursionError")


def by_last_reference():
    print([Slotted(twice).handler(i) for i in range(2)], [Plain([i]).handler.pop() for i in range(2)])
    print(Slotted([1]).handler.copy(), Plain("x").of_class(*"ab"), Plain("x").of_class(Plain))


in_all_places()
replaced_while_it_runs()
of_classes()
of_objects_with_dicts()
keys_that_compare()
recursion()
by_last_reference()
