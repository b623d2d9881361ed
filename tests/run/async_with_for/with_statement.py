import asyncio


class M:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    async def __aenter__(self):
        await asyncio.sleep(0)
        print("enter", self.name)
        if self.fail == "enter":
            raise RuntimeError("enter")
        return self.name

    async def __aexit__(self, t, v, tb):
        await asyncio.sleep(0)
        print("exit", self.name, t and t.__name__, v)
        if self.fail == "exit":
            raise RuntimeError("exit")
        return self.swallow


async def returns():
    async with M("r") as r:
        return r


async def swallows():
    async with M("s", swallow=True):
        raise ValueError("swallowed")
    return "after"


async def raises():
    async with M("a") as a, M("b") as b:
        raise KeyError(a + b)


async def loops():
    out = []
    for i in range(4):
        async with M(i):
            if i == 1:
                continue
            if i == 2:
                break
            out.append(i)
    return out


async def enter_fails():
    async with M("x"), M("y", fail="enter"):
        print("never")


async def exit_fails():
    async with M("z", fail="exit"):
        raise ValueError("body")


class NoExit:
    async def __aenter__(self): pass


class Sync:
    def __enter__(self): pass

    def __exit__(self, *a): pass


class NotAwaitable:
    def __aenter__(self): return 5

    async def __aexit__(self, *a): pass


class NotAwaitableExit:
    async def __aenter__(self): return 5

    def __aexit__(self, *a): return 6


async def use(x):
    async with x:
        print("body")


async def mixed():
    import contextlib
    with contextlib.suppress(ValueError):
        async with M("in suppress"):
            raise ValueError
    async with M("outer"):
        with contextlib.suppress(KeyError):
            async with M("inner"):
                raise KeyError
        return "end"


for make in (returns, swallows, raises, loops, enter_fails, exit_fails, lambda: use(NoExit()), lambda: use(Sync()), lambda: use(5),
             lambda: use(NotAwaitable()), lambda: use(NotAwaitableExit()), mixed):
    try:
        print(asyncio.run(make()))
    except Exception as e:
        print(type(e).__name__, e, "context", repr(e.__context__))
