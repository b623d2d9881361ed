"""Small functions of sums, products and items, called by others: ints, floats and both, beyond 64 bits and 2**53, what is no number, what is no list; what they give, and what they raise."""


class Vector:
    def __init__(self, x, y, z): self.x, self.y, self.z = x, y, z
    def dot(self, o): return self.x * o.x + self.y * o.y + self.z * o.z
    def square(self): return self.x * self.x - self.y * self.y
    def once(self): return self.x * self.y
    def mixed(self, o): return (self.x + o.x) * 2 - self.z
    def longer(self, o): return self.dot(o) > self.once()
    def put(self, o): self.z = self.x * o.x + 1
    def kept(self, o):
        t = self.x + o.x
        return t * t, t
    def local(self, o):
        t = self.x + o.x
        u = t * o.y
        return u - t
    def divided(self, o): return (self.x + o.x) / (o.y - self.y)
    def branch(self, o):
        if self.x + o.x > self.y * o.y + 1: return self.x - o.x - 1
        return self.y + o.y + 1


class Int(int):
    def __mul__(self, o): return "mul", int(self)
    def __add__(self, o): return Int(int(self) + 100)


class Float(float):
    def __rmul__(self, o): return Float(1000.0)


class Other:
    def __init__(self, name): self.name = name
    def __mul__(self, o): print("  mul", self.name); return self
    def __rmul__(self, o): print("  rmul", self.name); return self
    def __add__(self, o): print("  add", self.name); return self
    def __radd__(self, o): print("  radd", self.name); return self
    def __sub__(self, o): print("  sub", self.name); return self
    def __repr__(self): return "Other(%s)" % self.name


class Rows:
    def __init__(self, rows): self.rows, self.at = rows, 1
    def item(self, i): return self.rows[i]
    def here(self): return self.rows[self.at]
    def first(self): return self.rows[0]
    def last(self): return self.rows[-1]
    def is_first(self, o): return self.rows[0] == o
    def sum(self, i, j): return self.rows[i] + self.rows[j] * 2
    def inner(self, i, j): return self.rows[i][j]
    def weighed(self): return self.rows[0] * 3 + self.rows[1] * 4 - self.rows[2]


class List(list): pass
class Dict(dict):
    def __missing__(self, k): print("  missing", k); return k
class Loud(list):
    def __getitem__(self, i): print("  loud", i); return 5


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return type(error).__name__, str(error)


def each(a, b):
    return [attempt(a.dot, b), attempt(a.square), attempt(a.once), attempt(a.mixed, b), attempt(a.longer, b), attempt(a.kept, b), attempt(a.local, b), attempt(a.divided, b), attempt(a.branch, b)]


def calls(a, b):
    """By name, so that the calls are direct."""
    return a.dot(b), a.square(), a.once(), a.mixed(b), a.longer(b), a.kept(b), a.local(b), a.branch(b)


def numbers():
    big, edge, half = 2 ** 62, 2 ** 53, 0.5
    values = [1, -7, 0, -0.0, half, -2.25, big, -big - 5, edge, edge + 1, float(edge), 1e308, float("inf"), float("nan"), True, 10 ** 30, Int(3), Float(1.5), 2j, "s", None]
    for n, x in enumerate(values):
        a, b = Vector(x, values[n - 1], 3), Vector(values[n - 2], half, values[n - 3])
        for _ in range(2):
            print(each(a, b), attempt(calls, a, b), attempt(a.put, b), a.z)


def others():
    a, b = Vector(Other("a"), 2, 1.5), Vector(3, Other("b"), 4)
    print(each(a, b), each(b, a))
    for _ in range(70): calls(Vector(1, 2, 3), Vector(4.5, 5, 6))
    print(calls(Vector(1, 2, 3), Vector(4, 5, 6)), calls(Vector(1.5, 2.5, 3.5), Vector(4.5, 5.5, 6.5)))


def items():
    kinds = [[1, 2.5, 3], (1, 2.5, 3), {0: 1, 1: 2.5, 2: 3, -1: 9}, "abc", "\xe9\u0416x", b"abc", bytearray(b"abc"), List([1, 2, 3]), Dict({0: 1}), Loud([1, 2]), range(5), [[1, 2], (3, 4)], [], (), {}, None, 7]
    for rows in kinds:
        r = Rows(rows)
        for _ in range(2):
            print([attempt(r.item, i) for i in (0, 1, -1, 5, -5, True, "k", 1.0, 2 ** 70, None, slice(1))], attempt(r.here), attempt(r.first), attempt(r.last), attempt(r.is_first, 1), attempt(r.sum, 0, 1), attempt(r.inner, 0, 1),
                  attempt(r.weighed))
    r = Rows([1, 2, 3])
    print([r.item(i) + r.first() + r.last() + r.here() for i in range(3)], r.weighed(), r.sum(1, 2), r.inner if not r.rows else r.is_first(1))
    r = Rows({(1, "x"): 5, "y": [7], None: 8, 2.5: 9})
    print(r.item((1, "x")), r.item("y"), r.item(None), r.item(2.5), attempt(r.item, (1, [])), r.inner("y", 0))


def identity():
    """What is loaded is the object itself, what is computed is a new one."""
    x = 10.5 ** 2
    v, r = Vector(x, 1.0, 0.0), Rows([x, [x], x])
    print(v.once() is x, r.first() is x, r.last() is x, r.inner(1, 0) is x, v.dot(v) == x * x + 1.0)


def main():
    numbers()
    others()
    items()
    identity()
