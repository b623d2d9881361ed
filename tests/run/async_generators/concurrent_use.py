"""Two users of one async generator: what is refused while another step of it is under way, by each method and order; re-entry."""
import asyncio


class Pause:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        return (yield self.v)


async def gen():
    for i in range(3):
        await Pause(i)
        yield i


def step(f, *args):
    try:
        return repr(f(*args))
    except BaseException as e:
        return f"{type(e).__name__}{e.args}"


MAKE = {"anext": lambda g: g.__anext__(), "asend": lambda g: g.asend(1), "athrow": lambda g: g.athrow(ValueError("v")), "aclose": lambda g: g.aclose(), "anext d": lambda g: anext(g, "d").__await__()}
for first in MAKE:
    for second in MAKE:
        for action in ("send", "throw", "close"):
            g = gen()
            a = g.__anext__()
            a.send(None)
            step(a.send, None)
            one, two = MAKE[first](g), MAKE[second](g)
            out = [step(one.send, None), g.ag_running]
            out.append({"send": lambda: step(two.send, None), "throw": lambda: step(two.throw, KeyError("k")), "close": lambda: step(two.close)}[action]())
            out += [g.ag_running, step(two.send, None), step(one.send, None), step(one.send, None), g.ag_running]
            print(first, second, action, out, step(g.__anext__().send, None))


async def itself():
    me = yield
    for call in (lambda: me.__anext__().send(None), lambda: me.asend(1).send(None), lambda: me.athrow(ValueError).send(None), lambda: me.aclose().send(None), lambda: me.asend(1).throw(ValueError), lambda: me.aclose().throw(ValueError)):
        yield step(call), me.ag_running, me.ag_await


def result(a):
    try:
        a.send(None)
    except StopIteration as e:
        return e.value
    except StopAsyncIteration:
        return "stop"


g = itself()
result(g.__anext__())
print([result(g.asend(g)) for _ in range(8)])


async def under_asyncio():
    async def slow():
        for i in range(3):
            await asyncio.sleep(0)
            yield i
    g = slow()
    print(await asyncio.gather(anext(g), anext(g), g.aclose(), g.athrow(ValueError), anext(g, "d"), return_exceptions=True))
    print(await asyncio.gather(*[anext(g, "d") for _ in range(3)], return_exceptions=True), [x async for x in g])
    task = asyncio.create_task(anext(slow()).__await__() if False else first(g := slow()))
    await asyncio.sleep(0)
    try:
        await g.aclose()
    except RuntimeError as e:
        print(e)
    print(await task)
    await g.aclose()
    print([x async for x in g])


async def first(g):
    async for x in g:
        return x


asyncio.run(under_asyncio())
