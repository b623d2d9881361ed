"""sys.set_asyncgen_hooks: the first iteration by each method, the finaliser of what is collected while suspended, in each state; hooks that raise."""
import gc
import sys


async def gen(n=2):
    try:
        for i in range(n):
            yield i
    finally:
        print("  body ends")


def run(awaitable):
    try:
        return "awaits", awaitable.send(None)
    except StopIteration as e:
        return "item", e.value
    except BaseException as e:
        return type(e).__name__, e.args


def first(g):
    print("  first", type(g).__name__, g.ag_running, g.ag_frame is not None, g.__name__)


def final(g):
    print("  final", g.__name__, g.ag_running, g.ag_frame is not None)
    revived.append(g)


def unraisable(info):
    print("  unraisable", type(info.exc_value).__name__, info.exc_value, getattr(info.object, "__name__", None))


revived = []
sys.unraisablehook = unraisable
METHODS = {
    "anext": lambda g: g.__anext__(), "asend": lambda g: g.asend(None), "athrow": lambda g: g.athrow(ValueError), "aclose": lambda g: g.aclose(),
    "anext()": lambda g: anext(g), "anext(d)": lambda g: anext(g, "d"), "asend ahead": lambda g: g.asend(3)}
for name, call in METHODS.items():
    for started in (False, True):
        sys.set_asyncgen_hooks(firstiter=first, finalizer=final)
        print(name, started)
        g = gen()
        if started:
            print(run(g.__anext__()))
        a = call(g)
        print(" made")
        try:
            print(run(a.__await__()))
        except AttributeError as e:
            print("no", e)
        sys.set_asyncgen_hooks(None, None)  # the object remembers
        del a, g
        gc.collect()
        print(" collected")
        for g in revived:
            print(" revived", run(g.aclose()), run(g.__anext__()))
        revived.clear()
        g = None
        gc.collect()

print("never iterated")
sys.set_asyncgen_hooks(first, final)
g = gen()
del g
gc.collect()


def bad_first(g):
    raise ZeroDivisionError("first")


def bad_final(g):
    raise ZeroDivisionError("final")


sys.set_asyncgen_hooks(bad_first, bad_final)
g = gen()
for _ in range(2):  # only the first time
    try:
        print(run(g.__anext__()))
    except ZeroDivisionError as e:
        print("raised", e)
del g
gc.collect()


async def consume():
    async for x in gen(3):
        print("  got", x)
        if x == 1:
            break
    return [x async for x in gen(2)], [x async for x in (y async for y in gen(1))]


sys.set_asyncgen_hooks(bad_first, None)
try:
    consume().send(None)
except ZeroDivisionError as e:
    print("raised in async for", e, e.__traceback__.tb_next.tb_frame.f_code.co_name)
sys.set_asyncgen_hooks(first, final)
print(run(consume()))
for g in revived:
    print(run(g.aclose()))
revived.clear()
sys.set_asyncgen_hooks(None, None)


class Cycle:
    pass


print("in a cycle, without hooks")


async def held(c):
    try:
        yield c
    finally:
        print("  held ends")


c = Cycle()
c.g = held(c)
run(c.g.__anext__())
del c
gc.collect()
print("in a cycle, with hooks")
sys.set_asyncgen_hooks(None, final)
c = Cycle()
c.g = held(c)
run(c.g.__anext__())
del c
gc.collect()
print(len(revived))
print(run(revived.pop().aclose()))
gc.collect()
print("finalised and dropped")
sys.set_asyncgen_hooks(None, lambda g: print("  dropped", g.__name__))
c = gen()
run(c.__anext__())
del c
gc.collect()


async def awaits_at_the_end():
    class Pause:
        def __await__(self):
            yield "pause"
    try:
        yield 1
    finally:
        print("  before the pause")
        await Pause()
        print("  never")


async def catches():
    try:
        yield 1
    except GeneratorExit:
        print("  caught")


async def yields_again():
    try:
        yield 1
    except GeneratorExit:
        yield 2


sys.set_asyncgen_hooks(None, None)
for f in (awaits_at_the_end, catches, yields_again):
    g = f()
    run(g.__anext__())
    del g
    gc.collect()
print(sys.get_asyncgen_hooks())
