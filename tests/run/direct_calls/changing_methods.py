"""Methods that calls in loops are guessed to reach: of self, of new instances, of a name that one class alone defines; and classes, instances and receivers that
change while the loop runs."""
import sys


class Base:
    def __init__(self, value):
        self.value = value

    def get(self, extra=0):
        return "Base.get", self.value, extra

    def both(self, extra):
        out = []
        for i in range(2):
            out.append(self.get(i))
            out.append(self.get(extra=i))
            out.append(self.overridden(i))
        return out

    def overridden(self, x):
        return "Base", x

    def alone(self, *, key=None, x=0):
        return "alone", key, x

    def drops(self):
        del self
        return sys._getframe().f_code.co_name


class Child(Base):
    def overridden(self, x):
        return "Child", x

    def chain(self):
        return self


class Stranger:
    def get(self, extra=0):
        return "Stranger", extra

    def only_here(self, a, b=1):
        return "Stranger.only_here", a, b


class Hides:
    """Its attribute of that name is no method."""

    only = staticmethod(lambda a, b=3: ("static", a, b))

    def __getattr__(self, name):
        if name == "only_here":
            return lambda a, b=5: ("hidden", a, b)
        raise AttributeError(name)


def many_receivers():
    for o in (Stranger(), Hides(), Stranger()):
        for i in range(2):
            print(o.only_here(i), o.only_here(i, b=2))


def new_instances():
    for i in range(2):
        print(Child(i).get(), Child(i).both(i), Base(i).get(i))
        print(Child(i).chain().chain().value)
        print(Child(i).alone(key=1, x=2))
        print(Child(i).drops())
        try:
            Child(i).alone(1)
        except TypeError as e:
            print(e)


def changing_classes():
    o = Child(1)
    out = []
    for i in range(8):
        if i == 1:
            o.get = lambda extra=0: ("instance", extra)
        elif i == 2:
            del o.get
        elif i == 3:
            Child.get = lambda self, extra=0: ("Child.get", extra)
        elif i == 4:
            del Child.get
            o.__class__ = Stranger
        elif i == 5:
            o.__class__ = Child
            Base.get.__defaults__ = (i,)
        elif i == 6:
            Base.get.__defaults__ = None
        elif i == 7:
            Base.get.__code__ = Stranger.get.__code__
            Base.get.__defaults__ = (0,)
        try:
            out.append(o.get())
        except TypeError as e:
            out.append(str(e))
        out.append(o.get(i))
    print(out)


def closures():
    def inner(a, b=1):
        return a, b, free

    def outer(x):
        return inner(x), inner(x, b=x)

    free = "free"
    for i in range(3):
        print(outer(i), inner(b=i, a=0))
        if i == 1:
            free = "changed"


def rebound():
    def inner(a):
        return "first", a

    for i in range(3):
        print(inner(i))
        if i == 1:
            def inner(a):
                return "second", a


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dies:", self.name)

    def hello(self):
        return "hello from " + self.name

    def with_local(self, other):
        mine = Loud("local in " + self.name)
        return other.name


def temporaries():
    for i in range(2):
        print(Loud("temporary").hello())
        print(Loud("first").with_local(Loud("second")))
        kept = Loud("kept")
        print(kept.with_local(kept))
        del kept
        print("end of round")


def removed_while_running():
    class Local:
        def run(self, deep):
            if deep:
                del Local.run
                return self.other()
            return "shallow"

        def other(self):
            return "other"

    o = Local()
    for deep in (False, True, False):
        try:
            print(o.run(deep))
        except AttributeError as e:
            print(e)


def main():
    many_receivers()
    new_instances()
    closures()
    rebound()
    temporaries()
    removed_while_running()
    saved = Base.get.__code__
    changing_classes()
    Base.get.__code__ = saved
    Base.get.__defaults__ = (0,)

