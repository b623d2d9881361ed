# What async with, async for and await say about objects that do not fit.
def show(c):
    try:
        return "ok", c.send(None)
    except BaseException as e:
        return type(e).__name__, str(e), repr(e.__cause__)


class Manager:
    def __init__(self, enter, exit):
        self.enter, self.exit = enter, exit

    def __aenter__(self):
        return self.enter

    def __aexit__(self, *info):
        return self.exit


class Ready:
    def __init__(self, v=None):
        self.v = v

    def __await__(self):
        return self.v
        yield


class OnlyEnter:
    async def __aenter__(self):
        pass


class OnlyExit:
    async def __aexit__(self, *info):
        pass


class Iterable:
    def __init__(self, it):
        self.it = it

    def __aiter__(self):
        return self.it


class Next:
    def __init__(self, v):
        self.v = v

    def __aiter__(self):
        return self

    def __anext__(self):
        return self.v


class RaisingNext(Next):
    def __anext__(self):
        raise self.v


class RaisingIter:
    def __aiter__(self):
        raise KeyError("aiter")


async def use(m):
    async with m as v:
        return v


async def use_raising(m):
    async with m:
        raise ValueError("body")


async def loop(x):
    async for y in x:
        print("item", y)
        break
    else:
        print("no items")


for m in (5, OnlyEnter(), OnlyExit(), Manager(1, 2), Manager(Ready("in"), 2), Manager(Ready("in"), Ready()), Manager((i for i in ()), 1)):
    print(show(use(m)), show(use_raising(m)))
print(show(use_raising(Manager(Ready(), Ready(True)))), show(use_raising(Manager(Ready(), Ready(0)))))
for x in (5, [1], Iterable(5), Iterable(Next(5)), Iterable(Next(Ready("item"))), Next(Ready(1)), Next([1]), Next(None),
          RaisingNext(StopAsyncIteration()), RaisingNext(StopIteration("stop")), RaisingNext(KeyError("anext")), RaisingIter()):
    print(show(loop(x)))


class BadAwait:
    def __await__(self):
        raise OSError("in __await__")


async def wait(x):
    return await x


print(show(wait(BadAwait())), show(loop(Next(BadAwait()))), show(use(Manager(BadAwait(), 1))))


async def comprehension(x):
    return [y async for y in x]


for x in (5, Next(3)):
    print(show(comprehension(x)))


class Ticks:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n -= 1
        if self.n < 0:
            raise StopAsyncIteration("end")
        return self.n


async def over(n):
    total = []
    async for x in Ticks(n):
        if x == 7:
            continue
        if x == 2:
            break
        total.append(x)
    else:
        total.append("else")
    try:
        async for x in Ticks(1):
            raise StopAsyncIteration("from the body")
    except StopAsyncIteration as e:
        total.append(str(e))
    return total


for n in (0, 2, 9):
    print(show(over(n)))
