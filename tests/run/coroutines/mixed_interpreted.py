# Compiled and interpreted coroutines await each other, by hand and under asyncio. What exec makes is interpreted.
import asyncio
import types

SOURCE = '''
async def i_inner(thing):
    try:
        return "i", await thing
    except ValueError as e:
        return "i caught", repr(e)
    finally:
        print("i finally")
async def i_outer(make, thing):
    try:
        return "i_outer", await make(thing)
    except KeyError as e:
        return "i_outer caught", repr(e)
@types.coroutine
def i_pause(v):
    return (yield v)
@types.coroutine
def i_bridge(c):
    return (yield from c)
class IManager:
    async def __aenter__(self):
        return await i_pause("enter")
    async def __aexit__(self, *info):
        await i_pause("exit")
        return info[0] is KeyError
class IRange:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.n: raise StopAsyncIteration
        self.n -= 1
        return self.n
'''
exec(SOURCE)


async def c_inner(thing):
    try:
        return "c", await thing
    except ValueError as e:
        return "c caught", repr(e)
    finally:
        print("c finally")


async def c_outer(make, thing):
    try:
        return "c_outer", await make(thing)
    except KeyError as e:
        return "c_outer caught", repr(e)


@types.coroutine
def c_pause(v):
    return (yield v)


@types.coroutine
def c_bridge(c):
    return (yield from c)


def show(f, *args):
    try:
        return "ok", f(*args)
    except BaseException as e:
        return type(e).__name__, str(e), repr(e.__context__)


for outer in (c_outer, i_outer):
    for inner in (c_inner, i_inner):
        for pause in (c_pause, i_pause):
            for operation in (("send", 5), ("throw", ValueError("v")), ("throw", KeyError("k")), ("throw", GeneratorExit), ("close",)):
                c = outer(inner, pause("p"))
                print(c.send(None), type(c.cr_await).__name__, c.cr_await.cr_suspended, type(c.cr_await.cr_await).__name__, end=" ")
                print(show(getattr(c, operation[0]), *operation[1:]), c.cr_frame)
for bridge in (c_bridge, i_bridge):
    for inner in (c_inner, i_inner):
        for outer in (c_outer, i_outer):
            c = outer(bridge, inner(c_pause(1)))
            print(c.send(None), show(c.send, 2))


async def use_interpreted():
    async with IManager() as m:
        print("in", m)
        raise KeyError("swallowed")
    return [x async for x in IRange(3)]


c = use_interpreted()
print(c.send(None), c.send("m"), show(c.send, None))


async def sleeper(n, make):
    await asyncio.sleep(0)
    return n, await make(asyncio.sleep(0, n))


async def main():
    print(await asyncio.gather(*[sleeper(i, m) for i in range(3) for m in (c_inner, i_inner)]))
    for m in (c_inner, i_inner):
        try:
            await asyncio.wait_for(m(asyncio.sleep(30)), 0.01)
        except asyncio.TimeoutError:
            print("timed out")
        task = asyncio.create_task(c_outer(m, asyncio.sleep(30)))
        await asyncio.sleep(0)
        task.cancel()
        print(show(lambda: task.exception()) if task.done() else "pending")
        try:
            await task
        except asyncio.CancelledError:
            print("cancelled", task.cancelled())
        print(await asyncio.tasks._PyTask(c_outer(m, asyncio.sleep(0, "py")), loop=asyncio.get_running_loop()))


asyncio.run(main())
