"""Async generators made under a tracer and resumed under it."""
from _events import both, traced


class Wait:
    def __await__(self):
        return (yield "waiting")


async def items(n):
    try:
        for i in range(n):
            got = yield i, await Wait()
            if got:
                print("got", got)
    except ValueError:
        yield "caught"
    finally:
        await Wait()


async def consume():
    out = [x async for x in items(2) if x]
    g = items(3)
    out.append(await g.asend(None))
    out.append(await g.athrow(ValueError))
    await g.aclose()
    out.append([y async for y in (x async for x in items(1))])
    return out


def drive(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as e:
        return e.value


def run():
    return drive(consume())


def main():
    print(run())
    print(both(run))
    g = traced(items, 2)
    print(type(g).__name__, drive(g.asend(None)), traced(drive, g.asend("x")), drive(g.aclose()))
    print(run())
