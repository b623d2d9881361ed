"""`raise SomeClass`: the instance is there for everybody who looks, whoever is between."""
import contextlib
import functools
import gc
import sys
import traceback

# From 3.14 on counts inside a call may differ by one (README).
counted = sys.getrefcount if sys.version_info < (3, 14) else lambda o: None


def fails(kind=ValueError):
    raise kind


def fails_at_once():
    raise KeyError


def told(e):
    return type(e).__name__, e.args, type(e.__context__).__name__, e.__cause__, [t.name for t in traceback.extract_tb(e.__traceback__)], counted(e), gc.is_tracked(e)


class WithNew(Exception):
    def __new__(cls):
        print("made")
        return super().__new__(cls)


KINDS = [ValueError, KeyError, WithNew, StopIteration, StopAsyncIteration, GeneratorExit, KeyboardInterrupt, SystemExit, OSError, AttributeError, ImportError, RecursionError, MemoryError, BaseException,
         Exception, ExceptionGroup, UnicodeDecodeError, int, 5]


def generator(kind):
    yield 1
    raise kind


async def coroutine(kind):
    raise kind


async def async_generator(kind):
    yield 1
    raise kind


@contextlib.contextmanager
def manager():
    try:
        yield
    except ValueError as e:
        print("manager", told(e))
        raise


def by_c(kind):
    calls = [lambda: list(map(fails, [kind])), lambda: sorted([1], key=lambda x: fails(kind)), lambda: functools.reduce(lambda a, b: fails(kind), [1, 2]), lambda: next(generator(kind)),
             lambda: list(generator(kind)), lambda: sum(generator(kind)), lambda: coroutine(kind).send(None), lambda: max([1, 2], key=lambda x: fails(kind)), lambda: getattr(Property(kind), "p", "default"),
             lambda: hasattr(Property(kind), "p"), lambda: Property(kind)[0], lambda: 5 in Property(kind), lambda: list(Property(kind)), lambda: eval("f(k)", {"f": fails, "k": kind})]
    for n, call in enumerate(calls):
        try:
            print(n, call())
        except BaseException as e:
            print(n, told(e))


class Property:
    def __init__(self, kind):
        self.kind = kind

    @property
    def p(self):
        raise self.kind

    def __getitem__(self, i):
        raise self.kind


def contexts():
    try:
        try:
            fails_at_once()
        finally:
            fails()
    except ValueError as e:
        print(told(e), told(e.__context__))
    try:
        try:
            raise ValueError
        except ValueError:
            raise KeyError
    except KeyError as e:
        print(told(e), e.__context__.__context__)
    try:
        raise ValueError from None
    except ValueError as e:
        print(told(e), e.__suppress_context__)
    try:
        raise ValueError from KeyError
    except ValueError as e:
        print(type(e.__cause__), e.__suppress_context__)
    try:
        with manager():
            raise ValueError
    except ValueError as e:
        print(told(e))
    try:
        with manager():
            fails(IndexError)
    except IndexError as e:
        print(told(e))


def same_again():
    seen = []
    for i in range(3):
        try:
            fails()
        except ValueError as e:
            seen.append(e)
            e.n = i
    print([e.n for e in seen], len({id(e) for e in seen}))
    try:
        raise ValueError
    except ValueError:
        print(sys.exc_info()[0], sys.exc_info()[1].args, sys.exc_info()[2].tb_lineno - same_again.__code__.co_firstlineno)
        print(traceback.format_exc())


def step(c):
    try:
        c.send(None)
    except BaseException as e:
        print(told(e))


def at_limit(n):
    if n == 0:
        raise ValueError
    return at_limit(n - 1)


def to_limit():
    """The deepest call raises, or is too deep."""
    outcomes = set()
    for n in range(850, 1000):
        try:
            at_limit(n)
        except (ValueError, RecursionError) as e:
            outcomes.add(type(e).__name__)
    print(sorted(outcomes))


def main():
    for kind in KINDS:
        for f in (fails,):
            try:
                f(kind)
            except BaseException as e:
                print(told(e))
            try:
                f(kind)
            except ValueError:
                print("discarded")
            except (KeyError, OSError):
                print("key or os")
            except BaseException:
                pass
    for kind in (ValueError, StopIteration, AttributeError, KeyError, IndexError, StopAsyncIteration):
        by_c(kind)
        c = async_generator(kind)
        step(c.__anext__())
        step(c.__anext__())
    contexts()
    same_again()
    to_limit()
    fails()
