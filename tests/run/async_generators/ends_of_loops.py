"""How an async for ends: what is released when, where the frame stands then, what finalisers and handlers see."""
import sys
import weakref


def run(coroutine):
    """Drives a coroutine; what it awaits is answered with its own value."""
    value = None
    while True:
        try:
            value = coroutine.send(value)
        except StopIteration as e:
            return e.value
        print("  awaits", value)


class Suspend:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


class Loud:
    """Says when it dies, where its user's frame stands then, and what is being handled."""
    def __init__(self, name):
        self.name = name

    def __del__(self):
        frame = sys._getframe(1)
        print("  dies:", self.name, "in", frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, frame.f_lasti,
              sys.exc_info()[0])


async def numbers(n, *kept):
    for i in range(n):
        yield i


async def with_finally(n):
    mark = Loud("generator's local")
    try:
        for i in range(n):
            await Suspend(("step", i))
            yield i
    finally:
        print("  finally", sys.exc_info()[0])
        await Suspend("finally")


async def simple():
    async for x in numbers(3, Loud("argument of numbers")):
        print("  item", x)
    else:
        print("  else", sys.exc_info()[0])
    return "end"


async def awaiting():
    async for x in with_finally(2):
        print("  item", x)
    print("  behind", sys.exc_info()[0])


async def over_lines():
    async for (
        x
    ) in numbers(
        1,
        Loud("on its own line"),
    ):
        print("  item", x)
    print("  behind")


async def empty_ones():
    async for x in numbers(0):
        print("never")
    try:
        print(x)
    except UnboundLocalError as e:
        print(" ", type(e).__name__, e)
    async for x in numbers(0):
        print("never")
    else:
        x = "bound behind"
    print(" ", x)


async def in_handlers():
    try:
        1 / 0
    except ZeroDivisionError:
        async for x in numbers(2, Loud("in a handler")):
            print("  item", x, sys.exc_info()[0])
        print("  still", sys.exc_info()[0])
        try:
            async for x in numbers(0):
                pass
            raise KeyError("new")
        except KeyError as e:
            print("  context", repr(e.__context__))
    try:
        async for x in numbers(1):
            raise LookupError(x)
    except LookupError as e:
        print(" ", repr(e), repr(e.__context__))
    finally:
        async for x in numbers(2):
            print("  in finally", x)


async def jumps():
    for i in range(4):
        async for x in numbers(i):
            if x == 1:
                break
            async for y in numbers(x + 1):
                continue
        else:
            print("  no break", i)
            continue
        print("  break", i, x)
    async for x in numbers(3):
        async for y in numbers(3):
            if y > x:
                return x, y


async def again():
    g = numbers(2)
    print(" ", [x async for x in g], [x async for x in g], g.ag_running, g.ag_frame)
    g = numbers(2)
    await g.aclose()
    print(" ", [x async for x in g])
    g = numbers(3)
    async for x in g:
        break
    print(" ", x, [y async for y in g])
    try:
        await g.__anext__()
    except StopAsyncIteration as e:
        print(" ", repr(e), e.__traceback__.tb_next)


async def last_step_raises():
    async def fails(kind):
        yield 1
        raise kind("at the end")
    for kind in StopAsyncIteration, StopIteration, KeyError, GeneratorExit:
        try:
            async for x in fails(kind):
                print("  item", x)
            print("  ended")
        except BaseException as e:
            print(" ", kind.__name__, "->", repr(e), repr(e.__cause__))


class Mine:
    """An asynchronous iterator of Python: it ends by raising, from a coroutine, or with a subclass."""
    def __init__(self, n, error):
        self.n, self.error = n, error

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise self.error
        self.n -= 1
        return self.n


class Ended(StopAsyncIteration):
    pass


async def own_iterators():
    for error in StopAsyncIteration, Ended("with a message"), StopIteration("not an end"):
        try:
            async for x in Mine(2, error):
                print("  item", x)
            print("  ended", sys.exc_info()[0])
        except Exception as e:
            print(" ", repr(e), repr(e.__cause__))


async def thrown_into():
    async def stubborn():
        try:
            yield await Suspend("first")
        except KeyError:
            print("  caught; ends")
    async for x in stubborn():
        print("  item", x)
    print("  behind", sys.exc_info()[0])


async def watched():
    g = numbers(1)
    ref = weakref.ref(g, lambda r: print("  generator is gone", sys.exc_info()[0]))
    async for x in g:
        del g
    print("  behind", ref())


async def delegating():
    async def inner(n):
        async for x in numbers(n):
            yield x
        async for x in with_finally(1):
            yield "f", x
    async for x in inner(2):
        print("  item", x)
    print([x async for x in inner(0) if x])
    print({x async for y in numbers(3) async for x in numbers(y)})


def main():
    for f in (simple, awaiting, over_lines, empty_ones, in_handlers, jumps, again, last_step_raises, own_iterators, watched, delegating):
        print(f.__name__)
        print(" ->", run(f()))
    print("thrown_into")
    c = thrown_into()
    print(" ", c.send(None))
    try:
        c.throw(KeyError())
    except StopIteration as e:
        print(" ->", e.value)


main()
