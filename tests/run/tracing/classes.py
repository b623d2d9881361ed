"""Class statements, methods, properties, instances and special methods under a tracer."""
from _events import both, traced

import functools


class Meta(type):
    def __new__(meta, name, bases, space, **more):
        return super().__new__(meta, name, bases, space)

    @classmethod
    def __prepare__(meta, name, bases, **more):
        return {"prepared": 1}


class Base(metaclass=Meta):
    registry = []
    __slots__ = ("value",)

    def __new__(cls, *args):
        return super().__new__(cls)

    def __init__(self, value=1):
        self.value = value

    def __init_subclass__(cls, **more):
        Base.registry.append(cls.__name__)

    def __class_getitem__(cls, item):
        return item

    def __eq__(self, other):
        return self.value == other.value

    def __hash__(self):
        return 5

    def __getattr__(self, name):
        return name

    def __call__(self, x):
        return x + self.value

    def __len__(self):
        return 3

    def __iter__(self):
        yield self.value

    @property
    def double(self):
        return self.value * 2

    @double.setter
    def double(self, value):
        self.value = value // 2

    @classmethod
    def make(cls, value):
        return cls(value)

    @staticmethod
    def add(a, b):
        return a + b

    @functools.cached_property
    def slow(self):
        return 1


def use():
    one, two = Base.make(4), Base(5)
    one.double = 20
    return one == two, {one: 1}, one.missing, one(3), len(one), list(one), one.double, Base.add(1, 2), Base[int], bool(one), one < 5 if False else 0


def build(x):
    class Local(Base, extra=1):
        here = x

        def method(self):
            return __class__.here + super().__len__()

        class Inner:
            inside = [i for i in range(x)]
    return Local(2).method(), Local.prepared, Local.Inner.inside


def main():
    use(), build(2)
    print([str(x) for x in both(use)])
    print(both(build, 2))
    print(traced(type, "Made", (Base,), {"m": lambda self: 1}), Base.registry)
    print(build(3), use()[3:5])
