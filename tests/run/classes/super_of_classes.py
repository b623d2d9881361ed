"""super(C, x).name(...): of instances, classes and what is neither, with errors, and where the bases or the name super change between two calls."""
import builtins
import weakref


class Base:
    def __init__(self, *args, **kwargs):
        self.args = args, kwargs

    def plain(self, *args, **kwargs):
        return "plain", type(self).__name__, args, kwargs

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

    def gone(self):
        return "gone"

    def __eq__(self, other):
        return super(Base, self).__eq__(other)

    __hash__ = object.__hash__


class Other:
    def plain(self, *args):
        return "other", type(self).__name__, args


class Child(Base):
    __class__ = property(lambda self: Child)

    def __new__(cls, *args):
        made = super(Child, cls).__new__(cls)
        made.born = True
        return made

    def __init__(self, *args):
        super(Child, self).__init__(*args, more=1)

    def plain(self, *args):
        return super(Child, self).plain(*args, key=2)

    def all(self):
        return super(Child, self).static(1), super(Child, self).of_class(2), super(Child, self).value(3), super(Child, self).__class__.__name__

    @classmethod
    def of_class(cls, *args):
        return super(Child, cls).of_class("child", *args)

    def gone(self):
        return super(Child, self).gone()

    def __getattribute__(self, name):
        if name == "asked":
            return "asked"
        return super(Child, self).__getattribute__(name)

    def __setattr__(self, name, value):
        super(Child, self).__setattr__(name, value)


class Grandchild(Child):
    def plain(self, *args):
        up = super(Child, self).plain("skips")
        return up, super(Grandchild, self).plain("does not")

    def gone(self):
        return super(Grandchild, self).gone() + "!"


class Meta(type):
    def __call__(cls, *args):
        return super(Meta, cls).__call__(*args)

    def name(cls):
        return super(Meta, cls).__getattribute__("__name__")


class Made(metaclass=Meta):
    pass


def method_of(cls, x):
    return super(cls, x).plain()


def attempt(function, *args):
    try:
        print(function.__name__, function(*args))
    except Exception as e:
        print(function.__name__, type(e).__name__, e)


class Local:
    """A class and an instance that only the call holds."""
    def __del__(self):
        print("end of", type(self).__name__)

    def plain(self):
        return "of a local"


def temporaries(seen):
    def make():
        class Inner(Local):
            pass
        seen.append(weakref.ref(Inner))
        return Inner

    def instance():
        print("made")
        return kept[0]()
    kept = [make()]
    print(super(kept[0], instance()).plain(), "called")
    print(super(kept.pop(), seen[0]()()).plain(), "called")


def rebinds():
    """The name means something else for a while."""
    global super
    made = Child(0)
    super = lambda cls, x: (print("not super:", cls.__name__), Other())[1]
    print(made_plain(made))
    del super
    print(made_plain(made))


def made_plain(x):
    return super(Child, x).plain()


class Sub(super):
    """Its own class: a subclass of the builtin."""
    def plain(self):
        return "found by a subclass of super"


def by_subclass():
    global super
    super = Sub
    print(made_plain(Child(0)))
    del super


def main():
    x, g = Child(1), Grandchild(2)
    for _ in range(3):
        print(x.args, x.born, x.plain(3), g.plain(4), x.all(), g.all(), Child.of_class(5), x.of_class(6), x == g, x == x)
        print(x.gone(), g.gone(), x.asked, Made().__class__.__name__, Made.name())
    attempt(method_of, Child, x)
    attempt(method_of, Child, g)
    attempt(method_of, Grandchild, x)
    attempt(method_of, Child, 3)
    attempt(method_of, 3, x)
    attempt(method_of, Child, Child)
    attempt(method_of, Base, x)
    attempt(method_of, Child, None)
    Base.gone = lambda self: "replaced"
    print(x.gone(), g.gone())
    Child.__bases__ = (Other, Base)
    attempt(method_of, Child, x)
    attempt(x.plain)
    attempt(g.plain)
    del Base.gone
    attempt(x.gone)
    attempt(g.gone)
    seen = []
    temporaries(seen)
    rebinds()
    by_subclass()
    builtins.super, real = Sub, builtins.super
    print(made_plain(g))
    builtins.super = real
    print(made_plain(g))


main()
