# asyncio's own functions, natively where they are carried: its loop, tasks, queues, locks, streams.
import asyncio
import contextlib
import logging


async def producer(queue, n):
    for i in range(n):
        await queue.put(i)
    await queue.put(None)


async def consumer(queue, out):
    while (item := await queue.get()) is not None:
        out.append(item)
        queue.task_done()
        if item % 5 == 0:
            await asyncio.sleep(0)


async def worker(semaphore, lock, done, i):
    async with semaphore:
        await asyncio.sleep(0.001 * (i % 2))
        async with lock:
            done.append(i)
    if i == 3:
        raise ValueError(f"worker {i}")
    return i


@contextlib.asynccontextmanager
async def noted(log, name):
    log.append("+" + name)
    try:
        yield name
    finally:
        log.append("-" + name)


async def cancelled(log):
    try:
        async with noted(log, "long"):
            await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append("cancelled")
        raise


async def serve(reader, writer):
    while line := await reader.readline():
        writer.write(b"echo " + line)
        await writer.drain()
    writer.close()


async def client(path, lines):
    reader, writer = await asyncio.open_unix_connection(path) if isinstance(path, str) else await asyncio.open_connection(*path)
    answers = []
    for line in lines:
        writer.write(line)
        await writer.drain()
        answers.append(await reader.readline())
    writer.write_eof()
    answers.append(await reader.read())
    writer.close()
    await writer.wait_closed()
    return answers


async def program():
    queue, out = asyncio.Queue(3), []
    await asyncio.gather(producer(queue, 20), consumer(queue, out))
    print(out)
    semaphore, lock, done = asyncio.Semaphore(2), asyncio.Lock(), []
    results = await asyncio.gather(*(worker(semaphore, lock, done, i) for i in range(6)), return_exceptions=True)
    print(results, sorted(done))
    log = []
    task = asyncio.create_task(cancelled(log))
    await asyncio.sleep(0)
    task.cancel("reason")
    try:
        await task
    except asyncio.CancelledError as e:
        print(log, e.args)
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except asyncio.TimeoutError as e:
        print(type(e).__name__, e)
    try:
        async with asyncio.timeout(0.01):
            await asyncio.Event().wait()
    except TimeoutError as e:
        print(type(e).__name__)
    finished, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(0, n)) for n in range(3)])
    print(sorted(t.result() for t in finished), pending)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.sleep(10))
            group.create_task(worker(semaphore, lock, done, 3))
    except BaseExceptionGroup as e:
        print(e.message, e.exceptions)
    event, condition, order = asyncio.Event(), asyncio.Condition(), []

    async def waits(n):
        await event.wait()
        async with condition:
            await condition.wait_for(lambda: len(order) >= n)
            order.append(n)
            condition.notify_all()

    tasks = [asyncio.create_task(waits(n)) for n in (2, 0, 1)]
    await asyncio.sleep(0)
    event.set()
    await asyncio.gather(*tasks)
    print(order)
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        address = server.sockets[0].getsockname()
        print(await asyncio.gather(*(client(address, [b"%d\n" % n, b"more\n"]) for n in range(3))))
    loop, called = asyncio.get_running_loop(), []
    loop.call_soon(called.append, 1)
    loop.call_later(0.01, called.append, 3)
    handle = loop.call_later(0.005, called.append, "not")
    handle.cancel()
    await loop.run_in_executor(None, called.append, 2)
    await asyncio.sleep(0.03)
    print(called, handle.cancelled())
    return "done"


def failing():
    async def raises():
        await asyncio.sleep(0)
        raise LookupError("from a task")

    try:
        asyncio.run(raises())
    except LookupError as e:
        frames, at = [], e.__traceback__
        while at:
            frames.append((at.tb_frame.f_code.co_name, at.tb_frame.f_code.co_filename.rsplit("/", 1)[-1]))
            at = at.tb_next
        print(frames, e)


def main():
    logging.disable(logging.CRITICAL)
    for _ in range(2):
        print(asyncio.run(program()))
        failing()
    info = globals().get("__justjitc__")
    wanted = {"asyncio.base_events", "asyncio.events", "asyncio.locks", "asyncio.queues", "asyncio.selector_events", "asyncio.streams", "asyncio.tasks", "selectors"}
    print(info is None or all(info.libraries.get(name, 0) > 0 for name in wanted) or info.libraries)
