"""Producers and consumers over queues with async generators between them: back pressure, cancellation at every point, timeouts, failures, clean ends."""
import asyncio
import contextlib
import contextvars

DONE = object()
request = contextvars.ContextVar("request", default="none")


async def produce(queue, n, fail_at=None):
    for i in range(n):
        if i == fail_at:
            raise ValueError(f"producer failed at {i}")
        await queue.put(i)
    await queue.put(DONE)


async def drain(queue):
    while (item := await queue.get()) is not DONE:
        yield item
        queue.task_done()


async def batches(source, size):
    batch = []
    try:
        async for item in source:
            batch.append(item)
            if len(batch) == size:
                yield batch
                batch = []
    finally:
        events.append(f"batches end with {len(batch)} left")
    if batch:
        yield batch


async def throttled(source, every):
    n = 0
    async for item in source:
        n += 1
        if n % every == 0:
            await asyncio.sleep(0)
        yield item


async def merge(*sources):
    queue = asyncio.Queue(2)

    async def pump(source):
        async for item in source:
            await queue.put(item)
    tasks = [asyncio.create_task(pump(s)) for s in sources]

    async def finish():
        await asyncio.gather(*tasks, return_exceptions=True)
        await queue.put(DONE)
    end = asyncio.create_task(finish())
    try:
        async for item in drain(queue):
            yield item
        for t in tasks:
            t.result()
    finally:
        for t in [*tasks, end]:
            t.cancel()
        await asyncio.gather(*tasks, end, return_exceptions=True)
        events.append("merge ends")


async def ticks(n):
    for i in range(n):
        try:
            yield i, request.get()
        except GeneratorExit:
            events.append(f"ticks closed at {i}")
            raise
        await asyncio.sleep(0)


events = []


async def pipeline(n, fail_at=None):
    queue = asyncio.Queue(3)
    async with asyncio.TaskGroup() as group:
        group.create_task(produce(queue, n, fail_at))
        return [b async for b in batches(throttled(drain(queue), 3), 4)]


async def watched(n):
    total = 0
    async with contextlib.aclosing(merge(ticks(n), ticks(n), ticks(n))) as items:
        async for i, name in items:
            total += i
    return total, name


async def main():
    print(await pipeline(10))
    try:
        await pipeline(10, 5)
    except* ValueError as group:
        print(group.exceptions)
    for steps in range(12):  # cancelled after any number of turns of the loop
        events.clear()
        task = asyncio.create_task(pipeline(30))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        result, = await asyncio.gather(task, return_exceptions=True)
        print(steps, repr(result)[:40], events)
    events.clear()
    request.set("outer")
    print(await watched(5), events)
    events.clear()
    async for i, name in merge(ticks(9), ticks(9)):
        if i == 3:
            break
    for _ in range(20):  # the loop closes what was left
        await asyncio.sleep(0)
    print(events[-1:], len(events))
    events.clear()
    try:
        async with asyncio.timeout(0.02):
            async for batch in batches(drain(asyncio.Queue()), 2):
                print("never")
    except TimeoutError:
        print("timeout", events)
    queue = asyncio.Queue()
    taker = drain(queue)
    try:
        await asyncio.wait_for(anext(taker), 0.01)
    except TimeoutError:
        print("no item", taker.ag_running, taker.ag_frame)
    print([x async for x in taker])
    tasks = [asyncio.create_task(pipeline(n)) for n in range(40)]
    for t in tasks[::3]:
        t.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    print(sum(isinstance(r, asyncio.CancelledError) for r in results), sum(sum(map(sum, r)) for r in results if isinstance(r, list)))


asyncio.run(main())
