# throw() in all its forms through chains of compiled and interpreted generators, coroutines, wrappers, asend() and athrow(), and objects that pass
# it on: who is warned of three arguments (from 3.12 on), how often and at which line; what is on the stack meanwhile; where the chain goes on.
import gc
import sys
import types
import warnings

# --- compiled and interpreted
SHOWS_FRAMES = sys.version_info >= (3, 12)


def plain():
    for n in range(3):
        try:
            yield n
        except (ValueError, KeyError) as e:
            frames, f = [], sys._getframe()
            while SHOWS_FRAMES and f.f_code.co_name != "attempt":
                frames.append(f.f_code.co_name)
                f = f.f_back
            print("    caught", type(e).__name__, *frames)
    return "returned"


def delegating(inner):
    try:
        result = yield from inner
    except GeneratorExit as e:
        print("    left", e.args)
        raise
    except Exception as e:
        result = yield f"instead of {type(e).__name__}"
    yield "behind"
    return result


async def awaiting(inner):
    try:
        return await inner
    except TypeError as e:
        return str(e)


@types.coroutine
def marked(inner):
    return (yield from inner)


async def items(inner):
    yield await inner


async def waiting_at_the_end(inner):
    try:
        yield 1
    except OSError:
        yield await inner


def thrown(inner):
    g = waiting_at_the_end(inner)
    try:
        g.asend(None).send(None)
    except StopIteration:
        pass
    return g.athrow(OSError())


class Thrower:
    def __init__(self, g):
        self.g = g

    def __iter__(self):
        return self

    __await__ = __iter__

    def __next__(self):
        return next(self.g)

    def send(self, value):
        return self.g.send(value)

    def throw(self, *args):
        print("    given", len(args))
        return self.g.throw(*args)


class Method(Thrower):
    def __init__(self, g):
        super().__init__(g)
        self.throw = g.throw


class Unthrowable(Thrower):
    throw = property()


class Awaitable:
    def __init__(self, g):
        self.g = g

    def __await__(self):
        return self.g


class Second:
    """Another asend() while one awaits: throw() of it goes to the same place, up to 3.12.3."""

    def __init__(self, g, method):
        self.g = items(Awaitable(g))
        self.first = self.g.asend(None)
        self.method = method
        self.second = None

    def send(self, value):
        return self.first.send(value)

    def throw(self, *args):
        self.second = self.second or (self.g.asend(None) if self.method == "asend" else self.g.athrow(OSError()))
        return self.second.throw(*args)


LAYERS = {
    "yield from": delegating,
    "await": lambda g: awaiting(Awaitable(g)),
    "wrapper": lambda g: awaiting(Awaitable(g)).__await__(),
    "marked": lambda g: awaiting(marked(g)),
    "asend": lambda g: items(Awaitable(g)).asend(None),
    "awaited asend": lambda g: awaiting(items(Awaitable(g)).__anext__()),
    "athrow": lambda g: thrown(Awaitable(g)),
    "second asend": lambda g: Second(g, "asend"),
    "second athrow": lambda g: Second(g, "athrow"),
    "anext": lambda g: awaiting(anext(items(Awaitable(g)), 5)),
    "Thrower": lambda g: delegating(Thrower(g)),
    "Method": lambda g: delegating(Method(g)),
    "Unthrowable": lambda g: delegating(Unthrowable(g)),
}


def throw(g, args):
    return g.throw(*args)


# --- to here
compiled = dict(globals())
interpreted = {"__name__": "interpreted", "sys": sys, "types": types}
with open(__file__) as source:
    exec(compile(source.read().partition("# --- compiled and interpreted\n")[2].partition("# --- to here")[0], "interpreted", "exec"), interpreted)


def attempt(label, make, thrower, args):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        outcome = []
        g = make()
        for step in range(5):
            try:
                outcome.append((thrower(g, args) if step in (1, 2) else g.send(None) if hasattr(g, "send") else next(g)))
            except BaseException as e:
                outcome.append(f"{type(e).__name__}: {e} at {' '.join(names(e.__traceback__))}")
                if step in (0, 3):
                    break
        del g
        gc.collect()
    print(label, outcome, *(f"{w.filename.rpartition('/')[2]}:{w.lineno}" for w in seen if w.category is DeprecationWarning))


def names(tb):
    while tb:
        yield f"{tb.tb_frame.f_code.co_name}+{tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno}"
        tb = tb.tb_next


def main():
    gc.disable()
    gc.freeze()
    makes = {"c": compiled, "i": interpreted}
    for args in (ValueError, "text"), (ValueError("v"), None, None), (KeyError("alone"),), (OSError, OSError("w"), None), (StopIteration,), (GeneratorExit, "bye"), (int, 3, 4):
        print(*(getattr(a, "__name__", repr(a)) for a in args))
        for outer, inner, who in "cic", "icc", "ici", "iic", "cii", "ccc":
            for name, layer in makes[outer]["LAYERS"].items():
                attempt(f"{who}: {outer} {name} of {inner}", lambda: layer(makes[inner]["plain"]()), makes[who]["throw"], args)
    args = ValueError, "text", None
    for middle, outer, inner in "icc", "iic", "cic", "cii", "ici":
        for name, layer in makes[outer]["LAYERS"].items():
            for second, again in makes[middle]["LAYERS"].items():
                if not name.startswith("second "):
                    attempt(f"{middle} {second} of {outer} {name} of {inner}", lambda: again(layer(makes[inner]["plain"]())), throw, args)
