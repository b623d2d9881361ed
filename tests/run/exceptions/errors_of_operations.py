"""What an operation raises is made at once, from parts: it has all that CPython's has, and the exception being handled as its context."""
import gc
import sys


class Plain:
    pass


class Slotted:
    __slots__ = ("here",)


Long = type("L" * 150, (), {})
Umlaut = type("Ä", (), {})


class Hooked(dict):
    def __missing__(self, key):
        raise LookupError(key)


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return False

    def __repr__(self):
        return f"Key({self.name})"


def item(container, key):
    return container[key]


def number(text):
    return int(text)


def attribute(o):
    return o.absent


def following(it):
    return next(it)


def shown(e):
    parts = [type(e).__name__, e.args, e.__cause__, type(e.__context__).__name__, e.__suppress_context__, getattr(e, "__notes__", None)]
    if isinstance(e, AttributeError):
        parts += [e.name, type(e.obj).__name__]
    if isinstance(e, StopIteration):
        parts.append(e.value)
    tb, lines = e.__traceback__, []
    while tb is not None:
        lines.append((tb.tb_lineno, tb.tb_frame.f_code.co_name))
        tb = tb.tb_next
    return parts, lines, gc.is_tracked(e), dict(e.__dict__)


CASES = [
    (item, {}, "text"), (item, {}, ("a", "tuple")), (item, {}, ()), (item, {}, None), (item, {}, 5), (item, {}, ValueError("as key")), (item, {1: 2}, Key("k")), (item, Hooked(), 3),
    (item, {}, KeyError), (number, "x"), (number, ""), (number, "ä"), (number, "x" * 300), (number, "1_"), (number, " 12 "), (number, "-"), (attribute, Plain()), (attribute, Slotted()),
    (attribute, Long()), (attribute, Umlaut()), (attribute, 5), (attribute, None), (following, iter(())), (following, iter([])), (following, iter({})), (following, (i for i in ())),
]


def one(f, args):
    try:
        print(f.__name__, "gives", f(*args))
    except Exception as e:
        print(f.__name__, *shown(e))
        e.mark = f  # and nothing of it in the next


def each(f, args):
    one(f, args)
    try:
        raise OSError("handled")
    except OSError:
        one(f, args)
    try:
        f(*args)
    except (KeyError, ValueError, AttributeError, StopIteration, LookupError):
        pass


def classes():
    for make in (lambda: KeyError("a", 1), lambda: KeyError(), lambda: KeyError(a=1), lambda: ValueError(*"ab"), lambda: StopIteration(7), lambda: OSError(2, "x"), lambda: int("7"), lambda: int(), lambda: int("z", 36),
                 lambda: int(7.5), lambda: str(), lambda: str(b"a", "ascii"), lambda: str(5), lambda: bool([]), lambda: bool(), lambda: int(x="5"), lambda: int(Plain())):
        try:
            result = make()
            print(type(result).__name__, result if not isinstance(result, Exception) else result.args)
        except Exception as e:
            print(type(e).__name__, e)


def raised_as_class():
    for kind in (KeyError, ValueError, StopIteration, OSError, ExceptionGroup):
        try:
            raise kind
        except (Exception, TypeError) as e:
            print(type(e).__name__, e.args, e.__context__)


class Fields(Exception):
    def __init__(self, a):
        super().__init__(a, "more")
        self.a = a


class Tuples:
    def collected(self):
        made = [(i, "text") for i in range(3)] + [(i, []) for i in range(3)] + [(Plain, i) for i in range(2)]
        return [gc.is_tracked(t[1]) for t in made], [gc.is_tracked(t) for t in made[3:]]


def many(n):
    for i in range(n):
        try:
            raise Fields(i)
        except Fields as e:
            if i % 10 == 0:
                print(e.a, e.args, sorted(e.__dict__), gc.is_tracked(e))


def deep(n):
    """Exceptions that hold each other die one after another."""
    e = None
    for i in range(n):
        try:
            {}[e]
        except KeyError as new:
            e = new
    del new
    return e


def collected_meanwhile():
    before = gc.get_threshold()
    gc.set_threshold(5, 2, 2)
    try:
        kept = []
        for i in range(200):
            try:
                item({}, i)
            except KeyError as e:
                kept.append(e if i % 7 == 0 else None)
        print([e.args for e in kept if e])
    finally:
        gc.set_threshold(*before)


for _ in range(2):
    for case in CASES:
        each(case[0], case[1:])
classes()
raised_as_class()
print(Tuples().collected())
many(25)
deep(30000)
collected_meanwhile()
gc.collect()
count = gc.get_count()[0]
for _ in range(3):
    many(1)
print(abs(gc.get_count()[0] - count) < 50, sys.exc_info())
