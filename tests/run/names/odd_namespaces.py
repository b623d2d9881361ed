"""Namespaces that are no dicts: builtins of a function, the body of a class, what classes and imports insist on."""
import builtins
import sys
import types


def show(what, function, *args):
    try:
        print(what, "->", function(*args))
    except BaseException as e:
        print(what, "->", type(e).__name__, e)


class Loud(dict):
    def __getitem__(self, name):
        print("  asked for", name)
        return dict.__getitem__(self, name)

    def __missing__(self, name):
        print("  missing", name)
        if name == "made_up":
            return "up"
        raise KeyError(name)


class Mapping:
    def __init__(self, of):
        self.of = of

    def __getitem__(self, name):
        print("  get", name)
        return self.of[name]

    def __setitem__(self, name, value):
        print("  set", name)
        self.of[name] = value

    def __delitem__(self, name):
        print("  del", name)
        del self.of[name]

    def keys(self):
        return self.of.keys()


# --- functions made while __builtins__ is something else

def plain_user(x):
    return len(x), made_up


before = __builtins__
__builtins__ = Loud(vars(builtins))


def user(x):
    return len(x), made_up


def user_again(x):
    n = 0
    for i in range(3):
        n += len(x)
    return n, sorted(x)


def unknown():
    return not_there


def makes_class():
    class Inner:
        size = len("abc")
    return Inner.size


def makes_lambda():
    return (lambda: abs(-3))()


def imports():
    import math
    return math.pi


def generator():
    yield len("abcd")
    yield made_up


__builtins__ = before


class FailsToGet(dict):
    def __getitem__(self, name):
        raise ZeroDivisionError(name)


__builtins__ = FailsToGet(vars(builtins))


def failing(x):
    return len(x)


def failing_class():
    class A:
        pass
    return A


def failing_import():
    import math
    return math


__builtins__ = before
__builtins__ = {"len": lambda x: "few"}


def few(x):
    return len(x)


def few_class():
    class A:
        pass


def few_import():
    import math


def few_assert(x):
    assert x, "no"


__builtins__ = Mapping({"len": lambda x: "mapped", "__build_class__": builtins.__build_class__, "__import__": lambda *a: a[0]})


def mapped(x):
    return len(x), [len(y) for y in x]


def mapped_class():
    class A:
        n = len("abc")
    return A.n


def mapped_import():
    import math
    return math


def mapped_generator():
    yield len("ab")


async def mapped_coroutine():
    return len("ab")


__builtins__ = 5


def of_int(x):
    return len(x)


def of_int_class():
    class A:
        pass


def of_int_nothing(x):
    return x + 1


__builtins__ = before


def ordinary_caller(x):
    total = []
    for i in range(3):
        total += [few(x), mapped(x)[0], len(x)]
    return total


def makes_later():
    class A:
        n = len("abc")

    def inner():
        return len("abcd")
    return A.n, inner(), (lambda: len("a"))(), [len(x) for x in ("a", "bb")], list(len(x) for x in ("a", "bb"))


def later():
    global __builtins__
    was = __builtins__
    __builtins__ = Mapping({"len": lambda x: "mapped"})
    try:
        return makes_later()
    finally:
        __builtins__ = was


def class_body_names():
    outer = "outer"

    class Meta(type):
        @classmethod
        def __prepare__(meta, name, bases, **kw):
            return kw["ns"]

        def __new__(meta, name, bases, ns, **kw):
            return type.__new__(meta, name, bases, dict(ns.of if isinstance(ns, Mapping) else ns))

    def free(ns):
        class C(metaclass=Meta, ns=ns):
            value = outer
            n = len("ab")
            value2 = n
            del n
        return C.value, C.value2

    show("free of mapping", free, Mapping({}))
    show("free of mapping with it", free, Mapping({"outer": "inner", "len": lambda x: 77}))
    show("free of loud", free, Loud())
    show("free of loud with it", free, Loud(outer="inner"))

    class Raises(Mapping):
        def __getitem__(self, name):
            if name == "outer":
                raise ZeroDivisionError(name)
            return Mapping.__getitem__(self, name)

    show("raises", free, Raises({}))
    show("no mapping", free, 5)
    show("no mapping", free, None)
    show("no mapping", free, [])


