# Every state of an async generator, every method, every short script of what is done with the awaitable it returns: results, errors,
# single use, and what is left behind. Bodies that catch, await in handlers, yield again or ignore GeneratorExit.
# leaks: nine rounds take minutes; the other programs of this folder go through the same methods
import gc
import itertools
import sys
import warnings


class Pause:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        return (yield self.name)


async def awaiting():
    got = await Pause("a")
    got = yield got
    got = await Pause("b")
    yield got


async def catching():
    while True:
        try:
            await Pause("c")
            yield 1
        except ValueError as e:
            yield "caught " + repr(e)
        except KeyError as e:
            await Pause("handler")
            return


async def tidy():
    try:
        yield 1
        await Pause("t")
        yield 2
    finally:
        await Pause("finally")


async def stubborn():
    try:
        yield 1
        await Pause("s")
        yield 2
    except GeneratorExit:
        yield "ignored"
    except BaseException as e:
        await Pause("again")
        yield repr(e)


async def stops():
    yield 1
    await Pause("x")
    raise StopAsyncIteration("inside")


def step(f, *args):
    try:
        return repr(f(*args))
    except BaseException as e:
        text = f"{type(e).__name__}{e.args}"
        if e.__cause__ or e.__context__:
            text += f" from {e.__cause__!r} in {e.__context__!r}"
        return text


def drain(g, most=4):
    """Steps g.__anext__() to its end."""
    out = []
    awaitable = g.__anext__()
    for _ in range(most):
        out.append(step(awaitable.send, None))
    return out


def new(g):
    return []


def at_yield(g):
    a = g.asend(None)
    for _ in range(2):
        try:
            a.send(None)
        except StopIteration:
            break
        except BaseException:
            break
    return []


def at_await(g):
    for _ in range(3):
        a = g.asend(None)
        try:
            a.send(None)
            return [a]  # still being iterated
        except StopIteration:
            pass
        except StopAsyncIteration:
            break
    return []


def exhausted(g):
    for _ in range(4):
        a = g.asend(None)
        for _ in range(3):
            try:
                a.send(None)
            except StopIteration:
                break
            except BaseException:
                return []
    return []


def broken(g):
    at_yield(g)
    a = g.athrow(ZeroDivisionError("z"))
    for _ in range(4):
        step(a.send, None)
    return []


def closed(g):
    at_yield(g)
    a = g.aclose()
    for _ in range(3):
        step(a.send, None)
    return []


def closing(g):
    at_yield(g)
    a = g.aclose()
    step(a.send, None)
    return [a]


METHODS = {
    "anext": lambda g: g.__anext__(),
    "asend(None)": lambda g: g.asend(None),
    "asend(5)": lambda g: g.asend(5),
    "athrow(V)": lambda g: g.athrow(ValueError),
    "athrow(v)": lambda g: g.athrow(ValueError("v")),
    "athrow(K, k)": lambda g: g.athrow(KeyError, "k"),
    "athrow(G)": lambda g: g.athrow(GeneratorExit),
    "athrow(SAI)": lambda g: g.athrow(StopAsyncIteration("s")),
    "athrow(SI)": lambda g: g.athrow(StopIteration("s")),
    "athrow()": lambda g: g.athrow(),
    "athrow(7)": lambda g: g.athrow(7),
    "athrow(4)": lambda g: g.athrow(1, 2, 3, 4),
    "aclose": lambda g: g.aclose(),
}

ACTIONS = {
    "send": lambda a: a.send(None),
    "send1": lambda a: a.send(1),
    "next": lambda a: a.__next__(),
    "throwV": lambda a: a.throw(ValueError("thrown")),
    "throwG": lambda a: a.throw(GeneratorExit),
    "throw3": lambda a: a.throw(KeyError, KeyError("three"), None),
    "throw0": lambda a: a.throw(),
    "close": lambda a: a.close(),
}


def state(g):
    suspended = getattr(g, "ag_suspended", "-")
    waits = type(g.ag_await).__name__
    return f"running={g.ag_running} await={waits} frame={g.ag_frame is not None} suspended={suspended}"


def shown(message, category, *rest, **more):
    print("      warning", category.__name__, message)


def unraisable(info):
    print("      unraisable", type(info.exc_value).__name__, info.exc_value)


def main():
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = shown
        hook, sys.unraisablehook = sys.unraisablehook, unraisable
        try_all()
        sys.unraisablehook = hook


def try_all():
    scripts = [(a,) for a in ACTIONS] + list(itertools.product(ACTIONS, ("send", "throwV", "throwG", "close"))) + [("send", "send", "send"), ("send", "throwV", "send"), ("next", "throwG", "next")]
    for body in (awaiting, catching, tidy, stubborn, stops):
        for prepare in (new, at_yield, at_await, exhausted, broken, closed, closing):
            for method, call in METHODS.items():
                lines = []
                for script in scripts:
                    g = body()
                    held = prepare(g)
                    a = call(g)
                    results = [step(ACTIONS[action], a) for action in script]
                    lines.append(f"    {'+'.join(script)}: {results} {state(g)}")
                    if len(script) > 1:
                        lines.append(f"      then {drain(g)} {[step(h.send, None) for h in held]} {state(g)}")
                    print(lines.pop(0) if len(lines) == 1 else "\n".join(lines))
                    lines.clear()
                    del g, held, a
                print(f"  ^ {body.__name__} {prepare.__name__} {method}")
    gc.collect()


main()
