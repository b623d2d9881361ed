"""An awaitable in the memory of one that was finalised warns as the first did (from 3.12 on). The same of coroutines."""
import gc
import tracemalloc
import warnings


async def count(n):
    for i in range(n):
        yield i


async def answer():
    return 42


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def drain(generator):
    return [i async for i in generator]


def told(action):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        action()
    return [str(w.message) for w in caught]


def unawaited():
    generator = count(3)
    generator.asend(None)
    generator.__anext__()
    run(generator.aclose())


def main():
    for turn in range(4):
        print(turn, told(unawaited), told(lambda: answer()))
        print(run(drain(count(4))), run(answer()))
    tracemalloc.start()
    print(told(unawaited), told(lambda: answer()), run(drain(count(4))), run(answer()))
    held = [i * 1000 for i in range(100)]
    before = tracemalloc.get_traced_memory()[0] > 0
    tracemalloc.stop()
    print(before, sum(held), told(unawaited), run(drain(count(3))))
    gc.collect()
    print(told(unawaited), run(drain(count(2))))


main()
