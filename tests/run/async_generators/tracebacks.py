"""Tracebacks, contexts and sys.exc_info() in and around async generators; StopIteration and StopAsyncIteration that leave a body."""
import asyncio
import sys
import traceback


class Pause:
    def __await__(self):
        return (yield "pause")


async def fails(n):
    for i in range(n):
        yield i
    await Pause()
    raise KeyError("at the end")


async def middle(source):
    async for x in source:
        yield x


async def consume(source):
    return [x async for x in source]


async def chained():
    try:
        async for x in middle(fails(1)):
            pass
    except KeyError as e:
        raise ValueError("from") from e
    yield


async def in_handler():
    try:
        raise ZeroDivisionError("handled")
    except ZeroDivisionError:
        yield sys.exc_info()[0].__name__
        await Pause()
        yield sys.exc_info()[0].__name__
        try:
            yield 3
        finally:
            print("finally", repr(sys.exc_info()[1]))
            raise


def drive(c, *more):
    try:
        value = c.send(None)
        while True:
            print("  awaits", value, repr(sys.exc_info()[1]))
            value = c.throw(*more) if more else c.send(None)
    except StopIteration as e:
        print("  returned", e.value)
    except BaseException:
        traceback.print_exc()


drive(consume(middle(fails(2))))
drive(consume(middle(fails(2))), ValueError("thrown"))
drive(consume(chained()))
drive(consume(chained()), OSError("thrown"))


def step(a):
    try:
        return a.send(None)
    except StopIteration as e:
        return e.value


g = in_handler()
try:
    raise IndexError("outside")
except IndexError:
    print(step(g.asend(None)), repr(sys.exc_info()[1]))
    a = g.asend(None)
    print(a.send(None), repr(sys.exc_info()[1]))
print(step(a), sys.exc_info())
print(step(g.asend(None)))
try:
    raise OSError("around")
except OSError:
    try:
        step(g.athrow(RuntimeError("in")))
    except RuntimeError as e:
        traceback.print_exc()


async def leaves(error):
    yield 1
    try:
        raise LookupError("context")
    except LookupError:
        raise error


async def thrown_out():
    try:
        yield 1
    except ZeroDivisionError:
        yield 2


for error in (StopIteration("si"), StopAsyncIteration("sai"), StopIteration, GeneratorExit("ge"), ValueError("v")):
    drive(consume(leaves(error)))
    g = leaves(error)
    step(g.__anext__())
    for _ in range(2):
        try:
            print(step(g.__anext__()))
        except BaseException as e:
            print(type(e).__name__, e, repr(e.__cause__), repr(e.__context__), e.__suppress_context__, g.ag_frame)
    for call in (lambda g: g.athrow(error), lambda g: g.asend(None).throw(error)):
        g = thrown_out()
        step(g.__anext__())
        try:
            print(step(call(g)))
        except BaseException as e:
            print(type(e).__name__, e, repr(e.__cause__), len(traceback.extract_tb(e.__traceback__)))
        g = thrown_out()
        try:
            print(step(call(g)))  # not started
        except BaseException as e:
            print(type(e).__name__, e, repr(e.__cause__), traceback.extract_tb(e.__traceback__))


async def frames():
    frame = sys._getframe()
    yield frame.f_back.f_code.co_name, frame.f_lineno
    await asyncio.sleep(0)
    yield frame.f_back.f_code.co_name, frame.f_lineno
    yield [f.f_code.co_name for f, _ in traceback.walk_stack(frame)]


async def look():
    g = frames()
    frame = g.ag_frame
    line = frames.__code__.co_firstlineno
    print(frame.f_lineno - line, frame.f_back)
    async for x in g:
        print(x, g.ag_frame is frame, frame.f_lineno - line, frame.f_back, sorted(frame.f_locals))
    print(g.ag_frame, frame.f_lineno - line, frame.f_back)
    frame.clear()


drive(look())


async def divide(n):
    yield 1 / n


async def main():
    async for x in divide(0):
        print(x)


asyncio.run(main())
