"""f-strings of ints and strings: digits of all lengths, wide characters, conversions, subclasses, what __format__, __str__ and __repr__ return, errors between the parts, generators."""
import sys


class Int(int):
    def __str__(self):
        return "Int"

    def __format__(self, spec):
        return "fmt" + spec

    def __repr__(self):
        return "repr"


class Text(str):
    def __str__(self):
        return Text("text")

    def __format__(self, spec):
        return Text("format " + spec)

    def __add__(self, other):
        raise ValueError


class Odd:
    def __init__(self, result):
        self.result = result

    def __format__(self, spec):
        return self.result

    __str__ = __repr__ = lambda self: self.result


class Noisy:
    def __init__(self, name):
        self.name = name

    def __str__(self):
        return self.name

    def __del__(self):
        print("del", self.name, end="; ")


def two(a, b):
    return f"{a}{b}"


def with_text(a, b):
    return f"<{a}, {b!r}, {a!s}|{b!a}>"


def wide(a, b):
    return f"é{a}{b}", f"я{a!r}{b}", f"𝄞{a}{b!s}{a!a}"


def with_spec(a, b):
    return f"{a:>5}{b:{6}}{a!r:>8}"


def named(a, b):
    return f"{a=}{b=:}"


def show(f, *args):
    try:
        r = f(*args)
        print(ascii(r), type(r).__name__ if isinstance(r, str) else "", end="; ")
    except Exception as e:
        print(type(e).__name__, e, end="; ")


numbers = [0, 5, -1, 9, 10, -10, 99, 100, 999, 1000, 2 ** 30 - 1, 2 ** 30, -2 ** 30 + 1, -2 ** 30, 2 ** 31, 10 ** 9, 999999999, 10 ** 20, True, False, Int(3)]
others = ["", "a", "text", "é", "я", "𝄞", Text("x"), None, 1.5, (1, 2), b"x", Odd("odd"), Odd("ö"), Odd(Text("sub")), Odd(5), Odd(None), Odd("")]
for f in two, with_text, wide, with_spec, named:
    for a in numbers:
        show(f, a, 7)
        show(f, "s", a)
    for a in others:
        show(f, a, 12)
        show(f, -3, a)
    print()


def keeps(n):
    return f"{n} {next(iter(()), n)} {n}"


def errors(n):
    try:
        return f"{n}{n + 1}{[][n]}"
    except IndexError as e:
        return f"{n}{e}"


def lazy(n):
    yield f"{n} {(yield n)} {n + 1}{yield}"


print(keeps(300), errors(1), errors(123456))
g = lazy(1000)
print(next(g), g.send(77), g.send("x"))
g = lazy(1000)
next(g)
try:
    g.throw(KeyError(1))
except KeyError as e:
    print(repr(e))
g = lazy(5)
next(g), g.close()
print([f"{i}{i * i}" for i in range(0, 100, 9)], f"{1}{2}", f"{'a'}{'b'}" == "ab", f"{''}{''}" == "")
print(f"{Noisy('one')}{Noisy('two')}{5}")
print(f"{5}{Noisy('three')}" + f"{str(Noisy('four'))}{1}", two(sys.maxsize, -sys.maxsize), len(two(10 ** 300, 1)), len(f"{'x' * 10000}{1}{'é' * 100}"))
try:
    sys.set_int_max_str_digits(700)
    two(1, 10 ** 800)
except ValueError as e:
    print(e)
