"""Coroutines that really suspend, through a chain, driven by a small scheduler."""
N = 1500


class Switch:
    def __await__(self):
        yield


async def inner(x):
    await Switch()
    return x


async def middle(x):
    return await inner(x) + 1


async def worker(n):
    total = 0
    for i in range(n):
        total += await middle(i)
    return total


def main(n):
    ready = [worker(n) for _ in range(10)]
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
