import contextlib


@contextlib.contextmanager
def manager(name, swallow=()):
    print("set up", name)
    try:
        yield name.upper()
    except swallow as e:
        print("swallowed", e)
    finally:
        print("tear down", name)


with manager("one") as m:
    print(m)
with manager("two", (ValueError,)) as m:
    raise ValueError("v")
try:
    with manager("three") as m:
        raise KeyError("k")
except KeyError as e:
    print("escaped", e)


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


try:
    with twice():
        pass
except RuntimeError as e:
    print(e)


@contextlib.contextmanager
def never():
    if False:
        yield


try:
    with never():
        pass
except RuntimeError as e:
    print(e)


@manager("decorator")
def decorated():
    print("in function")
    return 5


print(decorated())
with contextlib.ExitStack() as stack:
    for n in "abc":
        stack.enter_context(manager(n))
    stack.callback(print, "callback")
    print("body")
with contextlib.suppress(ZeroDivisionError):
    1 / 0
try:
    with manager("stop"):
        raise StopIteration("s")
except StopIteration as e:
    print("StopIteration passed", e)


@contextlib.contextmanager
def replaces():
    try:
        yield
    except ValueError as e:
        raise TypeError("replaced") from e


try:
    with replaces():
        raise ValueError("original")
except TypeError as e:
    print(repr(e), repr(e.__cause__))
class Closing:
    def close(self):
        print("closed")


with contextlib.closing(Closing()), contextlib.nullcontext(3) as n:
    print(n)
