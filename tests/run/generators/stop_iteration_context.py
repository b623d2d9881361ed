# What StopIteration carries, and whether the exception that is being handled becomes its context: releases differ, also within 3.13.
import types


def generator(value):
    yield 1
    return value


async def coroutine(value):
    return value


async def asynchronous(value):
    yield value


@types.coroutine
def old_coroutine(value):
    yield 1
    return value


class Raises(Exception):
    pass


def step(call, *args):
    try:
        raise Raises("handled")
    except Raises:
        try:
            return "yields", call(*args)
        except (StopIteration, StopAsyncIteration) as e:
            return type(e).__name__, e.args, repr(e.__context__), repr(e.__cause__)


def last(make, call):
    for value in (None, 1, (), (1, 2), Raises("value"), Raises, StopIteration(5)):
        g = make(value)
        if isinstance(g, types.GeneratorType):
            next(g)
        yield call(g)


def main():
    for make in generator, coroutine, old_coroutine:
        for call in (lambda g: step(g.send, None), lambda g: step(next, g) if hasattr(g, "__next__") else step(g.__await__().__next__)):
            for result in last(make, call):
                print(make.__name__, *result)
    for result in last(generator, lambda g: step(list, g)):
        print("list", *result)
    for value in (None, 1, (), (1, 2), Raises("value"), Raises):
        for name, call in (("asend", lambda g: step(g.asend(None).send, None)), ("anext", lambda g: step(g.__anext__().__next__)),
                           ("aclose", lambda g: step(g.aclose().send, None))):
            print(name, *call(asynchronous(value)))
    it = iter([])
    print(step(next, it), step(next, (x for x in ())))


main()
