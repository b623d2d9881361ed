"""async for over one async generator that never awaits."""
N = 60000


async def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


async def work(n):
    total = 0
    async for x in count(n):
        total += x
    return total


def main(n):
    try:
        work(n).send(None)
    except StopIteration as e:
        return e.value
