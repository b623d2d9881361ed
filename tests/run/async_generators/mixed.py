"""Compiled and interpreted code drive each other's async generators, directly, through awaits and under asyncio. What exec makes is interpreted."""
import asyncio
import contextlib
import gc
import types

gc.disable()  # cycles are collected where the program says so
SOURCE = '''
async def i_gen(things):
    try:
        for t in things:
            try:
                got = yield await t if hasattr(t, "__await__") else t
                print("  i_gen got", got)
            except ValueError as e:
                yield "i_gen caught " + repr(e)
    finally:
        print("  i_gen finally")
async def i_relay(source):
    async for x in source:
        try:
            yield "i", x
        except ValueError as e:
            print("  i_relay caught", repr(e))
            yield "i_relay", await source.athrow(e)
async def i_list(source):
    return [x async for x in source]
async def i_first(source):
    async for x in source:
        return x
async def i_anext(source):
    return [await anext(source, "default") for _ in range(4)]
async def i_silent(n):
    for i in range(n):
        await i_pause(None)
        yield i
@types.coroutine
def i_pause(v):
    return (yield v)
class IPause:
    def __init__(self, v): self.v = v
    def __await__(self):
        return (yield self.v)
'''
exec(SOURCE)


async def c_gen(things):
    try:
        for t in things:
            try:
                got = yield await t if hasattr(t, "__await__") else t
                print("  c_gen got", got)
            except ValueError as e:
                yield "c_gen caught " + repr(e)
    finally:
        print("  c_gen finally")


async def c_relay(source):
    async for x in source:
        try:
            yield "c", x
        except ValueError as e:
            print("  c_relay caught", repr(e))
            yield "c_relay", await source.athrow(e)


async def c_list(source):
    return [x async for x in source]


async def c_first(source):
    async for x in source:
        return x


async def c_anext(source):
    return [await anext(source, "default") for _ in range(4)]


async def c_silent(n):
    for i in range(n):
        await c_pause(None)
        yield i


@types.coroutine
def c_pause(v):
    return (yield v)


class CPause:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        return (yield self.v)


def show(f, *args):
    try:
        return repr(f(*args)).partition(" at ")[0]
    except BaseException as e:
        return f"{type(e).__name__}{e.args} in {e.__context__!r}"


for gen in (c_gen, i_gen):
    for relay in (c_relay, i_relay, lambda source: source):
        for consume in (c_list, i_list, c_first, i_first, c_anext, i_anext):
            print(gen.__name__, relay.__name__, consume.__name__)
            c = consume(relay(gen([1, 2, 3])))
            print(show(c.send, None))
            for pause in (CPause, IPause):
                c = consume(relay(gen([pause("p"), 7, pause("q")])))
                print([show(c.send, x) for x in (None, "one", "two", "three")])
                c = consume(relay(gen([pause("p"), 7])))
                print(c.send(None), type(c.cr_await).__name__, show(c.throw, ValueError("thrown")), show(c.send, None))
                c = consume(relay(gen([pause("p"), 7])))
                print(c.send(None), show(c.close), c.cr_await, c.cr_frame)
            c = None
            gc.collect()
for gen in (c_gen, i_gen):
    for relay in (c_relay, i_relay):
        for first in ("asend", "athrow", "aclose"):
            for second in ("asend", "athrow", "aclose"):
                g = relay(gen([CPause(1), 2, IPause(3), 4]))
                out = []
                for step in ("asend", first, second, "asend"):
                    a = {"asend": lambda: g.asend(None), "athrow": lambda: g.athrow(ValueError("v")), "aclose": lambda: g.aclose()}[step]()
                    for _ in range(3):
                        out.append(show(a.send, None))
                        if "StopIteration" in out[-1] or "Error" in out[-1] or "Stop" in out[-1]:
                            break
                print(gen.__name__, relay.__name__, first, second, out, g.ag_running, g.ag_await, g.ag_frame)
                gc.collect()


async def sleeper(gen, n):
    things = [asyncio.sleep(0, i) if i % 2 else i for i in range(n)]
    async for x in gen(things):
        await asyncio.sleep(0)
        yield x


async def main():
    print(await asyncio.gather(*[consume(relay(sleeper(gen, 4))) for gen in (c_gen, i_gen) for relay in (c_relay, i_relay) for consume in (c_list, i_list, c_anext, i_anext)]))
    for gen in (c_gen, i_gen):
        for relay in (c_relay, i_relay):
            source = relay(sleeper(gen, 4))
            async with contextlib.aclosing(source):
                print(await anext(source))
            task = asyncio.create_task(c_list(relay(gen([asyncio.sleep(30)]))))
            await asyncio.sleep(0)
            task.cancel()
            print(await asyncio.gather(task, return_exceptions=True))
            manager = contextlib.asynccontextmanager(gen)
            async with manager([1]) as m:
                print("in", m)
            try:
                async with manager([asyncio.sleep(0, "slept")]) as m:
                    raise ValueError(m)
            except (RuntimeError, ValueError) as e:
                print(type(e).__name__, e)
            gc.collect()
    left = [relay(silent(9)) for silent in (c_silent, i_silent) for relay in (c_relay, i_relay)]  # the loop closes them in no order
    for g in left:
        print(await anext(g))
    await asyncio.get_running_loop().shutdown_asyncgens()
    print([g.ag_frame for g in left])


asyncio.run(main())
