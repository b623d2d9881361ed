"""A chain of ten coroutines, awaited at once."""
N = 8000


async def c0(x):
    return x


async def c1(x):
    return await c0(x)


async def c2(x):
    return await c1(x)


async def c3(x):
    return await c2(x)


async def c4(x):
    return await c3(x)


async def c5(x):
    return await c4(x)


async def c6(x):
    return await c5(x)


async def c7(x):
    return await c6(x)


async def c8(x):
    return await c7(x)


async def c9(x):
    return await c8(x)


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as e:
        return e.value


async def many(n):
    total = 0
    for i in range(n):
        total += await c9(i)
    return total


def main(n):
    return run(many(n))
