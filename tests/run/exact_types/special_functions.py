# type.__new__ makes static and class methods of three functions, under whatever name they were made and by whatever way the class is
def make(cls, *args):
    print("make", cls.__name__, args)
    return object.__new__(cls)


def subclass(cls, **keywords):
    print("subclass", cls.__name__, keywords)


def item(cls, key):
    return cls.__name__, key


namespace = {"__new__": make, "__init_subclass__": subclass, "__class_getitem__": item}
Made = type("Made", (), namespace)


class Meta(type):
    def __new__(meta, name, bases, ns, **keywords):
        print(name, type(ns.get("__new__")).__name__, sorted(keywords))
        return super().__new__(meta, name, bases, ns, **keywords)


class Kept(type):
    pass


class Body:
    __new__ = make
    __init_subclass__ = subclass
    __class_getitem__ = item


class WithMeta(metaclass=Meta):
    __new__ = make
    __init_subclass__ = subclass
    __class_getitem__ = item


class Wrapped:
    __new__ = staticmethod(make)
    __init_subclass__ = classmethod(subclass)
    __class_getitem__ = classmethod(item)


class Lambda:
    __class_getitem__ = lambda cls, key: (cls, key)
    __new__ = lambda cls: object.__new__(cls)


for cls in (Made, Body, WithMeta, Wrapped, Meta("ByMeta", (), dict(namespace)), Kept("ByKept", (), dict(namespace))):
    print(cls.__name__, [type(vars(cls)[name]).__name__ for name in ("__new__", "__init_subclass__", "__class_getitem__")])
    cls(1, 2)
    print(cls[3], list(vars(cls))[:6])

    class Derived(cls, x=1):
        pass

    Derived()
print(Lambda[1], type(Lambda()).__name__, namespace["__new__"] is make, type(namespace["__new__"]).__name__)
