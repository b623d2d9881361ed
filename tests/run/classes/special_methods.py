class V:
    def __init__(self, *v):
        self.v = list(v)

    def __len__(self):
        return len(self.v)

    def __getitem__(self, i):
        print("getitem", i)
        return self.v[i]

    def __setitem__(self, i, value):
        print("setitem", i, value)
        self.v[i] = value

    def __delitem__(self, i):
        print("delitem", i)
        del self.v[i]

    def __contains__(self, x):
        print("contains", x)
        return x in self.v

    def __bool__(self):
        print("bool")
        return bool(self.v)

    def __neg__(self):
        return V(*[-x for x in self.v])

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "invert"

    def __abs__(self):
        return "abs"

    def __index__(self):
        return 2

    def __int__(self):
        return 7

    def __float__(self):
        return 7.5

    def __format__(self, spec):
        return f"<{spec}>"

    def __hash__(self):
        return 5

    def __reversed__(self):
        return iter("reversed")

    def __enter__(self):
        return self

    def __exit__(self, *a):
        return None

    def __call__(self, *a):
        return a


v = V(1, 2, 3)
print(v[0], v[-1], v[1:], v[::2], v[...] if False else None)
v[0] = 9
v[1:2] = [7, 8]
del v[0]
print(9 in v, 8 not in v, not v, -v is v, (-v).v, +v, ~v, abs(v), [0, 1, 5][v], int(v), float(v), f"{v:abc}", hash(v))
print(list(v), list(reversed(v)), v(1, 2), "yes" if v else "no", v and 1, v or 2, range(5)[v], hex(v))
while v:
    v.v.pop()
print(len(v))


class BadBool:
    def __bool__(self):
        return 1


class BadLen:
    def __len__(self):
        return -1


class Raises:
    def __bool__(self):
        raise ValueError("no truth")


for value in (BadBool(), BadLen(), Raises()):
    for test in (lambda: not value, lambda: 1 if value else 2, lambda: value and 1, lambda: [1 for _ in [1] if value]):
        try:
            print(test())
        except Exception as error:
            print(type(error).__name__, error)
