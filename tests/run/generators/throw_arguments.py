# All forms of throw(), right and wrong, and what is left of the generator afterwards.
import traceback


def catcher():
    try:
        yield 1
    except ValueError as e:
        yield "caught", type(e).__name__, e.args
    return "done"


def show(f, *args):
    try:
        return "ok", f(*args)
    except BaseException as e:
        return type(e).__name__, str(e), repr(e.__cause__), repr(e.__context__)


FORMS = [
    (ValueError,), (ValueError, "m"), (ValueError, ("a", "b")), (ValueError("v"),), (ValueError("v"), "x"), (ValueError("v"), None),
    (ValueError, ValueError("k")), (ValueError, None), (ValueError, "x", None), (ValueError, "x", 3), (ValueError, KeyError("z")),
    (KeyError, "k"), (3,), ("s",), (None,), (int,), (), (1, 2, 3, 4), (StopIteration,), (StopIteration(3),), (GeneratorExit,),
]
for form in FORMS:
    g = catcher()
    next(g)
    print(form, show(g.throw, *form), g.gi_suspended, show(next, g))
for form in FORMS:
    g = catcher()
    print(form, show(g.throw, *form), g.gi_frame is None, show(next, g))
g = catcher()
list(g)
print(show(g.throw, ValueError("finished")), show(g.throw, StopIteration("finished")), show(g.close), show(g.send, 5))


class Picky(Exception):
    def __init__(self):
        raise OSError("cannot be made")


g = catcher()
next(g)
print(show(g.throw, Picky), show(next, g))


def with_traceback():
    try:
        yield
    except ValueError:
        traceback.print_exc()
    yield


try:
    raise ValueError("has a traceback")
except ValueError as e:
    known = e
g = with_traceback()
next(g)
g.throw(known)
g = with_traceback()
next(g)
g.throw(ValueError, "new one", known.__traceback__)
