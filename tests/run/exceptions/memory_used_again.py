"""Exceptions, traceback entries and frame objects end in memory that waits for the next ones: nothing of the old ones may be seen in the new, whatever was done to them."""
import gc
import sys
import traceback
import weakref

# From 3.14 on counts inside a call may differ by one (README).
counted = sys.getrefcount if sys.version_info < (3, 14) else lambda o: None


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name, sys.exc_info()[0])


class Plain(Exception):
    pass


class Slotted(Exception):
    __slots__ = ("detail",)


class WithDict(ValueError):
    kind = "class"

    def __init__(self, *args):
        super().__init__(*args, "more")
        self.extra = Noisy("extra")


class Ended(LookupError):
    def __del__(self):
        print("Ended.__del__", self.args, self.__traceback__ is None)


class NoWeak(KeyError):
    __slots__ = ()


KINDS = [ValueError, KeyError, Plain, Slotted, WithDict, Ended, NoWeak, StopIteration, OSError, AttributeError, ImportError, SystemExit, UnicodeDecodeError]


def fails(kind, *args):
    local = Noisy("local of fails")
    raise kind(*args)


def passes(kind, *args):
    other, number = [kind.__name__], 5
    return fails(kind, *args)


def seen(e):
    frames, running = [], set()
    f = sys._getframe()
    while f is not None:
        running.add(f)
        f = f.f_back
    tb = e.__traceback__
    while tb is not None:
        f = tb.tb_frame
        frames.append((f.f_code.co_name, tb.tb_lineno, tb.tb_lasti == f.f_lasti, f not in running and sorted(f.f_locals), f.f_trace, f.f_trace_lines, f.f_trace_opcodes, f.f_back.f_code.co_name))
        tb = tb.tb_next
    running.clear()
    f = None
    return type(e).__name__, e.args, e.__cause__, e.__context__, e.__suppress_context__, getattr(e, "__notes__", None), getattr(e, "__dict__", None) and sorted(e.__dict__), frames


def each_kind():
    for kind in KINDS:
        for args in ((), ("a",), ("a", 2)):
            try:
                passes(kind, *args)
            except BaseException as e:
                print(seen(e))


def disturbed():
    """Leaves marks on everything, and lets it go."""
    try:
        passes(Plain, 1)
    except Plain as e:
        e.add_note("a note")
        e.own = 1
        e.__cause__ = KeyError("cause")
        e.__suppress_context__ = False
        f = e.__traceback__.tb_next.tb_frame
        f.f_trace = print
        f.f_trace_lines = False
        f.f_trace_opcodes = True
        f.f_locals
        del f
    try:
        passes(Plain, 2)
    except Plain as e:
        print(seen(e))
        print(e.__cause__, hasattr(e, "own"))


def kept():
    """What somebody holds is not used again."""
    held = []
    for i in range(5):
        try:
            passes(Plain, i)
        except Plain as e:
            held.append((e, e.__traceback__, e.__traceback__.tb_next.tb_frame, weakref.ref(e)))
            if i % 2:
                held[-1] = (None, e.__traceback__.tb_next, None, held[-1][3])
    for e, tb, f, ref in held:
        print(e and e.args, tb.tb_lineno, tb.tb_frame.f_code.co_name, f and sorted(f.f_locals), ref() is e)
    held.clear()
    gc.collect()


def cleared():
    for way in range(5):
        try:
            passes(WithDict, way)
        except WithDict as e:
            tb = e.__traceback__
            if way == 0:
                tb.tb_next.tb_frame.clear()
            elif way == 1:
                tb.tb_next.tb_next.tb_frame.clear()
            elif way == 2:
                e.__traceback__ = None
            elif way == 3:
                tb.tb_next = None
            else:
                e.__traceback__ = tb.tb_next
            del tb
            print(way, seen(e))


def cycles():
    for i in range(3):
        try:
            passes(Plain, i)
        except Plain as e:
            me = e
            e.me = e
            e.__traceback__.tb_next.tb_frame.f_locals["args"]
    del me
    print("collected", gc.collect() > 0)


def chain(n):
    e = None
    for i in range(n):
        try:
            raise Plain(i) from e
        except Plain as new:
            e = new
    return e


def deep(n):
    if n == 0:
        raise Plain("bottom")
    held = Noisy("level") if n % 50 == 0 else None
    deep(n - 1)


def is_known_to_collector():
    try:
        passes(Plain, 1)
    except Plain as e:
        tb = e.__traceback__
        print(gc.is_tracked(e), gc.is_tracked(tb), gc.is_tracked(tb.tb_next.tb_frame), gc.is_finalized(e), gc.is_finalized(tb))
        print(counted(e), counted(tb), counted(tb.tb_next.tb_frame), e in gc.get_referents(sys._getframe()) or True)


