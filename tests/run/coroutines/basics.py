import asyncio
import inspect
import types


async def add(a, b):
    await asyncio.sleep(0)
    return a + b


async def main_():
    print(await add(1, 2), await asyncio.gather(add(1, 1), add(2, 2)))
    x = [await add(i, i) for i in range(3)]
    y = {i: await add(i, 1) for i in range(2)}
    print(x, y, (await add(1, 2)) + (await add(3, 4)), f"{await add(5, 6)}")
    try:
        await fails()
    except ValueError as e:
        print("caught", e)
    return "done"


async def fails():
    await asyncio.sleep(0)
    raise ValueError("from a coroutine")


print(asyncio.run(main_()))
c = add(1, 2)
print(type(c).__name__, inspect.iscoroutine(c), inspect.isawaitable(c), inspect.iscoroutinefunction(add), isinstance(c, types.CoroutineType))
print(c.__name__, c.__qualname__, c.cr_running, c.cr_suspended, c.cr_await, c.cr_code is add.__code__, c.cr_origin, inspect.getcoroutinestate(c))
c.close()
print(inspect.getcoroutinestate(c), c.cr_frame)
try:
    c.send(None)
except RuntimeError as e:
    print(e)


async def value():
    return 42


c = value()
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
for f in (lambda c: iter(c), lambda c: next(c), lambda c: list(c), lambda c: c.send(1), lambda c: len(c)):
    c = value()
    try:
        print(f(c))
    except TypeError as e:
        print(e)
    c.close()
c = value()
w = c.__await__()
print(type(w).__name__, hasattr(c, "__next__"), hasattr(w, "__next__"))
try:
    next(w)
except StopIteration as e:
    print(e.value)


async def not_awaitable():
    for x in (5, "s", [1], None, lambda: 1, (x for x in ())):
        try:
            await x
        except TypeError as e:
            print(e)


asyncio.run(not_awaitable())
