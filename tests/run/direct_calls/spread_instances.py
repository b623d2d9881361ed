"""f(*args, **kwargs) of instances with a __call__: in Python, inherited, patched, in C, failing."""
import functools
import weakref


class Plain:
    def __call__(self, a, b=2, *rest, c=3, **more):
        return type(self).__name__, a, b, rest, c, more


class Derived(Plain):
    pass


class Own(Plain):
    def __call__(self, *args, **kwargs):
        kwargs["own"] = True
        return super().__call__(*args, **kwargs)


class Static:
    @staticmethod
    def __call__(*args, **kwargs):
        return "static", args, kwargs


class OfClass:
    @classmethod
    def __call__(cls, *args, **kwargs):
        return cls.__name__, args, kwargs


class Called:
    __call__ = Plain()


class Slots:
    __slots__ = ("x", "__weakref__")

    def __call__(self, *args):
        return self.x, args


class Meta(type):
    def __call__(cls, *args, **kwargs):
        return "meta", cls.__name__, args, kwargs


class Made(metaclass=Meta):
    pass


class Without:
    pass


class Deep:
    def __init__(self, depth=0):
        self.depth = depth

    def __call__(self, *args, **kwargs):
        return through(self, *args, **kwargs)


class Told:
    def __del__(self):
        print("argument gone")


class Holds:
    def __call__(self, a, **more):
        a = None
        more.clear()
        print("still held")
        return 1


def through(f, *args, **kwargs):
    return f(*args, **kwargs)


def by_method(o, *args, **kwargs):
    return o.call(*args, **kwargs)


def tried(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


class Holder:
    call = Plain()

    def __init__(self):
        self.own = Derived()

    def other(self, *args, **kwargs):
        return self.own(*args, **kwargs)


def main():
    slots = Slots()
    slots.x = "slot"
    for f in Plain(), Derived(), Own(), Static(), OfClass(), Called(), slots, Made, functools.partial(Plain(), 0), Without(), Plain().__call__:
        for _ in range(3):
            print(tried(f, 1), tried(f, 1, 5, 6, 7), tried(f, 1, c=4), tried(f, 1, d=5, b=9), tried(f), tried(f, 1, 2, a=3), tried(f, **{"a": 1}), tried(f, 1, **{"x y": 2}))
    print(by_method(Holder(), 1, d=2), Holder().other(1, 2, c=4))
    kept = {"d": 1}
    print(tried(Own(), 1, **kept), kept, through(Plain(), *[1, 2], **{}), through(Plain(), *"ab", **kept))
    try:
        print(Plain()(*(1,), **{5: 6}))
    except TypeError as e:
        print(e)
    p = Plain()
    print(through(p, 1))
    Plain.__call__ = lambda self, *args, **kwargs: ("patched", args, kwargs)
    print(through(p, 1, x=2), through(Derived(), 1))
    del Plain.__call__
    print(tried(p, 1), tried(Derived(), 1, x=2))
    Plain.__call__ = functools.partial(print, "partial")
    print(through(p, 1), through(p, 1, sep="-"))
    p.__class__ = Without
    print(tried(p, 1))
    print(tried(Deep(), 1, x=2).split(":")[0])
    through(Holds(), Told(), other=Told())
    print("behind")
    watched = weakref.ref(slots)
    del slots, f
    print(watched() is None)


main()
