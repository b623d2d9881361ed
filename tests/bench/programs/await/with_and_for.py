"""async with and async for over objects that never suspend."""
N = 20000


class Lock:
    async def __aenter__(self):
        return 1

    async def __aexit__(self, *args):
        return False


class Count:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def work(n):
    total = 0
    lock = Lock()
    async for i in Count(n):
        async with lock as one:
            total += i + one
    return total


def main(n):
    try:
        work(n).send(None)
    except StopIteration as e:
        return e.value
