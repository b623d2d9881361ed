import types


class Awaitable:
    def __init__(self, *items):
        self.items = items

    def __await__(self):
        for i in self.items:
            got = yield i
            print("awaitable got", got)
        return "awaited"


class Iterator:
    def __await__(self):
        return iter([1, 2])


class BadAwait:
    def __await__(self):
        return 5


class CoroAwait:
    def __await__(self):
        return co()


async def co():
    return 1


@types.coroutine
def old_style():
    x = yield "old"
    return x


async def f():
    a = await Awaitable("x", "y")
    b = await old_style()
    c = await Iterator()
    return a, b, c


c = f()
print(c.send(None), c.send("1"), c.send("2"), c.send("3"))
print(c.send(None))
try:
    c.send(None)
except StopIteration as e:
    print(e.value)


async def bad(x):
    await x


for x in (BadAwait(), CoroAwait(), object()):
    try:
        bad(x).send(None)
    except TypeError as e:
        print(str(e).replace("coroutine ", ""))


async def chain(n):
    if n == 0:
        return await Awaitable("bottom")
    return await chain(n - 1) + str(n)


c = chain(4)
print(c.send(None), type(c.cr_await).__name__, c.cr_await.cr_code.co_name, c.cr_suspended)
try:
    c.send("s")
except StopIteration as e:
    print(e.value)
print(c.cr_await)


async def twice():
    inner = co()
    await inner
    try:
        await inner
    except RuntimeError as e:
        print(e)


try:
    twice().send(None)
except StopIteration:
    pass


async def running():
    try:
        me.send(None)
    except ValueError as e:
        print(e)


me = running()
try:
    me.send(None)
except StopIteration:
    pass


async def waits(x):
    await x


inner = waits(Awaitable(1))
a, b = waits(inner), waits(inner)
a.send(None)
try:
    b.send(None)
except RuntimeError as e:
    print(e)
a.close()
