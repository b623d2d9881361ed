"""Calls with keywords that are the parameters' own names: order of binding, defaults, what dies when, errors."""


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)

    def __repr__(self):
        return self.name


def f(a, b=2, c=3, *, d=4, e):
    return a, b, c, d, e


def g(a, b=2, c=3):
    return a, b, c


def only(a, /, b, *, c):
    return a, b, c


def keeps(a, b, c):
    kept.append(b)
    return c


def drops(a, b, c):
    del b
    print("b is dropped")
    a = None
    print("a is rebound")
    return 1


def fails(a, b, c):
    raise ValueError("inside")


def rebinds(a, b=1):
    rebinds.__defaults__ = (Loud("new default"),)
    return b


def many(a0=0, a1=1, a2=2, a3=3, a4=4, a5=5, a6=6, a7=7, a8=8, a9=9, a10=10, a11=11, a12=12, a13=13, a14=14, a15=15, a16=16,
         a17=17, a18=18, a19=19, a20=20, a21=21, a22=22, a23=23, a24=24, a25=25, a26=26, a27=27, a28=28, a29=29, a30=30, a31=31, a32=32):
    return a0, a29, a30, a31, a32


class C:
    def __init__(self, x, y=None, *, z=5):
        self.values = x, y, z

    def m(self, x, y=1, *, z):
        return x, y, z


def gen(a, b=1, *, c):
    yield a
    yield b
    yield c


kept = []


def tell(function):
    try:
        return function()
    except TypeError as error:
        return str(error)


def main():
    for _ in range(2):
        print(g(1, c=9), g(c=1, a=2), g(b=1, c=2, a=3), g(a=1), g(1, 2, c=4))
        print(f(1, e=5), f(1, 2, 3, d=4, e=5), f(e=1, a=2), f(1, e=2, c=3))
        print(only(1, 2, c=3), only(1, b=2, c=3), only(1, c=3, b=2))
        print(keeps(c=Loud("c"), a=Loud("a"), b=Loud("b")))
        kept.clear()
        print("cleared")
        drops(Loud("a"), c=Loud("c"), b=Loud("b"))
        print("over")
        try:
            fails(Loud("x"), c=Loud("z"), b=Loud("y"))
        except ValueError as error:
            print(error)
        print("caught")
        rebinds.__defaults__ = (Loud("old default"),)
        print(rebinds(a=1))
        print(rebinds(a=1))
        print(many(a31=1, a0=2), many(a29=3, a30="x", a32=4), many(1, a2=3))
        print(C(1, y=2).values, C(x=1, z=2).values, C(1).m(y=3, z=4, x=5), C(1).m(2, z=3), C.m(C(1), 2, z=3))
        print(list(gen(1, c=3)), list(gen(c=1, a=Loud("item"))))
        print(tell(lambda: g(1, a=2)), tell(lambda: g(b=1)), tell(lambda: g(1, x=2)), tell(lambda: only(a=1, b=2, c=3)), tell(lambda: only(1, 2)))
        print(tell(lambda: f(1)), tell(lambda: f(1, 2, 3, 4, e=5)), tell(lambda: g(Loud("lost"), a=Loud("lost too"))), tell(lambda: C(1).m(2)))
        name = "".join(["", "c"])
        print(g(1, **{name: 5}), g(**{"a": 1, name: 2}), tell(lambda: g(1, **{name: 5, "a": 1})))
        g.__defaults__ = (7,)
        print(tell(lambda: g(1, c=2)), g(1, b=2), g(b=1, a=2))
        g.__defaults__ = None
        print(tell(lambda: g(1, c=2)), g(1, c=2, b=3))
        g.__defaults__ = (2, 3)
