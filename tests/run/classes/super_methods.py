"""super().name(...) with every kind of thing under the name, and bases that change between two calls."""


class Base(list):
    def plain(self, *args, **kwargs):
        return "plain", args, kwargs

    @staticmethod
    def static(*args):
        return "static", args

    @classmethod
    def of_class(cls, *args):
        return "class", cls.__name__, args

    @property
    def value(self):
        print("value of", type(self).__name__)
        return lambda *args: ("value", args)

    class Nested:
        def __init__(self, *args):
            self.args = args

        def __repr__(self):
            return f"nested {self.args}"

    def gone(self):
        return "gone"


class Other(Base):
    def plain(self, *args):
        return "other", args


class Middle(Base):
    pass


class Derived(Middle):
    def plain(self, *args, **kwargs):
        return super().plain(1, *args, key=2, **kwargs)

    def simple(self):
        return super().plain(1, 2)

    def static(self):
        return super().static(1)

    def of_class(self):
        return super().of_class(1)

    def value(self):
        return super().value(1)

    def nested(self):
        return super().Nested(1)

    def append(self, item):
        super().append(item)
        return len(self)

    def own(self):
        return super().callable_of_instance(1)

    def class_of_super(self):
        return super().__class__(Derived, self) is not None

    def gone(self):
        return super().gone()

    def explicit(self):
        return super(Middle, self).plain(3)

    @classmethod
    def made(cls):
        return super().of_class(2)

    @classmethod
    def unbound(cls):
        return super().plain(cls())

    def __repr__(self):
        return "Derived" + super().__repr__()

    def __len__(self):
        return super().__len__() + 100


class Unhidden(Derived):
    pass


class Dies(list):
    def __del__(self):
        print("dies")

    def m(self):
        return "m of Dies"


class DiesToo(Dies):
    def m(self):
        return super().m()


def tell(function):
    try:
        return function()
    except Exception as error:
        return type(error).__name__, str(error)


def calls(o):
    o.callable_of_instance = lambda *args: "never seen"
    for f in o.plain, o.simple, o.static, o.of_class, o.value, o.nested, o.own, o.class_of_super, o.gone, o.explicit, o.made, o.unbound, o.__repr__, o.__len__:
        print(f.__name__, tell(f))
    print(o.append(1))


def main():
    for o in Derived(), Unhidden(), Derived():
        calls(o)
    o = Derived()
    for _ in range(3):
        print(o.simple())
    Middle.plain = lambda self, *args: ("patched", args)
    print(o.simple(), o.explicit())
    Middle.plain = staticmethod(lambda *args: ("patched static", args))
    print(o.simple())
    del Middle.plain
    Middle.__bases__ = (Other,)
    print(o.simple(), o.explicit())
    Middle.__bases__ = (Base,)
    del Base.gone
    print(o.simple(), tell(o.gone))
    print(DiesToo().m())
