"""10,000 concurrent tasks, each with async generators of its own: finished, cancelled, closed by the loop; nothing is left behind."""
import asyncio
import gc
import weakref

TASKS = 10_000
alive = weakref.WeakSet()


async def count(n, gate):
    try:
        for i in range(n):
            yield i
            if i == 1:
                await gate.wait()
    finally:
        ended[0] += 1


async def doubled(source):
    async for x in source:
        yield x * 2


async def work(n, gate):
    g = count(n, gate)
    alive.add(g)
    total = 0
    async for x in doubled(g):
        total += x
    return total


async def leaves_open(n, gate):
    g = count(n, gate)
    alive.add(g)
    async for x in g:
        return x


ended = [0]


async def main():
    gate = asyncio.Event()
    tasks = [asyncio.create_task(work(i % 5, gate)) for i in range(TASKS)]
    await asyncio.sleep(0)
    print(len(alive), sum(t.done() for t in tasks), ended)
    for t in tasks[::7]:
        t.cancel()
    gate.set()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    print(sum(r for r in results if isinstance(r, int)), sum(isinstance(r, asyncio.CancelledError) for r in results), ended)
    del tasks, results
    gc.collect()
    print(len(alive))
    print(sum(await asyncio.gather(*[leaves_open(2, gate) for _ in range(1000)])))
    await asyncio.sleep(0.05)
    gc.collect()
    print(len(alive), ended)
    kept = [count(3, gate) for _ in range(500)]
    for g in kept:
        await anext(g)
    return kept


kept = asyncio.run(main())
print(ended, {g.ag_frame for g in kept})
