def f(a, b=1, *, c=2):
    return a, b, c


print(f(0))
f.__defaults__ = (10,)
print(f(0))
f.__defaults__ = (5, 6)
print(f())
f.__defaults__ = None
try:
    f(0)
except TypeError as e:
    print(e)
f.__defaults__ = (1, 2, 3)
try:
    print(f())
except TypeError as e:
    print(e)
f.__defaults__ = ()
f.__kwdefaults__["c"] = 50
print(f(0, 1))
f.__kwdefaults__ = {}
try:
    f(0, 1)
except TypeError as e:
    print(e)
f.__kwdefaults__ = {"c": 1, "unknown": 2}
print(f(0, 1))
del f.__defaults__
print(f.__defaults__)
del f.__kwdefaults__
print(f.__kwdefaults__)


def calls(n):
    out = []
    for i in range(n):
        if i == 2:
            g.__defaults__ = (100,)
        out.append(g())
    return out


def g(x=1):
    return x


print(calls(4))


def typed(n=3, step=1):
    s = 0
    for i in range(0, n, step):
        s += i
    return s


print(typed(), typed(5), typed(step=2))
typed.__defaults__ = (10, 2)
print(typed())
typed.__defaults__ = (4, 2.5)
try:
    typed()
except TypeError as e:
    print(e)
f.__annotations__ = {"a": int}
print(f.__annotations__)
f.__annotations__ = None
print(f.__annotations__)


class D:
    def m(self, x=[]):
        x.append(len(x))
        return x


print(D().m(), D().m(), D.m.__defaults__)
D.m.__defaults__ = ([],)
print(D().m())
