# Every method and attribute of a coroutine in every state it can be in, with the three argument forms of throw()
import inspect
import sys
import types
import warnings

warnings.simplefilter("always")


class Suspend:
    def __init__(self, value="suspended", on_close=None):
        self.value = value
        self.on_close = on_close

    def __await__(self):
        try:
            return (yield self.value)
        except GeneratorExit:
            if self.on_close:
                return (yield self.on_close)
            raise


@types.coroutine
def marked(value):
    return (yield value)


async def plain():
    return await Suspend(), await marked("second")


async def nested():
    return await plain()


async def handling():
    try:
        await Suspend()
    except KeyError as error:
        print("handler", type(error).__name__, sys.exc_info()[1] is error)
        await Suspend("in handler")
        print("still", sys.exc_info()[1] is error)
        raise ValueError("other")
    finally:
        print("finally", type(sys.exc_info()[1]).__name__)
        await Suspend("in finally")
        print("after finally", type(sys.exc_info()[1]).__name__)


async def stubborn():
    try:
        await Suspend()
    except GeneratorExit:
        await Suspend("again")


async def returning():
    try:
        await Suspend()
    except GeneratorExit:
        return "from close"


async def ignoring():
    while True:
        try:
            await Suspend(on_close="awaitable goes on")
        except GeneratorExit:
            pass


async def stopping():
    await Suspend()
    raise StopIteration(1)


async def catching():
    seen = []
    for i in range(3):
        try:
            seen.append(await Suspend(i))
        except Exception as error:
            seen.append(repr(error))
    return seen


async def reentering(box):
    for method in (box[0].send, box[0].throw):
        try:
            method(None if method == box[0].send else KeyError)
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
    try:
        box[0].close()
    except ValueError as error:
        print(error)
    print(box[0].cr_running, box[0].cr_await, box[0].cr_suspended)
    await Suspend()


def show(c):
    frame = c.cr_frame
    awaits = c.cr_await
    return (c.cr_running, c.cr_suspended, type(awaits).__name__, frame and frame.f_lineno - frame.f_code.co_firstlineno,
            inspect.getcoroutinestate(c), c.cr_origin)


def attempt(text, f, *args):
    try:
        return text, f(*args)
    except BaseException as error:
        chain, names = error, []
        while chain is not None and len(names) < 5:
            names.append((type(chain).__name__, str(chain), "cause" if chain.__cause__ else ""))
            chain = chain.__cause__ or chain.__context__
        return text, names, len(traceback_of(error))


def traceback_of(error):
    entries, tb = [], error.__traceback__
    while tb:
        entries.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return entries


def a_traceback():
    try:
        1 / 0
    except ZeroDivisionError as error:
        return error.__traceback__


STEPS = {
    "next": lambda c: c.send(None),
    "send": lambda c: c.send("value"),
    "throw class": lambda c: c.throw(KeyError),
    "throw object": lambda c: c.throw(KeyError("given")),
    "throw two": lambda c: c.throw(KeyError, "text"),
    "throw tuple": lambda c: c.throw(KeyError, ("a", "b")),
    "throw three": lambda c: c.throw(KeyError, KeyError("made"), a_traceback()),
    "throw none": lambda c: c.throw(KeyError, None, None),
    "throw both": lambda c: c.throw(KeyError("x"), "y"),
    "throw int": lambda c: c.throw(5),
    "throw bad traceback": lambda c: c.throw(KeyError, "x", 5),
    "throw nothing": lambda c: c.throw(),
    "throw exit": lambda c: c.throw(GeneratorExit),
    "throw stop": lambda c: c.throw(StopIteration(3)),
    "close": lambda c: c.close(),
    "await": lambda c: awaiter(c).send(None),
    "wrapper": lambda c: c.__await__().send(None),
}


async def awaiter(c):
    return await c


def all_states(make):
    for before in range(5):
        for name, step in STEPS.items():
            c = make()
            ended = False
            for _ in range(before):
                try:
                    c.send(None)
                except BaseException:
                    ended = True
            print(make.__name__, before, show(c), attempt(name, step, c), show(c))
            print("   ", attempt("then next", c.send, None), attempt("then close", c.close), show(c))
        if ended:
            break


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for make in (plain, nested, handling, stubborn, returning, ignoring, stopping, catching):
        all_states(make)
print(len(caught), sorted({str(w.message) for w in caught}))

box = []
box.append(reentering(box))
print(attempt("next", box[0].send, None), attempt("close", box[0].close))

sys.set_coroutine_origin_tracking_depth(3)


def maker(f):
    return f()


for make in (plain, lambda: maker(plain), lambda: maker(nested)):
    c = make()
    print([(line - make.__code__.co_firstlineno if name == "<lambda>" else name, name) for file, line, name in c.cr_origin][:2], len(c.cr_origin))
    c.close()
sys.set_coroutine_origin_tracking_depth(0)
c = plain()
print(c.cr_origin)
c.close()
