"""Async comprehensions and async generator expressions over short async generators."""
N = 2500


async def few(n):
    for i in range(n):
        yield i


async def work(n):
    total = 0
    for i in range(n):
        total += len([x async for x in few(i % 9)]) + sum([x async for x in (y * 2 async for y in few(i % 7) if y)])
    return total


def main(n):
    try:
        work(n).send(None)
    except StopIteration as e:
        return e.value
