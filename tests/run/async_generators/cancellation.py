"""An exception thrown while it awaits: what is awaited is cleared first, then each handler runs once, through nested async generators."""
import asyncio


async def leaf(log, n):
    try:
        for i in range(n):
            log.append(f"leaf awaits {i}")
            await asyncio.sleep(0)
            yield i
        log.append("leaf waits for ever")
        await asyncio.get_running_loop().create_future()
    except asyncio.CancelledError as e:
        log.append(f"leaf cancelled {e.args}")
        await asyncio.sleep(0)
        raise
    except ValueError as e:
        log.append(f"leaf {e!r}")
        yield "recovered"
    finally:
        log.append("leaf finally")
        await asyncio.sleep(0)
        log.append("leaf done")


async def nested(log, n, depth):
    source = leaf(log, n) if depth == 0 else nested(log, n, depth - 1)
    try:
        async for x in source:
            yield x
    except asyncio.CancelledError:
        log.append(f"nested {depth} cancelled, source running {source.ag_running}, awaits {source.ag_await}")
        raise
    finally:
        log.append(f"nested {depth} finally")
        await source.aclose()


async def consumer(log, n, depth):
    try:
        async for x in nested(log, n, depth):
            log.append(f"got {x}")
    except asyncio.CancelledError as e:
        log.append(f"consumer cancelled {e.args} context {e.__context__!r}")
        raise
    finally:
        log.append("consumer finally")


async def cancelled(n, depth, rounds, message=None):
    log = []
    task = asyncio.create_task(consumer(log, n, depth))
    for _ in range(rounds):
        await asyncio.sleep(0)
    while not message and "leaf waits for ever" not in log:
        await asyncio.sleep(0)
    task.cancel(message)
    try:
        await task
    except asyncio.CancelledError as e:
        log.append(f"task {e.args} {task.cancelled()}")
    return log


async def timed_out(depth):
    log = []
    try:
        async with asyncio.timeout(0.3):
            await consumer(log, 2, depth)
    except TimeoutError as e:
        log.append(f"timeout {type(e.__cause__).__name__}")
    try:
        await asyncio.wait_for(consumer(log, 1, depth), 0.3)
    except TimeoutError:
        log.append("wait_for")
    return log


async def shielded():
    log = []

    async def gen():
        try:
            yield await asyncio.shield(inner)
        except asyncio.CancelledError:
            log.append(f"gen cancelled, inner {inner.cancelled()}")
            yield await inner
        log.append("end")

    async def work():
        await asyncio.sleep(0.005)
        return "inner"
    inner = asyncio.create_task(work())

    async def consume():
        return [x async for x in gen()]
    task = asyncio.create_task(consume())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    log.append(await task)
    return log


async def thrown():
    """athrow and asend().throw while it awaits."""
    log = []
    g = leaf(log, 1)
    a = g.asend(None)
    future = a.send(None)
    log.append(f"{future} {g.ag_running} {type(g.ag_await).__name__}")
    try:
        a.throw(ValueError("v"))
    except StopIteration as e:
        log.append(f"item {e.value} {g.ag_running} {g.ag_await}")
    b = g.athrow(KeyError("k"))
    log.append(b.send(None))
    log.append(f"{g.ag_running} {type(g.ag_await).__name__}")
    try:
        b.send(None)
    except KeyError as e:
        log.append(f"{e!r} {g.ag_running} {g.ag_frame}")
    return log


async def in_group():
    log = []
    try:
        async with asyncio.TaskGroup() as group:
            for depth in range(3):
                group.create_task(consumer(log, 1, depth))
            await asyncio.sleep(0.005)
            raise ZeroDivisionError("in the group")
    except* ZeroDivisionError as e:
        log.append(f"{e.exceptions}")
    return sorted(log)


async def main():
    for depth in range(4):
        for rounds in range(6):
            print(depth, rounds, await cancelled(3, depth, rounds, "now"))
        print(depth, await cancelled(2, depth, 0))
    print(await timed_out(2))
    print(await shielded())
    print(await thrown())
    print(await in_group())


for factory in (None, lambda loop, coro, **kw: asyncio.tasks._PyTask(coro, loop=loop, **kw)):
    with asyncio.Runner() as runner:
        runner.get_loop().set_task_factory(factory)
        runner.run(main())
