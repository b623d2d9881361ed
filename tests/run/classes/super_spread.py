"""super().method(*args, **kwargs): the function and self, without what is bound, wherever nothing can tell."""
import sys
import traceback


class Base:
    def __init__(self, *args, **kwargs):
        self.given = args, kwargs

    def method(self, a=0, *args, b=1, **kwargs):
        return type(self).__name__, a, args, b, kwargs

    @classmethod
    def of_class(cls, *args, **kwargs):
        return cls.__name__, args, kwargs

    @staticmethod
    def static(*args, **kwargs):
        return args, kwargs

    @property
    def prop(self):
        return lambda *args, **kwargs: (self.given, args, kwargs)

    attribute = len

    def fails(self, **kwargs):
        raise ValueError(kwargs)


class Derived(Base):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.extra = 1

    def method(self, *args, **kwargs):
        return super().method(*args, **kwargs)

    def first(self, *args, **kwargs):
        return super().method(5, *args, b=6, **kwargs)

    def only_keywords(self, **kwargs):
        return super().method(**kwargs)

    def only_items(self, items):
        return super().method(*items)

    @classmethod
    def of_class(cls, *args, **kwargs):
        return super().of_class(*args, **kwargs)

    @staticmethod
    def static(*args, **kwargs):
        return super(Derived, Derived).static(*args, **kwargs)

    def static_by_super(self, *args, **kwargs):
        return super().static(*args, **kwargs)

    def prop_called(self, *args, **kwargs):
        return super().prop(*args, **kwargs)

    def attribute_called(self, *args, **kwargs):
        return super().attribute(*args, **kwargs)

    def missing(self, *args, **kwargs):
        return super().absent(*args, **kwargs)

    def fails(self, **kwargs):
        return super().fails(**kwargs)

    def two(self, *args, **kwargs):
        return super(Derived, self).method(*args, **kwargs)

    def kept(self, *args, **kwargs):
        m = super().method
        return m(*args, **kwargs), m.__self__ is self, m.__name__

    def used_twice(self, *args):
        return [m(*args) for m in [super(Derived, self).method] * 2]

    def rebinds(self, *args, **kwargs):
        me, self = self, 5
        try:
            return super().method(*args, **kwargs)
        except TypeError as e:
            return str(e)


class Multi(Derived, Base):
    def __init__(self, *args, **kwargs):
        super().__init__(1, *args, c=2, **kwargs)


class Builtin(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)

    def update(self, *args, **kwargs):
        super().update(*args, **kwargs)
        return self


class Failing:
    def __iter__(self):
        raise KeyError("iter")


class Hooked(dict):
    def keys(self):
        print("keys")
        return super().keys()


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e, [(f.name, f.line) for f in traceback.extract_tb(e.__traceback__)[1:]])


for _ in range(3):
    for cls in (Derived, Multi):
        o = cls(1, x=2)
        print(o.__dict__)
        for name in ("method", "first", "of_class", "static", "static_by_super", "prop_called", "attribute_called", "missing", "fails", "two", "kept", "rebinds"):
            f = getattr(o, name)
            attempt(f)
            attempt(f, 1) if name != "fails" else None
            attempt(f, b=3, z=4)
            attempt(f, **{"a": 1, "q": 2})
        attempt(o.only_keywords, **Hooked(b=7))
        attempt(o.only_items, [1, 2])
        attempt(o.only_items, iter("ab"))
        attempt(o.only_items, Failing())
        attempt(o.only_items, 5)
        attempt(o.used_twice, 3)
    print(Builtin([(1, 2)], a=3).update({4: 5}, b=6))
    attempt(Builtin, 1, 2)

Base.method = lambda self, *args, **kwargs: ("patched", args, kwargs)
print(Derived().method(1, b=2), Derived().first())
Base.method = classmethod(lambda cls, *args, **kwargs: (cls.__name__, args, kwargs))
print(Derived().method(1, b=2), Derived().first())
del Base.method
attempt(Derived().method, 1)


class Dying:
    def __del__(self):
        print("dies")


def counted():
    class Holder(Base):
        def method(self, *args):
            return super().of_class(*args)
    print(Holder().method(Dying()))


counted()
print(sys.exc_info())
