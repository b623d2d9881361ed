"""Generators that take the memory of dead ones whose functions have other names, code or closures since; delegation out of handlers."""
import asyncio
import sys
import types


def plain(n):
    for i in range(n):
        yield i


async def coroutine(n):
    return n


async def asynchronous(n):
    for i in range(n):
        yield i


def names(g):
    code = getattr(g, "gi_code", None) or getattr(g, "cr_code", None) or getattr(g, "ag_code", None)
    frame = getattr(g, "gi_frame", None) or getattr(g, "cr_frame", None) or getattr(g, "ag_frame", None)
    return g.__name__, g.__qualname__, code.co_name, code.co_flags, frame and frame.f_code.co_name


def drop(make):
    for i in range(3):
        g = make(1)
        if hasattr(g, "close"):
            list(g) if hasattr(g, "gi_code") else g.close()


def renamed():
    for f in plain, coroutine, asynchronous:
        drop(f)
        before = f.__name__, f.__qualname__, f.__code__
        g = f(2)
        print(names(g))
        g = None
        f.__name__ = "new_name"
        g = f(2)
        print(names(g))
        g = None
        f.__qualname__ = "new.qualified"
        g = f(2)
        print(names(g))
        g = None
        f.__code__ = f.__code__.replace()
        g = f(2)
        print(names(g), f.__code__ is before[2])
        g = None
        drop(f)
        f.__code__ = f.__code__.replace(co_name="co_new")
        g = f(2)
        print(names(g))
        g = None
        f.__name__, f.__qualname__, f.__code__ = before
        g = f(2)
        print(names(g), repr(g).split(" at ")[0])
        g = None


def types_coroutine():
    @types.coroutine
    def legacy(n):
        yield n
        return n * 2

    def plain_one(n):
        yield n
        return n * 2
    drop(plain_one)
    made = types.coroutine(plain_one)
    drop(made)
    g = made(1)
    print(names(g), made is plain_one)

    async def user():
        return await legacy(3), await made(4)
    c = user()
    try:
        value = None
        while True:
            value = c.send(value)
            print("yields", value)
    except StopIteration as e:
        print(e.value)
    g = None
    drop(plain_one)
    print(names(plain_one(1)))


def closures():
    def make(tag):
        def g(n):
            for i in range(n):
                yield tag, i
        g.__name__ = "g" + tag
        g.__qualname__ = "q." + tag
        return g
    fs = [make(t) for t in "abc"]
    for turn in range(3):
        for f in fs:
            g = f(2)
            print(names(g)[:2], list(g), end=" ")
            g = None
    print()
    g, h = fs[0](2), fs[1](2)
    print(next(g), next(h), names(g)[:2], names(h)[:2])
    fs[0].__name__ = "later"
    print(names(g)[:2], names(fs[0](1))[:2])


# --- delegation from a handler

def innermost(log):
    log.append(("inner", repr(sys.exc_info()[1])))
    got = yield 1
    log.append(("got", got, repr(sys.exc_info()[1])))
    try:
        raise KeyError("inner")
    except KeyError as e:
        log.append(("context", repr(e.__context__)))
        got = yield 2
        log.append(("in handler", repr(sys.exc_info()[1])))
    log.append(("after", repr(sys.exc_info()[1])))
    got = yield 3
    log.append(("last", repr(sys.exc_info()[1])))
    raise IndexError("out")


def middle(log, handles):
    if handles:
        try:
            raise TypeError("middle")
        except TypeError:
            log.append(("before", repr(sys.exc_info()[1])))
            yield from innermost(log)
    else:
        yield from innermost(log)


def outer(log, handles, middle_handles):
    try:
        raise ValueError("outer")
    except ValueError as e:
        if handles:
            yield from middle(log, middle_handles)
    if not handles:
        yield from middle(log, middle_handles)


def chain(e):
    names = []
    while e is not None:
        names.append(repr(e))
        e = e.__context__
    return names


def drive(make, how):
    log = []
    g = make(log)
    try:
        value = next(g)
        while True:
            if how == "driven in a handler":
                try:
                    raise OSError("driver")
                except OSError:
                    value = g.send(value)
            elif how == "throw" and value == 2:
                value = g.throw(RuntimeError("thrown"))
            elif how == "for":
                for value in g:
                    pass
                break
            else:
                value = g.send(value)
    except BaseException as e:
        log.append(chain(e))
    for line in log:
        print("   ", line)


async def async_inner(log):
    log.append(repr(sys.exc_info()[1]))
    await asyncio.sleep(0)
    log.append(repr(sys.exc_info()[1]))
    try:
        raise KeyError("inner")
    except KeyError as e:
        log.append(chain(e))
        await asyncio.sleep(0)
        log.append(repr(sys.exc_info()[1]))
    raise IndexError("out")


async def async_middle(log):
    try:
        raise TypeError("middle")
    except TypeError:
        await async_inner(log)


async def async_outer(log):
    try:
        raise ValueError("outer")
    except ValueError:
        try:
            await async_middle(log)
        finally:
            log.append(repr(sys.exc_info()[1]))


def delegating():
    for handles in False, True:
        for middle_handles in False, True:
            for how in "send", "driven in a handler", "throw", "for":
                print(handles, middle_handles, how)
                drive(lambda log: outer(log, handles, middle_handles), how)
    log = []
    try:
        asyncio.run(async_outer(log))
    except IndexError as e:
        log.append(chain(e))
    print(log)


def reentered():
    """A generator that delegates runs its own delegators from within."""
    def inner():
        try:
            print(next(top))
        except ValueError as e:
            print("refused", e, chain(e))
        yield 1
        try:
            top.send(3)
        except ValueError as e:
            print("refused", e)
        try:
            top.throw(KeyError("x"))
        except (ValueError, KeyError) as e:
            print("refused", repr(e))
        try:
            top.close()
        except ValueError as e:
            print("refused", e)
        yield 2

    def mid():
        try:
            raise LookupError("mid")
        except LookupError:
            yield from inner()

    def upper():
        yield from mid()
    top = upper()
    print(list(top))


def closed_in_handlers():
    log = []

    def inner():
        try:
            yield 1
        except GeneratorExit as e:
            log.append(chain(e))
            raise
        finally:
            log.append(repr(sys.exc_info()[1]))

    def mid():
        try:
            raise LookupError("mid")
        except LookupError:
            yield from inner()

    for how in "close", "throw", "drop", "other":
        g = mid()
        next(g)
        try:
            if how == "close":
                log.append(g.close())
            elif how == "throw":
                g.throw(GeneratorExit("by hand"))
            elif how == "other":
                g.throw(OSError, "two arguments") if sys.version_info < (3, 12) else g.throw(OSError("one"))
        except BaseException as e:
            log.append(chain(e))
        g = None
    for line in log:
        print(line)


def main():
    renamed()
    types_coroutine()
    closures()
    delegating()
    reentered()
    closed_in_handlers()
