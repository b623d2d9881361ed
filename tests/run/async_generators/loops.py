"""async for, comprehensions and generator expressions over async generators, in every nesting; async with around and inside; early exits."""
import asyncio
import contextlib


async def count(n, name="c"):
    try:
        for i in range(n):
            if i % 2:
                await asyncio.sleep(0)
            yield i
    finally:
        print("end", name)


@contextlib.asynccontextmanager
async def managed(name, swallow=False):
    print("enter", name)
    try:
        yield name
    except ValueError as e:
        print("managed caught", e)
        if not swallow:
            raise
    finally:
        await asyncio.sleep(0)
        print("exit", name)


class Manager:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await asyncio.sleep(0)
        return self.name

    async def __aexit__(self, *info):
        await asyncio.sleep(0)
        print("aexit", self.name, info[0] and info[0].__name__)


async def inside(n):
    async with Manager("outer"):
        async for x in count(n, "inner"):
            async with managed("loop"):
                yield x
                if x == 2:
                    raise ValueError("two")


async def delegate(n):
    async for x in inside(n):
        yield x, "d"


async def loops():
    out = []
    async for x in count(4):
        out.append(x)
    else:
        out.append("else")
    async for x in count(4, "broken"):
        if x == 2:
            break
    else:
        out.append("never")
    async for x in count(3):
        async for y in count(x, "y"):
            if y:
                continue
            out.append((x, y))
    return out


async def returns_early():
    async for x in count(9, "returned"):
        if x == 3:
            return x


async def raises():
    async for x in count(9, "raised"):
        if x == 1:
            raise KeyError(x)


async def comprehensions():
    print([x async for x in count(4)], {x async for x in count(4)}, {x: x * x async for x in count(3)})
    print([x + y async for x in count(3) async for y in count(x) if y != 1], [[y async for y in count(x)] for x in range(3)])
    print([[y async for y in count(x)] async for x in count(3)], [await asyncio.sleep(0, x) for x in range(3)])
    print([x async for x in (y * 2 async for y in count(4) if y)], [x async for x in (await asyncio.sleep(0, y) for y in range(3))])
    print([x async for x in (y async for y in (z async for z in count(3)))], sum([x async for x in count(5)]))
    g = (x async for x in count(3, "genexp"))
    print(type(g).__name__, g.__name__, await g.__anext__(), await anext(g), [x async for x in g])
    nested = [f async for f in (lambda_of(x) async for x in count(3))]
    print([f() for f in nested])
    print([(x, i) async for x in count(2) for i in range(2) if [y async for y in count(i)]])


def lambda_of(x):
    return lambda: x


async def contexts():
    try:
        async for x in delegate(5):
            print(x)
    except ValueError as e:
        print("out", e)
    async with managed("one") as a, managed("two", True) as b:
        print(a, b)
        raise ValueError("both")
    print("swallowed")
    async with contextlib.aclosing(inside(5)) as g:
        async for x in g:
            print("closing at", x)
            break
    async with contextlib.AsyncExitStack() as stack:
        print(await stack.enter_async_context(managed("s1")), await stack.enter_async_context(managed("s2")))
        stack.push_async_callback(asyncio.sleep, 0)
    try:
        async with managed("gone"):
            raise KeyError("through")
    except KeyError as e:
        print("through", e)


async def bad_managers():
    @contextlib.asynccontextmanager
    async def no_yield():
        return
        yield

    @contextlib.asynccontextmanager
    async def two():
        yield 1
        yield 2

    @contextlib.asynccontextmanager
    async def stops():
        yield 1
        raise StopAsyncIteration("inside")
    for m in (no_yield, two, stops):
        try:
            async with m() as x:
                print("in", x)
        except RuntimeError as e:
            print(m.__name__, e, repr(e.__cause__))
    for error in (StopAsyncIteration("s"), StopIteration("s"), GeneratorExit("g")):
        try:
            async with managed("m"):
                raise error
        except BaseException as e:
            print(type(e).__name__, e, e is error)


async def main():
    print(await loops())
    print(await returns_early())
    try:
        await raises()
    except KeyError as e:
        print("raised", e)
    await comprehensions()
    await contexts()
    await bad_managers()
    print(await anext(count(1)), await anext(count(0), "default"))
    g = count(2, "defaults")
    print([await anext(g, "d") for _ in range(4)])
    try:
        await anext(g)
    except StopAsyncIteration as e:
        print("stop", e.args)


asyncio.run(main())
