"""As leaving_functions, suspended: generators left by throw(), close(), collection, return, exhaustion."""
import gc
import sys
import types


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        caller = sys._getframe(1)
        print("   del", self.name, "in", caller.f_code.co_name, caller.f_lineno - caller.f_code.co_firstlineno, "handling", repr(sys.exc_info()[1]))

    def __enter__(self):
        return self

    def __exit__(self, *error):
        print("   exit", self.name, error[0])

    def __repr__(self):
        return "D " + self.name


class It(D):
    def __iter__(self):
        return self

    def __next__(self):
        return 1


class Delegate(It):
    def throw(self, *error):
        print("   thrown into", self.name, type(error[0]))
        raise error[0]

    def close(self):
        print("   close of", self.name)


def items(name):
    try:
        yield 1
        yield 2
    finally:
        print("   closed", name, "handling", repr(sys.exc_info()[1]))


def loop_finally():
    for x in items("loop"):
        try:
            yield x
        finally:
            print("   finally")


def loop_except():
    for x in items("loop"):
        try:
            yield x
        except ValueError:
            print("   except")
            yield "handled"
        except GeneratorExit:
            print("   exit seen")
            raise


def nested():
    try:
        for x in items("outer"):
            try:
                for y in It("inner"):
                    with D("manager"):
                        yield y
                        return "returned"
            finally:
                print("   finally 1")
    finally:
        print("   finally 2")
        yield "in finally"
        print("   finally 2 goes on")


def with_inside():
    for x in items("loop"):
        with D("manager") as m, D("unnamed"):
            sent = yield x
            if sent:
                raise sent


def delegates_inside_loop():
    for x in items("loop"):
        try:
            yield from items("delegate")
        finally:
            print("   finally")


def delegates_to_objects():
    for x in items("loop"):
        try:
            yield from Delegate("delegate")
        except ValueError:
            print("   except")
            yield from items("second")
        finally:
            print("   finally")


def delegates_deep():
    for x in items("loop"):
        try:
            yield from delegates_inside_loop()
        finally:
            print("   deep finally")


def in_arguments():
    try:
        print(D("a"), (yield 1), D("b"), (yield 2), key=(yield 3))
    finally:
        print("   finally")


def in_displays():
    return [D("one"), (yield 1), {D("key"): (yield 2), "b": (yield 3)}, (D("deep"), *(yield [D("sent")]))]


def in_comparison():
    return Order("a") < (yield 1) < Order("b") < (yield 2) < 1


class Order(D):
    def __lt__(self, other):
        print("   compared", self)
        return D("truth of " + self.name)

    __gt__ = __lt__


def in_subscripts():
    Sub("a")[D("index")] += (yield 1)
    Sub("b")[(yield 2)] = D("value"), (yield 3)
    (yield 4)[D("index")]


class Sub(D):
    def __getitem__(self, index):
        return 1

    def __setitem__(self, index, value):
        print("   set")


def in_match():
    match D("subject"), D("second"):
        case first, second if (yield 1):
            yield first
        case D() | (D(name="subject"), _) if (yield 2):
            yield "second"
        case _:
            yield 3


def in_strings():
    return f"{D('shown').name}{(yield 1)}{D('formatted')!r:{(yield 2) or ''}}"


def in_comprehension():
    return [list(one) for one in (((outer, y) for y in items("inner")) for outer in [(yield 1), (yield 2)])]


def handler_delegates():
    for x in items("loop"):
        try:
            [][D("index").name == ""]
            raise KeyError(D("in exception"))
        except KeyError as e:
            yield from items("in handler")
            yield repr(sys.exc_info()[1])
        except IndexError:
            yield sys.exc_info()[0]
            raise
        finally:
            yield "finally"


def group():
    for x in items("loop"):
        try:
            yield 1
        except* ValueError as e:
            yield "group", len(e.exceptions)
        finally:
            print("   finally")


def raises():
    for x in items("loop"):
        for y in It("it"):
            try:
                yield 1
                raise LookupError(D("in exception"))
            finally:
                print("   finally")


def coroutine_awaits():
    return awaiting()


async def awaiting():
    for x in items("loop"):
        try:
            async with Manager("manager"):
                async for y in AIt("async iterator"):
                    print("   awaited", await step(D("argument")))
        finally:
            print("   finally", repr(sys.exc_info()[1]))


@types.coroutine
def step(x):
    return (yield x)


class Manager(D):
    async def __aenter__(self):
        await step("enter")

    async def __aexit__(self, *error):
        print("   aexit", error[0])
        await step("exit")


class AIt(D):
    def __aiter__(self):
        return self

    async def __anext__(self):
        await step("next")
        return D("item")


GENERATORS = [loop_finally, loop_except, nested, with_inside, delegates_inside_loop, delegates_to_objects, delegates_deep,
              in_arguments, in_displays, in_comparison, in_subscripts, in_match, in_strings, in_comprehension,
              handler_delegates, group, raises, coroutine_awaits]


def throw(g):
    return g.throw(ValueError("thrown"))


def throw_group(g):
    return g.throw(ExceptionGroup("g", [ValueError(1), KeyError(2)]))


def close(g):
    return g.close()


def send(g):
    return g.send(D("sent value"))


def send_none(g):
    return g.send(None)


def send_error(g):
    return g.send(KeyError("sent"))


def drive(make, steps, action):
    print(make.__name__, steps, action and action.__name__)
    g = make()
    try:
        for _ in range(steps):
            print("   ->", repr(g.send(None)))
    except BaseException as e:
        print("  ", repr(e))
        del e
        return
    if action is None:
        del g
        print("   collected")
        return
    for again in "first", "second", "third":
        try:
            print("   =>", repr(action(g)))
        except BaseException as e:
            print("  ", repr(e), "value", getattr(e, "value", None), "context", repr(e.__context__))
            del e
        print("   done", again)
    del g
    print("   gone")


def main():
    sys.unraisablehook = lambda u: print("   unraisable", repr(u.exc_value), "context", repr(u.exc_value.__context__))
    gc.disable()
    for make in GENERATORS:
        for steps in 1, 2, 3, 4:
            for action in None, close, throw, throw_group, send, send_none, send_error:
                drive(make, steps, action)
                gc.collect()
    for make in GENERATORS:
        print("in a cycle:", make.__name__)
        g = make()
        try:
            g.send(None)
        except StopIteration:
            pass
        cycle = [g]
        cycle.append(cycle)
        del g, cycle
        gc.collect()
        print("   collected")
