# Interpreted code awaits, delegates to and loops over compiled objects: what it tells by their exact type
import types

from _interpreted import Returns, Suspend, attempt, await_it, delegate, drive, enter, leave, loop, marked_delegate


def plain():
    got = yield "plain"
    return got


@types.coroutine
def marked():
    got = yield "marked"
    return got


async def coroutine():
    return await Suspend("coroutine")


async def coroutine_of(x):
    return await x


makers = (plain, marked, coroutine)

for make in makers:
    print(make.__name__)
    print(" await", drive(await_it(make()), [1]))
    print(" __await__", drive(await_it(Returns(make())), [1]))
    print(" iter of it", drive(await_it(Returns(attempt(iter, make()))), [1]))
    print(" enter", drive(enter(make()), [1]))
    print(" leave", drive(leave(make()), [1]))
    print(" loop", drive(loop(make()), [1]))
    print(" delegate", drive(delegate(make()), [1]), drive(marked_delegate(make()), [1]))
    print(" compiled", drive(coroutine_of(make()), [1]), drive(coroutine_of(Returns(make())), [1]))
    x = make()
    print(" started", attempt(x.send, None), drive(await_it(x), [1]), drive(await_it(x), [1]))
    print(" next", attempt(next, make()), attempt(next, *[make()]), attempt(lambda: next(make(), 1)), attempt(iter, make()))
    print(" unpack", attempt(lambda: [*make()]), attempt(lambda: max(*make())), attempt(tuple, make()), attempt(dict, make()))
    print(" zip", attempt(lambda: list(zip(make()))), attempt(lambda: list(map(str, make()))), attempt(lambda: "x" in make()))

# The same object again, from a dead one
for i in range(3):
    print(drive(await_it(Returns(coroutine()))), drive(await_it(coroutine())), drive(delegate(plain())))
