"""return, break and continue in finally: they swallow what was on its way. (The interpreter's compiler warns from 3.14 on; so does justjitc.)"""
import asyncio
import sys


def returns(what):
    try:
        if what == "raise":
            raise ValueError(what)
        if what == "return":
            return "from try"
    except KeyError:
        return "not this"
    finally:
        return "from finally", sys.exc_info()[1]


def breaks(log):
    for i in range(4):
        try:
            log.append(i)
            if i == 1:
                raise KeyError(i)
            if i == 0:
                continue
        finally:
            if i >= 1:
                break
    else:
        log.append("else")
    return log, sys.exc_info()[1]


def continues(log):
    for i in range(3):
        try:
            log.append(i)
            if i == 2:
                return log
            raise KeyError(i)
        finally:
            log.append("finally")
            continue
    return log, "end"


def nested(n):
    while True:
        try:
            try:
                raise ValueError(n)
            finally:
                n -= 1
                if n > 2:
                    continue
                if n == 1:
                    break
                return "inner", n
        finally:
            n -= 1
            if n < 0:
                return "outer", n
    return "broken", n


def generator():
    for i in range(3):
        try:
            yield i
        finally:
            if i == 0:
                continue
            return "closed"


def stars():
    result = []
    for kind in ValueError, KeyError, TypeError:
        try:
            try:
                raise ExceptionGroup("group", [ValueError(1), kind(2)])
            except* ValueError as group:
                result.append(("values", group.exceptions))
            finally:
                result.append(sys.exc_info()[1])
                if kind is KeyError:
                    continue
        except* TypeError as group:
            result.append(("types", group.exceptions))
    return result


async def cancelled(log):
    while True:
        try:
            await asyncio.sleep(10)
        finally:
            log.append(type(sys.exc_info()[1]).__name__)
            if len(log) < 2:
                continue
            return log


async def cancels():
    log = []
    task = asyncio.create_task(cancelled(log))
    for _ in range(2):
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.sleep(0)
    return await task


class Scope:
    for value in range(3):
        try:
            if value == 1:
                raise ValueError
        finally:
            if value == 1:
                break


class Dies:
    def __init__(self, log):
        self.log = log

    def __del__(self):
        self.log.append("dies")


def released():
    """What was on its way is released where it is swallowed."""
    log = []

    def inner():
        for _ in range(2):
            try:
                raise ValueError(Dies(log))
            finally:
                log.append("finally")
                continue
        try:
            return Dies(log)
        finally:
            log.append("leaves")
            return log

    return inner(), log


def main():
    for what in "raise", "return", "fall":
        print(returns(what))
    print(breaks([]), continues([]))
    for n in range(6):
        print(nested(n))
    g = generator()
    print(next(g), g.throw(ValueError("swallowed")))
    try:
        g.throw(ValueError("swallowed too"))
    except StopIteration as stop:
        print(stop.value, stop.__context__)
    print(list(generator()))
    g = generator()
    next(g)
    try:
        print(g.close())
    except RuntimeError as error:
        print(error)
    print(stars())
    print(asyncio.run(cancels()))
    print(Scope.value)
    print(released())
