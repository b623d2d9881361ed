class Descriptor:
    def __init__(self, default):
        self.default = default

    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, self.default)

    def __set__(self, obj, value):
        print("set", self.name, value)
        obj.__dict__[self.name] = value

    def __delete__(self, obj):
        print("delete", self.name)
        obj.__dict__.pop(self.name, None)


class Base:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        print("init_subclass", cls.__name__, tag)
        cls.registry.append((cls.__name__, tag))

    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class One(Base, tag="one"):
    a = Descriptor(1)
    b = c = Descriptor(2)


class Two(One):
    pass


o = One()
print(o.a, o.c)
o.a = 10
del o.c
print(o.a, o.__dict__, One.a.default, Base.registry, Base[int], Two["x", 1])
try:
    class Bad(Base, tag=1, unknown=2):
        pass
except TypeError as error:
    print(error)


class Fails:
    def __set_name__(self, owner, name):
        raise ValueError("no name for you")


try:
    class Holder:
        x = Fails()
except (RuntimeError, ValueError) as error:
    print(type(error).__name__, error, repr(error.__cause__))


class NewOnly:
    def __new__(cls, *args):
        print("new", cls.__name__, args)
        self = super().__new__(cls)
        return self

    def __init__(self, *args):
        print("init", args)


NewOnly(1, 2)


class Other:
    def __new__(cls):
        return "a string instead"

    def __init__(self):
        print("never")


print(Other())


class BadInit:
    def __init__(self):
        return 5


try:
    BadInit()
except TypeError as error:
    print(error)