def resurrected():
    class Back(Exception):
        def __del__(self):
            alive.append(self)
    alive = []
    for i in range(3):
        try:
            passes(Back, i)
        except Back:
            pass
    print([e.args for e in alive], [gc.is_finalized(e) for e in alive])
    alive.clear()


def changed_class():
    class Changing(Exception):
        pass
    for i in range(4):
        try:
            passes(Changing, i)
        except Changing as e:
            print(e.args)
            if i == 1:
                Changing.__del__ = lambda self: print("late __del__", self.args)
            if i == 2:
                e.__class__ = Plain if i == 9 else Changing


def weak():
    def told(ref):
        print("told", ref() is None, sys.exc_info()[0])
    refs = []
    for i in range(3):
        try:
            passes(Plain, i)
        except Plain as e:
            refs.append(weakref.ref(e, told))
    print(len(refs))


def raised_again():
    first = ValueError("first")
    for i in range(3):
        try:
            raise first
        except ValueError as e:
            n = 0
            tb = e.__traceback__
            while tb is not None:
                n, tb = n + 1, tb.tb_next
            print(n, e is first, counted(first))
    with_tb = first.with_traceback(None)
    try:
        raise with_tb
    except ValueError:
        traceback.print_exc(file=sys.stdout)


def while_collecting():
    before = gc.get_threshold()
    gc.set_threshold(1)
    try:
        for i in range(20):
            try:
                passes(Plain, i)
            except Plain as e:
                r = e.args
    finally:
        gc.set_threshold(*before)
    return r


def ended(value):
    return value
    yield


def catching():
    while True:
        try:
            yield
        except Exception as e:
            yield type(e).__name__, e.args, len(traceback.extract_tb(e.__traceback__))


def set_by_c(i, d, o):
    """C code sets a class and its arguments; the instance is made where it is caught."""
    if i == 0: return d[(1, 2)]
    if i == 1: return d[()]
    if i == 2: return d[None]
    if i == 3: return [][i]
    if i == 4: return i // 0
    if i == 5: return next(iter(()))
    if i == 6: return next(ended((1, 2)))
    if i == 7: return next(ended(()))
    if i == 8: return next(ended(KeyError("value")))
    if i == 9: return "".index("x")
    if i == 10: return o.missing
    if i == 11: return o(1)
    if i == 12: return o[0]
    if i == 13: return d["k"]
    if i == 14: return d[KeyError("key")]
    if i == 15: return {}.pop("k")
    if i == 16: return set().pop()
    if i == 17: return [].remove(i)
    if i == 18: return iter(o)
    if i == 19: return open("/nonexistent/x")
    if i == 20: return b"\xff".decode()
    if i == 21: return (0.0 + i) / 0
    if i == 22: return 2.0 ** 5000
    if i == 23: return "%d" % "x"
    raise IndexError


def from_c():
    for i in range(25):
        for again in range(2):
            try:
                set_by_c(i, {}, None)
            except Exception as e:
                print(i, type(e).__name__, e.args, e.__context__, counted(e), len(traceback.extract_tb(e.__traceback__)))
    for args in ((KeyError,), (KeyError, None), (KeyError, (1, 2)), (KeyError, ()), (KeyError, 5), (KeyError("made"),)):
        g = catching()
        next(g)
        print(g.throw(*args))
    try:
        try:
            set_by_c(0, {}, None)
        except KeyError:
            set_by_c(3, {}, None)
    except IndexError as e:
        print(repr(e), repr(e.__context__), e.__context__.__context__)


def with_arguments():
    class Counted(Exception):
        made = 0

        def __new__(cls, *args):
            Counted.made += 1
            return super().__new__(cls, *args)
    class Other(Exception):
        def __new__(cls):
            return KeyError("other")
    class Wrong(Exception):
        def __new__(cls):
            return 5
    class Meta(type):
        def __call__(cls, *args):
            print("Meta.__call__")
            return super().__call__(*args)
    class Made(Exception, metaclass=Meta):
        pass
    class Needs(Exception):
        def __init__(self, a):
            pass
    for kind in (Counted, Other, Wrong, Made, Needs):
        try:
            raise kind
        except BaseException as e:
            print(type(e).__name__, e.args, e)


def main():
    each_kind()
    disturbed()
    kept()
    cleared()
    cycles()
    e = chain(300)
    del e
    try:
        deep(200)
    except Plain:
        pass
    try:
        deep(150)
    except Plain as e:
        print(len(traceback.extract_tb(e.__traceback__)))
    is_known_to_collector()
    resurrected()
    changed_class()
    weak()
    raised_again()
    print(while_collecting())
    with_arguments()
    from_c()
    each_kind()
