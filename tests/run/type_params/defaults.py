# python: 3.13
"""Defaults of type parameters (PEP 696), computed when asked for."""
import typing


def tell(what):
    print("evaluated", what)
    return what


def f[T = tell(int), *Ts = *tuple[tell(1), str], **P = [tell(bytes)]](x: T) -> T:
    return x


for p in f.__type_params__:
    print(p, p.has_default(), p.__default__, p.__default__)
print(f(1))


class C[T, U = tell(T)]:
    def m[V = U](self, v: V = None) -> V:
        return V, U


print(C.__type_params__[1].__default__, C[int], C.m.__type_params__[0].__default__, C().m())
print(C.__type_params__[0].__default__ is typing.NoDefault)
type A[X: int = tell(bool)] = list[X]
print(A.__type_params__[0].__bound__, A.__type_params__[0].__default__, A[int], A.__value__)


class Broken[T = undefined_default]:
    pass


try:
    Broken.__type_params__[0].__default__
except NameError as e:
    print(e)
undefined_default = 1
print(Broken.__type_params__[0].__default__)
