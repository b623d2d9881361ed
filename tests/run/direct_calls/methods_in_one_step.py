"""The load of a method and its call are one step: where each fails, what dies when, receivers in every form, classes that change between and during."""
import gc
import sys
import traceback
import weakref


def position(code, lasti):
    """Line and columns: while a function is called, the instruction itself is one of several (runtime/README.md)."""
    line, end, column, end_column = list(code.co_positions())[lasti // 2]
    return line - code.co_firstlineno, end - code.co_firstlineno, column, end_column


def places(f, *args):
    """The way of an exception: lines and columns, what it says, and where the frames say they are."""
    try:
        f(*args)
    except Exception as e:
        tb, seen = e.__traceback__.tb_next, []
        while tb:
            code = tb.tb_frame.f_code
            seen.append((code.co_name, tb.tb_lineno - code.co_firstlineno, position(code, tb.tb_lasti), position(code, tb.tb_frame.f_lasti)))
            tb = tb.tb_next
        print(type(e).__name__, e, seen)
        print("".join(traceback.format_exception(e)[2:]), end="")
    else:
        print("no exception")


class Loud:
    def __init__(self, name, log):
        self.name, self.log = name, log

    def __del__(self):
        frame = sys._getframe(1)
        self.log.append((self.name, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno))

    def m(self, *args):
        return self.name, args

    def fails(self):
        raise ValueError(self.name)

    @classmethod
    def c(cls, x):
        return cls.__name__, x

    @staticmethod
    def s(x):
        return "s", x


def load_fails(o):
    return (o
            .nothing
            (1))


def call_fails(o):
    return (o
            .fails
            ())


def load_fails_in_finally(o):
    x = 0
    try:
        x = 1
        return o.nothing(x)
    finally:
        x = 2


def load_fails_in_with(o):
    class Manager:
        def __enter__(self):
            return self

        def __exit__(self, *args):
            print("exit", position(args[2].tb_frame.f_code, args[2].tb_lasti))

    with Manager():
        o.nothing()


def caught_and_again(o):
    for name in "nothing", "fails":
        try:
            o.nothing() if name == "nothing" else o.fails()
        except AttributeError as e:
            print("caught", e, position(caught_and_again.__code__, e.__traceback__.tb_lasti))
        except ValueError as e:
            print("caught", e, position(caught_and_again.__code__, e.__traceback__.tb_lasti), e.__traceback__.tb_next.tb_lineno)


def discarded(o):
    try:
        return o.nothing()
    except AttributeError:
        return "none"


def walrus(o, x):
    """The argument changes a local after the load."""
    try:
        return o.nothing(x := 5)
    except AttributeError:
        return x


def temporaries(log):
    try:
        Loud("load", log).nothing(
            1)
    except AttributeError as e:
        log.append(str(e))
    try:
        Loud("call", log).fails(
        )
    except ValueError as e:
        log.append(str(e))
    log.append("before")
    Loud("good", log).m(1, 2)
    log.append("after")
    return Loud("self", log).m(Loud("argument", log)), len(log)


def keywords(o, **more):
    return o.k(1, b=2), o.k(a=1, b=3, c=4), o.m(*[1], **more) if more else o.k(b=1, a=2)


class Keywords:
    def k(self, a, b, c=0):
        return a, b, c

    def m(self, *args, **kwargs):
        return args, kwargs


def generator(o):
    try:
        yield o.m(1)
        yield o.nothing()
    finally:
        yield "finally"


class Dynamic:
    """Methods that are found in every other way."""
    __slots__ = ("slot", "__dict__", "__weakref__")
    value = staticmethod(lambda *args: ("value", args))

    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(name + "!")
        return lambda *args: ("getattr", name, args)

    @property
    def prop(self):
        return lambda *args: ("property", args)

    def hidden(self):
        return "of the class"


def all_forms(o):
    o.slot = lambda *args: ("slot", args)
    o.own = lambda *args: ("own", args)
    print(o.slot(1), o.own(2), o.prop(3), o.value(4), o.other(5), o.hidden())
    o.hidden = lambda: "of the instance"
    print(o.hidden())
    del o.hidden
    print(o.hidden(), o.nope() if hasattr(o, "nope") else "nope")


def one_site(receivers):
    return [o.m(1) for o in receivers]


class Changes:
    def m(self, x):
        if x:
            Changes.m = lambda self, x: ("new", x)
            gc.collect()
        return "old", x

    def drops(self):
        del Changes.drops
        return sys._getframe().f_code.co_name


def builtins_of_every_kind(s, d, items):
    print(s.isalpha(), s.upper(), s.find("b", 1), s.split("b"), s.join(items), s.encode("ascii", errors="ignore"), s.format(), s.zfill(5))
    print(d.get("a"), d.get("x", 7), d.setdefault("y", []).append(1), d.pop("y"), sorted(d.items()), d.copy().popitem())
    print(items.count("a"), items.index("b"), items.copy().pop(), items.extend("cd"), items.sort(reverse=True), items)
    for f in (lambda: s.upper(1), lambda: s.find(), lambda: items.append(), lambda: items.append(1, 2), lambda: d.get(), lambda: s.join(1), lambda: items.index("z"), lambda: s.split(maxsplit="x"), lambda: s.nothing()):
        try:
            f()
        except Exception as e:
            print(type(e).__name__, e)


class Text(str):
    def upper(self):
        return "own upper"


def subclasses(receivers):
    return [(o.upper(), o.lower(), o.isalpha()) for o in receivers]


def recursion(o, n):
    return o.down(n)


class Down:
    def down(self, n):
        return recursion(self, n - 1) + 1 if n else 0


def counts(o, x):
    before = sys.getrefcount(o), sys.getrefcount(x)
    for _ in range(50):
        o.m(x)
        o.c(x)
        o.s(x)
        try:
            o.nothing(x)
        except AttributeError:
            pass
        try:
            o.fails()
        except ValueError:
            pass
    return sys.getrefcount(o) - before[0], sys.getrefcount(x) - before[1]


def main():
    log = []
    loud = Loud("loud", log)
    for f in load_fails, call_fails, load_fails_in_finally, load_fails_in_with:
        for _ in range(3):
            places(f, loud)
    caught_and_again(loud)
    print(discarded(loud), discarded(loud), walrus(loud, 1))
    for _ in range(3):
        print(temporaries(log), log)
        log.clear()
    print(keywords(Keywords()), keywords(Keywords(), z=1))
    places(keywords, loud)
    print([list(generator(o)) if o is not loud else places(lambda: list(generator(loud))) for o in (loud,)])
    g = generator(loud)
    print(next(g), next(g), g.gi_frame.f_lineno - generator.__code__.co_firstlineno)
    try:
        next(g)
    except AttributeError as e:
        print(e, position(generator.__code__, e.__traceback__.tb_next.tb_lasti))
    for _ in range(4):
        all_forms(Dynamic())

    class Other:
        def m(self, x):
            return "Other", x

    class Plain:
        pass

    plain = Plain()
    plain.m = lambda x: ("attribute", x)
    module = type(sys)("module")
    module.m = lambda x: ("module", x)
    print(one_site([loud, Other(), plain, module, Other(), loud, plain, Keywords(), Dynamic(), loud] * 3))
    changes = Changes()
    print([changes.m(x) for x in (0, 0, 0, 1, 0)], changes.drops(), hasattr(changes, "drops"))
    builtins_of_every_kind("abc", {"a": 1}, ["a", "b"])
    print(subclasses(["x", Text("y"), "Z", Text("1")] * 2))
    print(recursion(Down(), 50))
    try:
        recursion(Down(), 10**6)
    except RecursionError as e:
        print(e)
    print(counts(loud, object()))
    function = Changes.__dict__["m"]
    alive = weakref.ref(function)
    del Changes.m, function
    print(alive() is None)


main()
