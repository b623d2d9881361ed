# python: 3.12
# Tools of sys.monitoring: every event of what is called while they listen, for all code and for one code object, switched on and off
# while functions, generators and coroutines are under way.
import sys

from _monitor import ALL, E, Monitor, monitoring


def add(a, b):
    if a > b:
        c = a - b
    else:
        c = a + b
    return c


def loop(n):
    total = 0
    for i in range(n):
        if i % 2:
            continue
        total += add(i, 2)
    while total > 3:
        total -= 3
    return total


def fails(x):
    try:
        return 1 // x
    except ZeroDivisionError as e:
        raise ValueError("no") from e
    finally:
        x = None


def handles():
    try:
        fails(0)
    except ValueError:
        return "handled"


def items(n):
    for i in range(n):
        got = yield i
        if got:
            yield got
    return "end"


def delegates(n):
    result = yield from items(n)
    yield result


async def inner(x):
    return x + 1


async def outer(n):
    total = 0
    for i in range(n):
        total += await inner(i)
    return total


async def agen(n):
    for i in range(n):
        yield await inner(i)


async def consumes(n):
    return [x async for x in agen(n)]


class C:
    def __init__(self, x):
        self.x = x

    def method(self, y=1):
        return self.x + y

    @property
    def double(self):
        return self.x * 2

    def __eq__(self, other):
        return self.x == other.x


def objects():
    c = C(3)
    return c.method(y=4), c.double, c == C(3), [C(i).x for i in range(2)], len("abc"), sorted([2, 1], key=lambda v: -v)


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as e:
        return e.value


def each_event():
    for names in *([name] for name in ALL), ALL:
        with Monitor(names, title="+".join(names)):
            result = loop(5), handles(), list(delegates(2)), run(outer(2)), run(consumes(2)), objects()
        print(result)


def thrown_and_closed():
    with Monitor(title="throw and close"):
        g = items(3)
        next(g)
        g.send("sent")
        try:
            g.throw(KeyError("thrown"))
        except KeyError:
            pass
        g = delegates(3)
        next(g)
        g.close()
        c = outer(2)
        c.close()


def local_events():
    m = Monitor(title="local")
    m.set_local(add.__code__, ["PY_START", "PY_RETURN", "LINE"])
    print(loop(4), add(1, 2))
    m.show("add")
    m.set_local(items.__code__, ["PY_START", "PY_YIELD", "PY_RESUME", "PY_RETURN"])
    m.set_local(add.__code__, [])
    print(loop(4), list(delegates(2)))
    m.show("items")
    print(monitoring.get_local_events(3, items.__code__) != 0, monitoring.get_local_events(3, add.__code__), monitoring.get_events(3))
    m.set(["PY_START"])
    print(loop(2), list(items(1)))
    m.show("items, and starts of all")
    m.set_local(items.__code__, [])
    m.set([])
    print(loop(4), list(items(1)))
    m.show("none")
    m.free()


def under_way():
    """What was called before goes on unseen; what is made while the tool listens is seen whenever it listens again."""
    m = Monitor(title="under way")
    m.set(["PY_START", "PY_RETURN", "PY_YIELD", "PY_RESUME"])
    g, c, a = items(6), outer(3), agen(3)
    first = next(g)
    m.show("begun")
    m.set([])
    second = next(g)
    m.show("off")
    m.set(["PY_START", "PY_YIELD", "PY_RESUME", "LINE"])
    third = next(g)
    m.show("on again")
    print(first, second, third, run(c))
    m.show("a coroutine that was made before")
    try:
        a.asend(None).send(None)
    except StopIteration as e:
        print(e.value)
    m.show("an asynchronous generator")
    m.set([])
    print(list(g), run(outer(2)))
    m.show("off")
    m.free()


def sets_and_removes(m):
    m.set(["PY_START", "PY_RETURN", "CALL"])
    x = add(1, 2)
    m.set([])
    y = add(2, 3)
    m.set(["LINE"])
    z = add(5, 3)
    m.set([])
    return x, y, z


def from_inside():
    m = Monitor(title="inside")
    print(sets_and_removes(m))
    m.show("calls made while it listened")
    m.free()


def two_tools():
    one, two = Monitor(["PY_START", "PY_RETURN"], tool=1, title="one"), Monitor(["LINE", "BRANCH"], tool=4, title="two")
    one.set()
    two.set_local(add.__code__)
    print(loop(3))
    one.show(), two.show()
    one.set([])
    print(loop(3))
    one.show(), two.show()
    two.set_local(add.__code__, [])
    print(loop(3))
    one.show(), two.show()
    one.free(), two.free()


def disabled():
    m = Monitor(["PY_START", "LINE"], title="disabled", off=["add"])
    m.set()
    print(loop(5), loop(5))
    m.show("add once")
    monitoring.restart_events()
    print(loop(3))
    m.show("restarted")
    m.set([])
    m.free()


def raising_callback():
    """What a callback raises is raised in the monitored function."""
    monitoring.use_tool_id(2, "raises")

    def told(code, offset):
        if code is add.__code__:
            raise RuntimeError("from the callback")

    monitoring.register_callback(2, E.PY_START, told)
    monitoring.set_events(2, E.PY_START)
    try:
        loop(3)
    except RuntimeError as e:
        tb, names = e.__traceback__, []
        while tb:
            names.append(tb.tb_frame.f_code.co_name)
            tb = tb.tb_next
        print(e, [name for name in names if name != "told"])
    finally:
        monitoring.set_events(2, 0)
        monitoring.register_callback(2, E.PY_START, None)
        monitoring.free_tool_id(2)
    print(loop(3))


Monitor.under_way = {"each_event", "thrown_and_closed", "local_events", "under_way", "sets_and_removes", "from_inside", "two_tools", "disabled",
                     "raising_callback"}


def main():
    each_event()
    thrown_and_closed()
    local_events()
    under_way()
    from_inside()
    two_tools()
    disabled()
    raising_callback()
    print([monitoring.get_tool(i) for i in range(6)])
