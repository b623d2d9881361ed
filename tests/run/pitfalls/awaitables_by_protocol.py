# Awaitables are recognised by protocol, never by the name of their type.
class coroutine:
    """Only the name of one."""


class generator:
    def __await__(self):
        yield "my own"
        return "result"


async def f(x):
    return await x


for x in (coroutine(), generator()):
    try:
        c = f(x)
        print(c.send(None))
        try:
            c.send(None)
        except StopIteration as e:
            print(e.value)
    except TypeError as e:
        print(e)


class Inherited(generator):
    pass


try:
    c = f(Inherited())
    print(c.send(None))
    c.close()
except TypeError as e:
    print(e)


class OnInstance:
    pass


o = OnInstance()
o.__await__ = lambda: iter([1])
try:
    f(o).send(None)
except TypeError as e:
    print(e)


def plain_generator():
    yield 1


try:
    f(plain_generator()).send(None)
except TypeError as e:
    print(e)


async def stop_leak():
    raise StopIteration("must become RuntimeError")


try:
    f(stop_leak()).send(None)
except RuntimeError as e:
    print(e, repr(e.__cause__))


class StopInAwait:
    def __await__(self):
        raise StopIteration("while asked")


try:
    f(StopInAwait()).send(None)
except BaseException as e:
    print(type(e).__name__, e)


class NextStops:
    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration("value of the awaitable")


try:
    f(NextStops()).send(None)
except StopIteration as e:
    print("value", e.value)
