"""Every kind of __enter__ and __exit__, found before the block runs: what is called when it ends, with what, and when the manager dies."""
import contextlib
import functools
import io
import sys
import threading
import traceback

# From 3.14 on counts inside a call may differ by one (README).
counted = sys.getrefcount if sys.version_info < (3, 14) else lambda o: None


class Plain:
    def __init__(self, name="plain"):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, *args):
        print("exit", self.name, [a and (a.__name__ if isinstance(a, type) else type(a).__name__) for a in args])
        return self.name == "swallows"

    def __del__(self):
        print("end of", self.name, sys.exc_info()[0])


class Static:
    @staticmethod
    def __enter__():
        return "static"

    @staticmethod
    def __exit__(kind, value, tb):
        print("static exit", kind)


class OfClass:
    @classmethod
    def __enter__(cls):
        return cls.__name__

    @classmethod
    def __exit__(cls, kind, value, tb):
        print("class exit", cls.__name__, kind)


class Computed:
    @property
    def __enter__(self):
        print("computes enter")
        return lambda: "computed"

    @property
    def __exit__(self):
        print("computes exit")
        return lambda *args: print("computed exit", args)


class Callable:
    def __call__(self, *args):
        print("called", args)
        return True


class Instance:
    __enter__ = Callable()
    __exit__ = Callable()


class Binds:
    def __get__(self, o, kind):
        print("bound to", type(o).__name__, kind.__name__)
        return functools.partial(print, "partial")


class Descriptor:
    __enter__ = Binds()
    __exit__ = Binds()


class OfText(str):
    __enter__ = str.upper
    __exit__ = str.count


class NotOfText:
    def __enter__(self):
        print("never")
    __exit__ = str.upper


class EnterNotOfText:
    __enter__ = str.upper

    def __exit__(self, *args):
        print("never")


class Wrapper:
    __enter__ = object.__repr__
    __exit__ = object.__init__


class WrongWrapper:
    __enter__ = object.__hash__
    __exit__ = int.__add__


class Builtin:
    __enter__ = dir
    __exit__ = print


class Few:
    def __enter__(self):
        return 1

    def __exit__(self):
        print("never")


class Lock(type(threading.RLock())):
    pass


class NoExit:
    def __enter__(self):
        print("never")


class NoEnter:
    def __exit__(self, *args):
        print("never")


class IsNone:
    __enter__ = None
    __exit__ = None


class OnInstance:
    def __init__(self):
        self.__enter__ = self.__exit__ = lambda *args: 1


MANAGERS = [Plain, Static, OfClass, Computed, Instance, Descriptor, lambda: OfText("text"), NotOfText, EnterNotOfText, Wrapper, WrongWrapper, Builtin, Few, threading.Lock, threading.RLock, Lock,
            NoExit, NoEnter, IsNone, OnInstance, lambda: io.StringIO("s"), lambda: memoryview(b"abc"), lambda: contextlib.suppress(KeyError), contextlib.nullcontext, contextlib.ExitStack,
            lambda: 5, lambda: Plain("swallows"), threading.Condition, lambda: threading.Semaphore(2)]


def shown(v):
    return v if isinstance(v, str) or (isinstance(v, int) and -1000 < v < 1000) else type(v).__name__


def use(make, error):
    with make() as v:
        print("in", shown(v))
        if error:
            raise error("body")  # no local: a cycle would wait for the collector
    return "behind"


def leaves(make, way):
    for i in range(3):
        with make():
            if way == "return":
                return i
            if way == "break":
                break
            if way == "continue":
                continue
    return way


def nested():
    with Plain("a") as a, Plain("b") as b:
        with Plain("swallows"):
            raise KeyError(a.name + b.name)
        print("between")
    return a.name


def changed():
    """The methods are those of the time of entering."""
    class Changing(Plain):
        def __exit__(self, *args):
            print("old exit")
    m = Changing("changing")
    with m:
        Changing.__exit__ = lambda self, *args: print("new exit")
    with m:
        del Changing.__exit__
        m.__class__ = Plain
    with m:
        m.__class__ = Changing
    print(counted(m))
    with m:
        print(counted(m))


def entering_changes():
    class Entering(Plain):
        def __enter__(self):
            Entering.__exit__ = lambda self, *args: print("exit of enter")
            return self

        def __exit__(self, *args):
            print("exit of class")
    for i in range(2):
        with Entering("entering"):
            pass


