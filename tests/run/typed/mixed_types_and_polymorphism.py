def poly(x, n):
    s = x
    for i in range(n):
        s = s + x
    return s


class V:
    def __init__(self, v):
        self.v = v

    def __add__(self, other):
        return V(self.v + other.v)

    def __repr__(self):
        return f"V({self.v})"


for x in (1, 1.5, "ab", [1], (2,), V(3), True, 2 ** 62, 2 ** 70, b"x", 1j):
    print(poly(x, 3))


class I(int):
    def __add__(self, other):
        return "I.__add__"

    def __lt__(self, other):
        return True


class F(float):
    def __mul__(self, other):
        return "F.__mul__"


def ops(a, b):
    return a + b, a * b, a < b, -a, a - b


print(ops(I(1), 2), ops(1, I(2)), ops(F(1.5), 2), ops(2, F(1.5)), ops(1, 2), ops(1, 2.5))


def changes(n):
    x = 0
    for i in range(n):
        if i == 3:
            x = float(x)
        elif i == 6:
            x = str(x)
        if isinstance(x, str):
            x = x + "!"
        else:
            x = x + i
    return x


print([changes(i) for i in range(9)])


def list_sum(values):
    s = 0
    for v in values:
        s += v
    return s


print(list_sum([1, 2, 3]), list_sum([1, 2.5]), list_sum([2 ** 62, 2 ** 62]), list_sum([]), list_sum([True, 1j]), list_sum(range(5)),
      list_sum(x for x in (1, 2)))
try:
    list_sum([1, "a"])
except TypeError as e:
    print(e)


def inner_type_change(n):
    a = 1
    out = []
    for i in range(n):
        b = a * 2
        out.append(b)
        if i % 2:
            a = a + 0.5
        else:
            a = int(a) + 1
    return out


print(inner_type_change(6))


def call_other(x):
    return helper(x) + helper(x + 1)


def helper(x):
    return x * 2


print(call_other(3), call_other(1.5), call_other(True))
helper = lambda x: x * 100
print(call_other(3))
helper = V
print(call_other(3))
del helper
try:
    call_other(3)
except NameError as e:
    print(e)
N = 10


def uses_constant():
    s = 0
    for i in range(N):
        s += i * N
    return s


print(uses_constant())
N = 5
print(uses_constant())
N = 2.0
try:
    uses_constant()
except TypeError as e:
    print(e)
N = 10
print(uses_constant())
range_ = range
range = lambda n: [7, 8]
print(uses_constant())
del range
print(uses_constant())
