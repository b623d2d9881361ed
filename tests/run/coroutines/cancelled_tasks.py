# Tasks of asyncio, in C and in Python: cancellation at every await, in finally, timeouts, groups, context variables
import asyncio
import asyncio.tasks
import contextvars
import sys

VARIABLE = contextvars.ContextVar("variable", default="unset")
LOG = []


def log(*what):
    LOG.append(what)


async def inner(depth):
    try:
        if depth:
            return await inner(depth - 1)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        return "result"
    except asyncio.CancelledError as error:
        log("cancelled", depth, error.args, sys.exc_info()[1] is error)
        raise
    finally:
        log("finally", depth, type(sys.exc_info()[1]).__name__)
        await asyncio.sleep(0)
        log("finally ends", depth, type(sys.exc_info()[1]).__name__)


async def swallowing():
    for attempt in range(3):
        try:
            for turn in range(4):  # turns of the loop, no time: a busy machine must not change what is cancelled
                await asyncio.sleep(0)
        except asyncio.CancelledError:
            log("swallowed", attempt, asyncio.current_task().cancelling())
            asyncio.current_task().uncancel()
    return "survived"


async def cancel_after(make, steps, message=None):
    task = asyncio.ensure_future(make())
    for _ in range(steps):
        await asyncio.sleep(0)
    asked = task.cancel(message) if message else task.cancel()
    for _ in range(2):
        await asyncio.sleep(0)
    again = task.cancel()
    try:
        value = await task
    except asyncio.CancelledError as error:
        value = "cancelled", error.args
    except Exception as error:
        value = repr(error)
    log(make.__name__, steps, asked, again, value, task.cancelled())


async def two():
    return await inner(2)


async def none():
    return await inner(0)


async def failing():
    try:
        await asyncio.sleep(0)
        raise ValueError("first")
    except ValueError:
        try:
            await asyncio.sleep(0)
        finally:
            await asyncio.sleep(0)
            raise KeyError("second")


async def timeouts():
    try:
        async with asyncio.timeout(0.001):
            try:
                await asyncio.sleep(1)
            finally:
                log("timeout", type(sys.exc_info()[1]).__name__)
                await asyncio.sleep(0)
    except TimeoutError as error:
        log("TimeoutError", type(error.__cause__).__name__, type(error.__context__).__name__)
    try:
        await asyncio.wait_for(two(), 0)
    except TimeoutError:
        log("wait_for")


async def group():
    ended = []

    async def child(n):
        try:
            await asyncio.sleep(0 if n == 2 else 5)
            raise RuntimeError(n)
        finally:
            ended.append((n, type(sys.exc_info()[1]).__name__))

    try:
        async with asyncio.TaskGroup() as tasks:
            for n in range(4):
                tasks.create_task(child(n))
            await asyncio.sleep(1)
    except* RuntimeError as errors:
        log(errors.exceptions[0].args, len(errors.exceptions), sorted(ended))  # a group cancels in the order of a set


async def variables():
    async def child(value):
        log(VARIABLE.get())
        VARIABLE.set(value)
        await asyncio.sleep(0)
        log(VARIABLE.get())

    VARIABLE.set("parent")
    await asyncio.gather(child(1), child(2))
    await child(3)
    log(VARIABLE.get())
    context = contextvars.copy_context()
    await asyncio.get_running_loop().create_task(child(4), context=context)
    log(VARIABLE.get(), context[VARIABLE])


async def everything():
    for make in (two, none, failing, swallowing):
        for steps in range(7):
            await cancel_after(make, steps)
        await cancel_after(make, 1, "message")
    await timeouts()
    await group()
    await variables()
    first, second = await asyncio.gather(none(), failing(), return_exceptions=True)
    log(first, repr(second), repr(second.__context__))
    if sys.version_info >= (3, 12):
        loop = asyncio.get_running_loop()
        loop.set_task_factory(asyncio.eager_task_factory)
        task = loop.create_task(none())
        log("eager", task.done(), await task)
        done = loop.create_task(immediate())
        log("eager", done.done(), await done)
        loop.set_task_factory(None)


async def immediate():
    return "at once"


def main():
    accelerated = asyncio.Task
    for task in (accelerated, asyncio.tasks._PyTask):
        asyncio.Task = asyncio.tasks.Task = task
        LOG.clear()
        with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
            if task is not accelerated:
                runner.get_loop().set_task_factory(lambda loop, coro, **more: task(coro, loop=loop, **more))
            runner.run(everything())
        asyncio.Task = asyncio.tasks.Task = accelerated
        for line in LOG:
            print(*line)
