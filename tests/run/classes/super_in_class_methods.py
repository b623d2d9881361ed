"""super() in methods of classes, in __new__ and in metaclasses: what it finds behind a class, and sites that see classes as well as instances."""


class Callable:
    def __call__(self, *args):
        return "called with", args


class Described:
    def __get__(self, instance, owner):
        return lambda *args: ("described", instance, owner.__name__, args)


class Base:
    made = 0

    def __new__(cls, *args, **kwargs):
        cls.made += 1
        return super().__new__(cls)

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__()
        cls.keywords = kwargs

    @classmethod
    def create(cls, *args):
        return cls.__name__, "base", args

    @staticmethod
    def helper(*args):
        return "helper", args

    def method(self, *args):
        return "method", type(self).__name__, args

    of_callable = classmethod(Callable())
    of_builtin = classmethod(len)
    static_of_callable = staticmethod(Callable())
    builtin = len
    described = Described()
    instance = Callable()
    value = 5

    @property
    def prop(self):
        return "property"


class Middle(Base, word=1):
    def __new__(cls, *args, **kwargs):
        return super().__new__(cls, *args, **kwargs)

    @classmethod
    def create(cls, *args):
        return super().create("middle", *args)

    @classmethod
    def all(cls):
        return (super().helper(1), super().of_callable(2), super().static_of_callable(4), super().builtin("abc"), super().described(5), super().instance(6), super().value,
                type(super().prop).__name__, super().method(7 and cls()), super().__name__ if False else None)

    @staticmethod
    def helper(*args):
        return super(Middle, Middle).helper("static", *args)

    def method(self, *args):
        return super().method("middle", *args)


class Leaf(Middle, word=2):
    def __new__(cls, *args):
        return super(Leaf, cls).__new__(cls)

    @classmethod
    def create(cls, *args):
        return super(Leaf, cls).create("leaf", *args)

    def both(x, *args):
        """Called with classes and with instances."""
        return super(Middle, x).method(*args), super(Middle, x).create(*args), super(Middle, x).helper(*args)


class Table(dict):
    @classmethod
    def fromkeys(cls, keys, value=None):
        return super().fromkeys([key.upper() for key in keys], value)


class Number(int):
    def __new__(cls, *args):
        return super().__new__(cls, *args)


class Meta(type):
    count = 0

    def __new__(meta, name, bases, namespace, **kwargs):
        made = super().__new__(meta, name, bases, namespace)
        made.made_by = meta.__name__
        return made

    def __init__(cls, *args, **kwargs):
        super().__init__(*args)

    def __call__(cls, *args, **kwargs):
        Meta.count += 1
        return super().__call__(*args, **kwargs)

    def __prepare__(name, bases, **kwargs):
        return {}

    def who(cls):
        return "class", cls.__name__

    def __instancecheck__(cls, instance):
        return super().__instancecheck__(instance)


class Single(Meta):
    instances = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls.instances:
            cls.instances[cls] = super().__call__(*args, **kwargs)
        return cls.instances[cls]

    def who(cls):
        return super().who(), super(Single, cls).__repr__()[:6]


class MetaMeta(type):
    def who(cls):
        return "a metaclass", cls.__name__


class Both(MetaMeta, metaclass=MetaMeta):
    """Its own instances are metaclasses: derived of it, and of classes that are its instances."""
    def who(cls):
        return super(Both, cls).who()


class Plain(metaclass=Meta):
    def __init__(self, x=1):
        self.x = x


class Only(metaclass=Single):
    def __init__(self, x=1):
        self.x = x


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as e:
        return type(e).__name__, str(e)


def main():
    for _ in range(3):
        print(type(Leaf()).__name__, Leaf.made, Middle().made, Middle.create(1), Leaf.create(2), Leaf().create(3), Middle.helper(4), Leaf.keywords, Middle.keywords)
        print(attempt(Middle.all), attempt(Leaf.all), attempt(Leaf().all))
        for x in (Leaf, Leaf(), Leaf, Leaf(), Middle, Middle()):
            print(attempt(Leaf.both, x, Middle()), attempt(Leaf.both, x))
        print(Table.fromkeys("ab", 1), Number("12"), Number(), type(Number(3)).__name__, attempt(Number, "x"))
        print(Plain().x, Plain(x=2).x, Plain.made_by, Only(5) is Only(6), Only().x, Only.who(), Plain.who(), isinstance(Plain(), Plain), isinstance(3, Only), Meta.count)
    made = Both("Made", (Both,), {})
    for x in (made, Both("Other", (), {}), made("Deep", (), {}), Both):
        print(attempt(Both.who, x), attempt(lambda: x.who()))
    Base.create = classmethod(lambda cls, *args: ("replaced", cls.__name__, args))
    print(Middle.create(1), Leaf.create(2))
    Base.create = staticmethod(lambda *args: ("static now", args))
    print(Middle.create(1), Leaf.create(2))
    Base.create = lambda *args: ("function now", args)
    print(Middle.create(1), Leaf.create(2))
    Base.create = Described()
    print(Middle.create(1), Leaf.create(2))
    del Base.create
    print(attempt(Middle.create), attempt(Leaf.create))
    Leaf.__bases__ = (Other,)
    print(attempt(Leaf.create, 3))
    print(type(attempt(Leaf)).__name__)


class Other(Base):
    def __new__(cls, *args):
        print("Other makes", cls.__name__)
        return super().__new__(cls)

    @classmethod
    def create(cls, *args):
        return "other", cls.__name__, args


main()
