"""super() in every form, with attributes, methods and whatever stands in its way."""
import functools


def show(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class A:
    value = "A.value"

    def __init__(self, *args):
        self.args = args

    def m(self, *a, **k):
        return "A.m", type(self).__name__, a, k

    @classmethod
    def cm(cls, *a):
        return "A.cm", cls.__name__, a

    @staticmethod
    def sm(*a):
        return "A.sm", a

    @property
    def prop(self):
        return "A.prop", type(self).__name__

    def __getitem__(self, k):
        return "A[]", k

    partial = functools.partial(print, "partial")


class Descriptor:
    def __get__(self, o, t):
        return "got", o is not None, t.__name__


class B(A):
    d = "B.d"

    def __init__(self, *args):
        super().__init__(*args)
        self.own = "instance"

    def m(self, *a, **k):
        return "B.m", super().m(*a, **k), super().m(1, k=2), super(B, self).m(*[3], **{"x": 4})

    def read(self):
        return super().value, super().prop, super().m.__self__ is self, super(B, self).value, super(B, type(self)).cm()

    @classmethod
    def cm(cls, *a):
        return "B.cm", super().cm(*a), super().value, super(B, cls).cm(0)

    @staticmethod
    def sm(*a):
        return super(B, B).sm(*a)

    @property
    def prop(self):
        return "B.prop", super().prop

    def own_is_not_seen(self):
        return super().own

    def missing(self):
        return super().nothing

    def missing_call(self):
        return super().nothing(1)

    def index(self):
        return super().__getitem__(5), show(lambda: super().__class__), super().__class__.__name__

    def comprehension(self):
        return [super(B, self).value for _ in "a"], show(lambda: [super().value for _ in "a"])

    def nested(self):
        def inner(self):
            return super().value
        return inner(self), (lambda self: super().m())(self), [f() for f in [lambda s=self: super(B, s).value]]

    def rebound(self):
        keep, self = self, None
        return show(lambda: 0), super_of(keep)

    def first_argument_gone(self):
        del self
        return super().value

    def first_argument_changed(self):
        self = C()
        return super().value

    def wrong(self):
        self = 5
        return super().value

    def no_argument():
        return super().value

    def star(*args):
        return super().value

    def assign(self):
        super().value = 1

    def assign_property(self):
        super().prop = 1

    def cell_self(self):
        f = lambda: self
        return super().value, f() is self, super().m()[1]

    def shadowed(self, super):
        return super().m, super().m()

    def local_super(self):
        super = Other
        return super().m()

    def generator(self):
        yield super().value
        yield super().m()


def super_of(o):
    return super(B, o).value, super(A, o).__repr__ is not None


class Other:
    def m(self):
        return "Other.m"


class C(B):
    value = "C.value"
    d = Descriptor()

    def use(self):
        return super().d, super(C, self).d, super(C, C).d if hasattr(super(C, C), "d") else None


class D(C):
    def use(self):
        return super().d, super(D, D).d, super(D, self).d


b, c, d = B(1), C(2), D()
for o in (b, c, d):
    print(o.m(), o.m(7, z=8), o.read(), o.cm(5), o.sm(6), o.prop, o.args)
    for name in ("own_is_not_seen", "missing", "missing_call", "index", "comprehension", "nested", "rebound", "first_argument_gone",
                 "first_argument_changed", "wrong", "star", "assign", "assign_property", "cell_self", "local_super"):
        print(name, show(getattr(o, name)))
    print(o.shadowed(Other) if False else show(o.shadowed, Other)[1], list(o.generator()))
print(c.use(), d.use(), show(B.no_argument), show(B.star), show(B.star, 1), show(B.m, 3), show(B.read, A()))


class Meta(type):
    def __call__(cls, *a):
        return "Meta.__call__", super().__call__(*a).args

    def attr(cls):
        return super().__repr__()[:6], super().__dict__ is not None


class E(A, metaclass=Meta):
    pass


print(E(1, 2), E.attr())


class GetAttribute(A):
    def __getattribute__(self, name):
        return super().__getattribute__(name) if name != "special" else "special"

    def __getattr__(self, name):
        return "getattr " + name


g = GetAttribute(1)
print(g.args, g.special, g.nothing, g.value)
A.m = lambda self: "replaced"
print(show(b.local_super), super(B, b).m(), show(lambda: B.generator(b).__next__()))
A.value = "changed"
print(b.read()[0], [next(B.generator(x)) for x in (b, c)])
super = lambda *a: "global super"


class F(A):
    def m(self):
        return super(), super(1, 2)


print(F().m())
del super


def changing():
    class P:
        def f(self):
            return "P"

    class Q:
        def f(self):
            return "Q"

    class R(P):
        def f(self):
            return super().f()
    r = R()
    out = [r.f() for _ in range(3)]
    R.__bases__ = (Q,)
    out += [r.f() for _ in range(3)]
    Q.f = lambda self: "new"
    out += [r.f() for _ in range(3)]
    del Q.f
    out.append(show(r.f))
    return out


print(changing())
