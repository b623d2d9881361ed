# python: 3.12
"""Generic functions and classes (PEP 695): scopes of their own, bounds evaluated when asked for."""
import asyncio
import sys
import typing


def show(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def first[T](items: list[T]) -> T:
    return items[0]


print(first([3]), first.__type_params__, first.__annotations__, first.__qualname__, first.__name__)
print(first.__code__.co_freevars, first.__closure__, first.__module__)


def many[A, B: int, C: (str, bytes), *Ts, **P](a: A, b: B = 2, *args: *Ts, k: C = "k", **kw: P.kwargs) -> tuple[A, B]:
    """The docstring."""
    T = A
    return a, b, args, k, kw, T.__name__


print(many(1), many(1, 3, 4, k="z", q=5), many.__doc__, many.__defaults__, many.__kwdefaults__)
for p in many.__type_params__:
    print(type(p).__name__, p.__name__, getattr(p, "__bound__", "-"), getattr(p, "__constraints__", "-"), repr(p))
    print(" ", getattr(p, "__infer_variance__", "-"), getattr(p, "__module__", "-"))
print({k: str(v) for k, v in many.__annotations__.items()})


def bound_is_late[T: later](x: T) -> T:
    return x


print(show(lambda: bound_is_late.__type_params__[0].__bound__))
later = int
print(show(lambda: bound_is_late.__type_params__[0].__bound__))
later = str
print(show(lambda: bound_is_late.__type_params__[0].__bound__))


def raising_bound[T: 1 / 0, U: (int, undefined_name)](x: T) -> U:
    return x


for p in raising_bound.__type_params__:
    print(p, show(lambda: p.__bound__), show(lambda: p.__constraints__))


def outer[T](x: T):
    def inner[U](y: U, z: T) -> tuple[T, U]:
        nonlocal x
        x = (x, y)
        return T, U, x

    class Local[V](list):
        item: T
        other: V

        def get[W](self, w: W) -> tuple[T, V, W]:
            return T, V, W

    return inner, Local


inner, Local = outer(1)
print(inner(2, 3), inner.__qualname__, inner.__annotations__, inner.__code__.co_freevars)
print(Local.__qualname__, Local.__type_params__, Local.__parameters__, Local.__orig_bases__, Local.__annotations__)
print(Local().get(5), Local.get.__qualname__, Local.get.__annotations__, Local.__mro__[1:])


class Base[T, *Ts]:
    T2 = T
    x: T
    y: tuple[*Ts]

    def __init_subclass__(cls, **kw):
        print("subclass", cls.__name__, kw, getattr(cls, "__orig_bases__", None))

    @classmethod
    def make[S](cls: type[S], value: T) -> S:
        return cls()

    @property
    def prop(self) -> T:
        return __class__

    def method(self, v: T = T2) -> "T":
        return v, T, super().__repr__ is not None


print(Base.__type_params__, Base.T2, Base.__annotations__, Base.__parameters__, Base.__bases__)
print(Base[int, str], Base[int, str].__args__, Base[int].__origin__)


class Derived[U: Base](Base[U], keyword=U.__name__):
    z: U


print(Derived.__annotations__, Derived.__orig_bases__, Derived.__type_params__[0].__bound__, Derived().prop)
print(Derived.make(1).__class__, Derived().method(), Derived.make.__annotations__)


def decorate(label):
    print("decorator", label)

    def apply(o):
        print("apply", label, o.__name__, o.__type_params__)
        return o
    return apply


@decorate("f")
def decorated[T](x: T = print("default")) -> print("annotation"):
    return x


@decorate("C")
class DecoratedClass[T](print("base") or list):
    print("body", T)


class Scopes:
    name = "class"
    T = "hidden"

    def method[T](self, x: T) -> name:
        return T

    def uses_class[U: name](self, x: U = name) -> name:
        return x

    def __private[__T](self, x: __T) -> __T:
        return __T

    call = lambda self: self.__private(1)
    listed = [name for name in [name] * 2]


print(Scopes.method.__annotations__, Scopes().method(1), Scopes.T)
print(Scopes.uses_class.__annotations__, Scopes.uses_class.__type_params__[0].__bound__, Scopes().uses_class())
print(Scopes().call(), Scopes._Scopes__private.__type_params__, Scopes.listed)


async def coroutine[T](x: T) -> T:
    await asyncio.sleep(0)
    return T, x


def generator[T](x: T):
    yield T
    yield x
    yield from (T.__name__ for _ in range(2))


print(asyncio.run(coroutine(1)), list(generator(2)), generator.__type_params__)


def frames[T](x: T = sys._getframe().f_code.co_name) -> sys._getframe().f_code.co_qualname:
    return x


print(frames(), frames.__annotations__)


def defines_broken():
    def broken[T](x: missing_annotation) -> T:
        return x
    return broken


def defines_broken_class():
    class Broken[T](missing_base[T]):
        pass


print(show(defines_broken), show(defines_broken_class))
try:
    defines_broken()
except NameError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno)
        tb = tb.tb_next
print(typing.get_type_hints(first), typing.get_type_hints(many)["b"])
shadow = "module"


def uses_shadow[shadow](x: shadow) -> shadow:
    return shadow


print(uses_shadow(1), shadow, uses_shadow.__annotations__)


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, bases, kw)
        return {"prepared": name}

    def __new__(mcs, name, bases, ns, **kw):
        print("new", sorted(k for k in ns if k not in ("__firstlineno__", "__static_attributes__")))
        return super().__new__(mcs, name, bases, ns)


class WithMeta[T](metaclass=Meta, option=1):
    seen = prepared
    alias: T = None

    def m[T](self) -> T: ...


print(WithMeta.seen, WithMeta.__type_params__, WithMeta.__annotations__)
