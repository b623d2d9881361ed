"""async with over asynccontextmanager: an async generator made, started and closed each time."""
import contextlib

N = 3000


@contextlib.asynccontextmanager
async def borrowed(pool):
    item = pool.pop()
    try:
        yield item
    finally:
        pool.append(item)


async def work(n):
    pool, total = [1, 2, 3], 0
    for _ in range(n):
        async with borrowed(pool) as a:
            total += a
    return total


def main(n):
    try:
        work(n).send(None)
    except StopIteration as e:
        return e.value
