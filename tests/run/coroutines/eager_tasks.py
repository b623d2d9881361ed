# python: 3.12
# asyncio's eager tasks: a coroutine runs when its task is made, as far as it comes without waiting.
import asyncio
import contextvars
import sys
import traceback

VARIABLE = contextvars.ContextVar("variable", default="unset")
done = []


async def at_once(x):
    done.append(("at once", x, asyncio.current_task().get_name(), VARIABLE.get()))
    return x


async def waits(x, turns=1):
    done.append(("begins", x, asyncio.current_task().get_name()))
    VARIABLE.set(x)
    try:
        for _ in range(turns):
            await asyncio.sleep(0)
    except asyncio.CancelledError as e:
        done.append(("cancelled", x, e.args))
        raise
    finally:
        done.append(("ends", x, VARIABLE.get(), asyncio.current_task().get_name()))
    return x


async def fails(x, turns=0):
    for _ in range(turns):
        await asyncio.sleep(0)
    raise ValueError(x)


async def nested(n):
    if n == 0:
        return [asyncio.current_task().get_name()]
    task = asyncio.create_task(nested(n - 1), name=f"nested {n - 1}")
    done.append((n, task.done(), asyncio.current_task().get_name()))
    return [*await task, asyncio.current_task().get_name()]


async def items(n):
    for i in range(n):
        if i % 2:
            await asyncio.sleep(0)
        yield i


async def collects(n):
    return [x async for x in items(n)]


async def cancels_itself():
    asyncio.current_task().cancel("itself")
    done.append(("not yet", asyncio.current_task().cancelling()))
    await asyncio.sleep(0)


async def cancels_itself_and_returns():
    asyncio.current_task().cancel("too late")
    return "returned"


async def shown(awaitable):
    try:
        return await awaitable
    except BaseException as e:
        frames = [(f.name, f.lineno) for f in traceback.extract_tb(e.__traceback__) if f.name not in ("shown", "sleep")]
        return type(e).__name__, e.args, frames, repr(e.__context__)


async def program():
    me = asyncio.current_task()
    tasks = [asyncio.create_task(f, name=f"task {i}") for i, f in
             enumerate((at_once(1), waits(2), fails(3), fails(4, 2), nested(3), collects(5), collects(1), cancels_itself(), cancels_itself_and_returns()))]
    print([task.done() for task in tasks], asyncio.current_task() is me, VARIABLE.get())
    print([t.get_name() for t in sorted(asyncio.all_tasks(), key=lambda t: t.get_name()) if t is not me])
    for task in tasks:
        print(task.get_name(), await shown(task))
    print(done)
    done.clear()

    for turns in range(4):
        task = asyncio.create_task(waits("to be cancelled", 2), name="cancelled")
        for _ in range(turns):
            await asyncio.sleep(0)
        print(turns, task.cancel("message"), await shown(task), task.cancelled(), task.cancelling())
    print(done)
    done.clear()

    try:
        async with asyncio.TaskGroup() as group:
            first = group.create_task(at_once("in a group"))
            second = group.create_task(waits("in a group", 5))
            print(first.done(), second.done())
            group.create_task(fails("group", 1))
    except* ValueError as e:
        print(e.exceptions)
    print(first.result(), second.cancelled(), await asyncio.gather(at_once(1), waits(2), fails(3), return_exceptions=True))
    print(done)
    done.clear()

    context = contextvars.copy_context()
    context.run(VARIABLE.set, "of the context")
    task = asyncio.get_running_loop().create_task(at_once("context"), context=context)
    print(task.done(), done, VARIABLE.get())
    done.clear()
    try:
        async with asyncio.timeout(0.01):
            await asyncio.create_task(waits("timed out", 10 ** 6))
    except TimeoutError:
        print("timeout", done)
    done.clear()


def eager_start_is_asked_for():
    async def run():
        task = asyncio.Task(at_once("asked"), loop=asyncio.get_running_loop(), eager_start=True, name="asked")
        other = asyncio.Task(waits("waits"), loop=asyncio.get_running_loop(), eager_start=True, name="waits")
        lazy = asyncio.Task(at_once("lazy"), loop=asyncio.get_running_loop(), name="lazy")
        print(task.done(), other.done(), lazy.done(), repr(task).split(" coro")[0], done)
        return await asyncio.gather(task, other, lazy)

    print(asyncio.run(run()))
    try:
        coroutine = at_once("no loop")
        asyncio.Task(coroutine, loop=(loop := asyncio.new_event_loop()), eager_start=True)
    except RuntimeError as e:
        print("RuntimeError", e)
    finally:
        coroutine.close()
        loop.close()
    print(done)
    done.clear()


class OwnTask(asyncio.tasks._PyTask):
    """The pure Python task."""


def main():
    for kind in asyncio.Task, OwnTask:
        async def everything():
            asyncio.get_running_loop().set_task_factory(asyncio.create_eager_task_factory(kind))
            await program()

        if kind is OwnTask and sys.version_info >= (3, 14):
            continue  # the two kinds no longer share who is running
        print("---", kind.__name__)
        asyncio.run(everything())
    eager_start_is_asked_for()

    async def standard():
        asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
        print(await asyncio.create_task(nested(5), name="top"), done)

    asyncio.run(standard())
