"""Generators and coroutines that are made under a tracer, resumed under it and after it."""
import asyncio
import sys

from _events import both, traced


def count(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                print("got", got)
    except ValueError:
        yield "caught"
    finally:
        len("closing")


def delegating(n):
    result = yield from count(n)
    yield from [result, (yield)]
    return "end"


def consume():
    g = delegating(1)
    items = [next(g), g.send("x"), g.send("y"), list(g)]
    h = count(3)
    next(h)
    items.append(h.throw(ValueError))
    h.close()
    return items, sum(count(4)), [x * y for x in count(2) for y in count(2)]


class Wait:
    def __await__(self):
        got = yield "waiting"
        return got


async def inner(x):
    async with Async():
        return await Wait(), x


class Async:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        pass


async def outer():
    first = await inner(1)
    try:
        second = await inner(2)
    except KeyError as e:
        second = e
    return first, second


def drive():
    c = outer()
    sent = [c.send(None), c.send("a")]
    try:
        c.throw(KeyError("thrown"))
    except StopIteration as e:
        sent.append(repr(e.value))
    return sent


async def task(n):
    await asyncio.sleep(0)
    return n


async def program():
    return await asyncio.gather(task(1), task(2))


def run():
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(program())
    finally:
        loop.close()


def make():
    g = count(3)
    next(g)
    return g


def main():
    consume(), drive(), run()
    print(both(consume))
    print(both(drive))
    g = traced(make)
    print(type(g).__name__, list(g))
    g = traced(make)
    print(traced(next, g), g.gi_frame.f_lineno, traced(g.send, "z"), traced(next, g, "none left"))
    print(run())
    here = []

    def trace(frame, event, arg):
        if frame.f_code.co_filename == __file__:
            here.append((frame.f_lineno, event, frame.f_code.co_name))
        return trace
    sys.settrace(trace)
    run()
    sys.settrace(None)
    print([event for event in here if event[2] in ("task", "program")])
