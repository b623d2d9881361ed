class C:
    def m(self, a, b=2):
        return a, b

    @classmethod
    def c(cls, a):
        return cls.__name__, a

    @staticmethod
    def s(a):
        return a

    def __init__(self, x, *, y):
        self.x, self.y = x, y

    def __call__(self, z):
        return self.x, self.y, z


c = C(1, y=2)
print(c.m(1), c.m(b=1, a=2), C.m(c, 5), c.c(1), C.c(2), c.s(3), C.s(4), c(5))
tests = [lambda: C(), lambda: C(1), lambda: C(1, 2), lambda: c.m(), lambda: c.m(1, 2, 3), lambda: C.m(), lambda: c.c(),
         lambda: C.c(1, 2), lambda: c.s(), lambda: c(), lambda: c(1, 2), lambda: c.m(q=1), lambda: c.nothing(),
         lambda: C.nothing, lambda: c.m(1, a=2)]
for test in tests:
    try:
        print(test())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
bound = c.m
print(bound(1), bound.__self__ is c, bound.__func__ is C.m)
