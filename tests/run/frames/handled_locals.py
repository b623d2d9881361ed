"""What the traceback's first entry, the function that has caught the exception and still runs, shows of its locals."""
import asyncio
import gc
import sys

from _seen import captured, entry


def plain(a, b=2, *args, key=None, **rest):
    x = [a, b]
    try:
        y = a / b
    except ZeroDivisionError as e:
        print(entry())
        z = x + [3]
        print(captured(e))
        del x
        print(entry())
        a = "rebound"
        for i in range(2):
            print(sorted(entry().items()))
    return z


def nested(n):
    try:
        {}[n]
    except KeyError:
        first = entry()
        try:
            m = n + 1
            int("x" * m)
        except ValueError as inner:
            second = entry()
            text = str(inner)
            print(entry())
        third = entry()
        print(first, second, third, text)
        try:
            n = third = None
            raise IndexError(len("abc"))
        except IndexError:
            print(entry())
            try:
                print(entry())
            finally:
                print(entry())
    finally:
        q = 1
        print(sys.exc_info())
    return q


def final(n):
    try:
        1 / n
    finally:
        k = n
        print(sys.exc_info()[0] and entry())
        n = 5
        print(sys.exc_info()[0] and entry())


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, tb):
        if tb is not None:
            print("exit", {k: type(v).__name__ for k, v in dict(tb.tb_frame.f_locals).items()})
        return kind is KeyError


def managed(n):
    with Manager() as m:
        t = n, n
        with Manager():
            u = 1
            raise KeyError(n)
        v = 2
        raise ValueError(n)


def closure(n):
    free = n * 2

    def inner(k):
        nonlocal free
        try:
            raise KeyError(k + free)
        except KeyError:
            print(entry())
            free += 1
            cell = free
            print(entry(), (lambda: cell)())
    inner(1)
    try:
        int("a")
    except ValueError:
        print(sorted(entry().items()))
        free = 9
        print(sorted(entry().items()))
    return free


def numbers(n):
    total = 0
    real = 0.5
    for i in range(n):
        total += i * i
        real *= 1.5
        if i == 7:
            try:
                total // (i - 7)
            except ZeroDivisionError:
                print(entry())
                total += 100
                real = -real
                print(entry())
    return total, real


def generator(n):
    for i in range(n):
        try:
            got = yield i
            if i:
                raise KeyError(i)
        except KeyError as e:
            print(entry())
            again = yield "in handler"
            print(entry())
            got = again
            print(entry())


async def coroutine(n):
    try:
        await asyncio.sleep(0)
        raise KeyError(n)
    except KeyError:
        print(entry())
        p = await asyncio.sleep(0, "result")
        print(entry())
        async with AsyncManager():
            r = p
            raise ValueError
    finally:
        print(entry())


class AsyncManager:
    async def __aenter__(self):
        return 1

    async def __aexit__(self, kind, error, tb):
        print("aexit", sorted(tb.tb_frame.f_locals))
        await asyncio.sleep(0)


async def agen(n):
    try:
        yield n
        1 / 0
    except ZeroDivisionError:
        print(entry())
        yield "second"
        print(entry())


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def lifetimes():
    a, b = Noisy("a"), Noisy("b")
    try:
        raise KeyError
    except KeyError:
        entry()
        a = 1
        print("rebound")
        del b
        print("deleted")
        c = Noisy("c")
        entry()
    print("handled")
    c = None
    print("end")


def raised_again(n):
    x = Noisy("x")
    try:
        try:
            raise KeyError(n)
        except KeyError as e:
            print(entry().keys())
            y = Noisy("y")
            raise ValueError(entry()) from e
    except ValueError as e:
        print(entry().keys(), e)
        return "result"


def kept_after():
    """The traceback outlives the handler; when the function has ended its frame shows all."""
    value = "late"
    try:
        raise KeyError
    except KeyError as e:
        print(entry())
        kept = e
    return kept.__traceback__


def left_by_error(n):
    here = Noisy("here")
    try:
        raise KeyError
    except KeyError:
        entry()
        there = Noisy("there")
        n / 0


def groups(n):
    try:
        raise ExceptionGroup("g", [ValueError(n), KeyError(n)])
    except* ValueError as v:
        print(entry().keys())
        w = 1
    except* KeyError:
        print(entry().keys())
    return w


def loop(n):
    seen = []
    for i in range(n):
        try:
            {}[i]
        except KeyError:
            seen.append(len(entry()))
            if i == 1:
                continue
            if i == 3:
                break
            late = i
    return seen


def main():
    plain(1, 0, 7, key=[1], other=2)
    nested(3)
    try:
        final(0)
    except ZeroDivisionError as e:
        print(captured(e).keys())
    final(1)
    try:
        managed(1)
    except ValueError as e:
        print(e)
    print(closure(4))
    print(numbers(10))
    g = generator(3)
    print([next(g), g.send("a"), g.send("b"), g.send("c"), next(g, None), next(g, None)])
    try:
        asyncio.run(coroutine(1))
    except ValueError as e:
        print(repr(e))

    async def consume():
        return [x async for x in agen(1)]
    print(asyncio.run(consume()))
    lifetimes()
    print(raised_again(1))
    tb = kept_after()
    print(sorted(tb.tb_frame.f_locals))
    try:
        left_by_error(1)
    except ZeroDivisionError as e:
        print(sorted(e.__traceback__.tb_next.tb_frame.f_locals))
        del e
    print(groups(1))
    print(loop(5))
    gc.collect()
