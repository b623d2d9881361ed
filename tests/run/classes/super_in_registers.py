"""super() in functions whose locals lie in registers: every form, every state of the first argument, other things by that name, which look for their caller's first argument in the frame."""
import builtins
import sys
from unittest.mock import patch


class Base:
    def __init__(self, *args):
        self.args = args

    def m(self, *args):
        return "Base.m", args

    @property
    def p(self):
        return "Base.p", self.args

    @classmethod
    def c(cls, n):
        return "Base.c", cls.__name__, n

    def __eq__(self, other):
        return "Base.eq"

    __hash__ = None


class Derived(Base):
    def __init__(self, a, b=2):
        super().__init__(a, b)
        self.more = a

    def method(self, n):
        return super().m(n)

    def attribute(self):
        return super().p

    def bound(self):
        m = super().m
        return m(1)

    def kept(self):
        s = super()
        return s.m(2), s.__thisclass__, s.__self__ is self, s.__self_class__

    def passed(self):
        return repr(super())[:25], super().__eq__(1)

    def with_arguments(self):
        return super(Derived, self).m(3), super(Base, self).__init__

    def in_a_cell(self, n):
        def inner():
            return self

        return super().m(n, inner() is self)

    def rebound(self):
        self = Derived(5)
        return super().p

    def rebound_to_another(self):
        self = 5
        return super().p

    def deleted(self):
        del self
        return super().m()

    def deleted_from_a_cell(self):
        def inner():
            return self

        del self
        return super().m(inner)

    def sometimes(self, yes):
        if yes:
            del self
        return super().m(4)

    def missing(self):
        return super().nothing

    def missing_method(self):
        return super().nothing(1)

    def in_loop(self, n):
        total = 0
        for i in range(n):
            total += super().m(i)[1][0]
        return total

    def nested(self):
        def inner(self):
            return super().m("inner")

        return inner(self), [super(Derived, self).m(i) for i in range(2)]

    def comprehension(self):
        return [super().m(i) for i in range(2)]

    def no_arguments():
        return super().m()

    def only_stars(*args):
        return super().m()

    def handled(self):
        try:
            return super().nothing()
        except AttributeError as error:
            return str(error), super().m(6)

    @classmethod
    def c(cls, n):
        return super().c(n + 1)

    @staticmethod
    def static(x):
        return super().m(7)

    def __new__(cls, *args):
        return super().__new__(cls)

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)

    def generator(self):
        yield super().m(8)


class Third(Derived):
    def method(self, n):
        return "Third", super().method(n)


def attempt(what, f, *args):
    try:
        print(what, f(*args))
    except Exception as e:
        tb = e.__traceback__.tb_next
        print(what, type(e).__name__, e, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno if tb else None)


def everything():
    d = Derived(1)
    for name in ("attribute", "bound", "kept", "passed", "with_arguments", "rebound", "rebound_to_another", "deleted", "deleted_from_a_cell", "missing", "missing_method", "nested",
                 "comprehension", "handled"):
        attempt(name, getattr(Derived, name), d)
    attempt("method", Derived.method, d, 1)
    attempt("of another", Derived.method, 5, 1)
    attempt("of a class", Derived.method, Derived, 1)
    attempt("third", Third(1).method, 2)
    attempt("in_a_cell", d.in_a_cell, 3)
    attempt("sometimes", d.sometimes, False)
    attempt("sometimes", d.sometimes, True)
    attempt("in_loop", d.in_loop, 4)
    attempt("no_arguments", Derived.no_arguments)
    attempt("only_stars", d.only_stars)
    attempt("c", Derived.c, 1)
    attempt("c of third", Third(1).c, 1)
    attempt("static", Derived.static, d)
    attempt("static of none", Derived.static, 5)
    attempt("generator", lambda: list(d.generator()))


class Sub(vars(builtins)["su" "per"]):  # not by its name: the functions of this module would all keep their locals in the frame
    pass


def looks(*args):
    frame = sys._getframe(1)
    first = frame.f_code.co_varnames[0] if frame.f_code.co_argcount else None
    known = {name: type(value).__name__ for name, value in frame.f_locals.items() if name in (first, "__class__")}
    print("  looks", args and len(args), known if frame.f_code.co_name in ("method", "in_a_cell") else "")
    return Sub(Derived, OTHER)


OTHER = Derived(9)


def others():
    d = Derived(1)
    here = sys.modules[__name__]
    for own in (Sub, looks, 5, lambda: Base):
        with patch.object(here, "super", own, create=True):
            for name in ("method", "in_a_cell"):
                attempt(name, getattr(Derived, name), d, 1)
            for name in ("attribute", "kept", "missing"):
                attempt(name, getattr(Derived, name), d)
        attempt("back", d.method, 2)


class Early:
    def __init_subclass__(cls):
        cls.early()


def before_the_class():
    class Body:
        def m(self):
            return super().__init__()

        attempt("empty", m, 5)

    attempt("filled", Body.m, Body())


def counts():
    d = Derived(1)
    before = sys.getrefcount(d), sys.getrefcount(Derived), sys.getrefcount(Base.m)
    for _ in range(10):
        d.method(1), d.attribute(), d.bound(), d.kept()
        try:
            d.missing()
        except AttributeError:
            pass
    print(sys.getrefcount(d) - before[0], sys.getrefcount(Derived) - before[1], sys.getrefcount(Base.m) - before[2])


def main():
    for _ in range(3):
        everything()
    others()
    before_the_class()
    counts()
