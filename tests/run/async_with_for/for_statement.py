import asyncio


class Count:
    def __init__(self, n, fail=None):
        self.n, self.i, self.fail = n, 0, fail

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.i += 1
        await asyncio.sleep(0)
        if self.i == self.fail:
            raise ValueError("anext fails")
        if self.i > self.n:
            raise StopAsyncIteration("end")
        return self.i


async def loop(it):
    out = []
    async for x in it:
        if x == 2:
            continue
        if x == 5:
            break
        out.append(x)
    else:
        out.append("else")
    return out


class NoAnext:
    def __aiter__(self): return 5


class AiterCoroutine:
    async def __aiter__(self): return self


class NextNotAwaitable:
    def __aiter__(self): return self

    def __anext__(self): return 5


class NextRaises:
    def __aiter__(self): return self

    def __anext__(self): raise KeyError("sync raise")


class StopsAtOnce:
    def __aiter__(self): return self

    def __anext__(self): raise StopAsyncIteration


async def body_raises():
    async for x in Count(3):
        raise StopAsyncIteration("in the body")


async def nested():
    out = []
    async for x in Count(2):
        async for y in Count(x):
            out.append((x, y))
            if y == 2:
                break
    return out


async def returns():
    async for x in Count(5):
        try:
            if x == 3:
                return x
        finally:
            print("finally", x)


async def unpacking():
    class Pairs(Count):
        async def __anext__(self):
            return await super().__anext__(), "v"
    async for a, b in Pairs(2):
        print(a, b)
    return a


for make in (lambda: loop(Count(3)), lambda: loop(Count(8)), lambda: loop(Count(0)), lambda: loop(Count(3, fail=2)), lambda: loop([1]),
             lambda: loop(NoAnext()), lambda: loop(NextNotAwaitable()), lambda: loop(NextRaises()), lambda: loop(StopsAtOnce()),
             body_raises, nested, returns, unpacking):
    try:
        print(asyncio.run(make()))
    except Exception as e:
        print(type(e).__name__, e, "cause", repr(e.__cause__))
import warnings
warnings.simplefilter("ignore")
try:
    asyncio.run(loop(AiterCoroutine()))
except TypeError as e:
    print(e)
