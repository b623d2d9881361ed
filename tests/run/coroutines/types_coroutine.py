# Generators marked by types.coroutine are awaitable, and may delegate to coroutines.
import inspect
import types


def gen(v):
    got = yield v
    return got


marked = types.coroutine(gen)
print(marked is gen, inspect.isawaitable(marked(1)), inspect.iscoroutinefunction(marked), bool(marked.__code__.co_flags & 0x100),
      bool(marked(1).gi_code.co_flags & 0x100), inspect.iscoroutine(marked(1)), inspect.isgenerator(marked(1)))


async def f(x):
    return "f", await x


@types.coroutine
def bridge(c):
    return "bridge", (yield from c)


def unmarked(c):
    return (yield from c)


def plain(v):
    yield v


c = f(bridge(f(marked("deep"))))
print(c.send(None))
try:
    c.send("answer")
except StopIteration as e:
    print(e.value)
for bad in (plain(1), unmarked([1])):
    try:
        f(bad).send(None)
    except TypeError as e:
        print(e)
inner = f(1)
try:
    next(unmarked(inner))
except TypeError as e:
    print(e)
inner.close()


@types.coroutine
def returns_awaitable():
    return f(marked("x"))


print(f(returns_awaitable()).send(None))


@types.coroutine
def returns_generator():
    return plain("wrapped")


print(f(returns_generator()).send(None))
