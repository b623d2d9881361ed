"""An async generator that awaits before each item: coroutines that are ready, and one that suspends to the scheduler."""
N = 2500


class Switch:
    def __await__(self):
        yield


async def load(i):
    return i


async def rows(n):
    for i in range(n):
        x = await load(i)
        if not i & 3:
            await Switch()
        yield x


async def worker(n):
    total = 0
    async for x in rows(n):
        total += x
    return total


def main(n):
    ready = [worker(n) for _ in range(8)]
    total = 0
    while ready:
        again = []
        for c in ready:
            try:
                c.send(None)
                again.append(c)
            except StopIteration as e:
                total += e.value
        ready = again
    return total
