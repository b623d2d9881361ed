import abc
import functools


def wraps(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        return "wrapped", f(*args, **kwargs)
    return wrapper


@wraps
def hello(name="x"):
    """Says hello."""
    return "hello " + name


print(hello(), hello(name="y"), hello.__name__, hello.__doc__, hello.__wrapped__())


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(50), fib.cache_info())


@functools.singledispatch
def show(x):
    return "object"


@show.register
def _(x: int):
    return "int"


@show.register(list)
def show_list(x):
    return "list"


print(show("s"), show(5), show([1]), show(True), show_list([1]))


class A(abc.ABC):
    @abc.abstractmethod
    def f(self): pass

    @property
    @abc.abstractmethod
    def p(self): pass


try:
    A()
except TypeError as e:
    print(e)


class B(A):
    def f(self):
        return super().f()

    p = 5


print(B().f(), B().p, functools.reduce(lambda a, b: a * b, range(1, 6)), functools.partial(hello, name="p")())


@functools.total_ordering
class T:
    def __init__(self, v): self.v = v

    def __eq__(self, other): return self.v == other.v

    def __lt__(self, other): return self.v < other.v


print(T(1) <= T(2), T(3) > T(2), T(1) >= T(1))


class P:
    @functools.cached_property
    def c(self):
        print("computed")
        return 1

    @functools.singledispatchmethod
    def d(self, x): return "default"

    @d.register
    def _(self, x: int): return "int method"

    m = functools.partialmethod(lambda self, a, b: (a, b), 1)


p = P()
print(p.c, p.c, p.d("x"), p.d(1), p.m(2))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(lambda x: x > 1, [1, 2])))


class Countcalls:
    def __init__(self, f):
        functools.update_wrapper(self, f)
        self.f, self.n = f, 0

    def __call__(self, *a):
        self.n += 1
        return self.f(*a)

    def __get__(self, obj, cls=None):
        return self if obj is None else functools.partial(self, obj)


@Countcalls
def counted(x): return x


class Q:
    @Countcalls
    def m(self, x): return x


print(counted(1), counted(2), counted.n, Q().m(5), Q().m(6), Q.m.n)


def parametrised(*args):
    def deco(f):
        f.args = getattr(f, "args", []) + [args]
        return f
    return deco


@parametrised(1)
@parametrised(2, 3)
def target(): pass


print(target.args)
