class A:
    """Documented."""
    count = 0

    def __init__(self, x):
        self.x = x
        A.count += 1

    def __repr__(self):
        return f"A({self.x})"

    def __eq__(self, other):
        return isinstance(other, A) and self.x == other.x

    def __lt__(self, other):
        return self.x < other.x


print(A(1), A(2) == A(2), A(1) < A(2), A.count, A.__doc__, A.__name__, A.__qualname__, A.__module__)
print(sorted([A(3), A(1), A(2)]))
try:
    hash(A(1))
except TypeError as error:
    print(error)
try:
    A(1) > 5
except TypeError as error:
    print(error)


class B(A):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y

    def __repr__(self):
        return super().__repr__().replace("A", "B") + str(self.y)


print(B(1, 2), B.__mro__ == (B, A, object), B.__bases__ == (A,), isinstance(B(1, 1), A), issubclass(B, A))
print(sorted(k for k in A.__dict__ if not k.startswith("__")), vars(B(5, 6)))


class Empty: pass


class Doc:
    "only a docstring"


print(Empty.__doc__, Doc.__doc__, Empty.__dict__.keys() >= {"__module__", "__dict__"})
e = Empty()
e.attr = 1
print(e.__dict__, getattr(e, "attr"), hasattr(e, "none"), getattr(e, "none", "default"))
