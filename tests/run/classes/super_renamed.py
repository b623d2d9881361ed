# super() by names that are not super: it reads its caller's first argument and __class__ from the frame all the same.
import functools
import sys

renamed = super
NAMES = {"of": super}


class Base:
    def m(self, *args):
        return "Base.m", args

    @property
    def p(self):
        return "Base.p"


class Derived(Base):
    def m(self, *args):
        local = super
        return local().m(*args)

    def by_global(self):
        __class__
        return renamed().m(1), renamed().p

    def by_item(self):
        __class__
        return NAMES["of"]().m(2)

    def by_argument(self, function):
        __class__
        return function().m(3)

    def in_a_loop(self):
        __class__
        for i in range(3):
            result = renamed().m(i)
        return result

    def in_a_comprehension(self):
        __class__
        return [renamed().m(i) for i in (1, 2)] if sys.version_info >= (3, 12) else "needs an inlined comprehension"

    def by_an_inner_function(self):
        def inner(self):
            __class__
            return renamed().m("inner")

        return inner(self)

    def argument_deleted(self):
        __class__
        del self
        return renamed().m()

    def argument_rebound(self):
        __class__
        self = Base()
        return renamed().m()

    def argument_in_a_cell(self):
        __class__
        return renamed().m((lambda: self)() is self)

    def by_partial(self):
        __class__
        return functools.partial(renamed)().m(4)

    def by_iter(self):
        __class__
        return next(iter(renamed, None)).m(5)

    def by_subclass(self):
        __class__
        return Sub().m(6)

    def in_a_generator(self):
        __class__
        yield renamed().m(7)
        yield renamed().p

    async def in_a_coroutine(self):
        __class__
        return renamed().m(8)

    def no_positional(*args):
        __class__
        return renamed().m()


class Sub(super):
    pass


def attempt(what, f, *args):
    try:
        print(what, f(*args))
    except Exception as e:
        print(what, type(e).__name__, e)


for turn in range(3):
    d = Derived()
    for name, function in vars(Derived).items():
        if name == "m" or name.startswith(("by_", "argument_", "no_", "in_a_loop", "in_a_compr")):
            attempt(name, function, d, *([super] if name == "by_argument" else []))
    attempt("generator", lambda: list(d.in_a_generator()))
    attempt("coroutine", lambda: d.in_a_coroutine().send(None))