def dies():
    """Who holds the manager."""
    with Plain("temporary"):
        print("body")
    print("behind")
    try:
        with Plain("failing"):
            raise ValueError
    except ValueError as e:
        print("caught", len(traceback.extract_tb(e.__traceback__)))
    m = Plain("named")
    with m as x:
        del m, x
        print("no name left")
    print("end")


def fails_entering():
    class Entering(Plain):
        def __enter__(self):
            raise KeyError("enter")
    class Exiting(Plain):
        def __exit__(self, *args):
            raise IndexError("exit")
    for kind in (Entering, Exiting):
        for error in (None, ValueError):
            try:
                print(use(lambda: kind(kind.__name__), error))
            except Exception as e:
                traceback.print_exc(file=sys.stdout)


def suspended():
    with Plain("of generator") as p:
        try:
            yield p.name
            yield 2
        except KeyError:
            yield "key"


def generators():
    print(list(suspended()))
    g = suspended()
    next(g)
    g.close()
    g = suspended()
    next(g)
    print(g.throw(KeyError))
    g.close()
    g = suspended()
    next(g)
    try:
        g.throw(ValueError("thrown"))
    except ValueError as e:
        print(e)
    g = suspended()
    next(g)
    del g
    print("gone")


class Async:
    def __init__(self, swallows=False):
        self.swallows = swallows

    async def __aenter__(self):
        print("aenter")
        return self

    async def __aexit__(self, *args):
        print("aexit", args[0])
        return self.swallows

    def __del__(self):
        print("end of async", sys.exc_info()[0])


class Meta(type):
    def __enter__(cls):
        return "enters " + cls.__name__

    def __exit__(cls, *args):
        print("exits", cls.__name__)


class Entered(metaclass=Meta):
    pass


async def asynchronous(swallows, error):
    async with Async(swallows) as a:
        if error:
            raise error("body")
    return "left"


def nested_generator():
    with Plain("1"), Plain("2"):
        with Plain("3"):
            got = [(yield 1), (yield 2), *(yield 3)]
            for i in range(2):
                with Plain("4"):
                    with Plain("swallows"):
                        yield i
                        yield from suspended()
                    if i:
                        continue
                    yield got


class Suspends:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        for i in range(self.n):
            yield i
        return self.n


async def nested_coroutine():
    total = 0
    async with Async(), Async(True):
        async with Async():
            total += await Suspends(1)
            async for x in items():
                async with Async(x == 1):
                    total += await Suspends(x) + await Suspends(2)
                    if x == 1:
                        raise KeyError
    return total


async def items():
    async with Async():
        for i in range(3):
            with Plain("of items"):
                yield await Suspends(i)


def at_each_stop(make, action):
    """Does something at the first stop, the second, and so on."""
    for stop in range(40):
        it, log = make(), []
        try:
            value = None
            for i in range(stop):
                value = it.send(value and (i,) if i else None)
                log.append(value)
            log.append(action(it))
        except StopIteration as e:
            print(stop, "ended", e.value)
            break
        except Exception as e:
            log.append((type(e).__name__, len(traceback.extract_tb(e.__traceback__))))
        print(stop, log)
        it.close()


def run(c):
    try:
        c.send(None)
    except StopIteration as e:
        print("result", e.value)
    except Exception as e:
        print(type(e).__name__, e, len(traceback.extract_tb(e.__traceback__)))


def main():
    for rounds in range(2):
        for make in MANAGERS:
            for error in (None, KeyError):
                try:
                    print(use(make, error))
                except Exception as e:
                    print(type(e).__name__, e, [entry.name for entry in traceback.extract_tb(e.__traceback__)])
    for way in ("return", "break", "continue", "none"):
        print(leaves(lambda: Plain(way), way))
    print(nested())
    changed()
    entering_changes()
    dies()
    fails_entering()
    generators()
    for make in (nested_generator, nested_coroutine):
        at_each_stop(make, lambda it: it.close())
        at_each_stop(make, lambda it: it.throw(KeyError("thrown")))
        at_each_stop(make, lambda it: None)
    with Entered as e:
        print(e)
    run(asynchronous(False, None))
    run(asynchronous(True, KeyError))
    run(asynchronous(False, KeyError))


# At module level, where names are no locals.
with Plain("of module") as name:
    print(name.name)
del name
