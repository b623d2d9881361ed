"""Where an exception leaves a function: the line, the locals as they are there, and the temporaries, for each place that can fail."""
import sys


class Loud:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Loud({self.name})"

    def __del__(self):
        print("  gone", self.name)


class Failing:
    """Fails at the operation that it counts down to."""

    def __init__(self, left):
        self.left = left

    def step(self, value=None):
        self.left -= 1
        if self.left < 0:
            raise ValueError(f"step {value!r}")
        return value

    __call__ = __getitem__ = __add__ = step

    def __getattr__(self, name):
        return self.step(name)


def locals_of(frame):
    return {k: v for k, v in sorted(frame.f_locals.items()) if k not in ("f", "self")}


def tell(function, *arguments):
    n = 0
    while True:
        try:
            result = function(Failing(n), *arguments)
        except ValueError as e:
            tb = e.__traceback__.tb_next
            print(function.__name__, n, "line", tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno, e, locals_of(tb.tb_frame))
            del tb
        else:
            print(function.__name__, n, "ends", result)
            return
        n += 1


def straight(f, x):
    a = f(x)
    b = f(a + 1)
    c = [f(b), Loud("temporary"), f.left_out]
    a = f[c[0]]
    d = (a, f + b, f(Loud("argument")))
    del b
    e = f(d[0]) + f(d[1])
    return e


def looping(f, n):
    total = 0
    real = 0.5
    for i in range(n):
        total += i * i
        real = real * 2.0
        odd = i % 2 == 1
        f(i)
        if odd:
            last = f.attribute
    f(total)
    return total, real


def handled(f, x):
    seen = []
    try:
        a = f(x)
        b = f[a]
        try:
            c = f + b
        finally:
            seen.append(f(3))
    except KeyError as e:
        seen.append(e)
    else:
        f(4)
    return seen


def stepping(f, n):
    def generator():
        kept = Loud("kept")
        for i in range(n):
            half = i / 2
            yield f(half)
            f(i)
    return [x for x in generator()]


tell(straight, 1)
tell(looping, 4)
tell(handled, 2)
n = 0
while True:
    try:
        print(stepping(Failing(n), 3))
        break
    except ValueError as e:
        tb = e.__traceback__
        while tb.tb_next.tb_frame.f_code.co_name != "step":
            tb = tb.tb_next
        print("stepping", n, "line", tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno, e, locals_of(tb.tb_frame))
        tb = None
    n += 1
