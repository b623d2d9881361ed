class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return {"prepared": True}

    def __new__(mcls, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if k != "__module__" and k != "__qualname__"), kw)
        return super().__new__(mcls, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)

    def __call__(cls, *args, **kw):
        print("call", cls.__name__, args)
        return super().__call__(*args, **kw)

    def __getattr__(cls, name):
        return f"meta getattr {name}"

    def __len__(cls):
        return 42

    def __iter__(cls):
        return iter("abc")


class A(metaclass=Meta, option=1):
    x = 1

    def __init__(self, v=0):
        self.v = v


class B(A, other=2):
    y = prepared


print(A(3).v, B.y, A.unknown, len(A), list(B), type(B).__name__)


class N(type):
    pass


try:
    class Conflict(A, metaclass=N):
        pass
except TypeError as error:
    print(error)


def function_meta(name, bases, ns):
    print("function", name, bases)
    return "not a class"


class F(metaclass=function_meta):
    pass


print(F)


class Ordered(dict):
    def __setitem__(self, key, value):
        print("ns set", key)
        super().__setitem__(key, value)


class OMeta(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return Ordered()


class O(metaclass=OMeta):
    a = 1

    def f(self): pass
    b: int = 2
    del a


print(hasattr(O, "a"), O.b)
