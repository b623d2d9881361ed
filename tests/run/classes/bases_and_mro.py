class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass


print([c.__name__ for c in D.__mro__])
for code in ("class X(A, B): pass", "class X(A, A): pass", "class X(bool): pass", "class X(1): pass", "class X(len): pass",
             "class X(int, str): pass", "class X(*[B], **{'metaclass': type}): pass\nprint(X.__mro__[1].__name__)",
             "class X(*(A,), B2=1): pass", "class X(None): pass"):
    try:
        exec(code)
    except TypeError as error:
        print(code.split(":")[0], "->", str(error).replace("\n", " "))


class Entries:
    def __mro_entries__(self, bases):
        print("entries", len(bases))
        return (A, dict)


class F(Entries()):
    pass


print([c.__name__ for c in F.__mro__], F.__orig_bases__[0].__class__.__name__)


class I(int):
    def __new__(cls, v):
        return super().__new__(cls, v * 2)

    def __add__(self, other):
        return I(int(self) + other)


print(I(3), I(3) + 1, type(I(3) + 1).__name__, I(3) * 2, type(I(3) * 2).__name__)


class L(list):
    def append(self, x):
        super().append(x * 2)

    def __getitem__(self, i):
        return ("got", super().__getitem__(i))


l = L([1])
l.append(5)
l.extend([7])
print(l, l[0], [*l], l[1:], len(l))


class Dd(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value


d = Dd(a=1)
print(d["a"], d["bb"], d, d.get("zz"))
D.__bases__ = (C, B)
print([c.__name__ for c in D.__mro__])
d = D()
d.__class__ = B
print(type(d).__name__)
try:
    d.__class__ = int
except TypeError as error:
    print(error)
