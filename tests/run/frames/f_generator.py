# python: 3.14
"""frame.f_generator: the generator, coroutine or async generator that a frame belongs to, in every state."""
import asyncio
import sys


def function():
    return sys._getframe().f_generator, sys._getframe(1).f_generator


def generator():
    this, caller = function()
    yield this, caller
    yield sys._getframe()


async def coroutine():
    frame = sys._getframe()
    this, caller = function()
    await asyncio.sleep(0)
    return this, caller is frame.f_generator, frame


async def async_generator():
    yield sys._getframe().f_generator
    await asyncio.sleep(0)
    yield sys._getframe()


def delegating(inner):
    yield sys._getframe().f_generator
    yield from inner


print(function())
g = generator()
frame = g.gi_frame
print("unstarted", frame.f_generator is g)
this, caller = next(g)
print("suspended", this, caller is g, frame.f_generator is g, next(g) is frame)
print("ended", list(g), frame.f_generator)
g = generator()
next(g)
frame = g.gi_frame
g.close()
print("closed", frame.f_generator)
e = (x for x in [1])
print("expression", e.gi_frame.f_generator is e)
inner = generator()
d = delegating(inner)
print("delegating", next(d) is d, next(d)[1] is inner, d.gi_frame.f_generator is d)


async def main():
    c = coroutine()
    frame = c.cr_frame
    print(frame.f_generator is c)
    this, same, left = await c
    print(this, same, left is frame, frame.f_generator)
    a = async_generator()
    print(a.ag_frame.f_generator is a, await anext(a) is a, (await anext(a)).f_generator is a)
    await a.aclose()
    task = asyncio.create_task(coroutine())
    await asyncio.sleep(0)
    print([frame.f_generator is task.get_coro() for frame in task.get_stack()])
    await task
    back, depth = sys._getframe(), 0
    while back:
        depth += back.f_generator is not None
        back = back.f_back
    print(depth)


asyncio.run(main())


def keeps(frames):
    frames.append(sys._getframe())
    yield 1


frames = []
next(keeps(frames))
print("outlived", frames[0].f_generator)
try:
    raise ValueError
except ValueError as error:
    print(error.__traceback__.tb_frame.f_generator)


def fails():
    yield 1
    raise ValueError


g = fails()
next(g)
try:
    next(g)
except ValueError as error:
    print("failed", error.__traceback__.tb_next.tb_frame.f_generator)
