# leaks: it measures that itself
"""A million items through async generators, and a million awaits inside: no growth of memory, objects or references."""
import asyncio
import gc
import resource
import sys

ITEMS = 1_000_000
BATCH = 100_000


async def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


async def shifted(source, by):
    async for x in source:
        yield x + by


class Ready:
    def __await__(self):
        return 1
        yield


async def one():
    return 1


async def awaited(n):
    for _ in range(n):
        await one()
        yield _


def drive(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as e:
        return e.value


async def total(source):
    s = 0
    async for x in source:
        s += x
    return s


def used():
    gc.collect()
    return sys.getallocatedblocks()


marker = object()


async def same(n):
    for _ in range(n):
        yield marker


async def swallow(source):
    async for x in source:
        pass


before = references = None
for batch in range(ITEMS // BATCH):
    assert drive(total(shifted(count(BATCH), 1))) == BATCH * (BATCH + 1) // 2
    if batch == 1:
        before, peak = used(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print("blocks", used() - before < 500, "peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak < 4000)
references = sys.getrefcount(marker)
drive(swallow(same(BATCH)))
print("references", sys.getrefcount(marker) - references)
before = used()
print(drive(total(awaited(BATCH * 3))), used() - before < 500)


async def under_asyncio():
    s = 0
    async for x in shifted(count(BATCH), 0):
        if x % 1000 == 0:
            await asyncio.sleep(0)
        s += x
    return s

before = None
for _ in range(3):
    print(asyncio.run(under_asyncio()))
    before = before or used()
print(used() - before < 500)
