from itertools import zip_longest


class Poly:
    def __init__(self, *c):
        c = list(c)
        while c and not c[-1]:
            c.pop()
        self.c = tuple(c)

    def __add__(self, o):
        o = o if isinstance(o, Poly) else Poly(o)
        return Poly(*(a + b for a, b in zip_longest(self.c, o.c, fillvalue=0)))

    __radd__ = __add__

    def __mul__(self, o):
        if not isinstance(o, Poly):
            return Poly(*(a * o for a in self.c))
        out = [0] * (len(self.c) + len(o.c) - 1 if self.c and o.c else 0)
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c):
                out[i + j] += a * b
        return Poly(*out)

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, o):
        return self + -o

    def __pow__(self, n):
        r = Poly(1)
        while n:
            if n & 1:
                r = r * self
            self = self * self
            n >>= 1
        return r

    def __divmod__(self, o):
        q, r = [0] * max(len(self.c) - len(o.c) + 1, 0), list(self.c)
        for i in reversed(range(len(q))):
            q[i] = r[i + len(o.c) - 1] // o.c[-1]
            for j, b in enumerate(o.c):
                r[i + j] -= q[i] * b
        return Poly(*q), Poly(*r)

    def __call__(self, x):
        v = 0
        for a in reversed(self.c):
            v = v * x + a
        return v

    def __eq__(self, o):
        return self.c == o.c

    def __str__(self):
        parts = [f"{a:+}" + (f"x^{i}" if i > 1 else "x" * i) for i, a in enumerate(self.c) if a]
        return " ".join(reversed(parts)) or "0"


x = Poly(0, 1)
p = (x + 1) ** 3 - 2 * x
print(p, p(2), p(-1.5), p(10 ** 20), p - p, -p, Poly(), 5 + x)
q, r = divmod(p, x - Poly(1))
print(q, "|", r, q * (x - Poly(1)) + r == p, (x + 1) ** 12)
