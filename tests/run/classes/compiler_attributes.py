# python: 3.13
"""What the compiler of 3.13 enters into a class, and docstrings without indentation."""


class A:
    """The doc
        of A

    ends here.
    """

    def __init__(self):
        self.a = self.b = 1
        self.c: int = 2
        self.a += 1

    def m(self, other):
        """Doc
            of m
        """
        other.d = 1
        self.e, (self.f, *self.g) = 1, (2, 3)
        for self.h in range(2):
            pass
        with open(__file__) as self.i:
            del self.b

        def inner(self):
            self.j = 1

        class Inner:
            def n(self):
                self.k = 1
        return Inner

    @classmethod
    def cm(cls):
        cls.l = 1

    @staticmethod
    def sm(self):
        self.m2 = 1


def decorate(c):
    return c


@decorate
@decorate
class B(A):
    pass


def local():
    class C[T]:
        def f(self):
            self.x: T = 1
    return C


for c in (A, B, A().m.__self__.__class__, local()):
    print(c.__name__, sorted(c.__static_attributes__), c.__firstlineno__, c.__doc__)
print(repr(A.m.__doc__), local().__qualname__, "__static_attributes__" in vars(B))
