"""A recursive coroutine."""
N = 21


async def fib(n):
    if n < 2:
        return n
    return await fib(n - 1) + await fib(n - 2)


def main(n):
    try:
        fib(n).send(None)
    except StopIteration as e:
        return e.value