def bodies():
    class BadEntries:
        def __mro_entries__(self, bases):
            return [object]

    def of(base):
        class C(base):
            pass
        return C.__mro__[1:]

    show("entries", of, BadEntries())

    class GoodEntries:
        def __mro_entries__(self, bases):
            return (int, dict)[:1]
    show("entries", of, GoodEntries())

    class FailingEntries:
        def __mro_entries__(self, bases):
            return 1 // 0
    show("entries", of, FailingEntries())

    class Attribute:
        def __getattr__(self, name):
            raise ZeroDivisionError(name)
    show("entries", of, Attribute())

    def wrong_cell():
        class Meta(type):
            def __new__(meta, name, bases, ns):
                cls = type.__new__(meta, name, bases, {})
                other = type.__new__(meta, name + "Other", bases, {"__classcell__": ns["__classcell__"]})
                return cls

        class C(metaclass=Meta):
            def m(self):
                return __class__
        return C
    show("wrong cell", wrong_cell)

    def no_cell():
        class Meta(type):
            def __new__(meta, name, bases, ns):
                return type.__new__(meta, name, bases, {})

        class C(metaclass=Meta):
            def m(self):
                return __class__
        return C
    show("no cell", no_cell)

    def no_type():
        class C(metaclass=lambda name, bases, ns: ns.get("__classcell__") and 5):
            def m(self):
                return __class__
        return C
    show("no type", no_type)

    def function_as_meta():
        def meta(name, bases, ns, **kw):
            return name, bases, sorted(k for k in ns if not k.startswith("__")), kw

        class C(int, metaclass=meta, a=1):
            x = 1
            y = 2
        return C
    show("function as meta", function_as_meta)

    def prepare_of_function():
        class Callable:
            def __call__(self, name, bases, ns):
                return name, ns

            def __prepare__(self, name, bases):
                return 3

        class C(metaclass=Callable()):
            pass
        return C
    show("prepare", prepare_of_function)

    def patched():
        was = builtins.__build_class__
        try:
            builtins.__build_class__ = lambda body, name, *bases, **kw: (name, bases, kw)

            class C(int, x=1):
                pass
            return C
        finally:
            builtins.__build_class__ = was
    show("patched", patched)

    def gone():
        was = builtins.__build_class__
        try:
            del builtins.__build_class__

            class C(int):
                pass
            return C
        finally:
            builtins.__build_class__ = was
    show("gone", gone)

    def no_import():
        was = builtins.__import__
        try:
            del builtins.__import__
            import math
            return math
        finally:
            builtins.__import__ = was
    show("no import", no_import)


def main():
    show("plain", plain_user, "ab")
    show("user", user, "ab")
    show("user", user, "abc")
    show("again", user_again, "cab")
    show("unknown", unknown)
    show("class", makes_class)
    show("lambda", makes_lambda)
    show("imports", imports)
    show("generator", lambda: list(generator()))
    show("failing", failing, "ab")
    show("failing class", failing_class)
    show("failing import", failing_import)
    show("few", few, "ab")
    show("few class", few_class)
    show("few import", few_import)
    show("few assert", few_assert, 0)
    show("mapped", mapped, "ab")
    show("mapped class", mapped_class)
    show("mapped import", mapped_import)
    show("mapped generator", lambda: list(mapped_generator()))
    try:
        mapped_coroutine().send(None)
    except StopIteration as e:
        print(e.value)
    for name, f in ("of int", of_int), ("of int nothing", of_int_nothing):
        if sys.version_info >= (3, 12):  # before, debug builds die of it
            show(name, f, 3)
    show("ordinary", ordinary_caller, "ab")
    show("later", later)
    # globals of a class of dict
    for f in user, unknown, plain_user:
        made = types.FunctionType(f.__code__, Loud(vars(builtins)))
        show("of loud globals", made, "ab") if f is not unknown else show("of loud globals", made)
    class_body_names()
    bodies()
