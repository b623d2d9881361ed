"""asend(): a running mean that is fed a value and answers."""
N = 20000


async def mean():
    total = count = 0
    value = yield None
    while True:
        total += value
        count += 1
        value = yield total // count


async def work(n):
    m = mean()
    await m.asend(None)
    total = 0
    for i in range(n):
        total += await m.asend(i)
    await m.aclose()
    return total


def main(n):
    try:
        work(n).send(None)
    except StopIteration as e:
        return e.value
