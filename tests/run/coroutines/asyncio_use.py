import asyncio


async def worker(name, queue, out):
    while True:
        item = await queue.get()
        if item is None:
            return name
        await asyncio.sleep(0)
        out.append((name, item))


async def queues():
    queue, out = asyncio.Queue(), []
    tasks = [asyncio.create_task(worker(n, queue, out)) for n in "ab"]
    for i in range(6):
        await queue.put(i)
    for _ in tasks:
        await queue.put(None)
    print(await asyncio.gather(*tasks), sorted(i for _, i in out))


async def cancel():
    async def sleeper():
        try:
            await asyncio.sleep(100)
        except asyncio.CancelledError:
            print("cancelled")
            raise
        finally:
            print("cleaning")
    task = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("task is cancelled", task.cancelled())


async def timeouts():
    try:
        await asyncio.wait_for(asyncio.sleep(50), 0.01)
    except asyncio.TimeoutError:
        print("timeout")
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(50)
    except TimeoutError:
        print("timeout block")


async def groups():
    async def part(n):
        await asyncio.sleep(0)
        if n == 2:
            raise ValueError(n)
        return n
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(part(i)) for i in range(3)]
    except* ValueError as e:
        print("group", [repr(x) for x in e.exceptions])
    print(await asyncio.gather(part(1), part(2), return_exceptions=True))


async def locks():
    lock, order = asyncio.Lock(), []

    async def use(n):
        async with lock:
            order.append(n)
            await asyncio.sleep(0)
            order.append(n)
    await asyncio.gather(*(use(i) for i in range(3)))
    print(order)
    event = asyncio.Event()

    async def waiter():
        await event.wait()
        return "woken"
    task = asyncio.ensure_future(waiter())
    await asyncio.sleep(0)
    event.set()
    print(await task)
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_result, "future")
    print(await future)


for f in (queues, cancel, timeouts, groups, locks):
    asyncio.run(f())


async def fails():
    raise KeyError("main fails")


try:
    asyncio.run(fails())
except KeyError as e:
    print(repr(e))
