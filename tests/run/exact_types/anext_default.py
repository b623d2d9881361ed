# Coroutines that C code of the interpreter steps: anext() with a default asks its coroutine for an iterator at every step
import types

import _interpreted
from _interpreted import Suspend, attempt, drive


class Numbers:
    def __init__(self, n, error=None):
        self.n = n
        self.error = error

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        try:
            first = await Suspend("first")
            second = await Suspend("second")
        except KeyError as error:
            return "caught", str(error)
        finally:
            print("leaves")
        return self.n, first, second


class Marked(Numbers):
    @types.coroutine
    def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        got = yield "one"
        return got, (yield "two")


class Plain(Numbers):
    def __anext__(self):
        yield 1


async def take(kind):
    numbers = kind(2)
    return [await anext(numbers, "end"), await anext(numbers, "end"), await anext(numbers, "end")]


async def take_plain(kind):
    numbers = kind(1)
    return [await anext(numbers), await anext(numbers)]


for kind in (Numbers, Marked, Plain):
    print(drive(take(kind), range(9)))
    print(drive(take_plain(kind), range(9)))
    print(drive(_interpreted.await_it(anext(kind(1), "default")), range(9)), drive(_interpreted.await_it(anext(kind(0), "default")), range(9)))
    awaitable = anext(kind(1), "default")
    print(attempt(awaitable.send, None), attempt(awaitable.throw, KeyError("k")))
    awaitable = anext(kind(1), "default").__await__()
    print(attempt(next, awaitable), attempt(next, awaitable), attempt(next, awaitable))
    awaitable = anext(kind(1), "default")
    print(attempt(awaitable.send, None), attempt(awaitable.close), attempt(awaitable.send, None))
    awaitable = anext(kind(1), "default")
    print(attempt(awaitable.throw, ValueError, "early", None))

coroutine = Numbers(1).__anext__()
print(coroutine.send(None))
again = coroutine.__await__()  # allowed while suspended: a second view of the same coroutine
print(again.send("one"), attempt(again.send, "two"))


async def awaits(x):
    return await x


for awaiter in (awaits, _interpreted.await_it):
    coroutine = Numbers(1).__anext__()
    coroutine.send(None)
    print(drive(awaiter(coroutine)))
    coroutine.close()
    print(drive(awaiter(coroutine)))
    coroutine = Numbers(1).__anext__()
    first, second = awaiter(coroutine), awaiter(coroutine)
    print(first.send(None), attempt(second.send, None), attempt(first.send, 1), attempt(first.send, 2))
