"""Four async generators, each fed by the one before."""
N = 12000


async def count(n):
    for i in range(n):
        yield i


async def squares(source):
    async for x in source:
        yield x * x


async def odd(source):
    async for x in source:
        if x & 1:
            yield x


async def pairs(source):
    last = None
    async for x in source:
        if last is not None:
            yield last, x
        last = x


async def work(n):
    total = 0
    async for a, b in pairs(odd(squares(count(n)))):
        total += b - a
    return total


def main(n):
    try:
        work(n).send(None)
    except StopIteration as e:
        return e.value
